import { expect, test } from "vitest";
import type { CharterVersion } from "../../protocol";
import { acceptedBefore, changes } from "./changes";
import { example } from "./draft.svelte";

test("only the parts that changed are shown, each whole", () => {
  const before = { ...example(), groundRules: ["Phones away."], values: ["Honesty"] };
  const after = { ...before, groundRules: ["Phones away.", "We start on time."], quorum: 4 };
  expect(changes(before, before)).toEqual([]);
  const [rules, terms, ...more] = changes(before, after);
  expect(rules).toEqual({
    part: "Ground rules",
    before: "Phones away.",
    after: "Phones away.\nWe start on time.",
  });
  expect(terms?.after).toContain("4 people");
  expect(more).toEqual([]);
});

test("what changed is told since the version one accepted", () => {
  const version = (n: number, ...members: string[]): CharterVersion => ({
    version: n,
    charter: example(),
    madeAt: n,
    accepted: members.map((member) => ({ member, at: n })),
  });
  const versions = [version(3, "Ada"), version(2, "Ben"), version(1, "Ada", "Ben", "Chloe")];
  expect(acceptedBefore(versions, "Ada")).toBeUndefined();
  expect(acceptedBefore(versions, "Ben")?.version).toBe(2);
  expect(acceptedBefore(versions, "Chloe")?.version).toBe(1);
  expect(acceptedBefore(versions, "Dev")).toBeUndefined();
});
