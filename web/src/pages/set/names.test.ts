import { expect, test } from "vitest";
import { joinNames, splitNames } from "./names";

const names = (text: string) => splitNames(text).map(({ name }) => name);

test("names come apart at commas, semicolons and lines, each once", () => {
  expect(names("Ada,  Ben ;Chloe\nDev , Ada,")).toEqual(["Ada", "Ben", "Chloe", "Dev"]);
  expect(names(" , ")).toEqual([]);
  expect(names("Mary  Ann Lee")).toEqual(["Mary Ann Lee"]);
});

test("an address belongs to the name beside it", () => {
  const people = splitNames(
    "Ada, Ben Lee ben@school.example; <chloe@school.example> Chloe\ndev@a.b",
  );
  expect(people).toEqual([
    { name: "Ada", address: null },
    { name: "Ben Lee", address: "ben@school.example" },
    { name: "Chloe", address: "chloe@school.example" },
    { name: "dev", address: "dev@a.b" },
  ]);
  expect(splitNames(joinNames(people))).toEqual(people);
});
