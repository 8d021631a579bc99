import { expect, test } from "vitest";
import type { RoundRule } from "../../protocol";
import { FormatDraft } from "./draft.svelte";
import { countWords, faultsOf, ruleTooLong } from "./faults";
import { format, rule } from "./fixtures";
import { roundField, type RoundDraft } from "./round";

const CHOOSES: Partial<RoundRule> = {
  admits: [{ kind: "bid", from: "members" }],
  bidsWithinMinutes: 5,
};

/** What is wrong with one round, by the names of its inputs. */
function wrongIn(more: Partial<RoundRule>, change: (round: RoundDraft) => void = () => {}) {
  const chooses = rule("Choosing", CHOOSES);
  const draft = new FormatDraft(format({ rounds: [rule("Round", more), chooses] }));
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
  const rounds = [rule("Check-in", CHOOSES), rule("Check-IN"), rule("", { rule: "" })];
  const faults = faultsOf(new FormatDraft(format({ rounds })));
  expect(faults.map(({ where }) => where)).toEqual(["Check-IN", "Round 3", "Round 3"]);
});

test("what does not go together is named", () => {
  expect(wrongIn({ floor: "questionAndAnswer" })).toEqual(["admits"]);
  expect(wrongIn({ floor: "presenterCalls", gate: "invitable" })).toEqual(["gate"]);
  const update = { kind: "update", from: "everyone" } as const;
  expect(wrongIn({ admits: [update, update] })).toEqual(["admits"]);
  expect(wrongIn({ admits: [{ kind: "bid", from: "members" }] })).toEqual(["bids"]);
});

test("somebody named is somebody there", () => {
  const holder = [{ kind: "update", from: "holder" } as const];
  expect(wrongIn({ floor: "open", admits: holder })).toEqual(["admits"]);
  expect(wrongIn({ floor: "inTurn", admits: holder })).toEqual([]);
});

test("where one is chosen, some round chooses", () => {
  const rounds = [rule("Talk")];
  const fields = (presents: "chosen" | "nobody") =>
    faultsOf(new FormatDraft(format({ presents, rounds }))).map(({ field }) => field);
  expect(fields("chosen")).toEqual(["format-presents"]);
  expect(fields("nobody")).toEqual([]);
});

test("where everyone presents, a presenter's round is held for each", () => {
  const alone = { floor: "presenterAlone" } as const;
  const of = (repeats: "once" | "perIssue") =>
    faultsOf(
      new FormatDraft(format({ presents: "inTurn", rounds: [rule("Own", { ...alone, repeats })] })),
    );
  expect(of("once")[0]?.field).toMatch(/-repeats$/);
  expect(of("perIssue")).toEqual([]);
});

test("bids are shown within their round", () => {
  expect(wrongIn({ ...CHOOSES, bidsWithinMinutes: 11 })).toEqual(["bids"]);
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
