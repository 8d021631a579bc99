import { expect, test } from "vitest";
import type { Kind } from "../../protocol";
import { sensibleKinds, sensibleWhom, sensibleYields } from "./sensible";

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
    const whom = sensibleWhom("nobody", kind);
    expect(whom.length).toBeGreaterThan(0);
    expect(whom).not.toContain("presenter");
  }
});

test("a round yields what it admits", () => {
  const part = (kinds: Kind[]) => ({
    floor: "inTurn" as const,
    admits: kinds.map((kind) => ({ kind })),
    hasMinimum: false,
  });
  expect(sensibleYields("chosen", part(["update"]))).toContain("actionsReviewed");
  expect(sensibleYields("chosen", part([]))).not.toContain("actionsReviewed");
  expect(sensibleYields("chosen", part([]))).toContain("everyoneHeard");
});
