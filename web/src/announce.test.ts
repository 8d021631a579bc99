import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { announce, connect } from "./announce";

let heard: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  connect("polite", (text) => heard.push(text));
});
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

it("empties the region, then speaks, so that the same words can come again", () => {
  announce("Ada has the floor.");
  expect(heard).toEqual([""]);
  vi.advanceTimersByTime(150);
  expect(heard).toEqual(["", "Ada has the floor."]);
});

it("never speaks two sentences at once, and drops an echo", () => {
  announce("One.");
  announce("Two.");
  announce("Two.");
  vi.advanceTimersByTime(150 + 299);
  expect(heard.filter(Boolean)).toEqual(["One."]);
  vi.runAllTimers();
  expect(heard.filter(Boolean)).toEqual(["One.", "Two."]);
});
