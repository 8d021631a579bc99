/** One person's row: in which state, and what it says beside the name. */
import { peopleWords as w } from "../messages/people";
import type { Presence, View } from "../live/reduce";
import type { Seat, SeatView } from "../protocol";
import { steering } from "./names";

/** `floor`: has the right to speak now. `away`: not connected. */
export type Tone = "floor" | "here" | "away";

export interface PersonLine {
  seat: Seat;
  name: string;
  you: boolean;
  tone: Tone;
  /** One thing, the most important; empty where there is nothing to say. */
  status: string;
  /** Who leads, or keeps the time; empty where the status says it already. */
  mark: string;
}

export function people(view: View, presence: Presence): PersonLine[] {
  return view.roster.map((person) => {
    const you = person.seat === view.you.seat;
    const floor = speaks(view, person.seat);
    const here = person.present || view.meeting.stage === "closed";
    const tone = floor ? "floor" : here ? "here" : "away";
    const says = status(view, presence, person);
    return {
      seat: person.seat,
      name: you ? w.you : person.name,
      you,
      tone,
      status: says,
      mark: mark(view, person.seat, says),
    };
  });
}

function mark(view: View, seat: Seat, says: string): string {
  if (view.meeting.stage === "closed" || seat !== steering(view) || says === w.facilitator)
    return "";
  return seat === view.meeting.lead ? w.leads : w.keepsTime;
}

/** Whoever has the floor first, then in seat order: for the strip on a phone. */
export function floorFirst(lines: PersonLine[]): PersonLine[] {
  return [...lines].sort((a, b) => Number(b.tone === "floor") - Number(a.tone === "floor"));
}

/** Holds the floor now: in a pair, whose moment it is; not while a shown flag stands [G4]. */
export function speaks(view: View, seat: Seat): boolean {
  const { floor } = view;
  const suspended = "suspended" in floor && floor.suspended;
  return !suspended && itsMoment(view, seat);
}

function itsMoment(view: View, seat: Seat): boolean {
  const { floor } = view;
  if (floor.type === "held") return floor.by === seat;
  if (floor.type !== "pair") return false;
  if (floor.moment === "thinking") return false;
  return seat === (floor.moment === "answering" ? floor.presenter : floor.asker);
}

function status(view: View, presence: Presence, person: SeatView): string {
  const { seat } = person;
  if (person.removed) return w.removed;
  if (view.meeting.stage === "closed") return beside(view, presence, person);
  if (!person.present) return view.round === null ? w.notHere : w.reconnecting;
  if (presence.hands.some((hand) => hand.seat === seat)) return w.hand;
  return onFloor(view, seat) ?? inLine(view, seat) ?? beside(view, presence, person);
}

function onFloor(view: View, seat: Seat): string | null {
  const { floor, round } = view;
  if (floor.type === "offered" && floor.to === seat) return w.offered;
  if (floor.type === "held" && floor.by === seat) {
    if (floor.suspended) return w.onHold;
    return round?.floorKind === "presenterAlone" ? w.presenting : w.hasFloor;
  }
  if (floor.type !== "pair") return null;
  const { asker, presenter, moment, suspended } = floor;
  if (seat !== asker && seat !== presenter) return null;
  if (suspended && itsMoment(view, seat)) return w.onHold;
  if (seat === presenter && moment === "thinking") return w.thinks;
  if (seat === presenter) return moment === "answering" ? w.hasFloor : w.presenter;
  if (moment === "answered") return w.mayFollowUp;
  return moment === "asking" ? w.asking : w.asked;
}

function inLine(view: View, seat: Seat): string | null {
  const place = view.queue.places.findIndex((each) => each.seat === seat);
  return place < 0 ? null : w.place(place);
}

function beside(view: View, presence: Presence, person: SeatView): string {
  const { seat } = person;
  if (view.bids?.choosing.type === "drafting") {
    if (view.bids.answered.includes(seat)) return w.bidIn;
    if (view.bids.awaited.includes(seat)) return w.bidAwaited;
  }
  const waits = view.meeting.stage === "gathering" || view.meeting.stage === "suspended";
  if (waits && view.meeting.consents.includes(seat)) return w.consents;
  if (view.you.encouraging.includes(seat)) return w.askedQuietly;
  if (view.round?.ready.includes(seat)) return w.ready;
  if (presence.writing.includes(seat) && seat !== view.you.seat) return w.writing;
  if (view.issue?.presenter === seat) return w.presenter;
  if (person.role !== "member") return person.role === "facilitator" ? w.facilitator : w.deputy;
  return person.heard && view.round?.floorKind === "inTurn" ? w.heard : "";
}
