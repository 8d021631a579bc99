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

/** Forgets all that was written in a meeting and not sent: it is over. */
export function forgetDrafts(meeting: string) {
  try {
    const keys = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at));
    for (const key of keys) {
      if (key?.startsWith(`${PREFIX}/${meeting}/`)) sessionStorage.removeItem(key);
    }
  } catch {
    // As above.
  }
}
