/** Whose issue is on or still to come: minutes can be given to them. */
import type { View } from "../../live/reduce";
import type { Seat } from "../../protocol";

export function receivers({ meeting, round, you }: View): Seat[] {
  const now = round?.index ?? 0;
  const seats = meeting.agenda
    .filter(({ issue, returning }, index) => issue !== null && !returning && index >= now)
    .map(({ presenter }) => presenter)
    .filter((seat) => seat !== null && seat !== you.seat);
  return [...new Set(seats)] as Seat[];
}
