import { expect, test } from "vitest";
import { FormatDraft, MOST_ROUNDS } from "./draft.svelte";
import { format, rule } from "./fixtures";

const names = (draft: FormatDraft) => draft.rounds.map(({ name }) => name);
const id = (draft: FormatDraft, place: number) => draft.rounds[place]?.id ?? -1;

test("what goes in comes out", () => {
  const draft = new FormatDraft(format());
  expect(draft.toFormat("ours")).toEqual(format());
  expect(draft.changed).toBe(false);
});

test("it knows when something is not kept", () => {
  const draft = new FormatDraft(format());
  draft.name = "Ours, longer";
  expect(draft.changed).toBe(true);
  draft.name = " Ours ";
  expect(draft.changed).toBe(false);
  expect(new FormatDraft(format(), true).changed).toBe(true);
});

test("opening a round is no change", () => {
  const draft = new FormatDraft(format());
  for (const round of draft.rounds) round.open = round.deep = true;
  expect(draft.changed).toBe(false);
});

test("a new round comes last, opened, until there are forty", () => {
  const draft = new FormatDraft(format());
  expect(draft.add()?.open).toBe(true);
  expect(names(draft)).toEqual(["Check-in", "Presenting", "Questions", ""]);
  while (draft.rounds.length < MOST_ROUNDS) draft.add();
  expect(draft.add()).toBeNull();
});

test("a round moves by places, and stays at the edges", () => {
  const draft = new FormatDraft(format());
  expect(draft.move(id(draft, 0), 1)).toBe(2);
  expect(names(draft)).toEqual(["Presenting", "Check-in", "Questions"]);
  expect(draft.move(id(draft, 0), -1)).toBeNull();
  expect(draft.move(id(draft, 2), 1)).toBeNull();
  expect(draft.move(-1, 1)).toBeNull();
  expect(names(draft)).toEqual(["Presenting", "Check-in", "Questions"]);
});

test("removed rounds come back to their places, the last one first", () => {
  const draft = new FormatDraft(format());
  draft.remove(id(draft, 1));
  draft.remove(id(draft, 0));
  expect(names(draft)).toEqual(["Questions"]);
  expect(draft.undo()?.name).toBe("Check-in");
  expect(draft.undo()?.name).toBe("Presenting");
  expect(draft.undo()).toBeNull();
  expect(draft.toFormat("ours")).toEqual(format());
});

test("a removed round comes back last where its place is gone", () => {
  const draft = new FormatDraft(format());
  draft.remove(id(draft, 2));
  draft.rounds.splice(0, 2);
  draft.undo();
  expect(names(draft)).toEqual(["Questions"]);
});

test("what a round no longer shows is not sent", () => {
  const draft = new FormatDraft(format());
  for (const round of draft.rounds) round.floor = "open";
  const [, presenting, questions] = draft.toFormat("ours").rounds;
  expect(presenting?.minimum).toBeNull();
  expect(presenting?.yields).toEqual([]);
  expect(questions?.thinkingSeconds).toBeNull();
  expect(questions?.gate).toBe("closed");
});

test("what a round cannot yield any more is not asked of it", () => {
  const admits = [{ kind: "action", from: "everyone" }] as const;
  const rounds = [rule("Plan", { admits: [...admits], yields: ["actionDrafted"] })];
  const draft = new FormatDraft(format({ rounds }));
  expect(draft.toFormat("ours").rounds[0]?.yields).toEqual(["actionDrafted"]);
  draft.rounds[0]?.admits.pop();
  expect(draft.toFormat("ours").rounds[0]?.yields).toEqual([]);
});

test("bids bring their minutes along", () => {
  const draft = new FormatDraft(format({ rounds: [rule("Bidding")] }));
  const [round] = draft.rounds;
  if (round) draft.admit(round, "bid");
  const [sent] = draft.toFormat("ours").rounds;
  expect(sent?.admits).toEqual([{ kind: "bid", from: "members" }]);
  expect(sent?.bidsWithinMinutes).toBe(5);
});

test("the total follows what is typed, a missing number counts nothing", () => {
  const draft = new FormatDraft(format());
  expect(draft.minutes).toEqual([9 + 10 + 25]);
  const [first] = draft.rounds;
  if (first) first.seconds = "";
  expect(draft.spare).toBe(5);
  draft.slack = "x";
  expect(draft.spare).toBe(0);
  expect(draft.minutes).toEqual([35]);
});
