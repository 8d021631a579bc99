import { describe, expect, it } from "vitest";
import { ADA, BEN, CHLOE, DEV, round, view } from "../fixtures";
import { blocks } from "./blocks";
import { receivers } from "./receivers";

const item = (name: string, issue: number | null = null, presenter: number | null = null) => ({
  name,
  planned: 300_000,
  issue,
  presenter,
  returning: false,
  protected: false,
});
const AGENDA = [
  item("Opening"),
  { ...item("Update", 9, CHLOE), returning: true },
  item("Account", 0, ADA),
  item("Questions", 0, ADA),
  item("Account", 1, BEN),
  item("Questions", 1, BEN),
  item("Close"),
];

describe("agenda", () => {
  it("t2 puts the rounds of an issue together, and counts the issues", () => {
    expect(blocks(AGENDA).map(({ steps, place }) => [steps.length, place])).toEqual([
      [1, null],
      [1, null],
      [2, { n: 1, of: 2 }],
      [2, { n: 2, of: 2 }],
      [1, null],
    ]);
    expect(blocks(AGENDA)[3]).toMatchObject({
      presenter: BEN,
      steps: [{ index: 4 }, { index: 5 }],
    });
  });

  it("keeps rounds of all in one block, and counts nothing where there is one issue", () => {
    const plain = [item("Check-in"), item("Bidding"), item("Plenary")];
    expect(blocks(plain)).toMatchObject([{ place: null, steps: [{}, {}, {}] }]);
    expect(blocks([...plain, item("Account", 0, ADA)])[1]?.place).toBeNull();
  });

  it("finds to whom minutes can be given: those whose issue is on or to come", () => {
    const at = (index: number, me: number) => {
      const base = view(me, [], { round: round(index) });
      return receivers({ ...base, meeting: { ...base.meeting, agenda: AGENDA } });
    };
    expect(at(3, DEV)).toEqual([ADA, BEN]);
    expect(at(4, DEV)).toEqual([BEN]);
    expect(at(3, BEN)).toEqual([ADA]);
    expect(at(6, DEV)).toEqual([]);
  });
});
