/**
 * The now line: one sentence on what happens and one on what you can do. It is the room's headline,
 * the tab's title and the one polite live region, so it holds no running seconds.
 */
import { nowWords as w } from "../messages/now";
import type { View } from "../live/reduce";
import type { FloorView, PauseView, RoundView, Seat, Timestamp } from "../protocol";
import { asksSupport } from "./support";
import { facilitatorName, nameOf, runs, steering, youOr } from "./names";

export interface Now {
  head: string;
  you: string;
  /** True when the next word is yours: spoken at once, and marked in the tab's title. */
  yours: boolean;
}

/** Both sentences, as they are said aloud. */
export function spoken({ head, you }: Now): string {
  return /[.?]$/.test(head) ? `${head} ${you}` : `${head}. ${you}`;
}

/** The line at a moment of the server's clock, which matters only while someone is awaited. */
export function now(view: View, at: Timestamp): Now {
  const line = happening(view, at);
  const asked = view.you.leadOffered !== null && view.meeting.stage !== "closed";
  return asked && !line.yours ? leadOffered(view) : line;
}

function happening(view: View, at: Timestamp): Now {
  const { meeting, round } = view;
  if (meeting.stage === "closed") return line(w.closed.head, w.closed.you);
  if (meeting.stage === "suspended") return suspended(view);
  if (meeting.stage === "gathering" || !round) return gathering(view);
  if (round.paused) return paused(view, round.paused, at);
  if (round.silentNotes) return line(w.silentNotes(presenterName(view)), w.silentNotesYou);
  switch (view.floor.type) {
    case "offered":
      return offered(view, view.floor.to);
    case "held":
      return held(view, round, view.floor);
    case "pair":
      return pair(view, view.floor);
    case "idle":
      return idle(view, round);
  }
}

function line(head: string, you: string, yours = false): Now {
  return { head, you, yours };
}

function gathering(view: View): Now {
  const here = view.roster.filter((person) => person.present).length;
  const head = w.gathering(here, view.roster.length);
  if (view.you.may.includes("open")) return line(head, w.openWhenReady);
  if (here >= view.meeting.quorum) return line(head, w.waitForOpening(facilitatorName(view)));
  const consented = view.meeting.consents.includes(view.you.seat);
  return line(head, consented ? w.consented : w.belowQuorum(view.meeting.quorum));
}

function suspended(view: View): Now {
  const { meeting, you, roster } = view;
  if (you.may.includes("resume")) return line(w.suspended, w.resumeWhenReady);
  const here = roster.filter((person) => person.present).length;
  if (here >= meeting.quorum) return line(w.suspended, w.waitForResume(facilitatorName(view)));
  const consented = meeting.consents.includes(you.seat);
  return line(w.suspended, consented ? w.consentedAgain : w.suspendedShort(meeting.quorum));
}

/** Only being asked to lead comes before what happens, and never before one's own turn [D3, D4]. */
function leadOffered(view: View): Now {
  const { lead } = view.meeting;
  const name = lead === null ? null : nameOf(view, lead);
  const offer = view.you.leadOffered;
  if (offer?.type === "by")
    return line(w.offersLead(nameOf(view, offer.seat)), w.offersLeadYou, true);
  if (offer?.type === "vacant") return line(w.leadVacant, w.leadVacantYou(name), true);
  return line(w.leadBack, w.leadBackYou(name), true);
}

function paused(view: View, pause: PauseView, at: Timestamp): Now {
  switch (pause.reason) {
    case "asked":
      return line(w.paused, w.pausedYou);
    case "restarted":
      return line(w.restarted, w.restartedYou);
    case "empty":
      return line(w.empty, w.emptyYou);
    case "process": {
      const seat = steering(view);
      return line(
        w.process,
        w.processYou(seat === null ? facilitatorName(view) : youOr(view, seat)),
      );
    }
    case "presenterAway": {
      const name = presenterName(view);
      const head = w.presenterAway(name);
      if (view.you.awayChoices.length > 0) return line(head, w.chooseAway, true);
      // Past its end there is none any more.
      const waits = pause.until !== null && at < pause.until;
      return line(
        head,
        waits ? w.presenterAwayYou(name) : w.othersChooseAway(facilitatorName(view)),
      );
    }
  }
}

function presenterName(view: View): string {
  return nameOf(view, view.issue?.presenter ?? -1);
}

function offered(view: View, to: Seat): Now {
  if (to === view.you.seat) {
    const first = asksSupport(view);
    return line(w.offeredToYou, first ? w.supportFirst : w.offeredToYouHow, true);
  }
  const name = nameOf(view, to);
  if (view.round?.floorKind === "presenterAlone") return line(w.aboutToPresent(name), w.getReady);
  // Whoever was away when the floor came by still waits at the head of the line.
  const { place: mine } = view.you;
  const head = mine?.ahead === 0 ? w.after(name, mine.text !== null) : place(view);
  return line(w.offered(name), head ?? w.offeredTo(name));
}

