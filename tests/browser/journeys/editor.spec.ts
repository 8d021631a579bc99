import { readFile } from "node:fs/promises";
import { Set, SET_NAME } from "../harness/founding";
import { Quiet } from "../harness/quiet";
import { expect, test } from "../harness/test";

test("a set makes a format of its own, and meets in it without a facilitator", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada", "phone", true);
  const ben = await world.quiet("Ben");
  const set = await Set.found(world.server, hugo, [ada, ben]);
  await hugo.page.goto(`/sets/${set.id}`);
  await hugo.link("All formats").click();
  await hugo.sees("None yet");
  await hugo.link("Copy and change Shared issue").click();
  await expect(hugo.heading("A copy of Shared issue")).toBeVisible();

  await test.step("a round is added and put right with the keyboard alone", async () => {
    const { keyboard } = hugo.page;
    await hugo.tabTo("Add a round");
    await hugo.keys("Enter");
    await keyboard.type("A walk in pairs");
    await hugo.keys("Tab");
    await keyboard.type("Walk, talk, and come back when the bell rings again");
    await hugo.keys("Tab");
    await keyboard.type("Think on your feet before you look back.");
    await hugo.tabTo("Save the format");
    await hugo.keys("Enter");
    const fault = /^A walk in pairs: Say it in eight words or fewer\. It has 10/;
    await expect(hugo.link(fault)).toBeVisible();
    await hugo.picture("0-fault");
    await hugo.keys("Tab", "Enter");
    const rule = hugo.field("Its one rule").and(hugo.page.locator(":focus"));
    await expect(rule).toHaveValue(/^Walk, talk/);
    await hugo.keys("Control+a");
    await keyboard.type("Walk in pairs, and listen.");
    await hugo.tabTo("Move A walk in pairs up");
    await hugo.keys("Enter");
    await expect(hugo.button("Move A walk in pairs up")).toBeFocused();
    await expect(hugo.page.getByRole("status")).toHaveText("A walk in pairs is now 8th of 9.");
  });

  await test.step("what only the server knows is named where it is", async () => {
    hugo.forgive(/\/formats\/shared-issue-our-way 422$/);
    await hugo.press("Move Support wanted up", "Save the format");
    const fault = hugo.link(/^Support wanted: The presenter is chosen first/);
    await fault.click();
    const floor = hugo.page.getByRole("group", { name: "Who may speak" });
    await expect(floor.getByRole("radio", { name: "Each in turn" }).first()).toBeFocused();
    await hugo.press("Move Support wanted down");
  });

  await test.step("what is removed comes back; what is not saved is asked about", async () => {
    await hugo.press("Remove Looking back");
    await expect(hugo.button("Put it back")).toBeFocused();
    await hugo.press("Put it back");
    await hugo.field("Name").first().fill("Our way");
    await hugo.page.goBack();
    await expect(hugo.heading("Leave without saving?")).toBeVisible();
    await hugo.picture("1-leave");
    await hugo.press("Stay here");
  });

  await hugo.field("Minutes to spare").fill("10");
  await hugo.sees("About 92 minutes", "for six people, and 10 to spare");
  await hugo.press("Save the format");
  await expect(hugo.heading("Our way")).toBeVisible();
  await hugo.press("Use as our usual format: Our way");
  await hugo.sees("Your usual format");
  await hugo.picture("2-formats");

  await test.step("a file goes out and comes in", async () => {
    const saving = hugo.page.waitForEvent("download");
    await hugo.link("Export as a file: Our way").click();
    const text = await readFile((await (await saving).path()) ?? "", "utf8");
    expect(text).toContain('name = "Our way"');

    const choose = async (content: string) => {
      const choosing = hugo.page.waitForEvent("filechooser");
      await hugo.press("Import a file");
      const buffer = Buffer.from(content);
      await (await choosing).setFiles({ name: "ours.toml", mimeType: "text/plain", buffer });
    };
    hugo.forgive(/\/formats\/read 422$/);
    await choose(text.replace("minutes = 25", "minutes = 0"));
    await hugo.sees(/ours\.toml, round 5, minutes: Plan 1 to 480 minutes/);
    await choose(text.replace("Our way", "Their way"));
    await expect(hugo.heading("Their way, from a file")).toBeVisible();
    await hugo.press("Save the format");
    await hugo.press("Delete Their way");
    await world.pass("1s");
    await hugo.press("Press again to delete");
    await expect(hugo.heading("Their way")).toBeHidden();
  });

  await ada.page.goto(`/sets/${set.id}/formats`);
  await expect(ada.link("Export as a file: Our way")).toBeVisible();
  await expect(ada.link("Change Our way")).toBeHidden();
  await ada.picture("3-formats-phone");

  await hugo.link(`Back to ${SET_NAME}`).click();
  await hugo.press("Call a meeting");
  await expect(hugo.choice(/^Our way/)).toBeChecked();
  await hugo.sees("About 88 minutes for the 3 of you, and 10 to spare");
  await hugo.tick(/^Nobody facilitates/).check();
  await hugo.picture("4-call");
  await hugo.press("Call the meeting");
  await expect(hugo.heading("Gathering")).toBeVisible();
});

test("a meeting is put away for another day, and a cycle goes on with its next meeting", async ({
  world,
}) => {
  const hugo = await world.person("Hugo");
  const [ada, ben] = [await world.quiet("Ada"), await world.quiet("Ben")];
  const set = await Set.found(world.server, hugo, [ada, ben]);
  await hugo.page.goto(`/sets/${set.id}`);
  await hugo.press("Call a meeting");
  await hugo.choice(/^Learning cycle/).check();
  await hugo.press("Call the meeting");
  await expect(hugo.heading("Gathering")).toBeVisible();

  const meeting = hugo.page.url().split("/").at(-1) ?? "";
  const hand = new Quiet("Hugo", hugo.context);
  for (const person of [hand, ada, ben]) await person.enter(meeting);
  await hand.does({ type: "open" }, { type: "suspend" });
  await hugo.page.goto(`/sets/${set.id}`);
  await hugo.sees("Begun on Tuesday 24 November and put away for another day. Everything is kept.");
  await hugo.picture("5-put-away");
  await hugo.link("Take it up again").click();
  await hand.does({ type: "resume" });

  await hand.does({ type: "next", leaving: 0, insist: true });
  await hand.does({ type: "stateTheme", theme: "How do we hear the quiet pupils?" });
  await hand.does({ type: "next", leaving: 1, insist: true });
  await ada.leave();
  await ben.leave();
  await hand.does({ type: "close", insist: true });
  await hugo.page.goto(`/sets/${set.id}`);
  await hugo.sees("Next is meeting 2 of 2.", "Learning cycle · meeting 1 of 2 in the cycle");
  await hugo.press("Call a meeting");
  await hugo.choice(/^Learning cycle/).check();
  await expect(hugo.choice("Go on with the cycle: meeting 2 of 2")).toBeChecked();
  await hugo.picture("6-cycle");
  await hand.leave();
});
