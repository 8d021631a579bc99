/** Words of the journal. */
import { count, date, dateTime, timeOfDay } from "./words";

export const journal = {
  private: "Only you can read this",
  privateHow: "What that means",
  privateMeans: [
    "Your pages are not shown to the other members, the facilitator, the deputy or a sponsor, and they are in no report. There is no way in the product for anyone else to open them.",
    "On the server they are kept sealed with a key of your own. Whoever looks into the database or a backup sees noise.",
    "The server has to open them to show them to you, so whoever has full control of the machine could, with intent, get at them. For what nobody must ever know, use paper.",
    "What you release as an extract can be read by others. You see exactly what they will see before you decide.",
    "You can export or delete everything here at any time.",
  ],
  none: "No pages yet. One sentence is enough: what surprised you, or what you would ask differently.",
  write: "Write a page",
  search: "Search your pages",
  found: (n: number) => (n === 0 ? "No page has these words." : `${count(n, "page")} found.`),
  own: "Pages of your own",
  about: (format: string, at: number) => `${format}, ${day(at)}`,
  answer: (question: string) => `Answer: ${question}`,
  empty: "An empty page",
  page: "A page",
  changed: (at: number) => dateTime(at),
  asks: "Questions to think about",
  asksHow: "Answer one of these, or none.",
  more: (n: number) => count(n, "more question"),
  older: (n: number) => count(n, "question to think about", "questions to think about"),
  all: "All pages",
  field: "Your page",
  hint: "Write as it comes. It is saved as you type.",
  begun: (at: number) => `Begun on ${dateTime(at)}`,
  saved: (at: number) => `Saved at ${timeOfDay(at)}`,
  saving: "Saving",
  unsaved: "Not saved yet",
  kept: "The server cannot be reached. This page is kept in this browser, and is saved as soon as it can be.",
  refused: (why: string) => `Not saved: ${why} What you wrote is kept in this browser.`,
  long: (over: number) =>
    `This page is full: it is ${count(over, "character")} too long. Go on writing on a new page.`,
  elsewhere: {
    title: "This page was changed in another window",
    body: "Nothing is lost: what you wrote here stands below, and this is what was saved there.",
    both: "Keep both",
    mine: "Keep only what is here",
    other: "Keep only the other",
    between: "From the other window:",
  },
  gone: {
    title: "This page was deleted in another window",
    body: "What you wrote here is not saved any more.",
    again: "Save it as a page again",
  },
  remove: "Delete this page",
  removed: "The page is deleted.",
  back: "Put it back",
  isBack: "The page is back.",
  take: "Take it with you",
  takeHow: "All your pages of this set in one file.",
  markdown: "As a document (Markdown)",
  json: "For other programs (JSON)",
  removeAll: {
    open: "Delete all my pages",
    title: "Delete all your pages in this set?",
    body: (n: number) =>
      `${count(n, "page")} and the key they are sealed with go for good; nobody can bring them back. Extracts that you released stay until you withdraw them.`,
    yes: "Delete all of them",
    no: "Keep them",
    done: "All your pages are deleted.",
  },
};

export const extract = {
  open: "Release a passage",
  mark: "Mark the passage on the page first, then press this again.",
  long: (most: number, length: number) =>
    `Mark ${count(most, "character")} at most. This passage has ${length}.`,
  title: "Release this passage?",
  preview: "Exactly this will be seen",
  as: "Shown as",
  named: (name: string) => name,
  anonymous: "A member",
  anonymousHint: "Your words may still show who you are.",
  /** What people agree to. Another wording is another version, here and in the server. */
  consent: {
    version: 1,
    words: (who: string) => [
      `The facilitator${who ? ` (${who})` : ""} can read this passage from now on and may put it into reports of this set, which others read.`,
      "You can withdraw it until a report with it is published. The rest of your page stays with you.",
    ],
  },
  yes: "Release it",
  no: "Not now",
  released: "The passage is released.",
  mine: "What you released",
  minesHow: "The facilitator can read these for reports. Nothing else of your journal.",
  shown: (name: string | null) => name ?? "A member",
  since: (at: number) => `Released on ${dateTime(at)}`,
  withdrawnOn: (at: number) => `Withdrawn on ${dateTime(at)}. Its words are deleted.`,
  publishedOn: (at: number) => `Published on ${dateTime(at)}`,
  withdraw: "Withdraw",
  withdrawNamed: (text: string) => `Withdraw: ${text}`,
  again: "Press again to withdraw",
  withdrawn: "The passage is withdrawn.",
  forReports: "Released to you for reports",
  forReportsHow:
    "Passages that members chose to release from their journals. They can take them back until a report is published.",
  noneForReports: "Nothing is released yet. Members decide for themselves, passage by passage.",
  published: "Published",
};

function day(at: number): string {
  return date(new Date(at).toISOString().slice(0, 10));
}
