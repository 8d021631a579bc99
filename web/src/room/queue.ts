/** Whether people wait in line in this round, for a question or for the floor. */
import type { View } from "../live/reduce";

export function queues(view: View): boolean {
  if (!view.round || view.bids) return false;
  if (view.round.floorKind === "questionAndAnswer") return true;
  return view.queue.places.length > 0 || view.you.may.includes("askFloor");
}
