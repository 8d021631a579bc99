/**
 * Pages that are written and not yet saved, kept in this browser so that a closed tab or a lost
 * connection costs nothing [E9]. By author and window: another person on the same browser is shown none
 * of it, and two windows never write over each other. Gone once saved, and when its author signs out.
 */
import { journal as words } from "../../messages/journal";
import type { JournalPrompt, MeetingId, MemberId, PageId } from "../../protocol";

export interface Unsaved {
  page: PageId;
  /** The version it was written on; 0 for a new page. */
  version: number;
  text: string;
  meeting: MeetingId | null;
  prompt: JournalPrompt | null;
}

const PREFIX = "journal/";

const keyOf = (author: MemberId, page: PageId, window: string) =>
  `${PREFIX}${author}/${page}/${window}`;

export function keepUnsaved(author: MemberId, window: string, unsaved: Unsaved) {
  try {
    localStorage.setItem(keyOf(author, unsaved.page, window), JSON.stringify(unsaved));
  } catch {
    // Storage can be switched off or full; the page still has the words.
  }
}

export function dropUnsaved(author: MemberId, window: string, page: PageId) {
  try {
    localStorage.removeItem(keyOf(author, page, window));
  } catch {
    // As above.
  }
}

/** What this author left unsaved, taken out: whoever takes it keeps it under a window of their own. */
export function takeUnsaved(author: MemberId): Unsaved[] {
  const mine = keys(`${PREFIX}${author}/`);
  const found = mine.map((key) => parsed(localStorage.getItem(key)));
  for (const key of mine) localStorage.removeItem(key);
  return found.filter((unsaved) => unsaved !== null);
}

/** One for each page: where two windows left the same page, both texts stand in it, none twice. */
export function merged(all: readonly Unsaved[]): Unsaved[] {
  const pages = new Map<PageId, Unsaved>();
  for (const next of all) {
    const known = pages.get(next.page);
    if (!known) {
      pages.set(next.page, next);
    } else if (!known.text.includes(next.text)) {
      const text = `${known.text}\n\n${words.elsewhere.between}\n\n${next.text}`;
      const version = Math.min(known.version, next.version);
      pages.set(next.page, { ...known, version, text });
    }
  }
  return [...pages.values()];
}

export function forgetUnsaved() {
  for (const key of keys(PREFIX)) localStorage.removeItem(key);
}

function keys(beginning: string): string[] {
  try {
    const all = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at));
    return all.filter((key) => key !== null).filter((key) => key.startsWith(beginning));
  } catch {
    return [];
  }
}

function parsed(text: string | null): Unsaved | null {
  try {
    const unsaved = JSON.parse(text ?? "") as Unsaved;
    return typeof unsaved.page === "string" && typeof unsaved.text === "string" ? unsaved : null;
  } catch {
    return null;
  }
}
