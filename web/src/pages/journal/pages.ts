/** A journal's pages in lists: their titles, their order, and which of them have some words. Pure. */
import { journal as words } from "../../messages/journal";
import type {
  JournalMeeting,
  JournalPage,
  JournalQuestion,
  MeetingId,
  MeetingLine,
} from "../../protocol";

/** Pages about one meeting, and what it still asks; those about none have no meeting. */
export interface Group {
  meeting: MeetingLine | null;
  pages: JournalPage[];
  asks: JournalQuestion[];
}

/** The most letters of a title. */
const TITLE = 80;

/** What a page is called in a list: its first line. */
export function titleOf(page: JournalPage): string {
  const line = page.text.split("\n").find((each) => each.trim() !== "");
  if (line === undefined) return words.empty;
  const letters = [...line.trim()];
  return letters.length > TITLE ? `${letters.slice(0, TITLE).join("").trimEnd()}…` : line.trim();
}

/** True where the page holds every word of `query`, in any place, as letters that look alike. */
export function matches(page: JournalPage, query: string): boolean {
  const text = plain(`${page.question?.words ?? ""} ${page.text}`);
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function plain(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}

/** Pages by meeting, the newest meeting first, those about none before them. */
export function grouped(
  pages: readonly JournalPage[],
  lines: readonly MeetingLine[],
  asking: readonly JournalMeeting[],
): Group[] {
  const byNewest = [...lines].sort((one, other) => other.calledAt - one.calledAt);
  const known = new Set<MeetingId>(lines.map(({ id }) => id));
  const about = (id: MeetingId) => pages.filter(({ meeting }) => meeting === id);
  const free = pages.filter(({ meeting }) => meeting === null || !known.has(meeting));
  const groups: Group[] = byNewest.map((meeting) => {
    const mine = about(meeting.id);
    const answered = new Set(mine.map(({ question }) => question?.prompt));
    const asks = asking.find(({ id }) => id === meeting.id)?.questions ?? [];
    return { meeting, pages: mine, asks: asks.filter(({ prompt }) => !answered.has(prompt)) };
  });
  return [{ meeting: null, pages: free, asks: [] }, ...groups].filter(
    (group) => group.pages.length > 0 || group.asks.length > 0,
  );
}
