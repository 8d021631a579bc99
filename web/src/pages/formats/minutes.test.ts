import { expect, test } from "vitest";
import { format, rule } from "./fixtures";
import { minutesFor, minutesOfEach, sittings } from "./minutes";

const each = { repeats: "perIssue", planned: { minutes: 15 } } as const;

test("time per turn grows with the people, time in all does not", () => {
  expect(minutesFor(format(), 6)).toBe(44);
  expect(minutesFor(format(), 4)).toBe(41);
});

test("where everyone presents, each who has an issue has its time", () => {
  const rounds = [rule("Opening"), rule("Theirs", each)];
  const inTurn = format({ presents: "inTurn", rounds });
  expect(minutesFor(inTurn, 5, 4)).toBe(10 + 4 * 15);
  expect(minutesFor(inTurn, 5)).toBe(10 + 5 * 15);
});

test("rounds of one sitting count in that sitting only", () => {
  const rounds = [
    rule("Opening"),
    rule("Theme", { sitting: 1, planned: { minutes: 20 } }),
    rule("Reflect", { sitting: 2, planned: { minutes: 30 } }),
  ];
  const cycle = format({ presents: "nobody", rounds });
  expect(sittings(cycle)).toBe(2);
  expect(minutesOfEach(cycle, 6)).toEqual([30, 40]);
  expect(sittings(format())).toBe(1);
});

test("who comes back with actions is known only on the day", () => {
  const rounds = [rule("Opening"), rule("Back", { ...each, repeats: "perReturn" })];
  expect(minutesFor(format({ rounds }), 6)).toBe(10);
});
