import { describe, expect, it } from "vitest";
import type { Clock } from "../protocol";
import { ADA, DEV, held, inRound, pair } from "./fixtures";
import { minutes, spoken, timeLeft, turnNow, used } from "./clock";

const TEN: Clock = { planned: 600_000, used: 0, runningSince: 1_000_000 };
const at = (seconds: number) => timeLeft(TEN, 1_000_000 + seconds * 1000);

describe("clock", () => {
  it("counts what was used before and since", () => {
    expect(used({ planned: 1, used: 5_000, runningSince: 100 }, 2_100)).toBe(7_000);
    expect(used({ planned: 1, used: 5_000, runningSince: null }, 2_100)).toBe(5_000);
  });

  it("never runs backwards when the offset makes now earlier than the start", () => {
    expect(used(TEN, 999_000)).toBe(0);
  });

  it.each([
    [0, "calm", "10:00", "left"],
    [73, "calm", "8:47", "left"],
    [480, "soon", "2:00", "left, nearly up"],
    [550, "soon", "0:50", "last minute"],
    [570, "last", "0:30", "last minute"],
    [599.5, "last", "0:01", "last minute"],
    [600, "over", "Time is up", "+0:00"],
    [612, "over", "Time is up", "+0:12"],
  ])("c3 after %d s: %s, %s %s", (seconds, warning, digits, label) => {
    expect(at(seconds)).toMatchObject({ warning, digits, label });
  });

  it("shows hours where there are any", () => {
    expect(minutes(3_600_000 + 8 * 60_000 + 47_000)).toBe("1:08:47");
  });

  it("speaks once when a warning is reached, and never on the way back", () => {
    expect(spoken("calm", at(73))).toBeNull();
    expect(spoken("calm", at(480))).toBe("2 minutes left.");
    expect(spoken("soon", at(570))).toBe("30 seconds left.");
    expect(spoken("last", at(600))).toBe("Time is up.");
    expect(spoken("over", at(480))).toBeNull();
  });

  it.each([
    ["inTurn", 0, true],
    ["open", 1, false],
    ["presenterAlone", 2, false],
    ["presenterCalls", 5, true],
    ["facilitatorLeads", 6, true],
  ])("c3 a turn has a clock of its own in a round of %s", (kind, index, has) => {
    const view = inRound(index, DEV, { floor: held(DEV) });
    expect(view.round?.floorKind).toBe(kind);
    expect(turnNow(view)).toEqual(
      has ? { by: DEV, mine: true, clock: expect.objectContaining({ planned: 90_000 }) } : null,
    );
  });

  it("c3 the turn is mine or another's, and none while nobody has the floor", () => {
    expect(turnNow(inRound(0, DEV, { floor: held(ADA) }))).toMatchObject({ by: ADA, mine: false });
    expect(turnNow(inRound(0, DEV))).toBeNull();
    expect(turnNow(inRound(5, DEV, { floor: pair("asking") }))).toBeNull();
  });

  it("c3 a turn is told apart from the round", () => {
    expect(spoken("calm", at(480), true)).toBe("2 minutes left of your turn.");
    expect(spoken("last", at(600), true)).toBe("The time of your turn is up.");
  });
});
