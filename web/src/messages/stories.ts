/** Sentences of the page of actions: what was planned, and what came of it. */
import { date, dateOf } from "./words";

export const stories = {
  lead: "What each of you set out to try. Between meetings, write down what you notice: it comes up beside the action when you meet next.",
  none: "No actions yet. At the end of a meeting the presenter says what they will try, and it waits here for next time.",
  whose: "Whose",
  mine: "Mine",
  everyones: "Everyone’s",
  which: "Which",
  open: "Open",
  all: "All",
  shown: (n: number) => (n === 1 ? "1 action" : `${n} actions`),
  noneMineOpen: "You have no open action. Look at all of yours, or at what the others are trying.",
  noneMine: "You have taken on no action so far. It begins with an issue you present.",
  noneOpen: "Nothing is open. Look at all of them to read what came of each.",
  yours: "Yours",
  closed: "Finished",
  draft: "A draft: it was not read back",
  by: (due: string) => `By ${date(due)}`,
  next: "Before the next meeting",
  measure: (mine: boolean) => (mine ? "You will know by" : "They will know by"),
  means: "What makes it possible",
  why: "Why it matters",
  ethics: (ticked: boolean) =>
    ticked
      ? "Pupils or parents are involved. The ethics checklist was thought through"
      : "Pupils or parents are involved. The ethics checklist",
  history: "Planned, and what came of it",
  planned: "Planned",
  noticed: "Noticed",
  learned: "Learned:",
  nothingYet: "Nothing noticed yet. One sentence is enough.",
  noticeLabel: "What did you notice?",
  noticeHint: "One sentence is enough. Everyone in the set can read it.",
  noticeWhat: "what you noticed",
  add: "Add",
  added: "Your observation is kept.",
  remove: "Remove",
  removeNamed: (at: number) => `Remove what you noticed on ${dateOf(at)}`,
  removeAgain: "Press again to remove it",
  removed: "The observation is removed.",
};
