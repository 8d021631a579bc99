import { expect, it } from "vitest";
import { ADA, BEN, HUGO, inRound } from "../fixtures";
import { whoContinues } from "./continues";

const without = (...gone: number[]) => {
  const view = inRound(4, BEN);
  return {
    ...view,
    roster: view.roster.map((person) => ({ ...person, present: !gone.includes(person.seat) })),
  };
};

it("r4 the facilitator or the presenter goes on, as far as they are here", () => {
  expect(whoContinues(without())).toEqual(["Hugo", "Ada"]);
  expect(whoContinues(without(HUGO))).toEqual(["Ada"]);
  expect(whoContinues(without(HUGO, ADA))).toEqual([]);
  const led = without();
  const byPresenter = { ...led, meeting: { ...led.meeting, lead: ADA } };
  expect(whoContinues(byPresenter)).toEqual(["Ada"]);
});
