/** A kind sentence, with a way out, for every reason a rule may have to say no. */
import type { Act, Kind, Millis, Missing, Refusal, Replan, Yield } from "../protocol";
import { count, LANGUAGE, list, together } from "./words";

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
  notOpenYet: () => "The meeting is not open yet. This has its place once it is.",
  alreadyOpen: () => "The meeting is open already. You can go straight in.",
  closed: () => "The meeting is closed. You can still read what came of it.",
  belowQuorum: ({ present, quorum }) =>
    `${count(present, "person is", "people are")} here and your charter asks for ${quorum}. Wait, or ask everyone here to consent.`,
  facilitatorOnly: () => "The facilitator does this. Ask them, or raise your hand.",
  presenterOnly: () => "The presenter decides this. You can ask them in a question.",
  notForPresenter: () => "This is for the others. You present: let them come to you.",
  noPresenter: () => "Nobody presents now. This has its place with an issue.",
  alreadyMoved: ({ by, now }, names) =>
    `${by === null ? "The meeting has" : `${names.seat(by)} has`} moved on to ${names.round(now)} already. Look where it is now.`,
  notYielded: ({ missing }, names) =>
    `${missingSentence(missing, names)} Press again to move on anyway.`,
  notInThisRound: ({ act }) => `${notNow(act)} Look at the rule at the top for what it is for.`,
  notAdmitted: ({ kind }) => `This round has no place for ${kinds[kind]}. Keep it for a later one.`,
  paused: () => "The meeting stands still for now. What is said at the top tells how it goes on.",
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
  gateClosed: () => "This kind is not invited now. Invite it first, then open it.",
  noSuchFlag: () => "That flag is settled already.",
  alreadyFlagged: () =>
    "You have flagged this person already, and it is not settled yet. Give it a moment.",
  awaitingAnswer: () => "They still have a moment to answer. Wait for the 15 seconds.",
  noSuchAction: () => "That action is not yours, or it was removed.",
  enoughActions: () => "Three actions are enough. Change one of them, or remove one.",
  notReadBack: () => "It is read back to you first. Then you confirm it.",
  ethicsFirst: () => "Pupils or parents are involved. Tick the ethics checklist first.",
  alreadyConfirmed: () => "You have confirmed it. Reword it if you want to change it.",
  outOfBounds: ({ least, most }) => `Choose a number from ${least} to ${most}.`,
  replanned: ({ plan }, names) => replanSentence(plan, names),
  noTimeLeft: ({ most }) =>
    most > 0
      ? `There is room for ${count(most, "minute")} at most. Take those, or ask everyone to move the end.`
      : "There is no time left to take from. Ask everyone to move the end, or move on.",
  selfFacilitated: ({ act }) => asSet[act] ?? TOGETHER,
  timekeeperOnly: () => "Whoever keeps the time in this round does this. Ask them.",
  tooLate: () => "It is too late to take that back. Say so, and find the way back together.",
  suspended: () => "The meeting rests until another day. Go on with it first.",
  notSuspended: () => "The meeting goes on already. You can go straight in.",
  removed: () => "You are no longer in this meeting. You are still in the set.",
  motionStands: () => "Something else is being asked already. Let that be settled first.",
  nothingAsked: () => "Nothing is asked of you now. It may have been settled already.",
  leadNotOffered: () => "The lead is not offered to you now. Someone else may have taken it.",
  notAway: () => "Nothing has to be chosen now: the presenter is back, or still awaited.",
  thinking: () => "There is a moment to think first. It is over in a few seconds.",
  noMinutes: () =>
    "There are no such minutes to give. Choose fewer, or someone whose issue is still to come.",
  noSuchFormat: () => "That format cannot begin here. Choose another one.",
  chooseOne: () => "Choose at least one.",
  nothingToDo: () => "It is so already. There is nothing to change.",
  full: () => "This meeting has no room for more of these. Say it aloud, or bring it next time.",
};

const number = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });
const inMinutes = (ms: Millis) => number.format(ms / 60_000);

/** Where the minutes of an extension come from: "2 from Open questions (25 → 23)" [C4]. */
export function replanSentence(plan: Replan, names: Names): string {
  const spare = plan.fromSlack > 0 ? [`${inMinutes(plan.fromSlack)} from spare time`] : [];
  const rounds = plan.fromRounds.map(
    ({ round, time, left }) =>
      `${inMinutes(time)} from ${names.round(round)} (${inMinutes(left + time)} → ${inMinutes(left)})`,
  );
  return `${count(plan.minutes, "minute")} more: ${list([...spare, ...rounds])}.`;
}

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
  themeStated: () => "The theme is not stated yet.",
  resourceShared: () => "Nothing to read, watch or hear together is shared yet.",
  recommended: () => "No recommendation is written yet.",
  insightTold: () => "The presenter has not noted an insight, a goal or a first step yet.",
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
  theme: "a theme",
  resource: "a resource",
  recommendation: "a recommendation",
  sharing: "something to share",
  nextTheme: "a theme for the next cycle",
};

/** Where nobody facilitates: what is done together in place of the facilitator's act [T5]. */
const TOGETHER = "Nobody facilitates this meeting. Decide it together.";
const asSet: Partial<Record<Act, string>> = {
  next: "You move on together here. Press “I’m ready”.",
  close:
    "You close together here. Be ready after the last round, or ask the others to close early.",
  suspend: "You decide that together here. Ask the others to go on another day.",
  grant: "The line is served by itself here. Ask for the floor, or a question.",
  reorder: "The line is served by itself here.",
  offerLead: "Nobody leads here, so there is no lead to hand over.",
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
  reviewAction: "You look back on actions in another round.",
  nameIssue: "Issues have their names from the bids here.",
  noIssue: "There is no issue of yours to leave out now.",
  giftMinutes: "Nobody has minutes of their own here.",
  stateTheme: "The theme is stated in another round.",
  shareResource: "What you read or watch together is shared in another round.",
  switchFormat: "Another format can be chosen only when nobody offers an issue.",
  encourage: "Nobody needs to be asked in this round.",
  timeOut: "There is nothing to interrupt now.",
  suspend: "There is nothing to put away now.",
};

function notNow(act: Act): string {
  return special[act] ?? NOT_HERE;
}
