/**
 * What the action bar offers: one next act in the round's words, and a few beside it. Only what the
 * view says this seat may do [A1].
 */
import { actWords as w } from "../messages/acts";
import type { IconName } from "../icons/names";
import type { View } from "../live/reduce";
import { asksSupport } from "./support";
import { mayRead } from "./actions/shown";
import type { Act, Command, Kind } from "../protocol";

/** What is written in the box under the now line. */
export type Composer =
  { type: "ask" } | { type: "followUp" } | { type: "offer" } | { type: "say"; kind: Kind };

/** What pressing a choice does: send a command, open a box to write in, or go to a part of the stage. */
export type Step =
  | { type: "command"; command: Command }
  | { type: "compose"; composer: Composer }
  | { type: "draft" }
  | { type: "go"; to: Part };

/** A part of the stage that a choice leads to: its element is called `part-…`. */
export type Part =
  | "bid"
  | "gauges"
  | "proposal"
  | "support"
  | "held"
  | "actions"
  | "carried"
  | "motion"
  | "lead"
  | "away"
  | "encouraged"
  | "name"
  | "theme"
  | "resource"
  | "formats";

export interface Choice {
  id: string;
  label: string;
  icon: IconName;
  step: Step;
  /** Its letter, where it has one: see `shortcuts.ts`. */
  key?: "Q" | "D";
  /** A switch that can be taken back, and how it stands. */
  pressed?: boolean;
  /** What stands beside the label: "3 of 4 ready". */
  note?: string;
}

export interface Choices {
  primary: Choice | null;
  others: Choice[];
  /** Rarely wanted, always possible: behind "More". */
  rest: Choice[];
}

/** Kinds that are typed by `say`; the others have a command of their own. */
const SAID: Kind[] = [
  "reflection",
  "recommendation",
  "sharing",
  "nextTheme",
  "insight",
  "update",
  "account",
  "answer",
];

/** No more than these stand beside the next act; what comes after is behind "More". */
const BESIDE = 3;

export function choices(view: View): Choices {
  const [primary = null] = [...nextSteps(view), ...besides(view)];
  const isReady = ready(view, (act) => view.you.may.includes(act));
  const others = [...besides(view), ...isReady].filter((choice) => choice.id !== primary?.id);
  // A remark on how we work is always possible and never what the moment waits for.
  const rest = [
    ...others.splice(BESIDE),
    ...(aboutProcess(view) ? [] : sayings(view, ["processRemark"])),
  ];
  const ends = view.you.may.includes("done") && waitsForOther(view);
  return { primary, others, rest: ends ? [done("done", w.done), ...rest] : rest };
}

/** Whether the next act is done where it is pressed; else it leads to a part with a button of its own. */
export function isFilled(choice: Choice): boolean {
  return choice.step.type !== "go" && choice.step.type !== "draft";
}

/** What nobody but this seat can do now, and all wait for. */
const AWAITED = new Set([
  "continue",
  "open",
  "resume",
  "acceptFloor",
  "skipThinking",
  "asked",
  "answered",
  "done",
]);

/** Whether moving on is the next act of whoever runs the meeting: then that is the one filled button. */
export function leadsOn(view: View): boolean {
  const { may } = view.you;
  const last = view.round?.index === view.meeting.agenda.length - 1;
  if (!may.includes("next") && !(last && may.includes("close"))) return false;
  const { primary } = choices(view);
  return primary === null || !AWAITED.has(primary.id);
}

/** Whether the box may be open now; what was written in it is kept while it may not. */
export function allowed(view: View, composer: Composer): boolean {
  const { may, admitted } = view.you;
  if (composer.type === "say") return may.includes("say") && admitted.includes(composer.kind);
  return may.includes(composer.type);
}

