/** What to say aloud when a set's page changed by itself. Pure. */
import { setPage as words } from "../../messages/set";
import type { SetPage } from "../../protocol";
import { openMeeting, waiting } from "./reading";

export function newsBetween(before: SetPage, after: SetPage): string[] {
  const news: string[] = [];
  if (before.you.standing === "waiting" && after.you.standing !== "waiting") {
    news.push(words.lobby.let(after.name));
  }
  const [was, is] = [openMeeting(before), openMeeting(after)];
  if (!was && is) news.push(words.meeting.called);
  if (was?.stage === "suspended" && is?.stage === "live") news.push(words.meeting.resumed);
  const known = new Set(before.members.map(({ id }) => id));
  const arrived = waiting(after).filter(({ id }) => !known.has(id));
  if (arrived.length > 0) news.push(words.waiting.arrived(arrived.map(({ name }) => name)));
  return news;
}
