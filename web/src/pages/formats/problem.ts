/** Where in the editor a problem of the server belongs. Pure. */
import { editor } from "../../messages/formats";
import { sentenceCase } from "../../messages/words";
import type { Problem } from "../../protocol";
import type { Fault } from "../form/submission.svelte";
import type { FormatDraft } from "./draft.svelte";
import { has, roundField, type RoundDraft } from "./round";

/** Inputs by the protocol's names for them, and by those of a file. */
const ABOUT: Record<string, string> = {
  key: "format-name",
  name: "format-name",
  purpose: "format-purpose",
  source: "format-source",
  presents: "format-presents",
  slackMinutes: "format-slack",
  rounds: "format-rounds",
};
const OF_ROUND: Record<string, string> = {
  name: "name",
  rule: "rule",
  purpose: "purpose",
  floor: "floor",
  planned: "time",
  minutes: "time",
  secondsPerTurn: "time",
  minimum: "minimum",
  admits: "admits",
  gate: "gate",
  bidsWithinMinutes: "bids",
  thinkingSeconds: "thinking",
  yields: "yields",
  prompts: "prompts",
  repeats: "repeats",
  sitting: "sitting",
  protected: "protected",
};
/** Those among the less usual ones. */
const DEEP = ["gate", "bids", "thinking", "yields", "prompts", "repeats", "sitting", "protected"];

/** The fault at its input; undefined where the problem names none that is here. */
export function placed(problem: Problem, draft: FormatDraft): Fault | undefined {
  if (!problem.field) return undefined;
  const text = sentenceCase(problem.detail ?? problem.title);
  const { place, path } = apart(problem.field, problem.round ?? null);
  const round = place === null ? undefined : draft.rounds[place];
  const [first = "", second = ""] = path;
  if (place === null) {
    const field = ABOUT[first];
    return field ? { field, text } : undefined;
  }
  if (!round) return { field: "format-rounds", text };
  const where = round.name || editor.newRound(place + 1);
  return { field: roundField(round.id, inputOf(round, first, second)), text, where };
}

/** `rounds[2].minimum.minutes` names its round itself; names of a file become those of the protocol. */
function apart(field: string, round: number | null) {
  const steps = field.split(/[.[\]]+/).filter(Boolean);
  const path = steps.map((step) =>
    step.replace(/_(\w)/g, (_, first: string) => first.toUpperCase()),
  );
  const inPath = path[0] === "rounds" && /^\d+$/.test(path[1] ?? "");
  if (inPath) return { place: Number(path[1]), path: path.slice(2) };
  return { place: round, path };
}

/** An input that this round does not show gives way to the one it depends on. */
function inputOf(round: RoundDraft, first: string, second: string): string {
  const input = OF_ROUND[first] ?? "name";
  if (input === "minimum" && !has.minimum(round)) return "floor";
  if (input === "minimum" && second === "prompts") return "minimum-prompts";
  if (input === "bids" && !has.bids(round)) return "admits";
  if (input === "thinking" && !has.thinking(round)) return "floor";
  if (input === "sitting" && !round.sitting) return "repeats";
  if (input === "gate" && !has.gate(round)) return "floor";
  return input;
}

/** Opens every round that has a fault, so that its inputs can be reached. */
export function reveal(draft: FormatDraft, faults: readonly Fault[]) {
  for (const round of draft.rounds) {
    const prefix = roundField(round.id, "");
    const inputs = faults
      .filter(({ field }) => field?.startsWith(prefix))
      .map(({ field }) => field?.slice(prefix.length) ?? "");
    if (inputs.length > 0) round.open = true;
    if (inputs.some((input) => DEEP.includes(input))) round.deep = true;
  }
}
