/** Which actions belong to the moment: those of the issue that is on; all, where there is none [S1]. */
import type { View } from "../../live/reduce";
import type { ActionView } from "../../protocol";

/** At most so many of one person for one issue. */
const MOST = 3;

export function ofThisIssue({ actions, issue }: View): ActionView[] {
  if (!issue) return actions.drafted;
  return actions.drafted.filter((action) => action.issue === issue.id);
}

export function ofOtherIssues(view: View): ActionView[] {
  const these = ofThisIssue(view);
  return view.actions.drafted.filter((action) => !these.includes(action));
}

export function mayDraftMore(view: View): boolean {
  const mine = ofThisIssue(view).filter(({ seat }) => seat === view.you.seat);
  return view.you.may.includes("draftAction") && mine.length < MOST;
}

/** Where nobody facilitates, someone else than the owner reads an action back. */
export function mayRead(view: View, action: ActionView): boolean {
  if (!view.you.may.includes("readBack") || action.readBack || action.confirmed) return false;
  return !view.meeting.selfFacilitated || action.seat !== view.you.seat;
}
