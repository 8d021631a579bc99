/** Words of the room's frame: header, rule, stage, queue, writing box. */
import type { Kind } from "../protocol";
import { count, ordinal } from "./words";

const boxes: Partial<Record<Kind, { title: string; hint: string }>> = {
  reflection: {
    title: "What did you notice?",
    hint: "About how you worked together, or what you learned.",
  },
  insight: { title: "What do you see now?", hint: "One sentence is enough. Everyone can read it." },
  update: {
    title: "How are you as you arrive?",
    hint: "For those who would rather write than speak.",
  },
  account: { title: "Your account", hint: "Write it here if you would rather not say it aloud." },
  answer: { title: "Your answer", hint: "Write it here if you would rather not say it aloud." },
  processRemark: { title: "About how we work", hint: "Not about the issue itself." },
};

const kinds: Record<Kind, string> = {
  update: "update",
  bid: "bid",
  account: "account",
  factQuestion: "question",
  openQuestion: "question",
  answer: "answer",
  offer: "thought",
  insight: "insight",
  action: "action",
  reflection: "reflection",
  processRemark: "how we work",
};

export const stageWords = {
  kinds,
  gathering: "Gathering",
  summary: "What came of it",
  round: (n: number, of: number) => `Round ${n} of ${of}`,
  roundSpoken: (n: number, of: number, name: string, rule: string) =>
    `Round ${n} of ${of}: ${name}. ${rule}`,
  stepDone: (name: string) => `${name}, done`,
  stepNow: (name: string) => `${name}, now`,
  rule: "Rule of this round",
  adviceOpens: (round: number) => `Advice opens in round ${round}.`,
  starters: "Starters to lean on",
  goodQuestion: "What makes a good question?",
  aboutRound: "About this round",
  questions: "Questions",
  waitingToSpeak: "Waiting to speak",
  waiting: (n: number) => `${n} waiting`,
  showQueue: (n: number) =>
    n === 0 ? "Nobody is waiting" : `${count(n, "person is", "people are")} waiting`,
  beingAsked: (name: string) => `${name} · asking now`,
  beingAnswered: (name: string) => `${name} · being answered`,
  wasAnswered: (name: string) => `${name} · answered`,
  askedAloud: "Asked aloud",
  askedBy: (name: string) => (name === "You" ? "You asked" : `${name} asked`),
  followUpBy: (name: string) => (name === "You" ? "Your follow-up" : `${name}: follow-up`),
  place: (ahead: number) => (ahead === 0 ? "next" : ordinal(ahead + 1)),
  ready: "ready",
  aloud: "You will ask it aloud.",
  noQuestions: "No questions yet. The first one can be small.",
  noneWaiting: "Nobody is waiting.",
  you: "You",
  earlier: "Earlier",
  moveUp: (name: string) => `Move ${name} one place earlier`,
  giveFloor: "Give the floor",
  order: "Order of the line",
  orders: { asAsked: "As asked", leastHeard: "Least heard first" },
  reword: "Reword",
  leaveQueue: "Leave the line",
  hasFloor: "has the floor",
  presenting: "is presenting",
  asked: "asked",
  asking: "is asking",
  mayFollowUp: "may follow up",
  isPresenter: "presents",
  isOffered: "can take the floor",
  onHold: "on hold",
  beside: "Beside the stage",
  privately: "Only you see this",
  gotIt: "Got it",
  issue: "The issue",
  wants: (name: string) => (name === "You" ? "You would like" : `${name} would like`),
  said: "Written in this round",
  insights: "Insights",

  ask: {
    title: (facts: boolean) => (facts ? "Ask for a fact" : "Ask an open question"),
    hint: (facts: boolean) =>
      facts
        ? "Short, and with a short answer. For example, begin with Who or When."
        : "For example, begin with What or How. No story, no suggestion in it.",
    field: "Your question",
    send: "Get in line",
    aloud: "I’ll ask it aloud",
    reworded: "Keep this wording",
  },
  followUp: {
    title: "Your one follow-up",
    field: "Your follow-up",
    send: "Ask it",
    aloud: "I’ll ask it aloud",
  },
  box: (kind: Kind) => boxes[kind] ?? { title: "Write it here", hint: "" },
  boxField: "Your words",
  send: "Send",
  cancel: "Not now",
  writeFirst: "Write a few words first.",
  willSend: "It will be sent when you are connected again.",
  kept: "What you write is kept on this screen until you send it.",

  pauseKept: "Nothing about a pause is kept but its length.",
  away: (length: string) => `The server was away for ${length}.`,
  continueHow: "Press Continue when you are all back.",
};
