import { expect, test } from "vitest";
import type { JournalPage, JournalPrompt } from "../../protocol";
import { meeting } from "../set/fixtures";
import { grouped, matches, titleOf } from "./pages";

const question = (prompt: JournalPrompt) => ({ prompt, words: `${prompt}?` });

function page(id: string, more: Partial<JournalPage> = {}): JournalPage {
  const none = { meeting: null, question: null };
  return { id, version: 1, text: id, ...none, begunAt: 0, changedAt: 0, ...more };
}

test("e9 a page is called by its first line", () => {
  expect(titleOf(page("a", { text: "\n  \n First line \nsecond" }))).toBe("First line");
  expect(titleOf(page("a", { text: " \n" }))).toBe("An empty page");
  expect([...titleOf(page("a", { text: "🌷".repeat(200) }))]).toHaveLength(81);
});

test("e9 a search finds pages by all of their words, as letters that look alike", () => {
  const mine = page("a", { text: "Zoë asked why.\nI stayed quiet.", question: question("asking") });
  for (const query of ["zoe", "QUIET why", "", "  asked ", "asking?"]) {
    expect(matches(mine, query), query).toBe(true);
  }
  for (const query of ["zoe loud", "stayedquiet"]) expect(matches(mine, query)).toBe(false);
});

test("e9 pages stand by meeting, newest first, with the questions that are not answered", () => {
  const older = { ...meeting("older", "closed"), calledAt: 1 };
  const newer = { ...meeting("newer", "closed"), calledAt: 2 };
  const silent = { ...meeting("silent", "live"), calledAt: 3 };
  const pages = [
    page("free"),
    page("answer", { meeting: "older", question: question("learned") }),
    page("lost", { meeting: "of a meeting that is gone" }),
  ];
  const asks = [question("learned"), question("trying")];
  const asking = ["newer", "older"].map((id) => ({ id, questions: asks }));
  const groups = grouped(pages, [older, newer, silent], asking);
  const shown = groups.map(({ meeting: line, pages: all, asks: open }) => [
    line?.id ?? null,
    all.map(({ id }) => id),
    open.map(({ prompt }) => prompt),
  ]);
  expect(shown).toEqual([
    [null, ["free", "lost"], []],
    ["newer", [], ["learned", "trying"]],
    ["older", ["answer"], ["trying"]],
  ]);
  expect(grouped([], [silent], [])).toEqual([]);
});
