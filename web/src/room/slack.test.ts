import { expect, it } from "vitest";
import type { View } from "../live/reduce";
import { slack } from "./slack";
import { AT, DEV, inRound, round, view } from "./fixtures";

const MINUTE = 60_000;
const ending = (base: View, minutes: number): View => ({
  ...base,
  meeting: { ...base.meeting, endsAt: AT + minutes * MINUTE },
});
/** Fifteen minutes, of which a third is used; a plenary of ten comes after. */
const inCharge = inRound(5, DEV);

it("c4 is what lies between the plan and the agreed end", () => {
  expect(slack(ending(inCharge, 25), AT)).toBe(5 * MINUTE);
  expect(slack(ending(inCharge, 20), AT)).toBe(0);
});

it("c4 is negative where the plan runs past the end", () => {
  expect(slack(ending(inCharge, 15), AT)).toBe(-5 * MINUTE);
});

it("stays while the round runs, and melts once it is over its time or paused", () => {
  const base = ending(inCharge, 25);
  expect(slack(base, AT + 10 * MINUTE)).toBe(5 * MINUTE);
  expect(slack(base, AT + 12 * MINUTE)).toBe(3 * MINUTE);
  const clock = { planned: 15 * MINUTE, used: 5 * MINUTE, runningSince: null };
  expect(slack({ ...base, round: round(5, { clock }) }, AT + 2 * MINUTE)).toBe(3 * MINUTE);
});

it("is nothing without a round or an agreed end", () => {
  expect(slack(view(DEV), AT)).toBeNull();
  const open = { ...inCharge, meeting: { ...inCharge.meeting, endsAt: null } };
  expect(slack(open, AT)).toBeNull();
});
