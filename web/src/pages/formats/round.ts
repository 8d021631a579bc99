/** A round while it is being written: what its inputs hold. Pure. */
import type {
  Admission,
  FloorKind,
  Kind,
  Presents,
  Repeats,
  RoundRule,
  Whom,
  Yield,
} from "../../protocol";
import { oneLine } from "../form/checks";
import { canYield, needsPresenter } from "./sensible";

/** A row of what may be contributed. */
export interface Row {
  id: number;
  kind: Kind;
  from: Whom;
}

/** Numbers are kept as they are typed; several lines are one text. */
export interface RoundDraft {
  id: number;
  name: string;
  rule: string;
  purpose: string;
  floor: FloorKind;
  timing: "minutes" | "secondsPerTurn";
  minutes: string;
  seconds: string;
  minimum: string;
  minimumPrompts: string;
  admits: Row[];
  invitable: boolean;
  yields: Yield[];
  prompts: string;
  repeats: Repeats;
  bidsWithin: string;
  thinking: string;
  protected: boolean;
  /** 0: in every sitting. */
  sitting: number;
  /** Whether its inputs are shown, and the less usual ones too. */
  open: boolean;
  deep: boolean;
}

export const MOST_LINES = 12;

/** The id of an input of a round. */
export const roundField = (id: number, field: string) => `round-${id}-${field}`;

export const linesOf = (text: string) => text.split("\n").map(oneLine).filter(Boolean);

/** A whole number as typed; NaN for anything else. */
export const numberOf = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN);

const typed = (n: number | null) => (n === null ? "" : String(n));

/** A rule of a format becomes inputs; `next` gives ids. */
export function draftOf(rule: RoundRule, next: () => number): RoundDraft {
  return {
    id: next(),
    name: rule.name,
    rule: rule.rule,
    purpose: rule.purpose,
    floor: rule.floor,
    timing: "minutes" in rule.planned ? "minutes" : "secondsPerTurn",
    minutes: "minutes" in rule.planned ? typed(rule.planned.minutes) : "10",
    seconds: "secondsPerTurn" in rule.planned ? typed(rule.planned.secondsPerTurn) : "90",
    minimum: typed(rule.minimum?.minutes ?? null),
    minimumPrompts: rule.minimum?.prompts.join("\n") ?? "",
    admits: rule.admits.map(({ kind, from }) => ({ id: next(), kind, from })),
    invitable: rule.gate === "invitable",
    yields: [...rule.yields],
    prompts: rule.prompts.join("\n"),
    repeats: rule.repeats,
    bidsWithin: typed(rule.bidsWithinMinutes),
    thinking: typed(rule.thinkingSeconds),
    protected: rule.protected,
    sitting: rule.sitting ?? 0,
    open: false,
    deep: false,
  };
}

/** A new round: free to speak in, ten minutes. */
export function blank(next: () => number): RoundDraft {
  const planned = { minutes: 10 };
  const texts = { name: "", rule: "", purpose: "" };
  const rest = { minimum: null, bidsWithinMinutes: null, thinkingSeconds: null, sitting: null };
  const none = { admits: [], yields: [], prompts: [], repeats: "once", protected: false } as const;
  const rule = { ...texts, ...rest, ...none, planned, floor: "open", gate: "closed" } as const;
  return { ...draftOf({ ...rule, admits: [], yields: [], prompts: [] }, next), open: true };
}

export const admitsKind = (round: RoundDraft, kind: Kind) =>
  round.admits.some((row) => row.kind === kind);

/** Which of the inputs that not every round has are there. */
export const has = {
  minimum: (round: RoundDraft) => round.floor === "presenterAlone",
  bids: (round: RoundDraft) => admitsKind(round, "bid"),
  thinking: (round: RoundDraft) => round.floor === "questionAndAnswer",
  gate: (round: RoundDraft) => needsPresenter(round.floor),
};

/** What its yields depend on. */
export const partOf = (round: RoundDraft) => ({
  floor: round.floor,
  admits: round.admits,
  hasMinimum: has.minimum(round) && round.minimum.trim() !== "",
});

/** Inputs become a rule; what an input that is not shown holds is left out. */
export function ruleOf(round: RoundDraft, presents: Presents): RoundRule {
  const maybe = (shown: boolean, text: string) => (shown && text.trim() ? numberOf(text) : null);
  const minimum = maybe(has.minimum(round), round.minimum);
  return {
    name: oneLine(round.name),
    rule: oneLine(round.rule),
    purpose: oneLine(round.purpose),
    floor: round.floor,
    admits: round.admits.map(({ kind, from }): Admission => ({ kind, from })),
    gate: has.gate(round) && round.invitable ? "invitable" : "closed",
    planned:
      round.timing === "minutes"
        ? { minutes: numberOf(round.minutes) }
        : { secondsPerTurn: numberOf(round.seconds) },
    minimum: minimum === null ? null : { minutes: minimum, prompts: linesOf(round.minimumPrompts) },
    yields: round.yields.filter((each) => canYield(presents, partOf(round), each)),
    prompts: linesOf(round.prompts),
    repeats: round.repeats,
    bidsWithinMinutes: maybe(has.bids(round), round.bidsWithin),
    thinkingSeconds: maybe(has.thinking(round), round.thinking),
    protected: round.protected,
    sitting: round.sitting || null,
  };
}
