/** Whether the presenter is asked for the support wanted before they present [O6]. */
import type { View } from "../live/reduce";

/** Where one person presents. With an issue each it is theirs to say, and nothing waits for it. */
export function asksSupport({ meeting, issue, you }: View): boolean {
  const unsaid = issue !== null && issue.support === null && !issue.returning;
  return unsaid && you.may.includes("stateSupport") && meeting.presents === "chosen";
}
