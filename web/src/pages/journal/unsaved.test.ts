import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { dropUnsaved, forgetUnsaved, keepUnsaved, merged, takeUnsaved } from "./unsaved";

/** As much of a `Storage` as is used. */
function storage() {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at: number) => [...kept.keys()][at] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const page = (id: string, text: string, version = 1) => ({
  ...{ page: id, version, text },
  ...{ meeting: null, prompt: null },
});

beforeEach(() => vi.stubGlobal("localStorage", storage()));
afterEach(() => vi.unstubAllGlobals());

test("e9 what is not saved waits for its author, and for nobody else on this browser", () => {
  keepUnsaved("ada", "w", page("p", "One"));
  keepUnsaved("ada", "w", page("q", "Two"));
  keepUnsaved("ben", "w", page("p", "Ben\u2019s"));
  dropUnsaved("ada", "w", "q");
  expect(takeUnsaved("ada")).toEqual([page("p", "One")]);
  expect(takeUnsaved("ada")).toEqual([]);
  expect(localStorage.length).toBe(1);
  forgetUnsaved();
  expect(localStorage.length).toBe(0);
});

test("e9 two windows never write over each other", () => {
  keepUnsaved("ada", "one", page("p", "One", 3));
  keepUnsaved("ada", "two", page("p", "Two", 2));
  keepUnsaved("ada", "three", page("p", "Two"));
  const [both, ...more] = merged(takeUnsaved("ada"));
  expect(more).toEqual([]);
  expect(both).toEqual(page("p", "One\n\nFrom the other window:\n\nTwo", 2));
});

test("e9 what is none of ours, and a browser that keeps nothing, do no harm", () => {
  localStorage.setItem("journal/ada/p/w", "{");
  localStorage.setItem("theme", "dark");
  expect(takeUnsaved("ada")).toEqual([]);
  forgetUnsaved();
  expect(localStorage.length).toBe(1);
  vi.stubGlobal("localStorage", undefined);
  expect(() => keepUnsaved("ada", "w", page("p", "One"))).not.toThrow();
  expect(takeUnsaved("ada")).toEqual([]);
  expect(() => forgetUnsaved()).not.toThrow();
});
