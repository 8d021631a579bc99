/** What is to put right in a format before it is sent, each at its own input. Pure. */
import { editor, round as words } from "../../messages/formats";
import { checkText, MOST, oneLine } from "../form/checks";
import type { Fault } from "../form/submission.svelte";
import { MOST_ROUNDS, type FormatDraft } from "./draft.svelte";
import {
  admitsKind,
  has,
  linesOf,
  MOST_LINES,
  numberOf,
  roundField,
  type RoundDraft,
} from "./round";
import { isThere, needsPresenter } from "./sensible";

const MOST_MINUTES = 480;
const MOST_SPARE = 60;
const MOST_WORDS = 8;

export const countWords = (text: string) => oneLine(text).split(" ").filter(Boolean).length;

/** What is wrong with a rule's length, while it is being written. */
export function ruleTooLong(text: string): string | undefined {
  const n = countWords(text);
  return n > MOST_WORDS ? words.ruleLong(n) : undefined;
}

export function faultsOf(draft: FormatDraft): Fault[] {
  const about = [
    ...checkText("format-name", draft.name, editor.nameWhat, MOST.name),
    ...checkText("format-purpose", draft.purpose, editor.purposeWhat, MOST.line),
    ...checkText("format-source", draft.source, editor.sourceWhat, MOST.line),
    ...checkWhole("format-slack", draft.slack || "0", editor.slackWhat, 0, MOST_SPARE),
  ];
  const n = draft.rounds.length;
  const few = n === 0 ? editor.roundsNone : n > MOST_ROUNDS ? editor.roundsMany : null;
  if (few) about.push({ field: "format-rounds", text: few });
  if (draft.presents === "chosen" && n > 0 && !draft.rounds.some(has.bids)) {
    about.push({ field: "format-presents", text: editor.noneChooses });
  }
  return [...about, ...draft.rounds.flatMap((_, place) => faultsOfRound(draft, place))];
}

function faultsOfRound(draft: FormatDraft, place: number): Fault[] {
  const round = draft.rounds[place];
  if (!round) return [];
  const id = (field: string) => roundField(round.id, field);
  const one = (wrong: boolean, field: string, text: string): Fault[] =>
    wrong ? [{ field: id(field), text }] : [];
  const name = oneLine(round.name);
  const same = (other: RoundDraft) => oneLine(other.name).toLowerCase() === name.toLowerCase();
  const twice = draft.rounds.slice(0, place).some(same);
  const lost = round.admits.some(({ from }) => !isThere(draft.presents, round.floor, from));
  const long = ruleTooLong(round.rule);
  const asks = admitsKind(round, "factQuestion") || admitsKind(round, "openQuestion");
  const faults = [
    ...checkText(id("name"), round.name, words.nameWhat, MOST.name),
    ...one(name !== "" && twice, "name", words.nameTwice),
    ...(long
      ? one(true, "rule", long)
      : checkText(id("rule"), round.rule, words.ruleWhat, MOST.line)),
    ...checkText(id("purpose"), round.purpose, words.purposeWhat, MOST.line),
    ...one(
      draft.presents === "nobody" && needsPresenter(round.floor),
      "floor",
      words.floorNoPresenter,
    ),
    ...timeFaults(round, id),
    ...one(hasTwice(round), "admits", words.twice),
    ...one(lost, "admits", words.nobodyThere),
    ...one(has.bids(round) && draft.presents !== "chosen", "admits", words.noBids),
    ...one(
      draft.presents === "inTurn" && needsPresenter(round.floor) && round.repeats === "once",
      "repeats",
      words.repeatsInTurn,
    ),
    ...one(draft.presents === "nobody" && round.repeats !== "once", "repeats", words.repeatsOnce),
    ...one(round.floor === "questionAndAnswer" && !asks, "admits", words.needsQuestion),
    ...one(
      has.gate(round) && round.invitable && !admitsKind(round, "offer"),
      "gate",
      words.gateNeeds,
    ),
    ...(has.bids(round)
      ? checkWhole(id("bids"), round.bidsWithin, words.bidsWhat, 1, longest(round))
      : []),
    ...(has.thinking(round) && round.thinking.trim()
      ? checkWhole(id("thinking"), round.thinking, words.thinkingWhat, 5, 60)
      : []),
    ...lineFaults(id("prompts"), round.prompts),
  ];
  const where = name || editor.newRound(place + 1);
  return faults.map((fault) => ({ ...fault, where }));
}

function timeFaults(round: RoundDraft, id: (field: string) => string): Fault[] {
  const inAll = round.timing === "minutes";
  const time = inAll
    ? checkWhole(id("time"), round.minutes, words.minutesWhat, 1, MOST_MINUTES)
    : checkWhole(id("time"), round.seconds, words.secondsWhat, 5, 3600);
  if (!has.minimum(round) || !round.minimum.trim()) return time;
  const most = inAll ? numberOf(round.minutes) : Math.floor(numberOf(round.seconds) / 60);
  const least = checkWhole(id("minimum"), round.minimum, words.minimumWhat, 1, MOST_MINUTES);
  if (least.length === 0 && numberOf(round.minimum) > most) {
    least.push({ field: id("minimum"), text: words.minimumLong(most) });
  }
  return [...time, ...least, ...lineFaults(id("minimum-prompts"), round.minimumPrompts)];
}

/** The most minutes after which bids can be shown. */
function longest(round: RoundDraft): number {
  const planned = round.timing === "minutes" ? numberOf(round.minutes) : NaN;
  return planned > 0 ? planned : MOST_MINUTES;
}

function hasTwice({ admits }: RoundDraft): boolean {
  return new Set(admits.map(({ kind, from }) => `${kind} ${from}`)).size < admits.length;
}

function checkWhole(
  field: string,
  text: string,
  what: string,
  least: number,
  most: number,
): Fault[] {
  const n = numberOf(text);
  return n >= least && n <= most ? [] : [{ field, text: words.between(what, least, most) }];
}

function lineFaults(field: string, text: string): Fault[] {
  const lines = linesOf(text);
  if (lines.length > MOST_LINES) return [{ field, text: words.linesMany(lines.length) }];
  return lines
    .flatMap((line, at) => checkText(field, line, words.lineWhat(at + 1), MOST.line))
    .slice(0, 1);
}
