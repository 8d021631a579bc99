import { Set } from "../harness/founding";
import { expect, test } from "../harness/test";

test("a question is asked, answered and moved on from with the keyboard alone", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada");
  const ben = await world.person("Ben", "laptop", true);
  const set = await Set.found(world.server, hugo, [ada, ben]);
  await set.meet();
  await set.reach("Clarifying questions", ada);
  await ben.sees("The floor is free for a question");

  await test.step("by Tab and Enter", async () => {
    await ben.tabTo("Ask a question");
    await ben.keys("Enter");
    await expect(ben.field("Your question")).toBeFocused();
    await ben.page.keyboard.type("How many of you share the class? Quietly?");
    await ben.tabTo("Get in line");
    await ben.picture("1-focus");
    await ben.keys("Enter");
    await ada.sees("How many of you share the class? Quietly?");
  });

  await test.step("by letters, which stay letters in a field", async () => {
    await ada.keys("d");
    await ben.sees("Ada has answered you");
    await ben.keys("d");
    await ada.sees("The floor is free for a question");
    await ben.keys("q");
    await expect(ben.field("Your question")).toBeFocused();
    await ben.page.keyboard.type("qd?n");
    await expect(ben.field("Your question")).toHaveValue("qd?n");
    await ben.tabTo("Not now");
    await ben.keys("Enter");
  });

  await test.step("the list of keys, and a person's card; focus comes back", async () => {
    await ben.keys("?");
    await expect(ben.page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await ben.picture("2-keys");
    await ben.keys("Escape");
    await ben.tabTo(/^Ada/);
    await ben.keys("Enter");
    await expect(ben.page.getByRole("dialog", { name: "Ada" })).toBeVisible();
    await ben.keys("Escape");
    await expect(ben.button(/^Ada/)).toBeFocused();
  });

  await test.step("the hand is up for the facilitator to see, and down again", async () => {
    await ben.keys("h");
    await expect(hugo.button(/^Ben.*Hand up/)).toBeVisible();
    await ben.keys("h");
    await expect(hugo.button(/^Ben.*Hand up/)).toHaveCount(0);
  });

  await test.step("the facilitator pauses, continues and moves on", async () => {
    await hugo.keys("p");
    await ben.sees("The set is paused");
    await hugo.picture("3-paused");
    await hugo.keys("p");
    await ben.sees("The floor is free for a question");
    await hugo.keys("n");
    for (const person of [hugo, ada, ben]) {
      await expect(person.heading("Open questions")).toBeVisible();
    }
  });
});
