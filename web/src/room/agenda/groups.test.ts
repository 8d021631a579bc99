import { describe, expect, it } from "vitest";
import { ADA, BEN, CHLOE, DEV, view } from "../fixtures";
import { groups, progress } from "./groups";

const item = (name: string, issue: number | null = null, presenter: number | null = null) => ({
  name,
  planned: 300_000,
  issue,
  presenter,
  returning: false,
  protected: false,
});
const TURNS = [
  item("Opening"),
  { ...item("Update", 9, CHLOE), returning: true },
  ...[ADA, BEN].flatMap((seat, n) =>
    ["Account", "Questions", "First step"].map((name) => item(name, n, seat)),
  ),
  item("Process"),
  item("Close"),
];
const at = (agenda: typeof TURNS, index: number | null, stage: "live" | "suspended" = "live") => {
  const base = view(DEV);
  return progress({ ...base, meeting: { ...base.meeting, agenda, at: index, stage } });
};

describe("parts of the agenda", () => {
  it("are a round of all, or all rounds of one person", () => {
    expect(groups(TURNS).map(({ presenter, steps }) => [presenter, steps.length])).toEqual([
      [null, 1],
      [CHLOE, 1],
      [ADA, 3],
      [BEN, 3],
      [null, 1],
      [null, 1],
    ]);
  });

  it("are the rounds, where one issue is presented", () => {
    const one = [item("Bidding"), item("Presenting", 0, ADA), item("Questions", 0, ADA)];
    expect(groups(one)).toHaveLength(3);
    expect(groups(one)[1]).toMatchObject({ presenter: null, place: null });
  });

  it.each([
    [0, 0, 1],
    [2, 2, 1 / 3],
    [3, 2, 2 / 3],
    [4, 2, 1],
    [5, 3, 1 / 3],
    [9, 5, 1],
  ])("at round %d: in part %d, %d of it begun", (index, part, share) => {
    expect(at(TURNS, index)).toMatchObject({ at: part, share, step: { index } });
  });

  it("r3 tell where the meeting was put away", () => {
    expect(at(TURNS, 3, "suspended")).toMatchObject({ at: 2, now: { presenter: ADA } });
  });

  it("say nothing before the opening", () => {
    expect(at(TURNS, null)).toBeNull();
    expect(progress({ meeting: { ...view(DEV).meeting, stage: "closed", at: 1 } })).toBeNull();
  });
});
