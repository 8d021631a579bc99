/** How seats are called on one person's screen: names, and "You". */
import type { View } from "../live/reduce";
import type { Seat } from "../protocol";
import { peopleWords as people } from "../messages/people";
import type { Names } from "../messages/refusals";

/** What everyone else is called. */
export function nameOf(view: View, seat: Seat): string {
  return view.roster.find((person) => person.seat === seat)?.name ?? "Someone";
}

/** "You", or the name. */
export function youOr(view: View, seat: Seat): string {
  return seat === view.you.seat ? "You" : nameOf(view, seat);
}

/** Who leads now, by name; else who keeps the time in this round [D4, T5]. */
export function facilitatorName(view: View): string {
  const seat = steering(view);
  return seat === null ? people.anyone : nameOf(view, seat);
}

/** The seat that leads, or that keeps the time where nobody does. */
export function steering(view: View): Seat | null {
  return view.meeting.lead ?? view.round?.timekeeper ?? null;
}

/** Whether this person has the controls of the meeting: its lead, or whoever keeps the time. */
export function runs(view: View): boolean {
  const { stage } = view.meeting;
  if (stage === "closed" || steering(view) !== view.you.seat) return false;
  // While the meeting rests there is nothing to run but, perhaps, its end.
  return stage !== "suspended" || view.you.may.includes("close");
}

/** For sentences about refusals and what is missing. */
export function namesIn(view: View): Names {
  return {
    seat: (seat) => youOr(view, seat),
    round: (index) => view.meeting.agenda[index]?.name ?? "the next round",
  };
}
