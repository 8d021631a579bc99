/** Sentences of the page of focuses. */
import type { FocusCheck } from "../protocol";
import { count } from "./words";

export const focus = {
  lead: "One thing each of you works on over several meetings. Come back to it now and then: what you write before stays, so that you see how it changes.",
  mine: "Your focus",
  none: "You have no focus yet. Write one sentence; it need not be right the first time.",
  privacy: "Everyone in the set can read it.",
  others: "The others",
  nobody: "None of the others has written one yet.",
  label: "What do you work on?",
  hint: "One sentence. For example: I want to wait longer after I ask the class something.",
  what: "what you work on",
  why: "Why this, and why now?",
  whyHint: "Leave it empty if you like.",
  whyWhat: "why",
  checks: "Is it well formed?",
  checksHint: "Tick what is true. What is left unticked is worth a thought, and stops nothing.",
  check: {
    mine: "It is mine: I chose it, nobody else did.",
    canAct: "I can act on it, whatever others do.",
    smallEnough: "It is small enough to try something before the next meeting.",
    willNotice: "I will notice when something changes.",
    practice: "It is about what I do, not about what somebody is like.",
  } satisfies Record<FocusCheck, string>,
  state: "Keep this focus",
  visit: "Look at it again",
  visitLead: "Change the words, or leave them as they are: that you looked again is kept too.",
  keep: "Keep it",
  cancel: "Not now",
  kept: "Your focus is kept.",
  since: (day: string) => `Stated on ${day}`,
  visited: (n: number, day: string) => `Looked at ${count(n, "time")}, last on ${day}`,
  wellFormed: "All five points of the checklist are ticked.",
  open: "Worth another thought",
  history: "How it changed",
  same: "Looked at again, and left as it was.",
  first: "In the beginning",
  remove: "Remove",
  removeNamed: (day: string) => `Remove what you wrote on ${day}`,
  removeAgain: "Press again to remove it",
  removed: "It is removed.",
};

/** Words that were taken out or put in, for ears: the browser may say neither. */
export const change = {
  removed: "removed:",
  added: "added:",
  end: "end of change.",
};
