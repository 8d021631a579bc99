import { expect, test } from "vitest";
import { splitNames } from "./names";

test("names come apart at commas, semicolons and lines, each once", () => {
  expect(splitNames("Ada,  Ben ;Chloe\nDev , Ada,")).toEqual(["Ada", "Ben", "Chloe", "Dev"]);
  expect(splitNames(" , ")).toEqual([]);
  expect(splitNames("Mary  Ann Lee")).toEqual(["Mary Ann Lee"]);
});
