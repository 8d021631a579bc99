/** Who ends a pause: the facilitator or the presenter, as far as they are here [R4]. */
import type { View } from "../../live/reduce";
import { nameOf } from "../names";

export function whoContinues(view: View): string[] {
  const lead = view.meeting.lead;
  const presenter = view.issue?.presenter ?? null;
  const seats = [...new Set([lead, presenter])].filter((seat) => seat !== null);
  const here = new Set(view.roster.filter(({ present }) => present).map(({ seat }) => seat));
  return seats.filter((seat) => here.has(seat)).map((seat) => nameOf(view, seat));
}
