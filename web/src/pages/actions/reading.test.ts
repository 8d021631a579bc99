import { expect, test } from "vitest";
import type { ActionStory } from "../../protocol";
import { firstFilter, shown, steps } from "./reading";

const story = (id: string, member: string, open: boolean): ActionStory => ({
  id,
  member,
  wording: {
    what: id,
    measure: null,
    means: null,
    why: null,
    due: null,
    involvesPupils: false,
    ethicsTicked: false,
  },
  confirmed: true,
  madeAt: 0,
  open,
  reviews: [],
  observations: [],
});

const actions = [story("a", "Ada", true), story("b", "Ben", true), story("c", "Ada", false)];
const ids = (found: ActionStory[]) => found.map(({ id }) => id).join("");

test("mine or everyone's, open or all", () => {
  expect(ids(shown(actions, { whose: "mine", which: "open" }, "Ada"))).toBe("a");
  expect(ids(shown(actions, { whose: "mine", which: "all" }, "Ada"))).toBe("ac");
  expect(ids(shown(actions, { whose: "everyones", which: "open" }, "Ada"))).toBe("ab");
  expect(ids(shown(actions, { whose: "everyones", which: "all" }, "Ada"))).toBe("abc");
});

test("whoever has none open begins with everyone's", () => {
  expect(firstFilter(actions, "Ada").whose).toBe("mine");
  expect(firstFilter(actions, "Chloe").whose).toBe("everyones");
});

test("what was noticed and what was said in meetings stand in the order they happened", () => {
  const review = { outcome: "notYet" as const, happened: null, learned: null, at: 20 };
  const noticed = (at: number) => ({ id: `${at}`, text: "-", at });
  const told = { ...story("a", "Ada", true), reviews: [review] };
  const all = steps({ ...told, observations: [noticed(10), noticed(30)] });
  expect(all.map(({ kind, at }) => `${kind} ${at}`)).toEqual([
    "noticed 10",
    "review 20",
    "noticed 30",
  ]);
});
