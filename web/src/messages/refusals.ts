/** A kind sentence, with a way out, for every reason a rule may have to say no. */
import type { Act, Kind, Missing, Refusal, Yield } from "../protocol";
import { count, together } from "./words";

/** How seats and rounds are called where the sentence is read. */
export interface Names {
  seat(seat: number): string;
  round(index: number): string;
}

type Sentences = {
  [T in Refusal["type"]]: (refusal: Extract<Refusal, { type: T }>, names: Names) => string;
};

/** The sentence for a refusal. */
export function refusalSentence(refusal: Refusal, names: Names): string {
  const sentence = sentences[refusal.type] as (refusal: Refusal, names: Names) => string;
  return sentence(refusal, names);
}

const sentences: Sentences = {
  notOpenYet: () => "The meeting is not open yet. It starts when the facilitator opens it.",
  alreadyOpen: () => "The meeting is open already. You can go straight in.",
  closed: () => "The meeting is closed. You can still read what came of it.",
  belowQuorum: ({ present, quorum }) =>
    `${count(present, "person is", "people are")} here and your charter asks for ${quorum}. Wait, or ask everyone here to consent.`,
  facilitatorOnly: () => "The facilitator does this. Ask them, or raise your hand.",
  presenterOnly: () => "The presenter decides this. You can ask them in a question.",
  notForPresenter: () => "This is for the others. You present: let them come to you.",
  noPresenter: () => "Nobody presents yet. Choose an issue first.",
  alreadyMoved: ({ by, now }, names) =>
    `${by === null ? "The meeting has" : `${names.seat(by)} has`} moved on to ${names.round(now)} already. Look where it is now.`,
  notYielded: ({ missing }, names) =>
    `${missingSentence(missing, names)} Press again to move on anyway.`,
  notInThisRound: ({ act }) => `${notNow(act)} Look at the rule at the top for what it is for.`,
  notAdmitted: ({ kind }) => `This round has no place for ${kinds[kind]}. Keep it for a later one.`,
  paused: () => "The set is paused. Wait until someone presses Continue, or press it yourself.",
  notPaused: () => "The set goes on already.",
  floorTaken: ({ by }, names) =>
    `${names.seat(by)} has the floor. Wait until it is free, or ask for it.`,
  floorNotYours: () => "You do not have the floor now. Ask for it when the round allows.",
  floorNotOffered: () => "The floor is not offered to you now. It may have moved on.",
  floorSuspended: () => "Your turn is on hold while the flag stands. Answer the flag first.",
  alreadyQueued: () => "You wait in line already. You can reword what you want to ask.",
  notQueued: () => "That place in the line is gone. Ask again if you still want to.",
  followUpUsed: () => "You have had your follow-up. Press Done, then ask again in line.",
  seatAbsent: ({ seat }, names) =>
    `${names.seat(seat)} is not connected now. Try again when they are back.`,
  noSuchBid: () => "That issue was withdrawn. Look at the ones that are left.",
  notRevealed: () => "The issues are not shown yet. Wait until everyone is in.",
  alreadyRevealed: () => "The issues are on the table already. You can say how far you agree.",
  alreadyChosen: () => "The presenter is chosen already. Bring yours to the next meeting.",
  nothingProposed: () => "Nothing is proposed now. Someone may have changed their mind.",
  noTie: () => "No two issues are level. Propose the one that leads.",
  talkFirst: () => "The two minutes of talk are still running. Hear each other out first.",
  noSuchOffer: () => "That thought is not held any more. It may have been withdrawn.",
  offerOpened: () => "The presenter has opened it. It can no longer be changed.",
  gateClosed: () => "The presenter has not invited this kind. Invite it first.",
  noSuchFlag: () => "That flag is settled already.",
  alreadyFlagged: () => "This person has a flag to answer already. Give them a moment.",
  awaitingAnswer: () => "They still have a moment to answer. Wait for the 15 seconds.",
  noSuchAction: () => "That action is not yours, or it was removed.",
  enoughActions: () => "Three actions are enough. Change one of them, or remove one.",
  notReadBack: () => "The facilitator reads it back first. Then you confirm it.",
  ethicsFirst: () => "Pupils or parents are involved. Tick the ethics checklist first.",
  alreadyConfirmed: () => "You have confirmed it. Reword it if you want to change it.",
  outOfBounds: ({ least, most }) => `Choose a number from ${least} to ${most}.`,
  chooseOne: () => "Choose at least one.",
  nothingToDo: () => "It is so already. There is nothing to change.",
  full: () => "There is no room for more of these in this meeting. Remove one first.",
};

/** What a round still misses, and of whom: "Ben and Ewa are not heard yet." */
export function missingSentence(missing: Missing[], names: Names): string {
  return missing.map(({ what, seats }) => yields[what](seats.map(names.seat))).join(" ");
}

const have = (people: string[]) => {
  const { names, one } = together(people);
  return `${names} ${one ? "has" : "have"}`;
};

const yields: Record<Yield, (people: string[]) => string> = {
  everyoneHeard: (people) =>
    people.length > 0 ? `${have(people)} not been heard yet.` : "Not everyone has been heard yet.",
  actionsReviewed: (people) =>
    people.length > 0
      ? `${have(people)} an action to look back on.`
      : "Some actions from last time are not looked back on yet.",
  presenterChosen: () => "Nobody is chosen to present yet.",
  supportStated: () => "The presenter has not said what support they want.",
  minimumTime: () => "The presenter has had less than the least time.",
  actionDrafted: () => "No action is written yet.",
  actionsConfirmed: () => "Not every action is read back and confirmed.",
  reflected: () => "Nobody has added a reflection yet.",
};

const kinds: Record<Kind, string> = {
  update: "an update",
  bid: "a bid",
  account: "an account",
  factQuestion: "a question about facts",
  openQuestion: "an open question",
  answer: "an answer",
  offer: "advice",
  insight: "an insight",
  action: "an action",
  reflection: "a reflection",
  processRemark: "a remark on how we work",
};

const NOT_HERE = "This round has no place for it.";
const special: Partial<Record<Act, string>> = {
  ask: "Questions come in another round.",
  askFloor: "The floor is not asked for in this round.",
  offer: "Advice rests in this round.",
  invite: "Advice can be invited in a later round.",
  openOffer: "Held thoughts are opened in a later round.",
  draftAction: "Actions come in a later round.",
  bid: "Issues are offered in another round.",
  flag: "There is nothing to flag in this round.",
};

function notNow(act: Act): string {
  return special[act] ?? NOT_HERE;
}
