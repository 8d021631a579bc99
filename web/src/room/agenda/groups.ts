/** The agenda as the header shows it: one part for each round of all, one for each person's issue. */
import type { View } from "../../live/reduce";
import type { AgendaItem, RoundIndex } from "../../protocol";
import { blocks, type Block, type Step } from "./blocks";

/** More parts than a row of bars can tell apart. */
export const MOST_BARS = 12;

export interface Group {
  /** Whose issue it is, or who tells of their actions; none for a round of all. */
  presenter: Block["presenter"];
  /** Which issue it is of how many, where there are several. */
  place: Block["place"];
  steps: Step[];
}

/** Where there is but one issue, its rounds stand for themselves. */
export function groups(agenda: readonly AgendaItem[]): Group[] {
  return blocks(agenda).flatMap(({ presenter, returning, place, steps }) =>
    place !== null || returning
      ? [{ presenter, place, steps }]
      : steps.map((step) => ({ presenter: null, place: null, steps: [step] })),
  );
}

export interface Progress {
  all: Group[];
  /** The place of the part the meeting is in, or was put away in. */
  at: number;
  now: Group;
  step: Step;
  /** How much of that part is begun: its present step counts. */
  share: number;
}

/** How far the agenda got; none before the opening and after the close. */
export function progress({ meeting }: Pick<View, "meeting">): Progress | null {
  if (meeting.stage !== "live" && meeting.stage !== "suspended") return null;
  const all = groups(meeting.agenda);
  const at = all.findIndex((group) => stepAt(group, meeting.at));
  const now = all[at];
  const step = now && stepAt(now, meeting.at);
  if (!now || !step) return null;
  return { all, at, now, step, share: (now.steps.indexOf(step) + 1) / now.steps.length };
}

function stepAt({ steps }: Group, at: RoundIndex | null): Step | undefined {
  return steps.find(({ index }) => index === at);
}
