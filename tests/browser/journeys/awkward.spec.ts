import { Set } from "../harness/founding";
import { expect, test } from "../harness/test";

const QUESTION = "Who else knows about it?";
const REMARK = "We are asking very fast.";

test("the presenter drops out; a move is taken back; the meeting rests, and fewer go on", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada", "phone");
  const ben = await world.person("Ben", "laptop", true);
  const chloe = await world.quiet("Chloe");
  const network = await ada.network();
  const set = await Set.found(world.server, hugo, [ada, ben, chloe]);
  await set.meet();
  await set.reach("Presenting", ada);
  await ada.tick("Challenge me").check();
  await ada.press("Tell the set", "I’ll take the floor");
  await ben.sees("Ada is presenting");

  await test.step("everything waits for the presenter, then someone chooses [d2]", async () => {
    network.cut();
    await ben.sees("Everything waits for Ada. The clocks stand still.", /^Awaited for /);
    await expect(hugo.button("Write quietly")).toHaveCount(0);
    await ben.picture("1-presenter-away");
    await world.advance("90s");
    await ben.sees("Hugo chooses how you go on. Nothing is lost.");
    await expect(ben.button("Write quietly")).toHaveCount(0);
    await hugo.sees("Choose together how you go on. Nothing is lost.");
    await hugo.picture("1-choices");
    await hugo.press("Wait");
    await ben.sees("Everything waits for Ada. The clocks stand still.");
    await world.advance("90s");
    await hugo.press("Write quietly");
    await ben.sees("Quiet time, until Ada is back");
    await ben.picture("1-quiet-time");
  });

  await test.step("the presenter is back, in the middle of the sentence", async () => {
    network.mend();
    await ada.press("Try now");
    await ada.sees("You are presenting");
    await ben.sees("Ada is presenting");
  });

  await test.step("a move is taken back within ten seconds [r1]", async () => {
    await hugo.press("Next: Clarifying questions");
    await hugo.sees(/^Press again within/);
    await hugo.press("Next: Clarifying questions");
    await expect(ada.heading("Clarifying questions")).toBeVisible();
    await hugo.picture("2-undo");
    await hugo.press("Undo the move");
    await expect(ada.heading("Presenting")).toBeVisible();
    await ada.sees("You are presenting");
    await world.advance("6m");
    await ada.press("Done");
    await hugo.press("Next: Clarifying questions");
    await expect(hugo.button("Undo the move")).toBeVisible();
    await world.advance("10s");
    await expect(hugo.button("Undo the move")).toBeHidden();
  });

  await test.step("a look at how the set works; whoever was interrupted goes on [r5]", async () => {
    await ben.press("Ask a question");
    await ben.field("Your question").fill(QUESTION);
    await ben.press("Get in line");
    await ada.sees("You are answering Ben");
    await hugo.press("Look at how we work");
    for (const person of [ada, ben]) await person.sees("A pause to look at how you work");
    await ben.press("Say how we work");
    await ben.field("Your words").fill(REMARK);
    await ben.press("Send");
    await ada.sees(REMARK);
    await ada.picture("3-time-out-phone");
    await hugo.picture("3-time-out");
    await hugo.press("Continue");
    await ada.sees("You are answering Ben", QUESTION);
    await ada.press("Answered");
  });

  await test.step("put away; a crash, another day, and fewer of them [r3, d8]", async () => {
    await hugo.press("Stop here and go on another day");
    await hugo.sees(/^Press again within/);
    await hugo.press("Stop here and go on another day");
    for (const person of [hugo, ada, ben]) await expect(person.heading("Resting")).toBeVisible();
    await ada.picture("4-resting-phone");
    for (const person of [hugo, ada, ben]) {
      person.forgive(/WebSocket connection|ERR_CONNECTION_REFUSED/);
    }
    await ben.link("Leave").click();
    await ben.sees("A meeting waits for you");
    await chloe.leave();
    await world.server.kill();
    await world.pass("3s");
    await world.server.restart(86_400_000);
    await world.pass("15s");
    await hugo.sees("2 people are here. Your charter asks for 3.");
    await ada.press("I consent to go on with fewer");
    await hugo.sees("1 of 2 here consent to go on with fewer.");
    await hugo.picture("4-consent");
    await hugo.main.getByRole("button", { name: "Go on with the meeting" }).click();
    for (const person of [hugo, ada]) {
      await expect(person.heading("Clarifying questions")).toBeVisible();
    }
    await hugo.sees("The floor is free for a question");
    await hugo.picture("4-resumed");
  });
});