const command = (id: string, type: Command["type"], label: string, icon: IconName): Choice => ({
  id,
  label,
  icon,
  step: { type: "command", command: { type } as Command },
});
const go = (to: Part, label: string, icon: IconName): Choice => ({
  id: to,
  label,
  icon,
  step: { type: "go", to },
});
const compose = (composer: Composer, label: string, icon: IconName): Choice => ({
  id: composer.type === "say" ? composer.kind : composer.type,
  label,
  icon,
  step: { type: "compose", composer },
});

/** In a pair the moment is the other's: ending it now would cut them short. */
function waitsForOther({ floor, you }: View): boolean {
  if (floor.type !== "pair") return false;
  if (floor.moment === "thinking") return true;
  return you.seat !== (floor.moment === "answering" ? floor.presenter : floor.asker);
}

/** What this moment waits for from this seat, the most urgent first. */
function nextSteps(view: View): Choice[] {
  const may = (act: Act) => view.you.may.includes(act);
  const steps: Choice[] = [];
  if (may("continue")) steps.push(command("continue", "continue", w.continue, "play"));
  if (may("answerAway")) steps.push(go("away", w.away, "list"));
  if (may("open")) steps.push(command("open", "open", w.open, "door-open"));
  if (may("resume")) steps.push(command("resume", "resume", w.resume, "door-open"));
  if (may("consent") && !view.meeting.consents.includes(view.you.seat)) {
    steps.push(command("consent", "consent", w.consent, "check"));
  }
  if (may("acceptFloor")) steps.push(command("acceptFloor", "acceptFloor", w.acceptFloor, "mic"));
  if (may("skipThinking")) steps.push(done("skipThinking", w.skipThinking));
  if (may("asked")) steps.push(done("asked", w.asked));
  if (may("answered")) steps.push(done("answered", w.answered));
  if (may("done") && !waitsForOther(view)) steps.push(done("done", w.done));
  steps.push(...asked(view, may), ...choosing(view, may), ...inCycle(view, may));
  const nameless = view.issue?.title === null && !view.issue.returning;
  if (may("nameIssue") && view.you.presenter && nameless) {
    steps.push(go("name", w.name, "message-square"));
  }
  if (asksSupport(view)) steps.push(go("support", w.support, "message-square"));
  if (may("ask")) steps.push({ ...compose({ type: "ask" }, w.ask, "plus"), key: "Q" });
  steps.push(...aboutActions(view, may));
  if (may("invite") && view.offers.invited.length === 0 && view.you.held.length > 0) {
    steps.push(go("held", w.invite, "lightbulb"));
  }
  // Who gives the floor need not ask for it.
  if (may("askFloor") && !may("grant"))
    steps.push(command("askFloor", "askFloor", w.askFloor, "mic"));
  if (aboutProcess(view)) steps.push(...sayings(view, ["processRemark"]));
  // While someone speaks it would be pressed too soon.
  if (view.meeting.selfFacilitated && view.floor.type === "idle") steps.push(...ready(view, may));
  return steps;
}

/** What others ask of this person: an answer is theirs to give, and none is an answer too. */
function asked(view: View, may: (act: Act) => boolean): Choice[] {
  const steps: Choice[] = [];
  if (may("answerLead") && view.you.leadOffered) steps.push(go("lead", w.lead, "users"));
  if (may("answerMotion") && view.you.motion?.askedOfYou)
    steps.push(go("motion", w.motion, "check"));
  if (may("answerEncouragement") && view.you.encouraged) {
    steps.push(go("encouraged", w.encouraged, "message-square"));
  }
  return steps;
}

/** The theme and what is read or watched together [E6, E8]. */
function inCycle({ cycle }: View, may: (act: Act) => boolean): Choice[] {
  const steps: Choice[] = [];
  if (may("stateTheme") && !cycle?.theme) steps.push(go("theme", w.theme, "message-square"));
  if (may("shareResource") && !cycle?.resource) steps.push(go("resource", w.resource, "link"));
  return steps;
}

