// The now line of a view, and what it is to say: for the tests of the now line.
import { describe, expect, it } from "vitest";
import type { View } from "../live/reduce";
import { AT } from "./fixtures";
import { now } from "./now";

export type Case = [what: string, view: View, head: string, you: string, yours?: true];

/** Each case says what it is to say, and nothing that runs: the line is spoken whenever it changes. */
export function holds(groups: Record<string, Case[]>): void {
  describe("now", () => {
    for (const [group, cases] of Object.entries(groups)) {
      it.each(cases)(`${group}: %s`, (_what, view, head, you, yours) => {
        expect(now(view, AT)).toEqual({ head, you, yours: yours ?? false });
        expect(`${head} ${you}`).not.toMatch(/\d:\d\d/);
      });
    }
  });
}
