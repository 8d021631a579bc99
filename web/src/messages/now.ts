/** The now line: who has the floor, what happens, and what you can do. One sentence each. */
import type { OfferKind, Timestamp } from "../protocol";
import { count, list, offerKinds, ordinal, possessive as s, timeOfDay } from "./words";

const kindList = (kinds: OfferKind[]) =>
  kinds.length === Object.keys(offerKinds).length
    ? "thoughts of every kind"
    : list(kinds.map((kind) => offerKinds[kind].names.toLowerCase()));

export const nowWords = {
  closed: {
    head: "The meeting is closed",
    you: "What came of it is below. Thank you for thinking together.",
  },

  gathering: (here: number, all: number) => `${here} of ${all} are here`,
  openWhenReady: "Open the meeting when you are all ready.",
  waitForOpening: (facilitator: string) => `${facilitator} opens the meeting.`,
  belowQuorum: (quorum: number) => `It opens with ${quorum} here, or when everyone here consents.`,
  consented: "You consent to start with fewer. The others decide too.",

  suspended: "The meeting rests",
  resumeWhenReady: "Go on when you are all ready. Everything is where you left it.",
  waitForResume: (who: string) => `${who} takes it up again when you are all ready.`,
  suspendedShort: (quorum: number) =>
    `It goes on with ${quorum} here, or when everyone here consents.`,
  consentedAgain: "You consent to go on with fewer. The others decide too.",

  offersLead: (name: string) => `${name} offers you the lead`,
  offersLeadYou: "Say yes, or stay as you are. Both are fine.",
  leadVacant: "Would you lead for now?",
  leadVacantYou: (name: string | null) =>
    `${name === null ? "Nobody leads at the moment" : `${name} dropped out`}. Say yes, or leave it to someone else.`,
  leadBack: "Would you like the lead back?",
  leadBackYou: (name: string | null) =>
    `${name === null ? "The set ran itself" : `${name} led`} meanwhile. Take it back, or leave it.`,

  leadAway: (name: string) =>
    `${name} dropped out. We keep going; if ${name} is not back soon, someone is asked to lead.`,
  leadAsked: (name: string, asked: string) => `${name} dropped out. ${asked} is asked to lead.`,
  overEnd: (end: Timestamp) =>
    `You are past the agreed end, ${timeOfDay(end)}. Close soon, or ask everyone to move the end.`,
  timekeeper: "You keep the time in this round.",

  process: "A pause to look at how you work",
  processYou: (who: string) =>
    `The issue rests, and so do the clocks. Say what you notice. ${who === "You" ? "You go on when it has been said." : `${who} goes on with the issue.`}`,
  presenterAway: (name: string) => `${name} dropped out`,
  presenterAwayYou: (name: string) => `Everything waits for ${name}. The clocks stand still.`,
  chooseAway: "Choose together how you go on. Nothing is lost.",
  othersChooseAway: (who: string) => `${who} chooses how you go on. Nothing is lost.`,
  silentNotes: (name: string) => `Quiet time, until ${name} is back`,
  silentNotesYou: "Write down what you would ask or offer. The clock runs on.",

  restarted: "The server restarted",
  restartedYou: "Nothing was lost. The clocks stood still meanwhile.",
  empty: "Everyone was away",
  emptyYou: "Nothing was counted meanwhile.",
  paused: "The set is paused",
  pausedYou: "All clocks are stopped. Take the time you need.",

  onHold: (name: string) => `${s(name)} turn is on hold`,
  onHoldYou: (name: string) => `${name} decides how to say it another way.`,
  yourTurnOnHold: "Your turn is on hold",
  answerFlag: "Reword it as a question, park it as an offer, or stand by it.",

  offeredToYou: "The floor is yours to take",
  offeredToYouHow: "Take it, or pass. Nobody asks why.",
  supportFirst: "Say what support you want, then take the floor.",
  offered: (name: string) => `${name} is next`,
  offeredTo: (name: string) => `${name} can take the floor, or pass.`,

  yourTurn: "It is your turn",
  sayThenDone: "Say how it is for you, then press Done.",
  youPresent: "You are presenting",
  uninterrupted: "Nobody interrupts you. Press Done when you have said it.",
  theyPresent: (name: string) => `${name} is presenting`,
  listenOnly: "Listen. Nobody interrupts.",
  hasFloor: (name: string) => `${name} has the floor`,
  listen: "Listen. Your turn comes.",
  heard: "You have been heard. Listen to the others.",
  justListen: "Listen with care.",

  youAsk: "Ask your question",
  youAskAloud: "Ask it aloud. The answer is theirs.",
  youAskTyped: "Your question is on every screen. Say it aloud if you like.",
  asksYou: (name: string) => `${name} is asking you`,
  takeTime: "Take your time before you answer.",
  asks: (asker: string, presenter: string) => `${asker} is asking ${presenter}`,
  youAnswer: (name: string) => `You are answering ${name}`,
  pressAnswered: "Silence is part of it. Press Answered when you have said it.",
  answersYou: (name: string) => `${name} is answering you`,
  followUpComes: "Listen. One follow-up comes after.",
  answers: (presenter: string, asker: string) => `${presenter} is answering ${asker}`,
  answeredYou: (name: string) => `${name} has answered you`,
  followOrDone: "Ask one follow-up, or press Done.",
  done: "Press Done to let the next one ask.",
  thinks: (name: string) => `${name} is thinking`,
  silence: "Silence is part of it.",
  youThink: "Take a moment to think",
  youThinkHow: "Silence is part of it. Go on when you are ready.",
  answered: (presenter: string, asker: string) => `${presenter} has answered ${asker}`,
  youAnswered: (name: string) => `You have answered ${name}`,
  maybeFollowUp: (name: string) => `${name} may follow up once.`,

  askNow: "The floor is free for a question",
  askFirst: "Ask when you have a question. The first one can be small.",
  comesToYou: "The next question comes to you.",
  next: (ready: boolean) => (ready ? "You are next. Your question is ready." : "You are next."),
  after: (name: string, ready: boolean) =>
    `You come after ${name}.${ready ? " Your question is ready." : ""}`,
  inLine: (place: number, ready: boolean) =>
    `You are ${ordinal(place)} in line.${ready ? " Your question is ready." : ""}`,

  whoPresents: "Who presents today?",
  bidOrNot: "Offer an issue, or say no bid today. All are shown together.",
  bidIn: "Your answer is in.",
  othersBid: "Everyone offers an issue, or says no bid today. All are shown together.",
  waitingFor: (names: string[]) =>
    names.length > 3
      ? `Waiting for ${count(names.length, "person", "people")}.`
      : `Waiting for ${list(names)}.`,
  bidsIn: "Everyone is in.",
  gauge: "The issues are on the table",
  gaugeYou: "Say how far you agree that each is presented today.",
  gauged: "You have said how far you agree.",
  othersGauge: "The others say how far they agree that each is presented today.",
  talk: "Talk it through",
  talkYou: "Two minutes to hear each other. Anyone may withdraw their issue.",
  tied: "The issues are level",
  proposed: (by: string, whose: string) =>
    `${by} ${by === "You" ? "propose" : "proposes"} ${whose === "You" ? "your" : s(whose)} issue`,
  proposedYou: "Agree, or object and say why.",
  agreed: "You agree.",
  objected: "You object. Talk it through.",
  youArePresenter: "You present today",
  presenter: (name: string) => `${name} presents today`,
  presenterNext: (facilitator: string) => `${facilitator} opens the next round when you are ready.`,
  noBids: "Nobody offers an issue today",
  noBidsYou: "That is fine. Close early, or talk about what would help next time.",
  noBidsSwitch: "That is fine. Choose another way to use the time, or end early.",

  sayWanted: "Before you present",
  sayWantedYou: "Say what support you want from the set.",
  aboutToPresent: (name: string) => `${name} is about to present`,
  takeFloor: "Take the floor when you are ready. Nobody interrupts.",
  getReady: "Get ready to listen.",
  presented: (name: string) => `${name} has presented`,
  youPresented: "You have presented",

  youCharge: "You are in charge",
  held: (n: number) =>
    n === 0
      ? "Nothing is held for you yet. Invite what you want, or nothing."
      : `${count(n, "thought is", "thoughts are")} held for you. Invite what you want, or nothing.`,
  youInvited: (kinds: OfferKind[]) => `You invited ${kindList(kinds)}.`,
  charge: (name: string) => `${name} is in charge`,
  muted: (name: string) => `Advice rests until ${name} invites it. You can hold a thought.`,
  invites: (name: string, kinds: OfferKind[]) => `${name} invites ${kindList(kinds)}`,
  offerNow: "Offer one if you have it.",

  free: "The floor is free",
  askFloor: "Ask for the floor when you want to speak.",
  allHeard: "Everyone has been heard",
  movesOn: (facilitator: string) => `${facilitator} moves on when you are ready.`,
  youMoveOn: "Move on when everyone is ready.",
  closes: (facilitator: string) => `${facilitator} closes the meeting when you are ready.`,
  youClose: "Close the meeting when everyone is ready.",
  readyOf: (ready: number, needed: number) =>
    `You move on together: ${ready} of ${needed} are ready.`,
  readyToClose: (ready: number, needed: number) =>
    `You close together: ${ready} of ${needed} are ready.`,
  mineReady: (ready: number, needed: number) => `You are ready: ${ready} of ${needed} are.`,
  leads: (facilitator: string) => `${facilitator} leads this round`,
  youLead: "You lead this round",
  youLeadHow: "Give the floor to one after another.",
  open: "Everyone may speak",
  openYou: "One at a time, and leave room for the quiet.",
  setTalks: "The set is talking",
  setTalksTo: (name: string) => `${name} listens in. Talk with each other, not to ${name}.`,
  listenIn: "Listen in. You need not answer; note what strikes you.",
  thinksAloud: (name: string) => `${name} thinks aloud for you`,
  offline: "You are offline",
  offlineYou: (seconds: number) =>
    seconds > 0
      ? `Trying again in ${count(seconds, "second")}. What you write is kept here.`
      : "Trying again now. What you write is kept here.",
};
