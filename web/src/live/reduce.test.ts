import { describe, expect, it } from "vitest";
import type { Changed, ServerFrame } from "../protocol";
import { AT, BEN, DEV, round, view } from "../room/fixtures";
import { NOTHING, reduce, viewOf } from "./reduce";

const whole = view(DEV);
const welcome = (revision: number, view: Changed): ServerFrame => ({
  type: "welcome",
  meeting: "m",
  you: DEV,
  serverTime: AT,
  revision,
  view,
});
const changed = (revision: number, changed: Changed): ServerFrame => ({
  type: "view",
  revision,
  serverTime: AT,
  changed,
});
const seated = reduce(NOTHING, welcome(7, whole));

describe("reduce", () => {
  it("has no view before the first welcome, the whole one after it", () => {
    expect(viewOf(NOTHING)).toBeNull();
    expect(viewOf(seated)).toEqual(whole);
    expect(seated.revision).toBe(7);
  });

  it("replaces a section whole and leaves the others alone", () => {
    const floor = { type: "offered", to: BEN } as const;
    const next = reduce(seated, changed(8, { floor, round: round(4) }));
    expect(viewOf(next)).toEqual({ ...whole, floor, round: round(4) });
    expect(viewOf(next)?.roster).toBe(whole.roster);
  });

  it("empties a section that is sent as null", () => {
    const inRound = reduce(seated, changed(8, { round: round(4) }));
    expect(viewOf(reduce(inRound, changed(9, { round: null })))?.round).toBeNull();
  });

  it.each([6, 7])("d1 drops revision %d, which is not newer than 7", (revision) => {
    expect(reduce(seated, changed(revision, { flags: [] }))).toBe(seated);
  });

  it("drops a view that comes before the welcome", () => {
    expect(reduce(NOTHING, changed(1, { flags: [] }))).toBe(NOTHING);
  });

  it("d1 takes up what changed meanwhile when it comes back", () => {
    const back = reduce(seated, welcome(12, { round: round(5) }));
    expect(viewOf(back)).toEqual({ ...whole, round: round(5) });
    expect(back.revision).toBe(12);
  });

  it("comes back unchanged where nothing happened meanwhile", () => {
    expect(viewOf(reduce(seated, welcome(7, {})))).toEqual(whole);
  });

  it("replaces presence whole, whatever the revision", () => {
    const hands = [{ seat: BEN, since: AT }];
    const up = reduce(seated, { type: "presence", waiting: [], writing: [DEV], hands });
    expect(up.presence).toEqual({ waiting: [], writing: [DEV], hands });
    const down = reduce(up, { type: "presence", waiting: [], writing: [], hands: [] });
    expect(down.presence.hands).toEqual([]);
    expect(down.revision).toBe(7);
  });

  it("leaves answers to the one who asked", () => {
    expect(reduce(seated, { type: "accepted", id: "x", revision: 8 })).toBe(seated);
  });
});
