import { expect, test } from "vitest";
import { action, meeting, member, page } from "./fixtures";
import {
  admitted,
  cycleUnderWay,
  openMeeting,
  placeInCycle,
  pollEvery,
  sortActions,
  waiting,
} from "./reading";

test("oneself comes first, then the facilitator, the lobby not at all", () => {
  const members = [...page().members, member("Zoe", { standing: "waiting" })];
  expect(admitted(page({ members })).map(({ id }) => id)).toEqual(["Dev", "Hugo", "Ada"]);
  expect(waiting(page({ members })).map(({ id }) => id)).toEqual(["Zoe"]);
});

test("one's own open actions come apart from the others' and from what is over", () => {
  const actions = [action("a", "Dev", true), action("b", "Ada", true), action("c", "Dev", false)];
  const sorted = sortActions(page({ actions }));
  expect(sorted.mine.map(({ id }) => id)).toEqual(["a"]);
  expect(sorted.others.map(({ id }) => id)).toEqual(["b"]);
  expect(sorted.past.map(({ id }) => id)).toEqual(["c"]);
});

test("the open meeting is the one that is not closed", () => {
  expect(openMeeting(page())).toBeUndefined();
  const meetings = [meeting("2", "live"), meeting("1", "closed")];
  expect(openMeeting(page({ meetings }))?.id).toBe("2");
});

test("a cycle is under way from its first meeting until its last is held", () => {
  const line = { format: "learning-cycle", theme: "Feedback", nextSitting: 2, sittings: 2 };
  const cycle = { ...line, meetings: ["1"] };
  expect(cycleUnderWay(page())).toBeNull();
  expect(cycleUnderWay(page({ cycle }))).toBe(cycle);
  expect(cycleUnderWay(page({ cycle: { ...cycle, meetings: [] } }))).toBeNull();
  expect(cycleUnderWay(page({ cycle: { ...cycle, nextSitting: 3 } }))).toBeNull();
  expect(placeInCycle(page({ cycle }), "1")).toBe(1);
  expect(placeInCycle(page({ cycle }), "2")).toBeNull();
});

test("a meeting that is put away is still the set's open one", () => {
  expect(openMeeting(page({ meetings: [meeting("1", "suspended")] }))?.id).toBe("1");
});

test("the page asks often in the lobby, seldom while a meeting runs", () => {
  expect(pollEvery(undefined)).toBeNull();
  expect(pollEvery(page({ you: member("Dev", { standing: "waiting" }) }))).toBe(3_000);
  expect(pollEvery(page())).toBe(5_000);
  expect(pollEvery(page({ meetings: [meeting("1", "gathering")] }))).toBe(5_000);
  expect(pollEvery(page({ meetings: [meeting("1", "live")] }))).toBe(20_000);
  expect(pollEvery(page({ meetings: [meeting("1", "suspended")] }))).toBe(20_000);
});
