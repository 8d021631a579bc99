import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetDrafts, keepDraft, readDraft } from "./drafts";

/** As much of a `Storage` as the drafts need. */
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

beforeEach(() => vi.stubGlobal("sessionStorage", storage()));
afterEach(() => vi.unstubAllGlobals());

describe("drafts", () => {
  it("d1 keeps words by meeting and field, and nothing once they are empty", () => {
    keepDraft("m", "ask", "What if");
    expect(readDraft("m", "ask")).toBe("What if");
    expect(readDraft("m", "offer")).toBe("");
    expect(readDraft("other", "ask")).toBe("");
    keepDraft("m", "ask", "");
    expect(sessionStorage.length).toBe(0);
  });

  it("forgets a meeting that is over, and no other", () => {
    keepDraft("m", "ask", "a");
    keepDraft("m", "offer", "b");
    keepDraft("other", "ask", "c");
    forgetDrafts("m");
    expect(readDraft("m", "ask") + readDraft("m", "offer")).toBe("");
    expect(readDraft("other", "ask")).toBe("c");
  });

  it("goes without where storage is switched off", () => {
    vi.stubGlobal("sessionStorage", undefined);
    expect(() => keepDraft("m", "ask", "a")).not.toThrow();
    expect(() => forgetDrafts("m")).not.toThrow();
    expect(readDraft("m", "ask")).toBe("");
  });
});
