/** Words about choosing who presents [B1]–[B6]. */
import type { TieRule } from "../protocol";
import { count, list, together } from "./words";

const tieRules: Record<TieRule, string> = {
  longestSince:
    "If two issues are level: talk for two minutes, then someone may withdraw. Else whoever presented longest ago presents; if that is level too, a draw decides.",
  draw: "If two issues are level: talk for two minutes, then someone may withdraw. Else a draw decides, with a seed you can check.",
};

export const biddingWords = {
  title: "Your issue",
  how: "Nobody sees it until everyone is in. All are shown together.",
  howEarly: "Write your bid before we start. Nobody sees it until you offer it.",
  draft: "Your draft",
  draftEarly: "Only you see it. You offer it, or not, once the meeting is open.",
  draftHow: "You wrote this before the meeting. Only you see it so far.",
  offerDraft: "Offer this",
  keepDraft: "Keep it for later",
  dropDraft: "Remove the draft",
  leaveIt: "Leave it as it was",
  issue: "What would you like to think about?",
  issueHint: "One line. For example: How do I get a colleague to share the load?",
  why: "Why now?",
  optional: "if you like",
  minutes: "Minutes to present it",
  offer: "Offer your bid",
  reword: "Keep this wording",
  noBid: "No bid today",
  answered: "Your bid is in",
  noBidGiven: "You said: no bid today",
  changeMind: "Change it",
  withdraw: "Withdraw my issue",
  in: (n: number, of: number) => `${n} of ${of} are in`,
  awaited: (names: string[]) => `Still thinking: ${list(names)}.`,
  reveal: "Show them now",
  revealIn: (digits: string) => `Shown in ${digits} at the latest`,
  tieRule: "How a tie ends",
  tieRules,
  promise: "The draw’s seed is fixed already. This is its fingerprint:",

  table: "The issues",
  presented: (when: string) => `Last presented on ${when}`,
  never: "Has not presented in this set yet",
  asksFor: (minutes: number) => `Wants ${count(minutes, "minute")}`,
  withdrawn: "Withdrawn",
  gauge: "How far do you agree that this is presented today?",
  steps: ["I object", "Not really", "I can live with it", "I agree", "I agree fully"],
  reason: "Why?",
  save: "Say it",
  gaugedBy: (n: number, of: number) => `${n} of ${of} have said how far they agree`,
  agreement: "Agreement",
  agreementOf: (step: string, n: number) => `${step}: ${count(n, "person", "people")}`,
  reasons: "Reasons given",
  propose: "Propose this one",
  level: (titles: string[]) => `Level: ${list(titles)}`,
  talkLeft: (digits: string) => `Talk it through · ${digits} left`,
  talkOver: "The two minutes are over. Anyone may still withdraw.",
  settle: "Let the tie rule decide",

  proposed: "Proposed",
  agree: "I agree",
  object: "I object",
  objectWhy: "What would you need to agree?",
  sendObjection: "Object",
  agreed(people: string[]) {
    const { names, one } = together(people);
    return `${names} ${one ? "agrees" : "agree"}.`;
  },
  objection: (name: string) => `${name} ${name === "You" ? "object" : "objects"}`,

  chosen: (name: string) => (name === "You" ? "You present" : `${name} presents`),
  consensus: "Chosen together: nobody objected.",
  longestSince: "The tie rule decided: presented longest ago.",
  nextInLine: "The presenter before them dropped out, and this issue was next.",
  draw: (n: number) => `The tie rule drew one of ${n} level issues.`,
  check: "Check the draw",
  checkHow:
    "The SHA-256 of the seed is the fingerprint that was shown before anyone bid. The first eight bytes of the SHA-256 of “draw:” and the seed, as a number, divided by the number of level issues, leave the place of the one drawn, counted from 0.",
  checkIt: "Check the draw yourself",
  checking: "Checking…",
  fair: (whose: string) =>
    `This screen worked it out for itself: the seed fits the fingerprint, and it draws ${whose}.`,
  unfair: "The seed does not fit what was promised. Talk about it before you go on.",
  otherDrawn: (whose: string) =>
    `The seed fits the fingerprint, but this screen draws ${whose}. Talk about it before you go on.`,
  cannotCheck:
    "This browser can work it out only over a secure connection (https). The numbers are here for another tool.",
  issueOf: (name: string) => (name === "You" ? "your issue" : `${name}’s issue`),
  seed: "Seed",
  fingerprint: "Fingerprint",
  noBids: "No bids today",
  noBidsHow: "Go on with something else, or end early. Both are fine.",
  switchTitle: "Another way to use the time",
  switchMinutes: (minutes: number) => `about ${count(minutes, "minute")}`,
  switchTo: (name: string) => `Go on with ${name}`,
  formatsGone: "The formats could not be fetched.",
  tryAgain: "Try again",
};
