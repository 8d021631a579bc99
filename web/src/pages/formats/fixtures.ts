/** A small format for tests. */
import type { Format, RoundRule } from "../../protocol";

export const rule = (name: string, more: Partial<RoundRule> = {}): RoundRule => ({
  name,
  rule: "Speak.",
  purpose: "To speak.",
  floor: "open",
  admits: [],
  gate: "closed",
  planned: { minutes: 10 },
  minimum: null,
  yields: [],
  prompts: [],
  repeats: "once",
  bidsWithinMinutes: null,
  thinkingSeconds: null,
  protected: false,
  sitting: null,
  ...more,
});

export const format = (more: Partial<Format> = {}): Format => ({
  key: "ours",
  name: "Ours",
  purpose: "To think.",
  source: "Us.",
  presents: "chosen",
  slackMinutes: 5,
  rounds: [
    rule("Check-in", {
      floor: "inTurn",
      planned: { secondsPerTurn: 90 },
      admits: [{ kind: "bid", from: "members" }],
      yields: ["presenterChosen"],
      bidsWithinMinutes: 5,
    }),
    rule("Presenting", {
      floor: "presenterAlone",
      repeats: "perIssue",
      admits: [{ kind: "account", from: "presenter" }],
      minimum: { minutes: 5, prompts: ["How did it start?"] },
      yields: ["minimumTime"],
    }),
    rule("Questions", {
      floor: "questionAndAnswer",
      planned: { minutes: 25 },
      repeats: "perIssue",
      admits: [
        { kind: "openQuestion", from: "others" },
        { kind: "offer", from: "others" },
      ],
      gate: "invitable",
      thinkingSeconds: 10,
      prompts: ["What matters?", "What else?"],
    }),
  ],
  ...more,
});
