import { expect, test } from "vitest";
import type { Kind } from "../../protocol";
import { canYield, isThere, sensibleKinds, sensibleWhom, sensibleYield } from "./sensible";

test("what belongs to an issue has no place where a theme is worked on, and the other way round", () => {
  const theme = sensibleKinds("nobody", "open");
  expect(theme).toContain("theme");
  expect(theme).not.toContain("offer");
  expect(sensibleKinds("chosen", "presenterCalls")).not.toContain("nextTheme");
});

test("bids come before there is a presenter, and only where one is chosen", () => {
  expect(sensibleKinds("chosen", "open")).toContain("bid");
  expect(sensibleKinds("chosen", "presenterAlone")).not.toContain("bid");
  expect(sensibleKinds("inTurn", "open")).not.toContain("bid");
});

test("remarks on the process are always welcome, so they are no choice", () => {
  expect(sensibleKinds("chosen", "open")).not.toContain("processRemark");
});

test("every kind comes from someone; without a presenter, from no presenter", () => {
  for (const kind of sensibleKinds("nobody", "open")) {
    const whom = sensibleWhom("nobody", "inTurn", kind);
    expect(whom.length).toBeGreaterThan(0);
    expect(whom).not.toContain("presenter");
  }
});

test("where anyone speaks, nobody has the floor", () => {
  expect(isThere("chosen", "open", "holder")).toBe(false);
  expect(sensibleWhom("chosen", "open", "update")[0]).toBe("presenter");
  expect(sensibleWhom("chosen", "inTurn", "update")[0]).toBe("holder");
});

test("a round yields what it admits", () => {
  const part = (kinds: Kind[]) => ({
    floor: "inTurn" as const,
    admits: kinds.map((kind) => ({ kind })),
    hasMinimum: false,
  });
  expect(sensibleYield("chosen", part(["update"]), "actionsReviewed")).toBe(true);
  expect(sensibleYield("chosen", part([]), "actionsReviewed")).toBe(false);
  expect(sensibleYield("chosen", part([]), "everyoneHeard")).toBe(true);
  expect(sensibleYield("chosen", part([]), "supportStated")).toBe(false);
  expect(canYield("chosen", part([]), "supportStated")).toBe(true);
  expect(canYield("nobody", part([]), "supportStated")).toBe(false);
  expect(canYield("chosen", part([]), "minimumTime")).toBe(false);
});