/** While a shown flag stands, the turn rests: the flag says whose slip it is, else it is the speaker's [G4]. */
function onHold(view: View, holder: Seat): Now {
  const speaker = view.flags.at(-1)?.seat ?? holder;
  if (speaker === view.you.seat) return line(w.yourTurnOnHold, w.answerFlag, true);
  const name = nameOf(view, speaker);
  return line(w.onHold(name), w.onHoldYou(name));
}

function held(view: View, round: RoundView, floor: Extract<FloorView, { type: "held" }>): Now {
  if (floor.suspended) return onHold(view, floor.by);
  const mine = floor.by === view.you.seat;
  const alone = round.floorKind === "presenterAlone";
  if (round.floorKind === "listeningIn" && view.you.presenter && !mine) {
    return line(w.thinksAloud(nameOf(view, floor.by)), w.listenIn);
  }
  if (mine && alone) return line(w.youPresent, w.uninterrupted, true);
  if (mine) return line(w.yourTurn, w.sayThenDone, true);
  const name = nameOf(view, floor.by);
  if (alone) return line(w.theyPresent(name), w.listenOnly);
  return line(w.hasFloor(name), place(view) ?? listening(view, round));
}

function listening(view: View, round: RoundView): string {
  if (round.floorKind === "listeningIn" && view.issue) return w.setTalksTo(presenterName(view));
  if (round.floorKind !== "inTurn") return w.justListen;
  const heard = view.roster.find((person) => person.seat === view.you.seat)?.heard;
  return heard ? w.heard : w.listen;
}

function pair(view: View, floor: Extract<FloorView, { type: "pair" }>): Now {
  const { asker, presenter, moment } = floor;
  const [a, p] = [nameOf(view, asker), nameOf(view, presenter)];
  if (floor.suspended) return onHold(view, moment === "answering" ? presenter : asker);
  const me = view.you.seat;
  const waiting = place(view) ?? invitation(view);
  if (moment === "asking") {
    if (me === asker) return line(w.youAsk, floor.question ? w.youAskTyped : w.youAskAloud, true);
    if (me === presenter) return line(w.asksYou(a), w.takeTime);
    return line(w.asks(a, p), waiting);
  }
  if (moment === "answering") {
    if (me === asker) return line(w.answersYou(p), floor.followUp ? w.justListen : w.followUpComes);
    if (me === presenter) return line(w.youAnswer(a), w.pressAnswered, true);
    return line(w.answers(p, a), waiting);
  }
  if (moment === "thinking") {
    if (me === presenter) return line(w.youThink, w.youThinkHow);
    const mine = me === asker ? null : place(view);
    return line(w.thinks(p), mine ? `${w.silence} ${mine}` : w.silence);
  }
  const may = view.you.may.includes("followUp");
  if (me === asker) return line(w.answeredYou(p), may ? w.followOrDone : w.done, true);
  if (me === presenter) return line(w.youAnswered(a), w.maybeFollowUp(a));
  return line(w.answered(p, a), waiting);
}

/** Where I wait, if I wait. */
function place(view: View): string | null {
  const { place } = view.you;
  if (!place) return null;
  const ready = place.text !== null;
  if (place.ahead === 0) return w.next(ready);
  const before = view.queue.places[place.ahead - 1];
  return before ? w.after(nameOf(view, before.seat), ready) : w.inLine(place.ahead + 1, ready);
}

/** What someone who waits for nothing can do in a round of questions. */
function invitation(view: View): string {
  if (view.you.may.includes("ask")) return w.askFirst;
  return view.you.may.includes("askFloor") ? w.askFloor : w.justListen;
}

function idle(view: View, round: RoundView): Now {
  if (view.bids) return choosing(view);
  switch (round.floorKind) {
    case "presenterAlone":
      return presenting(view);
    case "questionAndAnswer":
      return line(w.askNow, view.you.presenter ? w.comesToYou : (place(view) ?? invitation(view)));
    case "presenterCalls":
      return inCharge(view);
    case "inTurn":
      return everyoneHeard(round)
        ? line(w.allHeard, movesOn(view))
        : line(w.free, place(view) ?? invitation(view));
    case "facilitatorLeads":
      if (view.meeting.selfFacilitated) return line(w.open, place(view) ?? movesOn(view));
      return runs(view)
        ? line(w.youLead, w.youLeadHow)
        : line(w.leads(facilitatorName(view)), place(view) ?? invitation(view));
    case "listeningIn":
      if (view.you.presenter) return line(w.setTalks, w.listenIn);
      return line(w.setTalks, view.issue ? w.setTalksTo(presenterName(view)) : w.openYou);
    case "open":
      return line(w.open, place(view) ?? w.openYou);
  }
}

