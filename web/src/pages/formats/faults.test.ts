import { expect, test } from "vitest";
import type { RoundRule } from "../../protocol";
import { FormatDraft } from "./draft.svelte";
import { countWords, faultsOf, ruleTooLong } from "./faults";
import { format, rule } from "./fixtures";
import { roundField, type RoundDraft } from "./round";

/** What is wrong with one round, by the names of its inputs. */
function wrongIn(more: Partial<RoundRule>, change: (round: RoundDraft) => void = () => {}) {
  const draft = new FormatDraft(format({ rounds: [rule("Round", more)] }));
  const [round] = draft.rounds;
  if (round) change(round);
  const prefix = roundField(round?.id ?? 0, "");
  return faultsOf(draft).map(({ field }) => field?.slice(prefix.length));
}

test("a good format has no fault", () => {
  expect(faultsOf(new FormatDraft(format()))).toEqual([]);
});

test("a format has a name, a purpose, a source and at least one round", () => {
  const empty = { name: "", purpose: " ", source: "", rounds: [] };
  expect(faultsOf(new FormatDraft(format(empty))).map(({ field }) => field)).toEqual([
    "format-name",
    "format-purpose",
    "format-source",
    "format-rounds",
  ]);
});

test("minutes to spare are a whole number, or none", () => {
  const draft = new FormatDraft(format());
  draft.slack = "";
  expect(faultsOf(draft)).toEqual([]);
  draft.slack = "five";
  expect(faultsOf(draft)[0]?.field).toBe("format-slack");
});

test("a rule has eight words at most", () => {
  expect(countWords("  One voice at  a time. ")).toBe(5);
  expect(ruleTooLong("one two three four five six seven eight")).toBeUndefined();
  const long = "one two three four five six seven eight nine";
  expect(ruleTooLong(long)).toBe("Say it in eight words or fewer. It has 9");
  expect(wrongIn({ rule: long })).toEqual(["rule"]);
});

test("a fault says in which round it is", () => {
  const rounds = [rule("Check-in"), rule("Check-in"), rule("", { rule: "" })];
  const faults = faultsOf(new FormatDraft(format({ rounds })));
  expect(faults.map(({ where }) => where)).toEqual(["Check-in", "Round 3", "Round 3"]);
});

test("what does not go together is named", () => {
  expect(wrongIn({ floor: "questionAndAnswer" })).toEqual(["admits"]);
  expect(wrongIn({ floor: "presenterCalls", gate: "invitable" })).toEqual(["gate"]);
  const update = { kind: "update", from: "holder" } as const;
  expect(wrongIn({ admits: [update, update] })).toEqual(["admits"]);
  expect(wrongIn({ admits: [{ kind: "bid", from: "members" }] })).toEqual(["bids"]);
});

test("a presenter has no place where nobody presents", () => {
  const rounds = [rule("Presenting", { floor: "presenterAlone" })];
  const [fault] = faultsOf(new FormatDraft(format({ presents: "nobody", rounds })));
  expect(fault?.field).toMatch(/-floor$/);
});

test("times are whole numbers within bounds", () => {
  expect(wrongIn({ planned: { minutes: 0 } })).toEqual(["time"]);
  expect(wrongIn({ planned: { secondsPerTurn: 4 } })).toEqual(["time"]);
  expect(wrongIn({}, (round) => (round.minutes = "1.5"))).toEqual(["time"]);
  const alone = { floor: "presenterAlone", minimum: { minutes: 11, prompts: [] } } as const;
  expect(wrongIn({ ...alone, minimum: { minutes: 11, prompts: [] } })).toEqual(["minimum"]);
  expect(wrongIn({}, (round) => (round.minimum = "99"))).toEqual([]);
});

test("starters are twelve at most, each a line", () => {
  const many = Array.from({ length: 13 }, () => "What?");
  expect(wrongIn({ prompts: many })).toEqual(["prompts"]);
  expect(wrongIn({ prompts: ["x".repeat(201)] })).toEqual(["prompts"]);
});
