import { expect, test } from "vitest";
import { bandOf, evenness } from "./bands";

test("a share's band is the one the server counts it in", () => {
  expect([0, 49, 50, 79, 80, 125, 126, 200, 201].map(bandOf)).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4]);
});

test("one sentence says how evenly, and names nobody", () => {
  const said = (...people: [number, number, number, number, number]) =>
    evenness({ meetings: 4, people, yours: 100 });
  expect(said(0, 0, 6, 0, 0)).toContain("everyone had about an equal share");
  expect(said(0, 1, 4, 1, 0)).toContain("4 of 6 people");
  expect(said(2, 2, 0, 1, 1)).toContain("none of 6 people");
});
