/** The checklist of a well-formed focus [E5]. Pure. */
import type { FocusCheck } from "../../protocol";

/** In the order they are asked. */
export const CHECKS: readonly FocusCheck[] = [
  "mine",
  "canAct",
  "smallEnough",
  "willNotice",
  "practice",
];

/** What was not ticked. */
export function unticked(ticked: readonly FocusCheck[]): FocusCheck[] {
  return CHECKS.filter((check) => !ticked.includes(check));
}
