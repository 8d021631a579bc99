/**
 * What is written and not yet sent, kept in this tab so that a reload or a dropped connection loses
 * nothing [D1]. Gone when the tab is closed; nobody else's words are ever kept.
 */
const PREFIX = "draft";

function keyOf(meeting: string, field: string): string {
  return `${PREFIX}/${meeting}/${field}`;
}

export function readDraft(meeting: string, field: string): string {
  try {
    return sessionStorage.getItem(keyOf(meeting, field)) ?? "";
  } catch {
    return ""; // Storage can be switched off; writing still works, it is only not kept.
  }
}

export function keepDraft(meeting: string, field: string, text: string) {
  try {
    if (text === "") sessionStorage.removeItem(keyOf(meeting, field));
    else sessionStorage.setItem(keyOf(meeting, field), text);
  } catch {
    // As above.
  }
}
