import { expect, test } from "vitest";
import { checkText, oneLine } from "./checks";

test("white space is no text", () => {
  expect(checkText("name", " \n ", "your name", 60)).toEqual([
    { field: "name", text: "Write your name" },
  ]);
});

test("length counts characters as people see them, white space around left out", () => {
  expect(checkText("name", `  ${"é".repeat(60)} `, "your name", 60)).toEqual([]);
  expect(checkText("name", "🌷".repeat(60), "your name", 60)).toEqual([]);
  expect(checkText("name", "a".repeat(61), "your name", 60)[0]?.text).toBe(
    "Shorten your name to 60 characters or fewer. It has 61",
  );
});

test("a line break becomes a space", () => {
  expect(oneLine(" one\n two ")).toBe("one two");
});
