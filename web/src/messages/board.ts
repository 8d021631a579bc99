/** Sentences of the board: what members share or look for. */
import type { BoardSide } from "../protocol";
import { dateOf, list } from "./words";

export const board = {
  lead: "Materials, books, a lesson to sit in on: what one of you has, another may be looking for. A note comes down by itself after a term.",
  sides: {
    share: {
      title: "I can share",
      none: "Nothing here yet. A worksheet that worked is enough.",
      answer: "I would like it",
      answered: (names: string[]) => `${list(names)} would like it.`,
      mine: "You would like it.",
    },
    lookFor: {
      title: "I am looking for",
      none: "Nothing here yet. Ask: somebody may have it in a drawer.",
      answer: "I have this",
      answered: (names: string[]) => `${list(names)} ${names.length === 1 ? "has" : "have"} it.`,
      mine: "You have it.",
    },
  } satisfies Record<BoardSide, unknown>,
  add: "Put up a note",
  side: "Which column",
  whatLabel: "What is it?",
  whatHint: "A few words: “Question cards for Year 8”.",
  what: "what it is",
  more: "More about it",
  moreHint: "Leave it empty if you like.",
  moreWhat: "the rest",
  put: "Put it up",
  cancel: "Not now",
  up: "Your note is up.",
  by: (name: string, until: number) => `${name} · until ${dateOf(until)}`,
  you: "You",
  takeBack: "Not any more",
  answerNamed: (answer: string, what: string) => `${answer}: ${what}`,
  answered: "Your answer is there, with your name.",
  tookBack: "Your answer is gone.",
  down: "Take down",
  downNamed: (what: string) => `Take down: ${what}`,
  downAgain: "Press again to take it down",
  isDown: "The note is down.",
};
