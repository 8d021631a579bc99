import { expect, test } from "vitest";
import type { Problem } from "../../protocol";
import { FormatDraft } from "./draft.svelte";
import { format } from "./fixtures";
import { placed, reveal } from "./problem";

const problem = (field: string | null, round: number | null): Problem => ({
  type: "wrong-value",
  title: "A value cannot be taken",
  status: 422,
  detail: "say it otherwise",
  field,
  round,
});

/** Where it goes, e.g. "2 rule": a round's place and its input. */
function place(field: string | null, round: number | null) {
  const draft = new FormatDraft(format());
  const found = placed(problem(field, round), draft)?.field;
  const at = draft.rounds.findIndex(({ id }) => found?.startsWith(`round-${id}-`));
  return at < 0 ? found : `${at} ${found?.replace(/^round-\d+-/, "")}`;
}

test.each([
  ["name", null, "format-name"],
  ["slackMinutes", null, "format-slack"],
  ["slack_minutes", null, "format-slack"],
  ["rounds", null, "format-rounds"],
  ["rule", 2, "2 rule"],
  ["planned", 0, "0 time"],
  ["seconds_per_turn", 0, "0 time"],
  ["minimum", 1, "1 minimum"],
  ["minimum.prompts", 1, "1 minimum-prompts"],
  ["rounds[1].minimum.prompts[0]", null, "1 minimum-prompts"],
  ["rounds[2].admits[0].kind", null, "2 admits"],
  ["thinkingSeconds", 2, "2 thinking"],
  ["something", 1, "1 name"],
])("%s of round %s is at %s", (field, round, expected) => {
  expect(place(field, round)).toBe(expected);
});

test("an input that is not shown gives way to what it depends on", () => {
  expect(place("minimum", 0)).toBe("0 floor");
  expect(place("bidsWithinMinutes", 1)).toBe("1 admits");
  expect(place("gate", 0)).toBe("0 floor");
});

test("a problem of nothing here stays with the form", () => {
  expect(place(null, null)).toBeUndefined();
  expect(place("something", null)).toBeUndefined();
  expect(place("rule", 9)).toBe("format-rounds");
});

test("it names its round, and starts its sentence", () => {
  const draft = new FormatDraft(format());
  const fault = placed(problem("rule", 2), draft);
  expect(fault).toMatchObject({ where: "Questions", text: "Say it otherwise" });
});

test("rounds with a fault are opened, to their depth where it is deep", () => {
  const draft = new FormatDraft(format());
  const faults = [problem("rule", 0), problem("prompts", 2)];
  reveal(
    draft,
    faults.flatMap((each) => placed(each, draft) ?? []),
  );
  expect(draft.rounds.map(({ open, deep }) => [open, deep])).toEqual([
    [true, false],
    [false, false],
    [true, true],
  ]);
});
