import { Set } from "../harness/founding";
import { expect, test } from "../harness/test";

const QUESTION = "What would you lose if it worked?";
const THOUGHT = "We once swapped two lessons a week.";

test("someone who drops out keeps place, question and draft, and hears what is going on", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada");
  const ben = await world.person("Ben", "phone");
  const [chloe, dev] = [await world.quiet("Chloe"), await world.quiet("Dev")];
  const network = await ben.network();
  const set = await Set.found(world.server, hugo, [ada, ben, chloe, dev]);
  await set.meet();
  await set.reach("Open questions", ada);
  await chloe.does({ type: "ask", text: "When did it last go well?" });
  await ben.press("Ask a question");
  await ben.field("Your question").fill(QUESTION);
  await ben.press("Get in line");
  await ben.sees("You are next. Your question is ready.");
  await ben.press("Hold this thought");
  await ben.field("Your thought").fill(THOUGHT);

  await test.step("two seconds say nothing, ten say it plainly", async () => {
    network.cut();
    await expect(hugo.button(/^Ben.*Reconnecting/)).toBeVisible();
    await expect(ben.text("Reconnecting…")).toBeHidden();
    await world.pass("3s");
    await ben.sees("Reconnecting…", "You are next. Your question is ready.");
    await ben.picture("1-reconnecting-phone");
    await world.pass("10s");
    await ben.sees("You are offline", /^Trying again/);
    await ben.picture("2-offline-phone");
    await hugo.picture("2-someone-away");
    await expect(ben.field("Your thought")).toHaveValue(THOUGHT);
  });

  await test.step("the others go on, and the place is kept", async () => {
    await dev.does({ type: "ask", text: null });
    await expect(hugo.button(/^Dev.*2nd in line/)).toBeVisible();
  });

  await test.step("what is sent meanwhile goes out once, when the way is back", async () => {
    await ben.pressInVain("Hold it for later");
    await ben.sees("It will be sent when you are connected again.");
    network.mend();
    await ben.press("Try now");
    await expect(ben.region("Thoughts you hold")).toContainText(THOUGHT);
    await expect(ben.text("Reconnecting…")).toBeHidden();
    await ben.sees("You are next. Your question is ready.");
    await expect(hugo.button(/^Ben.*Next/)).toBeVisible();
    await expect(ben.region("Thoughts you hold").getByRole("listitem")).toHaveCount(1);
    await ben.picture("3-back-phone");
  });

  await test.step("a short drop needs no click", async () => {
    network.blink();
    await expect(hugo.button(/^Ben.*Reconnecting/)).toBeVisible();
    await world.pass("1s");
    await expect(hugo.button(/^Ben.*Next/)).toBeVisible();
    await chloe.does({ type: "done" });
    await ben.sees("The floor is yours to take");
    await ben.press("I’ll take the floor");
    await ada.sees(QUESTION);
  });
});
