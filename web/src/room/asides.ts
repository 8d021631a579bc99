/** What is true beside the moment itself: one line each under the now line, spoken once. */
import { nowWords as w } from "../messages/now";
import type { View } from "../live/reduce";
import type { Timestamp } from "../protocol";
import { nameOf } from "./names";

/** How long the one who leads is away before anybody is told [D3]. */
const LEAD_AWAY_MS = 20_000;

export function asides(view: View, at: Timestamp): string[] {
  const { meeting, round, you } = view;
  if (meeting.stage === "closed") return [];
  const end = round === null ? null : meeting.endsAt;
  return [
    leadAway(view, at),
    end !== null && at > end ? w.overEnd(end) : null,
    meeting.selfFacilitated && round?.timekeeper === you.seat ? w.timekeeper : null,
  ].filter((text) => text !== null);
}

function leadAway(view: View, at: Timestamp): string | null {
  const { lead, leadAway } = view.meeting;
  if (lead === null || leadAway === null) return null;
  const name = nameOf(view, lead);
  const { asked, since } = leadAway;
  // Whoever is asked has a headline and a card of their own.
  if (asked === view.you.seat) return null;
  if (asked !== null) return w.leadAsked(name, nameOf(view, asked));
  return at - since >= LEAD_AWAY_MS ? w.leadAway(name) : null;
}
