/** What can be said about dates without asking anybody. Pure. */
import type { DateLine, MemberId, MemberLine, Timestamp } from "../../protocol";

/** When a date is over. */
const endOf = (date: DateLine) => date.at + date.minutes * 60_000;

/** Dates still to come, soonest first, and those that are over, latest first. */
export function apart(dates: readonly DateLine[], now: Timestamp) {
  const coming = dates.filter((date) => endOf(date) > now).sort((a, b) => a.at - b.at);
  const before = dates.filter((date) => endOf(date) <= now).sort((a, b) => b.at - a.at);
  return { coming, before };
}

/** The next date that was not called off. */
export function nextOf(dates: readonly DateLine[], now: Timestamp): DateLine | undefined {
  return apart(dates, now).coming.find((date) => !date.calledOff);
}

/** The names of who cannot come, as the reader calls them. */
export function awayNames(
  date: DateLine,
  members: readonly MemberLine[],
  you: MemberId,
  yourName: string,
): string[] {
  return date.apologies.flatMap((id) => {
    if (id === you) return [yourName];
    const name = members.find((member) => member.id === id)?.name;
    return name ? [name] : [];
  });
}

const two = (n: number) => String(n).padStart(2, "0");

/** A moment as the inputs for day and time hold it, in the reader's time zone. */
export function toInputs(at: Timestamp): { day: string; time: string } {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return { day, time: `${two(date.getHours())}:${two(date.getMinutes())}` };
}

/** The moment that day and time are in the reader's time zone; none while they are no such thing. */
export function fromInputs(day: string, time: string): Timestamp | null {
  if (!day || !time) return null;
  const at = new Date(`${day}T${time}`).getTime();
  return Number.isNaN(at) ? null : at;
}

/** A place, and the address in it that can be opened: only by https. */
export interface Place {
  before: string;
  link: string;
  after: string;
}

/** "Room 4, or https://meet.example.org/a" in its parts; the dot of a sentence is no part of an address. */
export function placeOf(text: string): Place {
  const found = /https:\/\/[^\s<>"]*[^\s<>".,;:!?)]/.exec(text);
  if (!found) return { before: text, link: "", after: "" };
  const [link] = found;
  return { before: text.slice(0, found.index), link, after: text.slice(found.index + link.length) };
}

/** Minutes that people say: rounded up to five. */
export const roundUp = (minutes: number) => Math.ceil(minutes / 5) * 5;
