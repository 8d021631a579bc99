/** What a set's page says, worked out from what the server sent. Pure. */
import type {
  ActionLine,
  CycleLine,
  MeetingId,
  MeetingLine,
  MemberId,
  MemberLine,
  SetPage,
} from "../../protocol";

/** The meeting that is not closed, if there is one. */
export function openMeeting(page: SetPage): MeetingLine | undefined {
  return page.meetings.find((meeting) => meeting.stage !== "closed");
}

/** Who waits in the lobby. */
export function waiting(page: SetPage): MemberLine[] {
  return page.members.filter((member) => member.standing === "waiting");
}

/** Who has been let in: oneself first, then the facilitator, then by name. */
export function admitted(page: SetPage): MemberLine[] {
  const rank = (member: MemberLine) =>
    member.id === page.you.id ? 0 : member.role === "facilitator" ? 1 : 2;
  return page.members
    .filter((member) => member.standing !== "waiting")
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** A member's name; empty for someone who left. */
export function nameOf(page: SetPage, id: MemberId | null): string {
  return page.members.find((member) => member.id === id)?.name ?? "";
}

export interface Actions {
  mine: ActionLine[];
  others: ActionLine[];
  /** Done or changed, everybody's. */
  past: ActionLine[];
}

export function sortActions(page: SetPage): Actions {
  const open = page.actions.filter((action) => action.open);
  return {
    mine: open.filter((action) => action.member === page.you.id),
    others: open.filter((action) => action.member !== page.you.id),
    past: page.actions.filter((action) => !action.open),
  };
}

/** The cycle that is under way: it has begun, and is not through. */
export function cycleUnderWay(page: SetPage): CycleLine | null {
  const { cycle } = page;
  if (!cycle || cycle.meetings.length === 0 || cycle.nextSitting > cycle.sittings) return null;
  return cycle;
}

/** The place of a meeting in the set's cycle, counted from 1; null for one that is not in it. */
export function placeInCycle(page: SetPage, meeting: MeetingId): number | null {
  const at = page.cycle?.meetings.indexOf(meeting) ?? -1;
  return at < 0 ? null : at + 1;
}

/** How often to ask again, in milliseconds; null while nothing is awaited. */
export function pollEvery(page: SetPage | undefined): number | null {
  if (!page) return null;
  if (page.you.standing === "waiting") return 3_000;
  const meeting = openMeeting(page);
  const awaited =
    !meeting ||
    page.invitations.length > 0 ||
    waiting(page).length > 0 ||
    meeting.stage === "gathering";
  return awaited ? 5_000 : 20_000;
}
