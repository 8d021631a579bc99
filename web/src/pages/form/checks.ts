/** What can be said about a text before it is sent. The server has the last word. */
import { form } from "../../messages/pages";
import type { Fault } from "./submission.svelte";

/** The bounds of the protocol's texts, in characters. */
export const MOST = { name: 60, line: 200, words: 2000 };

/** The text on one line, without the white space around it. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

/** At most one fault: empty, or too long. `what` completes "Write …", e.g. "your name". */
export function checkText(field: string, text: string, what: string, most: number): Fault[] {
  const length = [...oneLine(text)].length;
  if (length === 0) return [{ field, text: form.empty(what) }];
  if (length > most) return [{ field, text: form.tooLong(what, most, length) }];
  return [];
}
