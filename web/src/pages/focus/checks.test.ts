import { expect, test } from "vitest";
import { focus } from "../../messages/focus";
import { CHECKS, unticked } from "./checks";

test("every point of the checklist has words, and is asked", () => {
  expect([...CHECKS].toSorted()).toEqual(Object.keys(focus.check).toSorted());
});

test("what is not ticked is worth a thought, in the order it is asked", () => {
  expect(unticked(["canAct", "mine"])).toEqual(["smallEnough", "willNotice", "practice"]);
  expect(unticked(CHECKS)).toEqual([]);
});
