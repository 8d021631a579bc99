import { expect, test } from "vitest";
import type { DateLine } from "../../protocol";
import { member } from "../set/fixtures";
import { apart, awayNames, fromInputs, nextOf, placeOf, roundUp, toInputs } from "./dates";

const date = (id: string, at: number, more: Partial<DateLine> = {}): DateLine => ({
  id,
  at,
  place: null,
  minutes: 60,
  note: null,
  calledOff: false,
  meeting: null,
  apologies: [],
  coming: 3,
  minutesForComing: 60,
  belowQuorum: false,
  ...more,
});
const HOUR = 3_600_000;

test("a date is coming until it has ended", () => {
  const all = [date("c", 3 * HOUR), date("a", 0), date("b", HOUR)];
  expect(apart(all, HOUR).coming.map(({ id }) => id)).toEqual(["b", "c"]);
  expect(apart(all, 2 * HOUR).before.map(({ id }) => id)).toEqual(["b", "a"]);
});

test("the next date is one that was not called off", () => {
  const all = [date("a", HOUR, { calledOff: true }), date("b", 2 * HOUR)];
  expect(nextOf(all, 0)?.id).toBe("b");
  expect(nextOf([], 0)).toBeUndefined();
});

test("who cannot come is named, and someone who has left is not", () => {
  const away = date("a", 0, { apologies: ["Ben", "me", "gone"] });
  expect(awayNames(away, [member("Ben"), member("me")], "me", "You")).toEqual(["Ben", "You"]);
});

test("day and time are the reader’s, both ways", () => {
  const at = new Date(2026, 10, 24, 16, 5).getTime();
  expect(toInputs(at)).toEqual({ day: "2026-11-24", time: "16:05" });
  expect(fromInputs("2026-11-24", "16:05")).toBe(at);
  expect(fromInputs("", "16:05")).toBeNull();
  expect(fromInputs("2026-13-40", "16:05")).toBeNull();
});

test("the https address in a place can be opened, and nothing else", () => {
  expect(placeOf("Room 4, or https://meet.example.org/a?b=c.")).toEqual({
    before: "Room 4, or ",
    link: "https://meet.example.org/a?b=c",
    after: ".",
  });
  for (const place of ["Room 4", "javascript:alert(1)", "http://a.b", "https:// a"]) {
    expect(placeOf(place)).toEqual({ before: place, link: "", after: "" });
  }
});

test("a length is proposed as people say it", () => {
  expect([88, 90, 91].map(roundUp)).toEqual([90, 90, 95]);
});
