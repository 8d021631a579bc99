/** How long a meeting in a format is planned to be. Pure. */
import type { Format, Planned, RoundRule } from "../../protocol";

/** What the length of a format depends on. */
export type Timed = Pick<Format, "presents"> & {
  rounds: Pick<RoundRule, "planned" | "repeats" | "sitting">[];
};

/** How many people a length is given for where nobody is there yet. */
export const SIX = 6;

const seconds = (planned: Planned, people: number) =>
  "minutes" in planned ? planned.minutes * 60 : planned.secondsPerTurn * people;

/**
 * Planned minutes for so many people in one sitting of a cycle (counted from 1), without those to spare.
 * `presenting`: how many have an issue where everyone presents. Who comes back with actions is known
 * only when the meeting opens: such rounds are left out.
 */
export function minutesFor(
  format: Timed,
  people: number,
  presenting = people,
  sitting = 1,
): number {
  const issues = format.presents === "inTurn" ? Math.max(1, presenting) : 1;
  const times = { once: 1, perIssue: issues, perReturn: 0 };
  const total = format.rounds
    .filter((round) => round.sitting === null || round.sitting === sitting)
    .reduce((sum, round) => sum + seconds(round.planned, people) * times[round.repeats], 0);
  return Math.round(total / 60);
}

/** How many sittings a cycle of this format has; one where it has no cycle. */
export function sittings(format: Timed): number {
  return Math.max(1, ...format.rounds.map(({ sitting }) => sitting ?? 1));
}

/** Planned minutes of each sitting. */
export function minutesOfEach(format: Timed, people: number): number[] {
  return Array.from({ length: sittings(format) }, (_, at) =>
    minutesFor(format, people, people, at + 1),
  );
}
