import type { Wording } from "../../../web/src/protocol";
import { Set } from "../harness/founding";
import { Quiet } from "../harness/quiet";
import { expect, test } from "../harness/test";

const WORDING: Wording = {
  what: "Ask Year 9 one question a lesson, and wait ten seconds before I say anything",
  measure: "Somebody new speaks",
  means: "A watch on the desk",
  why: "I answer my own questions",
  due: null,
  involvesPupils: true,
  ethicsTicked: true,
};

test("between meetings: what was noticed, a focus, and a charter that changes", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada", "phone", true);
  const ben = await world.quiet("Ben");
  const set = await Set.found(world.server, hugo, [ada, ben]);
  const meeting = await set.meet();
  const [presents, leads] = [new Quiet("Ada", ada.context), new Quiet("Hugo", hugo.context)];
  for (const hand of [presents, leads]) await hand.enter(meeting);
  await leads.does({ type: "open" });
  await presents.does({ type: "acceptFloor" });
  await world.advance("1m");
  await presents.does({ type: "done" });
  await set.reach("Presenter in charge", ada);
  await presents.does({ type: "draftAction", wording: WORDING });
  await leads.does({ type: "close", insist: true });
  for (const hand of [presents, leads]) await hand.leave();

  await test.step("the owner writes down what she notices, and the others read it", async () => {
    await ada.page.goto(`/sets/${set.id}/actions`);
    await ada.sees("Nothing noticed yet. One sentence is enough.");
    await ada.field("What did you notice?").fill("Two hands went up.");
    await ada.page.reload();
    await expect(ada.field("What did you notice?"), "a reload loses nothing").toHaveValue(
      "Two hands went up.",
    );
    await ada.press("Add");
    await ada.sees("Two hands went up.");
    await world.advance("2m");
    await ada.field("What did you notice?").fill("A typing mistake");
    await ada.press("Add");
    await ada.sees("A typing mistake");
    await ada
      .button(/^Remove what you noticed/)
      .last()
      .click();
    await ada.press("Press again to remove it");
    await expect(ada.text("A typing mistake")).toHaveCount(0);
    await ada.picture("1-actions-phone");

    await hugo.page.goto(`/sets/${set.id}/actions`);
    await hugo.sees("Two hands went up.");
    await expect(hugo.button("Add")).toHaveCount(0);
    await hugo.choice("Mine").check();
    await hugo.sees(/^You have no open action/);
    await hugo.choice("Everyone’s").check();
    await hugo.picture("1-actions");
    await hugo.checkPage();
  });

  await test.step("a focus is stated, and looked at again", async () => {
    await ada.page.goto(`/sets/${set.id}`);
    await ada.link("Write your focus").click();
    await ada.field("What do you work on?").fill("I want to talk less in lessons.");
    await ada.tick("It is mine").check();
    await ada.press("Keep this focus");
    await ada.sees("Stated on 24 November 2026");
    await ada.press("Look at it again");
    await ada.field("What do you work on?").fill("I want to wait longer in lessons.");
    await ada.press("Keep it");
    await ada.page.getByText("How it changed").click();
    await expect(ada.page.locator("ins").first()).toContainText("wait longer");
    await ada.picture("2-focus-phone");
    await ada.checkPage();
    await hugo.link("Focus").click();
    await hugo.sees("I want to wait longer in lessons.");
    await hugo.picture("2-focus");
    await hugo.checkPage();
  });

  await test.step("a changed charter is accepted again, what changed first", async () => {
    await hugo.link("Charter").click();
    await hugo.press("Change the charter");
    await hugo.tick("Honesty").check();
    await hugo.field("Rule 1").fill("What is said here stays with us.");
    await hugo.choice("Reports that we publish").first().check();
    await hugo.press("Save the new charter");
    await expect(hugo.heading("The charter")).toBeVisible();
    await hugo.sees("Version 1, of 24 November 2026", "Not yet");
    await hugo.picture("3-charter");
    await hugo.checkPage();

    await ada.link("Charter").click();
    await expect(ada.heading("What changed since you accepted it")).toBeVisible();
    await expect(ada.page.locator("del").first()).toContainText("here");
    await ada.picture("3-charter-phone");
    await ada.checkPage();
    await ada.press("I accept the charter");
    await expect(ada.heading("Who accepted it")).toBeVisible();
    await ada.picture("4-charter-phone");
  });

  await test.step("a note on the board is answered, and the library has a first resource", async () => {
    await hugo.link("Board").click();
    await hugo.press("Put up a note");
    await hugo.choice("I am looking for").check();
    await hugo.field("What is it?").fill("Question cards for Year 8");
    await hugo.press("Put it up");
    await ada.link("Board").click();
    await ada.press("I have this: Question cards for Year 8");
    await ada.sees("You have it.");
    await ada.picture("5-board-phone");
    await hugo.page.reload();
    await hugo.sees("Ada has it.");
    await hugo.picture("5-board");
    await hugo.checkPage();

    await hugo.link("Library").click();
    await hugo.press("Add a resource");
    await hugo.field("What is it, and by whom?").fill("Wait time, by Mary Budd Rowe");
    await hugo.field("Where is it?").fill("http://example.org/wait");
    await hugo.press("Put it on the shelf");
    await hugo.link("Give the whole address, beginning with https://").click();
    await hugo.field("Where is it?").fill("https://example.org/wait");
    await hugo.field("Guide questions").fill("How long do we wait?\nWho speaks when we do?");
    await hugo.press("Put it on the shelf");
    await hugo.sees("Who speaks when we do?");
    await hugo.picture("6-library");
    await hugo.checkPage();
  });

  await test.step("the set's first page says who presented, and how evenly time was shared", async () => {
    await hugo.link("Now").click();
    await expect(
      hugo.region("Who presented when").getByRole("cell", { name: "Ada" }),
    ).toBeVisible();
    await expect(hugo.heading("How the time is shared")).toBeVisible();
    await hugo.region("How the time is shared").scrollIntoViewIfNeeded();
    await hugo.picture("7-home");
    await ada.link("Now").click();
    await expect(ada.region("Your focus")).toContainText("wait longer");
  });
});
