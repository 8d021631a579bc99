import { expect, test } from "vitest";
import { Draft, example, ruleField } from "./draft.svelte";

test("the example is good as it stands", () => {
  const draft = new Draft(example());
  expect(draft.faults()).toEqual([]);
  expect(draft.toCharter()).toEqual(example());
});

test("empty rules are left out, long ones are named by their place", () => {
  const draft = new Draft({ ...example(), groundRules: ["One.", "  ", "x".repeat(201)] });
  const third = draft.rules[2];
  expect(draft.faults().map(({ field }) => field)).toEqual([ruleField(third?.id ?? 0)]);
  expect(draft.faults()[0]?.text).toContain("rule 3");
  expect(draft.toCharter().groundRules).toHaveLength(2);
});

test("twenty rules are the most", () => {
  const draft = new Draft({ ...example(), groundRules: Array.from({ length: 20 }, () => "A.") });
  expect(draft.addRule()).toBeNull();
  draft.removeRule(draft.rules[0]?.id ?? 0);
  expect(draft.addRule()).not.toBeNull();
  expect(new Set(draft.rules.map(({ id }) => id)).size).toBe(20);
});

test("what may be said outside cannot be left open", () => {
  const draft = new Draft({ ...example(), confidentiality: " " });
  expect(draft.faults()).toEqual([
    { field: "confidentiality", text: "Write what may be said outside" },
  ]);
});