function everyoneHeard(round: RoundView): boolean {
  return !round.missing.some(({ what }) => what === "everyoneHeard");
}

function movesOn(view: View): string {
  const { round, meeting, you } = view;
  const last = round !== null && round.index === meeting.agenda.length - 1;
  if (you.may.includes("next")) return w.youMoveOn;
  const { ready, readyNeeded } = round ?? { ready: [], readyNeeded: null };
  if (readyNeeded === null) {
    if (last && meeting.lead === you.seat) return w.youClose;
    return last ? w.closes(facilitatorName(view)) : w.movesOn(facilitatorName(view));
  }
  if (ready.includes(you.seat)) return w.mineReady(ready.length, readyNeeded);
  return (last ? w.readyToClose : w.readyOf)(ready.length, readyNeeded);
}

function presenting(view: View): Now {
  const { issue, you } = view;
  if (!issue) return line(w.free, movesOn(view));
  const spoke = view.roster.find((person) => person.seat === issue.presenter)?.heard ?? false;
  if (you.presenter) {
    if (spoke) return line(w.youPresented, movesOn(view));
    if (asksSupport(view)) {
      return line(w.sayWanted, w.sayWantedYou, true);
    }
    return line(w.yourTurn, w.takeFloor, true);
  }
  const name = nameOf(view, issue.presenter);
  return spoke ? line(w.presented(name), movesOn(view)) : line(w.aboutToPresent(name), w.getReady);
}

function inCharge(view: View): Now {
  const { invited } = view.offers;
  const presenter = view.issue?.presenter;
  if (presenter === undefined) return line(w.free, movesOn(view));
  if (view.you.presenter) {
    return line(
      w.youCharge,
      invited.length > 0 ? w.youInvited(invited) : w.held(view.you.held.length),
    );
  }
  const name = nameOf(view, presenter);
  if (invited.length > 0) return line(w.invites(name, invited), place(view) ?? w.offerNow);
  return line(w.charge(name), place(view) ?? w.muted(name));
}

function choosing(view: View): Now {
  const { bids, you } = view;
  if (!bids) return line(w.whoPresents, w.bidOrNot);
  const waiting = bids.awaited
    .filter((seat) => seat !== you.seat)
    .map((seat) => nameOf(view, seat));
  switch (bids.choosing.type) {
    case "drafting": {
      if (!bids.answered.includes(you.seat)) {
        const asked = bids.awaited.includes(you.seat) || you.may.includes("bid");
        return line(w.whoPresents, asked ? w.bidOrNot : w.othersBid);
      }
      return line(
        w.whoPresents,
        `${w.bidIn} ${waiting.length > 0 ? w.waitingFor(waiting) : w.bidsIn}`,
      );
    }
    case "gauging": {
      if (bids.talkUntil !== null) return line(w.talk, w.talkYou);
      if (bids.tied.length > 1) return line(w.tied, w.talkYou);
      if (you.role === "facilitator") return line(w.gauge, w.othersGauge);
      const open = bids.bids.filter((bid) => !bid.withdrawn);
      const mine = open.every((bid) => bid.gaugedBy.includes(you.seat));
      return line(w.gauge, mine ? w.gauged : w.gaugeYou);
    }
    case "proposed":
      return proposed(view, bids.choosing);
    case "chosen":
      return chosen(view, bids.choosing.bid);
    case "noBids":
      return line(w.noBids, you.may.includes("switchFormat") ? w.noBidsSwitch : w.noBidsYou);
  }
}

function proposed(
  view: View,
  choosing: Extract<NonNullable<View["bids"]>["choosing"], { type: "proposed" }>,
): Now {
  const bid = view.bids?.bids.find((each) => each.bid === choosing.bid);
  const head = w.proposed(youOr(view, choosing.by), bid ? youOr(view, bid.seat) : "this");
  if (view.you.answeredProposal === null) return line(head, w.proposedYou);
  return line(head, view.you.answeredProposal ? w.agreed : w.objected);
}

function chosen(view: View, chosen: number): Now {
  const seat = view.issue?.presenter ?? view.bids?.bids.find((bid) => bid.bid === chosen)?.seat;
  if (seat === undefined) return line(w.whoPresents, movesOn(view));
  const head = seat === view.you.seat ? w.youArePresenter : w.presenter(nameOf(view, seat));
  return line(head, movesOn(view));
}
