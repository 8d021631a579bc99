import { expect, it } from "vitest";
import type { View } from "../live/reduce";
import { asides } from "./asides";
import { AT, BEN, DEV, EWA, inRound, round } from "./fixtures";

const change = (meeting: Partial<View["meeting"]>, base = inRound(4, DEV)): View => ({
  ...base,
  meeting: { ...base.meeting, ...meeting },
});

it("d3 says after 20 s that the one who leads dropped out", () => {
  const away = change({ leadAway: { since: AT, asked: null } });
  expect(asides(away, AT + 19_999)).toEqual([]);
  expect(asides(away, AT + 20_000)).toEqual([
    "Hugo dropped out. We keep going; if Hugo is not back soon, someone is asked to lead.",
  ]);
});

it("d3 says who is asked to lead, to all but the one who is", () => {
  const asked = { leadAway: { since: AT, asked: EWA } };
  expect(asides(change(asked), AT)).toEqual(["Hugo dropped out. Ewa is asked to lead."]);
  expect(asides(change(asked, inRound(4, EWA)), AT)).toEqual([]);
});

it("c4 says that the agreed end is past, once it is", () => {
  const end = new Date(2026, 2, 3, 17, 30).getTime();
  expect(asides(change({ endsAt: end }), end)).toEqual([]);
  expect(asides(change({ endsAt: end }), end + 1)).toEqual([
    "You are past the agreed end, 17:30. Close soon, or ask everyone to move the end.",
  ]);
});

it("t5 reminds whoever keeps the time, and nobody else", () => {
  const kept = { selfFacilitated: true, lead: null };
  const at = (me: number) => change(kept, inRound(4, me, { round: round(4, { timekeeper: BEN }) }));
  expect(asides(at(BEN), AT)).toEqual(["You keep the time in this round."]);
  expect(asides(at(DEV), AT)).toEqual([]);
});
