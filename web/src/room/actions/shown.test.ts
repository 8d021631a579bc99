import { expect, it } from "vitest";
import type { ActionView } from "../../protocol";
import type { View } from "../../live/reduce";
import { ADA, BEN, ISSUE, round, view } from "../fixtures";
import { mayDraftMore, mayRead, ofOtherIssues, ofThisIssue } from "./shown";

const wording = {
  what: "Ask",
  measure: null,
  means: null,
  why: null,
  due: null,
  involvesPupils: false,
  ethicsTicked: false,
};
const action = (id: number, seat: number, issue: number | null): ActionView => ({
  action: id,
  seat,
  issue,
  wording,
  readBack: false,
  confirmed: false,
});
const seen = (me: number, drafted: ActionView[], issue: View["issue"] = ISSUE) =>
  view(me, ["draftAction", "readBack"], {
    round: round(5),
    issue,
    actions: { carried: [], drafted },
  });
const ids = (actions: ActionView[]) => actions.map(({ action }) => action);

it("s1 shows the actions of the issue that is on, and the others apart", () => {
  const base = seen(BEN, [action(1, ADA, 0), action(2, BEN, 1)], { ...ISSUE, id: 1 });
  expect(ids(ofThisIssue(base))).toEqual([2]);
  expect(ids(ofOtherIssues(base))).toEqual([1]);
});

it("s1 counts three of one’s own where everyone drafts", () => {
  const others = [1, 2, 3].map((id) => action(id, ADA, null));
  expect(ids(ofThisIssue(seen(BEN, others, null)))).toEqual([1, 2, 3]);
  expect(mayDraftMore(seen(BEN, others, null))).toBe(true);
  expect(mayDraftMore(seen(ADA, others, null))).toBe(false);
});

it("t5 lets someone else than the owner read back where nobody facilitates", () => {
  const mine = action(1, BEN, 0);
  const base = seen(BEN, [mine]);
  expect(mayRead(base, mine)).toBe(true);
  const together = { ...base, meeting: { ...base.meeting, selfFacilitated: true } };
  expect(mayRead(together, mine)).toBe(false);
  expect(mayRead(together, action(2, ADA, 0))).toBe(true);
});
