import { describe, expect, it } from "vitest";
import type { Motion } from "../protocol";
import { motionCardWords, motionWords } from "./motions";

const END = new Date(2026, 2, 3, 17, 30).getTime();
const MOTIONS: Motion[] = [
  { type: "moveEnd", minutes: 10 },
  { type: "remove", seat: 1 },
  { type: "closeEarly" },
  { type: "suspend" },
];
const said = (motion: Motion, by: string) => motionWords(motion, by, "Ben", END);

describe("motions", () => {
  it.each(MOTIONS)("say who asks for what, and have two plain answers: $type", (motion) => {
    expect(said(motion, "Hugo").title).toMatch(/^Hugo asks /);
    expect(said(motion, "You").title).toMatch(/^You ask /);
    const { agree, decline, body } = said(motion, "Hugo");
    for (const words of [agree, decline, body]) expect(words).not.toMatch(/!|kick|ban|report/i);
  });

  it("c4 says when the meeting would end", () => {
    expect(said({ type: "moveEnd", minutes: 10 }, "Hugo").body).toMatch(
      /10 minutes later, at 17:40\. It moves only if everyone here agrees/,
    );
    expect(motionWords({ type: "moveEnd", minutes: 1 }, "You", "", null).body).toMatch(
      /^The meeting would end 1 minute later\./,
    );
  });

  it("d7 alone is pressed twice, and says what happens before the second", () => {
    const careful = MOTIONS.filter((motion) => said(motion, "Hugo").careful !== undefined);
    expect(careful.map(({ type }) => type)).toEqual(["remove"]);
  });

  it("says who agrees so far", () => {
    expect(motionCardWords.soFar(["Hugo"], 2)).toBe("Hugo agrees: 1 of 2.");
    expect(motionCardWords.soFar(["You", "Ben"], 7)).toBe("Ben and you agree: 2 of 7.");
  });
});
