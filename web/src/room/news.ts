/** What happened beside the now line, for those who listen: who came, who left, whose hand is up. */
import type { Presence, View } from "../live/reduce";
import { newsWords as w } from "../messages/news";
import type { Seat } from "../protocol";
import { nameOf, youOr } from "./names";

/** What is compared: who is here, whose hand is up, who was taken out, who leads. */
export interface Scene {
  here: Seat[];
  hands: Seat[];
  removed: Seat[];
  lead: Seat | null;
}

export function sceneOf(view: View, presence: Presence): Scene {
  return {
    here: view.roster.filter((person) => person.present).map(({ seat }) => seat),
    hands: presence.hands.map(({ seat }) => seat),
    removed: view.roster.filter((person) => person.removed).map(({ seat }) => seat),
    lead: view.meeting.lead,
  };
}

/** One sentence for all that is new; none where nothing is. One's own coming and going is no news. */
export function news(before: Scene, after: Scene, view: View): string | null {
  const others = (seats: Seat[], without: Seat[]) =>
    seats
      .filter((seat) => !without.includes(seat) && seat !== view.you.seat)
      .map((seat) => nameOf(view, seat));
  const came = others(after.here, before.here);
  const removed = others(after.removed, before.removed);
  const left = others(before.here, [...after.here, ...after.removed]);
  const raised = others(after.hands, before.hands);
  const sentences = [
    came.length > 0 ? w.came(came) : null,
    left.length > 0 ? w.left(left) : null,
    removed.length > 0 ? w.removed(removed) : null,
    after.lead === before.lead ? null : leads(view, after.lead),
    raised.length > 0 ? w.raised(raised) : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(" ") || null;
}

function leads(view: View, lead: Seat | null): string {
  return lead === null ? w.nobodyLeads : w.leads(youOr(view, lead));
}
