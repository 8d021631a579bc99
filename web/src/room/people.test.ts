import { describe, expect, it } from "vitest";
import type { Presence, View } from "../live/reduce";
import {
  ADA,
  AT,
  BEN,
  CHLOE,
  DEV,
  EWA,
  FEMI,
  GRACE,
  HUGO,
  ISSUE,
  QUIET,
  pair as thinks,
  round,
  view,
  withYou,
} from "./fixtures";
import { floorFirst, people } from "./people";

const pair = (suspended: boolean): View =>
  view(DEV, [], {
    round: round(4),
    issue: ISSUE,
    floor: {
      type: "pair",
      asker: BEN,
      presenter: ADA,
      moment: "answering",
      question: null,
      followUp: false,
      since: AT,
      thinkingUntil: null,
      suspended,
    },
    queue: { order: "asAsked", places: [CHLOE, DEV, FEMI].map((seat) => ({ seat, since: AT })) },
  });
const statusIn = (view: View, presence = QUIET) =>
  Object.fromEntries(people(view, presence).map(({ seat, status }) => [seat, status]));

describe("people", () => {
  it("says one thing beside each name, the most important", () => {
    const hands = [{ seat: EWA, since: AT }];
    expect(statusIn(pair(false), { ...QUIET, hands })).toEqual({
      [ADA]: "Has the floor",
      [BEN]: "Asked",
      [CHLOE]: "Next",
      [DEV]: "2nd in line",
      [EWA]: "Hand up: process",
      [FEMI]: "3rd in line",
      [GRACE]: "Reconnecting",
      [HUGO]: "Facilitator",
    });
  });

  it("calls me You, and everyone else by name", () => {
    expect(people(pair(false), QUIET).map(({ name }) => name)[DEV]).toBe("You");
    expect(people(pair(false), QUIET).map(({ name }) => name)[ADA]).toBe("Ada");
  });

  it("g4 gives nobody the ring while a turn is on hold", () => {
    expect(people(pair(true), QUIET).filter(({ tone }) => tone === "floor")).toEqual([]);
    expect(statusIn(pair(true))[ADA]).toBe("Turn on hold");
  });

  it("f1 gives the ring to one seat, which comes first on a phone", () => {
    const [first, ...rest] = floorFirst(people(pair(false), QUIET));
    expect(first).toMatchObject({ seat: ADA, tone: "floor" });
    expect(rest.some(({ tone }) => tone === "floor")).toBe(false);
    expect(rest.map(({ seat }) => seat)).toEqual([BEN, CHLOE, DEV, EWA, FEMI, GRACE, HUGO]);
  });

  it("shows who writes to the others, not to the one who writes", () => {
    const presence = { ...QUIET, writing: [DEV, FEMI] };
    const statuses = statusIn(view(DEV, [], { round: round(5), issue: ISSUE }), presence);
    expect(statuses[FEMI]).toBe("Writing");
    expect(statuses[DEV]).toBe("");
  });

  it("d4 marks who leads where something else stands beside the name, and t5 who keeps the time", () => {
    const base = view(DEV, [], { round: round(4, { timekeeper: BEN }) });
    const marks = (view: View, hands: Presence["hands"] = []) =>
      people(view, { ...QUIET, hands }).flatMap(({ seat, mark }) => (mark ? [[seat, mark]] : []));
    expect(marks(base)).toEqual([]);
    expect(marks(base, [{ seat: HUGO, since: AT }])).toEqual([[HUGO, "Leads"]]);
    const together = { ...base.meeting, lead: null, selfFacilitated: true };
    expect(marks({ ...base, meeting: together })).toEqual([[BEN, "Keeps the time"]]);
  });

  it("f7 gives nobody the ring while the presenter thinks", () => {
    const thinking = { ...pair(false), floor: thinks("thinking") };
    expect(people(thinking, QUIET).filter(({ tone }) => tone === "floor")).toEqual([]);
    expect(statusIn(thinking)[ADA]).toBe("Thinking");
  });

  it("t5 shows who is ready, g7 who was asked quietly, d7 who left", () => {
    const base = view(HUGO, [], { round: round(4, { ready: [FEMI] }) });
    const asked = withYou(base, { encouraging: [CHLOE] });
    const roster = base.roster.map((each) => ({ ...each, removed: each.seat === BEN }));
    const statuses = statusIn({ ...asked, roster });
    expect(statuses[FEMI]).toBe("Ready");
    expect(statuses[CHLOE]).toBe("Asked, no answer yet");
    expect(statuses[BEN]).toBe("Not in this meeting any more");
  });

  it("waits for people before the opening, and for nobody after the close", () => {
    const base = view(DEV);
    const at = (stage: "gathering" | "closed") => ({
      ...base,
      meeting: { ...base.meeting, stage },
    });
    expect(statusIn(at("gathering"))[GRACE]).toBe("Not here yet");
    expect(statusIn(at("closed"))[GRACE]).toBe("");
    expect(people(at("closed"), QUIET)[GRACE]?.tone).toBe("here");
  });
});
