import { expect, test } from "vitest";
import { linkFaults, questionFaults, questionsOf } from "./questions";

test("one question on each line", () => {
  expect(questionsOf(" How long?\n\n Who  spoke? \n")).toEqual(["How long?", "Who spoke?"]);
  expect(questionFaults("")).toEqual([]);
  expect(questionFaults("Why?\n".repeat(10))).toEqual([]);
  expect(questionFaults("Why?\n".repeat(11))).toHaveLength(1);
  expect(questionFaults("a".repeat(201))).toHaveLength(1);
});

test("a link begins with https", () => {
  expect(linkFaults("https://example.org/a")).toEqual([]);
  for (const wrong of ["", "http://example.org", "example.org", "javascript:alert(1)"]) {
    expect(linkFaults(wrong), wrong).toHaveLength(1);
  }
});
