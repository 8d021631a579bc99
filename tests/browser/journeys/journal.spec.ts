import { Set } from "../harness/founding";
import { expect, test } from "../harness/test";

const THOUGHT = "I asked three questions, and each had its answer inside.";
const SECRET = "I was afraid of the silence.";
const RELEASED = "Next time I count to ten before I ask again.";

test("a journal is its author's, until they release a passage of it [e9]", async ({ world }) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada", "phone", true);
  const ben = await world.quiet("Ben");
  const set = await Set.found(world.server, hugo, [ada, ben]);
  const path = `/sets/${set.id}/journal`;
  const page = ada.field("A page");

  await test.step("the first page is saved as it is typed", async () => {
    await ada.page.goto(path);
    await ada.sees("Only you can read this", /^No pages yet\. One sentence is enough/);
    await ada.picture("1-none");
    await ada.press("Write a page");
    await expect(page).toBeFocused();
    await page.fill(`${THOUGHT}\n\n${SECRET}`);
    await ada.sees("Not saved yet");
    await world.advance("2s");
    await ada.sees(/^Saved at 16:30/);
    await ada.picture("2-page");
    await ada.page.reload();
    await expect(page).toHaveValue(`${THOUGHT}\n\n${SECRET}`);
  });

  await test.step("without a connection it is kept in the browser, and saved later", async () => {
    ada.forgive(/ERR_INTERNET_DISCONNECTED|journal\/\S+ 0$/);
    await ada.context.setOffline(true);
    await page.fill(`${THOUGHT}\n\n${SECRET}\n\n${RELEASED}`);
    await world.advance("2s");
    await ada.sees(/^The server cannot be reached/);
    await ada.context.setOffline(false);
    await ada.sees(/^Saved at/);
  });

  await test.step("another window writes on the same page: nothing is lost", async () => {
    ada.forgive(/journal\/\S+ 409$/);
    const other = await ada.context.newPage();
    await other.goto(`${path}#${new URL(ada.page.url()).hash.slice(1)}`);
    const there = other.getByRole("textbox", { name: "A page" });
    await there.fill("From the other window.");
    await world.advance("2s");
    await expect(other.getByText(/^Saved at/).first()).toBeVisible();
    await page.press("End");
    await page.pressSequentially(" And more.");
    await world.advance("2s");
    await expect(ada.page.getByRole("alert").getByText("From the other window.")).toBeVisible();
    await ada.picture("3-elsewhere");
    await other.close();
    await ada.press("Keep both");
    await ada.sees(/^Saved at/);
    await expect(page).toHaveValue(
      /And more\.\n\nFrom the other window:\n\nFrom the other window\.$/,
    );
  });

  await test.step("a passage is marked, looked at and released; the facilitator reads that", async () => {
    await ada.press("Release a passage");
    await ada.sees(/^Mark the passage on the page first/);
    await page.evaluate((area: HTMLTextAreaElement, text) => {
      const at = area.value.indexOf(text);
      area.setSelectionRange(at, at + text.length);
    }, RELEASED);
    await ada.press("Release a passage");
    const preview = ada.page.getByRole("dialog").getByRole("figure");
    await expect(preview).toContainText(RELEASED);
    await expect(preview).toContainText("A member");
    await ada.page.getByRole("radio", { name: "Ada" }).check();
    await expect(preview).toContainText("Ada");
    await ada.picture("4-preview");
    await ada.press("Release it");
    await ada.sees("The passage is released.");
    await hugo.page.goto(path);
    const list = hugo.region("Released to you for reports");
    await expect(list.getByRole("figure")).toContainText(`${RELEASED} Ada`);
    await hugo.picture("5-released");
  });

  await test.step("what is released can be taken back", async () => {
    await ada.press("All pages", `Withdraw: ${RELEASED}`, "Press again to withdraw");
    await ada.sees(/Its words are deleted\.$/);
    await hugo.page.reload();
    await hugo.sees(/^Nothing is released yet/);
  });

  await test.step("pages are searched, deleted, put back and taken along", async () => {
    await ada.page.getByRole("searchbox", { name: "Search your pages" }).fill("nothing like it");
    await ada.sees("No page has these words.");
    await ada.page.getByRole("searchbox", { name: "Search your pages" }).fill("SILENCE afraid");
    await ada.button(new RegExp(THOUGHT.slice(0, 20))).click();
    await ada.press("Delete this page");
    await ada.sees("The page is deleted.");
    await ada.press("Put it back");
    await expect(page).toHaveValue(new RegExp(SECRET));
    await ada.sees(/^Saved at/);
    await ada.page.goBack();
    const [file] = await Promise.all([
      ada.page.waitForEvent("download"),
      ada.link("As a document (Markdown)").click(),
    ]);
    expect(file.suggestedFilename()).toBe("journal.md");
    await ada.picture("6-list");
  });

  hugo.neverReceived(THOUGHT.slice(0, 30), SECRET);
});