test("the facilitator drops out, the lead goes on, and is offered back; the end is moved by all", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  const ben = await world.person("Ben");
  const chloe = await world.person("Chloe", "phone", true);
  const ada = await world.quiet("Ada");
  const network = await hugo.network();
  const set = await Set.found(world.server, hugo, [ada, ben, chloe], ben);
  await set.meet();
  await set.reach("Open questions", ada);

  await test.step("the deputy is asked after 45 seconds, and may decline [d3]", async () => {
    await ben.sees("The floor is free for a question");
    network.cut();
    await expect(chloe.button(/^Hugo.*Reconnecting/)).toBeVisible();
    await expect(chloe.text(/^Hugo dropped out/)).toHaveCount(0);
    await world.advance("20s");
    await chloe.sees(/^Hugo dropped out\. We keep going/);
    await chloe.picture("5-lead-away-phone");
    await world.advance("25s");
    await ben.sees("Would you lead for now?", "In 30 seconds someone else is asked.");
    await chloe.sees("Hugo dropped out. Ben is asked to lead.");
    await ben.picture("5-deputy-asked");
    await ben.press("Not now");
  });

  await test.step("the next one accepts, on a phone", async () => {
    await chloe.sees("Would you lead for now?");
    await chloe.picture("5-asked-phone");
    await chloe.press("Yes, I lead");
    await expect(ben.button(/^Chloe.*Facilitator/)).toBeVisible();
    await chloe.press("Run the set");
    await expect(chloe.button("Next: Presenter in charge")).toBeVisible();
    await chloe.picture("5-leads-phone");
    await chloe.keys("Escape");
  });

  await test.step("who led before is back on a phone, and is offered the lead", async () => {
    await hugo.page.setViewportSize({ width: 390, height: 844 });
    network.mend();
    await hugo.press("Try now");
    await hugo.sees("Would you like the lead back?");
    await hugo.picture("5-back-phone");
    await expect(hugo.button("Run the set")).toHaveCount(0);
    await hugo.press("Yes, I take it back");
    await expect(hugo.button("Run the set")).toBeVisible();
    await expect(chloe.button("Run the set")).toHaveCount(0);
  });

  await test.step("an extension shows where it comes from; the end moves only if all agree [c4]", async () => {
    await hugo.press("Run the set", "+5 min for this round");
    const plan = hugo.page.getByRole("dialog", { name: "More time for this round" });
    await expect(plan).toContainText("The meeting still ends at");
    await hugo.picture("6-replan-phone");
    await hugo.press("Leave it");
    await world.advance("120m");
    await hugo.press("+5 min for this round");
    await expect(plan).toContainText("5 from Presenter in charge (15 → 10)");
    await hugo.press("Give 5 minutes");
    await hugo.press("+5 min for this round", "Ask everyone to end 5 minutes later");
    await ben.sees("Hugo asks to end 5 minutes later");
    await ben.picture("6-motion");
    await chloe.press("I can stay");
    await ben.press("Keep the end");
    await expect(chloe.text("Hugo asks to end 5 minutes later")).toHaveCount(0);

    const end = () =>
      hugo
        .text(/^The agreed end is/)
        .first()
        .textContent();
    const before = await end();
    await hugo.press("+5 min for this round", "Ask everyone to end 5 minutes later");
    for (const person of [chloe, ben]) await person.press("I can stay");
    expect(await end()).toBe(before);
    await ada.does({ type: "answerMotion", agree: true });
    await expect.poll(end).not.toBe(before);
    await hugo.keys("Escape");
  });
});
