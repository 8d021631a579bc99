/** A meeting of the demo, walked from its opening to its close by the one who leads it. */
import { expect } from "@playwright/test";
import type { Demo, Format, MeetingPage, RoundRule } from "../../../web/src/protocol";
import type { Person } from "./person";
import type { World } from "./test";

/** What the two of them do in a round, by its name. */
export type Acts = Record<string, () => Promise<void>>;

export interface Walk {
  /** The format's key. */
  format: string;
  /** Who sits at a laptop and moves the rounds on. */
  leads: Person;
  /** Who takes part beside them. */
  beside: Person;
  acts: Acts;
  /** Which meeting of a cycle this is. */
  sitting?: number;
}

/**
 * Takes a seat among the simulated members. They have long begun: the one who leads closes their
 * meeting, and is there when the next one, in the next format, gathers.
 */
export async function sit(world: World, leads: Person, beside: Person) {
  for (const person of [leads, beside]) {
    await person.page.goto("/demo");
    await person.press(`Sit here as ${person.name}`);
    await expect(person.page.getByRole("toolbar", { name: "What you can do" })).toBeVisible();
  }
  await world.pass("1s");
  await leads.press("Close the meeting", "Close the meeting");
  await expect(leads.heading("What came of it")).toBeVisible();
  await sitAgain(leads, beside);
}

/** Goes into the next meeting, once it is called. */
export async function sitAgain(...people: Person[]) {
  for (const person of people) {
    const newest = async () => (await fetched<Demo>(person, "/api/demo")).meeting;
    await expect.poll(newest).not.toBe(meetingOf(person));
    await person.enter(await newest());
  }
}

const meetingOf = ({ page }: Person) => page.url().split("/").at(-1) ?? "";

/** From the opening to the close; every round with its name and its rule on both screens. */
export async function walk({ format: key, leads, beside, acts, sitting = 1 }: Walk) {
  const { set } = await fetched<MeetingPage>(leads, `/api/meetings/${meetingOf(leads)}`);
  const { seats } = await fetched<Demo>(leads, "/api/demo");
  const format = await fetched<Format>(leads, `/api/sets/${set}/formats/${key}`);
  await leads.sees(`${seats.length} of ${seats.length} are here`);
  await leads.press("Open the meeting");
  const rounds = agenda(format, sitting, seats.length - 1);
  for (const [index, round] of rounds.entries()) {
    for (const person of [leads, beside]) {
      await expect(person.title).toHaveText(round.name);
      await expect(person.region("Rule of this round")).toContainText(round.rule);
    }
    // Each act once: in the first issue that comes.
    const act = acts[round.name];
    delete acts[round.name];
    await act?.();
    const next = rounds[index + 1];
    await moveOn(leads, next ? `Next: ${next.name}` : "Close the meeting");
  }
  for (const person of [leads, beside])
    await expect(person.heading("What came of it")).toBeVisible();
  expect(Object.keys(acts), "acts of rounds that were not met").toEqual([]);
}

/** Pressed again where something is missing. */
export async function moveOn(leads: Person, name: string) {
  const before = await leads.button(name).elementHandle();
  await leads.press(name);
  const gone = () => before?.evaluate((button) => !button.isConnected);
  const asked = leads.text(/^Press again within/);
  await expect.poll(async () => (await gone()) || (await asked.isVisible())).toBe(true);
  if (!(await gone())) await leads.press(name);
}

/** The rounds as they follow one another, where so many present in turn. */
function agenda(format: Format, sitting: number, presenting: number): RoundRule[] {
  const held = format.rounds.filter(
    (round) => (round.sitting ?? sitting) === sitting && round.repeats !== "perReturn",
  );
  const issues = format.presents === "inTurn" ? presenting : 1;
  const first = held.findIndex(({ repeats }) => repeats === "perIssue");
  if (first < 0) return held;
  const block = held.filter(({ repeats }) => repeats === "perIssue");
  const after = held.slice(first).filter(({ repeats }) => repeats !== "perIssue");
  return [...held.slice(0, first), ...Array(issues).fill(block).flat(), ...after];
}

async function fetched<T>({ context }: Person, path: string): Promise<T> {
  const answer = await context.request.get(path);
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as T;
}
