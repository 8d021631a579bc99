/** How seats are called on one person's screen: names, and "You". */
import type { View } from "../live/reduce";
import type { Seat } from "../protocol";
import type { Names } from "../messages/refusals";

/** What everyone else is called. */
export function nameOf(view: View, seat: Seat): string {
  return view.roster.find((person) => person.seat === seat)?.name ?? "Someone";
}

/** "You", or the name. */
export function youOr(view: View, seat: Seat): string {
  return seat === view.you.seat ? "You" : nameOf(view, seat);
}

/** Who facilitates, by name. */
export function facilitatorName(view: View): string {
  return view.roster.find((person) => person.role === "facilitator")?.name ?? "The facilitator";
}

/** For sentences about refusals and what is missing. */
export function namesIn(view: View): Names {
  return {
    seat: (seat) => youOr(view, seat),
    round: (index) => view.meeting.agenda[index]?.name ?? "the next round",
  };
}
