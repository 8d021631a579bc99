import { mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Set } from "../harness/founding";
import { expect, test } from "../harness/test";

const letters = mkdtempSync(join(tmpdir(), "hyacinth-letters-"));
test.use({ flags: ["--mail-folder", letters] });

/** What was mailed, each without the breaks inside its lines. */
const mailed = () =>
  readdirSync(letters)
    .filter((name) => name.endsWith(".eml"))
    .map((name) => readFileSync(join(letters, name), "utf8").replaceAll("=\r\n", ""));

/** The mail with this subject, once it is there. */
async function mail(subject: RegExp): Promise<string> {
  const found = () => mailed().find((text) => subject.test(text)) ?? "";
  await expect.poll(found, { timeout: 10_000 }).not.toBe("");
  return found();
}

test("a date is planned, one cannot come, it is changed and called off", async ({ world }) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada", "phone", true);
  const [ben, chloe] = [await world.quiet("Ben"), await world.quiet("Chloe")];
  const set = await Set.found(world.server, hugo, [ada, ben, chloe]);

  // Ada gives her address, and shows that she reads what is sent there.
  await ada.page.goto("/me");
  ada.forgive(/\/api\/me\/mail 422$/);
  await ada.field("Your mail address").fill("ada@school");
  await ada.press("Send me a code");
  await ada.sees("Write the whole address, like chloe@school.example.");
  await ada.field("Your mail address").fill("ada@school.example");
  await ada.press("Send me a code");
  const code = /Subject: (\d{6})/.exec(await mail(/is your code/))?.[1] ?? "";
  await ada.field("Code").fill(code);
  await ada.press("Confirm");
  await ada.sees("Mail goes to ada@school.example.");
  await ada.press("Make a subscription");
  await expect(ada.field("For most calendars, as one text")).toHaveValue(/^webcal:..\w+:\w+@/);
  await ada.picture("1-you-phone");

  await hugo.page.goto(`/sets/${set.id}`);
  await hugo.link("Plan one").click();
  await expect(hugo.title).toHaveText("Dates");
  await hugo.sees(/^No date yet/);
  await hugo.press("Plan a date", "Save the date");
  await expect(hugo.page.getByRole("link", { name: "Choose a day" })).toBeVisible();
  await hugo.page.getByLabel("Day").fill("2026-12-08");
  await hugo.page.getByLabel("Begins at").fill("16:00");
  await hugo.field("Where").fill("Staff room, or https://meet.example.org/tuesday");
  await hugo.field("Note").fill("Tea from a quarter to four.");
  await hugo.press("Save the date");
  await expect(hugo.heading("Tuesday 8 December 2026")).toBeVisible();
  await hugo.sees("All 4 come, as far as we know.");
  await hugo.picture("2-dates");
  expect(await mail(/^Subject: Tuesday set meets on Tuesday 8 December/m)).toContain("16:00");

  await ada.page.goto(`/sets/${set.id}`);
  await ada.press("I cannot come on Tuesday 8 December");
  await ada.sees("3 of 4 come. You cannot.");
  await ada.picture("3-next-phone");
  await ada.press("I can come on Tuesday 8 December after all");
  await ada.sees("All 4 come, as far as we know.");
  await ada.press("I cannot come on Tuesday 8 December");

  await hugo.page.reload();
  await hugo.sees("3 of 4 come. Ada cannot.");
  await hugo.press("Change Tuesday 8 December");
  await hugo.page.getByLabel("Begins at").fill("17:15");
  await hugo.press("Save the date");
  await hugo.sees(/^17:15 to/);
  await hugo.press("I cannot come on Tuesday 8 December");
  await hugo.sees(/fewer than the 3 your charter asks for/);
  const file = await hugo.context.request.get(`/api/sets/${set.id}/schedule.ics`);
  expect(await file.text()).toContain("DTSTART:20261208T171500Z");
  await hugo.press("Call off Tuesday 8 December", "Press again to call it off");
  await expect(hugo.page.getByText("Called off", { exact: true })).toBeVisible();
  await mail(/^Subject: Tuesday set: called off/m);

  await ada.page.goto(`/sets/${set.id}/schedule`);
  await expect(ada.heading("Tuesday 8 December 2026")).toBeVisible();
  await ada.picture("4-dates-phone");
  hugo.neverReceived("ada@school.example");
});
