/** Words after the close. */
import type { SlipCount } from "../protocol";
import { count, list, slips, together } from "./words";

export const summaryWords = {
  when: (from: string, to: string) => `From ${from} to ${to}.`,
  attended: (people: string[]) => `${together(people).names} took part.`,
  actions: "Actions",
  noActions: "No action this time. Thinking it through can be enough.",
  of: (name: string) => (name === "You" ? "Yours" : name),
  presented: (name: string) => (name === "You" ? "You presented" : `${name} presented`),
  presentedAll: (people: string[]) => `${together(people).names} presented.`,
  rounds: "How long it took",
  round: "Round",
  minutes: "Minutes",
  skipped: "skipped",
  unchosen: (people: string[]) => `First on the next list: ${together(people).names}.`,
  flags: "Slips noticed together",
  noFlags: "No slip was flagged.",
  flagLine: ({ slip, count: n }: SlipCount) => `${slips[slip].name}: ${n}`,
  yours: "Only you see this",
  yourFlags: (counts: SlipCount[]) =>
    `On you: ${list(counts.map(({ slip, count: n }) => `${slips[slip].name.toLowerCase()} ${count(n, "time")}`))}. It is a place to begin next time, not a mark.`,
  deleted: (n: number) => `${count(n, "held thought was", "held thoughts were")} deleted unopened.`,
  keepTitle: "Thoughts of yours that stayed unopened",
  keepHow:
    "They are deleted from the server. They are gone from here too when you leave this page.",
  keep: "Keep them in my journal",
  kept: "They are in your journal, where only you can read them.",
  toJournal: "Open the page",
  copy: "Copy them",
  copied: "Copied.",
  notCopied: "Copying is not allowed here. Select the words and copy them yourself.",
};
