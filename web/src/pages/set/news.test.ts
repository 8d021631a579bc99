import { expect, test } from "vitest";
import { meeting, member, page } from "./fixtures";
import { newsBetween } from "./news";

test("nothing new is nothing to say", () => {
  expect(newsBetween(page(), page())).toEqual([]);
});

test("one hears that one was let in, and by whom the set is called", () => {
  const before = page({ you: member("Dev", { standing: "waiting" }), members: [] });
  expect(newsBetween(before, page())).toEqual(["You are in. Welcome to Set."]);
});

test("one hears of a meeting when it is called, and not again", () => {
  const called = page({ meetings: [meeting("1", "gathering")] });
  expect(newsBetween(page(), called)).toHaveLength(1);
  expect(newsBetween(called, page({ meetings: [meeting("1", "live")] }))).toEqual([]);
});

test("one hears that a meeting is taken up again", () => {
  const away = page({ meetings: [meeting("1", "suspended")] });
  const live = page({ meetings: [meeting("1", "live")] });
  expect(newsBetween(away, live)).toEqual(["The meeting goes on. You can join it now."]);
});

test("one hears who came to the lobby", () => {
  const lobby = [member("Zoe", { standing: "waiting" }), member("Yan", { standing: "waiting" })];
  const after = page({ members: [...page().members, ...lobby] });
  expect(newsBetween(page(), after)).toEqual(["Zoe and Yan wait to be let in."]);
  expect(newsBetween(after, after)).toEqual([]);
});