/** Ready for the next round: who moves the meeting on by a button needs no vote [T5]. */
function ready(view: View, may: (act: Act) => boolean): Choice[] {
  const { round, meeting, you } = view;
  if (!round || !may("ready") || meeting.lead === you.seat) return [];
  const mine = round.ready.includes(you.seat);
  const last = round.index === meeting.agenda.length - 1 && meeting.selfFacilitated;
  const choice: Choice = {
    id: "ready",
    label: last ? w.readyToClose : w.ready,
    icon: "check",
    step: { type: "command", command: { type: "ready", leaving: round.index, ready: !mine } },
    pressed: mine,
  };
  const { readyNeeded } = round;
  return [
    readyNeeded === null ? choice : { ...choice, note: w.readyOf(round.ready.length, readyNeeded) },
  ];
}

/** The content rests and how the set works is looked at [R5]. */
function aboutProcess(view: View): boolean {
  return view.round?.paused?.reason === "process";
}

function done(act: "asked" | "answered" | "done" | "skipThinking", label: string): Choice {
  return { ...command(act, act, label, "check"), key: "D" };
}

function choosing(view: View, may: (act: Act) => boolean): Choice[] {
  const { bids, you } = view;
  if (!bids) return [];
  const steps: Choice[] = [];
  if (may("switchFormat")) steps.push(go("formats", w.formats, "list"));
  if (may("bid") && !bids.answered.includes(you.seat)) {
    steps.push(go("bid", you.bid?.draft ? w.draftBid : w.bid, "plus"));
  }
  const ungauged = bids.bids.some((bid) => !bid.withdrawn && !bid.gaugedBy.includes(you.seat));
  if (may("gauge") && ungauged && bids.choosing.type === "gauging")
    steps.push(go("gauges", w.gauge, "list"));
  if (may("answerProposal") && you.answeredProposal === null) {
    steps.push(go("proposal", w.proposal, "check"));
  }
  return steps;
}

function aboutActions(view: View, may: (act: Act) => boolean): Choice[] {
  const { drafted, carried } = view.actions;
  const steps: Choice[] = [];
  const mine = carried.some(({ seat, review }) => seat === view.you.seat && review === null);
  if (may("reviewAction") && mine) steps.push(go("carried", w.review, "target"));
  if (drafted.some((action) => mayRead(view, action))) {
    steps.push(go("actions", w.readBack, "target"));
  }
  const toConfirm = drafted.some(
    (action) => action.seat === view.you.seat && action.readBack && !action.confirmed,
  );
  if (may("confirmAction") && toConfirm) steps.push(go("actions", w.confirm, "target"));
  return steps;
}

/** What this seat may also do. */
function besides(view: View): Choice[] {
  const { offers } = view;
  const may = (act: Act) => view.you.may.includes(act);
  const beside: Choice[] = [];
  if (may("followUp")) beside.push(compose({ type: "followUp" }, w.followUp, "plus"));
  if (may("pass")) beside.push(command("pass", "pass", w.pass, "arrow-right"));
  if (may("offer")) {
    const label = offers.invited.length > 0 ? w.offer : w.hold;
    beside.push(compose({ type: "offer" }, label, "bookmark"));
  }
  if (may("draftAction")) {
    beside.push({ id: "draft", label: w.draft, icon: "target", step: { type: "draft" } });
  }
  // Where nobody asks there is nothing to answer.
  const answers = view.floor.type === "pair";
  const kinds = answers ? SAID : SAID.filter((kind) => kind !== "answer");
  const said = sayings(view, aboutProcess(view) ? ["processRemark"] : kinds);
  return [...beside, ...said];
}

function sayings(view: View, kinds: Kind[]): Choice[] {
  return kinds
    .filter((kind) => allowed(view, { type: "say", kind }))
    .map((kind) => compose({ type: "say", kind }, w.say[kind] ?? kind, "message-square"));
}
