import { describe, expect, it } from "vitest";
import type { Refusal } from "../protocol";
import { missingSentence, refusalSentence } from "./refusals";

const names = {
  seat: (seat: number) => ["You", "Ben", "Ewa"][seat] ?? "Someone",
  round: () => "Open questions",
};

describe("refusals", () => {
  it.each<[Refusal, string]>([
    [
      { type: "alreadyMoved", by: 1, now: 4 },
      "Ben has moved on to Open questions already. Look where it is now.",
    ],
    [
      { type: "alreadyMoved", by: null, now: 4 },
      "The meeting has moved on to Open questions already. Look where it is now.",
    ],
    [
      { type: "belowQuorum", present: 1, quorum: 4 },
      "1 person is here and your charter asks for 4. Wait, or ask everyone here to consent.",
    ],
    [
      { type: "notAdmitted", kind: "offer" },
      "This round has no place for advice. Keep it for a later one.",
    ],
    [
      {
        type: "replanned",
        plan: {
          minutes: 5,
          fromSlack: 180_000,
          fromRounds: [{ round: 4, time: 120_000, left: 1_380_000 }],
        },
      },
      "5 minutes more: 3 from spare time and 2 from Open questions (25 → 23).",
    ],
    [
      { type: "replanned", plan: { minutes: 1, fromSlack: 60_000, fromRounds: [] } },
      "1 minute more: 1 from spare time.",
    ],
    [
      { type: "noTimeLeft", most: 0 },
      "There is no time left to take from. Ask everyone to move the end, or move on.",
    ],
    [
      { type: "noTimeLeft", most: 2 },
      "There is room for 2 minutes at most. Take those, or ask everyone to move the end.",
    ],
    [{ type: "selfFacilitated", act: "next" }, "You move on together here. Press “I’m ready”."],
    [{ type: "outOfBounds", least: 1, most: 30 }, "Choose a number from 1 to 30."],
  ])("says %j in plain words", (refusal, sentence) => {
    expect(refusalSentence(refusal, names)).toBe(sentence);
  });

  it("r1 names who is missing", () => {
    expect(missingSentence([{ what: "everyoneHeard", seats: [1] }], names)).toBe(
      "Ben has not been heard yet.",
    );
    expect(missingSentence([{ what: "everyoneHeard", seats: [1, 2] }], names)).toBe(
      "Ben and Ewa have not been heard yet.",
    );
    expect(missingSentence([{ what: "everyoneHeard", seats: [0] }], names)).toBe(
      "You have not been heard yet.",
    );
  });
});
