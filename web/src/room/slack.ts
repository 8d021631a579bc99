/** Time nobody has planned for: what is between the plan and the agreed end [C4]. */
import type { View } from "../live/reduce";
import type { Millis, Timestamp } from "../protocol";
import { used } from "./clock";

/**
 * The agreed end, less now, less what is left of this round, less what later rounds are planned for.
 * Negative where the plan runs past the end; none where no end is agreed or no round is on.
 */
export function slack({ meeting, round }: View, at: Timestamp): Millis | null {
  if (meeting.endsAt === null || round === null) return null;
  const left = Math.max(0, round.clock.planned - used(round.clock, at));
  const later = meeting.agenda
    .slice(round.index + 1)
    .reduce((sum, { planned }) => sum + planned, 0);
  return meeting.endsAt - at - left - later;
}
