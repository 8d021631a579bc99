/** Words for when the meeting stands still, or rests until another day [D2, R3, R5]. */
import type { AwayChoice } from "../protocol";
import { possessive } from "./words";

const choices: Record<AwayChoice, { name: string; how: (presenter: string) => string }> = {
  wait: { name: "Wait", how: (name) => `Another minute and a half for ${name} to come back.` },
  silentNotes: {
    name: "Write quietly",
    how: () => "The clock goes on. Everyone writes down what they would ask or offer.",
  },
  nextPresenter: {
    name: "Next presenter",
    how: (name) => `Someone else presents now. ${name} can come later.`,
  },
  endIssue: {
    name: "End this issue",
    how: () => "The meeting goes on with what comes after it.",
  },
};

export const pauseWords = {
  awayTitle: (name: string) => `${name} dropped out`,
  awayHow: (name: string) =>
    `Nothing of ${name}’s is lost: the clock stands still, and so does the turn.`,
  awayLeft: (digits: string) => `Awaited for ${digits} more`,
  awayChoose: "How would you like to go on? It ends by itself when they are back.",
  awayChosenBy: (who: string) => `${who} asks you all, and chooses.`,
  choices,

  keptTitle: "What is kept",
  kept: [
    "Bids, questions and thoughts that are held: still private where they were.",
    "Actions as far as they are written.",
  ],
  stoppedIn: (round: string, whose: string | null) =>
    `You stopped in “${round}”${whose === null ? "" : ` of ${whose === "You" ? "your" : possessive(whose)} issue`}. The minutes left of it are kept.`,
  resume: "Go on with the meeting",
  agendaTitle: "The agenda",
};
