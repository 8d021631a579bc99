import { expect, test } from "vitest";
import { wordsBetween } from "./words";

const written = (before: string, after: string) =>
  wordsBetween(before, after)
    .map(({ text, how }) => (how === "kept" ? text : how === "added" ? `+${text}+` : `-${text}-`))
    .join("");

test("a word that became another", () => {
  expect(written("Talk less.", "Listen less.")).toBe("-Talk-+Listen+ less.");
});

test("words put in and taken out; the rest stays as it was", () => {
  expect(written("I want to wait.", "I want to wait longer.")).toBe("I want to wait+ longer+.");
  expect(written("Phones away, please.", "Phones away.")).toBe("Phones away-, please-.");
});

test("words that changed one after the other are one change, on one line", () => {
  expect(written("I talk less now.", "I wait longer now.")).toBe("I -talk less-+wait longer+ now.");
  expect(written("One\nTwo", "Three\nFour")).toBe("-One-+Three+\n-Two-+Four+");
});

test("the same words are one piece", () => {
  expect(wordsBetween("Same.", "Same.")).toEqual([{ text: "Same.", how: "kept" }]);
});

test("each side can be read back from the pieces", () => {
  const [before, after] = ["What is said here stays here.", "What we say stays, always."];
  const side = (but: string) =>
    wordsBetween(before, after)
      .filter(({ how }) => how !== but)
      .map(({ text }) => text)
      .join("");
  expect([side("added"), side("removed")]).toEqual([before, after]);
});
