/** Words about flags: kind, private first, never a mark [G1]–[G6]. */
import { slips } from "./words";
import type { FlagAnswer, Slip, SlipCount } from "../protocol";
import { count, list, together } from "./words";

const answers: Record<FlagAnswer, string> = {
  reword: "Reword as a question",
  park: "Park it as an offer",
  standBy: "Stand by it",
};

export const flagWords = {
  onYou: (slip: Slip) =>
    `It sounded like ${slip === "story" ? "a story" : slips[slip].name.toLowerCase()}`,
  onYouHow: (slip: Slip) =>
    `${slips[slip].hint}. It happens to everyone. How would you like to go on?`,
  answers,
  shownOnYou: "The set sees this too. Your turn rests until you answer.",
  onOther: (name: string, slip: Slip) => `${name}: ${slips[slip].name.toLowerCase()}`,
  title: "Flags to answer",
  waits: "Only they, whoever noticed it and you see this. They are answering.",
  overdue: "No answer yet.",
  answered: (answer: FlagAnswer) => `They answered: ${answers[answer].toLowerCase()}.`,
  raised: "You flagged this. Only they and the facilitator see it.",
  awaitsSecond:
    "Only you see this. Nobody facilitates here, so it waits until a second person notices the same in this round.",
  raisedTogether: "Two of you noticed it. They see it first, in private.",
  youDominate:
    "You have had a good deal of the time in this round. Perhaps leave some room, or ask someone who has not spoken.",
  theyDominate: (people: string[]) =>
    `${together(people).names} ${people.length === 1 ? "has" : "have"} had a good deal of the time. A private note or the next turn for someone quiet may help.`,
  encouragedTitle: "Would you like the next question?",
  encouragedHow: "Nobody else knows that you are asked. Both answers are fine.",
  yes: "Yes, please",
  notNow: "Not now",
  show: "Show to all",
  revoke: "Ask the floor back",
  drop: "Drop it",
  telling: "Telling mode",
  shown: (name: string, slip: Slip) => `${name} · ${slips[slip].name}. ${slips[slip].hint}.`,
  shownHow: (name: string) => `${name}’s turn rests until it is settled. A question opens more.`,
  totals: (counts: SlipCount[]) =>
    list(
      counts.map((each) =>
        count(each.count, slips[each.slip].name.toLowerCase(), slips[each.slip].name.toLowerCase()),
      ),
    ),
};
