import { Set } from "../harness/founding";
import type { Person } from "../harness/person";
import { expect, test } from "../harness/test";

const THEME = "How do we hear the quiet pupils?";
const RESOURCE = "The question that waits";
const ACTION = "Count to ten after each question on Monday.";

test("three people meet without a facilitator, from the opening to the close", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada", "phone");
  const ben = await world.person("Ben", "laptop", true);
  const all = [ada, ben, hugo];
  const set = await Set.found(world.server, hugo, [ada, ben]);
  await set.meet({ format: "learning-cycle", selfFacilitated: true });
  await ben.press("Open the meeting");

  /** Two of three are enough, and both say it here. */
  async function ready(round: string, ...people: Person[]) {
    for (const person of people) await person.button(/^I’m ready/).click();
    for (const person of all) await expect(person.heading(round)).toBeVisible();
  }
  /** Each round someone else keeps the time; on a phone behind a button. */
  async function keeper() {
    const keeps = (person: Person) => person.text("You keep the time in this round.").isVisible();
    let found: Person | undefined;
    await expect
      .poll(async () => {
        for (const person of all) if (await keeps(person)) found = person;
        return found !== undefined;
      })
      .toBe(true);
    return found as Person;
  }

  await test.step("one voice at a time, served by the queue itself", async () => {
    for (const person of all) {
      await person.press("I’ll take the floor");
      if (person === ada) await ada.picture("1-turn-phone");
      await person.press("Done");
    }
    await ada.sees("Everyone has been heard");
    await ben.picture("1-heard");
  });

  await test.step("all but one who are ready move on, and a vote is taken back [t5]", async () => {
    await expect(hugo.button(/^Next: /)).toHaveCount(0);
    await ben.button(/^I’m ready/).click();
    await hugo.sees(/1 of 2 (are )?ready/);
    await ben.button(/^I’m ready/).click();
    await expect(ben.button(/^I’m ready/)).toHaveAttribute("aria-pressed", "false");
    await ready("Theme", ada, hugo);
  });

  await test.step("the time-keeper adds minutes, and sees first where they come from [c4]", async () => {
    const keeps = await keeper();
    const sheet = keeps.button("Keep the time");
    if (await sheet.isVisible()) await sheet.click();
    await keeps.press("+5 min for this round");
    const plan = keeps.page.getByRole("dialog", { name: "More time for this round" });
    await expect(plan).toContainText("The meeting still ends at");
    await keeps.picture("2-replan");
    await keeps.press("Give 5 minutes");
    await expect(plan).toBeHidden();
    if (await keeps.page.getByRole("dialog").isVisible()) await keeps.keys("Escape");
    await keeps.sees(/^1[45]:\d\d$/);
  });

  await test.step("a theme, and something to read together", async () => {
    await ada.field("What is this cycle about?").fill(THEME);
    await ada.main.getByRole("button", { name: "State the theme" }).click();
    for (const person of all) await person.sees(THEME);
    await ready("Inspiration", ben, ada);
    await ben.field("What is it, and by whom?").fill(RESOURCE);
    await ben.press("Share it");
    await ada.sees(RESOURCE);
    await ada.picture("3-resource-phone");
  });

  await test.step("a flag needs a second person who noticed the same [g1]", async () => {
    await ada.press("Ask for the floor", "I’ll take the floor");
    await ben.sees("Ada has the floor");
    for (const person of [ben, hugo]) {
      await expect(ada.text(/^It sounded like/)).toHaveCount(0);
      await person.button(/^Ada/).click();
      if (person === ben) await ben.picture("4-flag");
      await person.press(/^Story/);
      if (person === ben) await ben.sees(/^Only you see this\. Nobody facilitates here/);
    }
    await ada.sees("It sounded like a story");
    await ada.picture("4-flagged-phone");
    await ada.press("Stand by it");
    await ada.press("Done");
  });

  await test.step("each has an action; someone else reads it back", async () => {
    await ready("Guide questions", ben, hugo);
    await ready("Plan", ada, ben);
    await ada.main.getByRole("button", { name: "Write an action" }).click();
    await ada.field("What exactly will you do?").fill(ACTION);
    await ada.press("Save the action");
    await ben.article(ACTION).getByRole("button", { name: "I have read it back" }).click();
    await ada.press("Yes, this is my action");
    await hugo.picture("5-plan");
  });

  await test.step("the last round closes by ready", async () => {
    await ready("Close", hugo, ben);
    for (const person of all) await person.press("I’ll take the floor", "Done");
    await hugo.picture("6-close");
    for (const person of [ada, ben]) await person.button(/^I’m ready to close/).click();
    for (const person of all) await expect(person.heading("What came of it")).toBeVisible();
    await ben.sees(ACTION);
    await ben.picture("7-summary");
  });
});
