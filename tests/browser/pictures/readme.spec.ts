import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Set } from "../harness/founding";
import type { Person } from "../harness/person";
import { expect, test } from "../harness/test";

/** Larger ones make the first look at the project slow. */
const MOST_BYTES = 200_000;

test("the pictures of the README", async ({ world }) => {
  const dev = await world.person("Dev");
  const chloe = await world.person("Chloe", "phone");
  const [ada, ben] = [await world.quiet("Ada"), await world.quiet("Ben")];
  const [ewa, femi] = [await world.quiet("Ewa"), await world.quiet("Femi")];
  const hugo = await world.quiet("Hugo");
  const set = await Set.found(world.server, hugo, [ada, ben, chloe, dev, ewa, femi]);
  await set.meet();
  await set.reach("Open questions", ada);

  await ewa.does({ type: "ask", text: "When did it last go well?" });
  await ada.does({ type: "answered" });
  await ewa.does({ type: "done" });
  await world.advance("16m");
  await ben.does({ type: "ask", text: "What are you not saying to your head of year?" });
  for (const [person, question] of [
    [chloe, "Who else knows?"],
    [dev, "What would you lose if it worked?"],
  ] as const) {
    await person.press("Ask a question");
    await person.field("Your question").fill(question);
    await person.press("Get in line");
  }
  await femi.does({ type: "ask", text: null });
  await ewa.signals({ type: "hand", up: true });
  await expect(dev.button(/^Ewa.*Hand up/)).toBeVisible();
  await dev.sees("You come after Chloe. Your question is ready.");
  await expect(dev.button(/^Femi.*3rd in line/)).toBeVisible();

  await draw(dev, "room");
  await draw(chloe, "phone");
  await dev.page.emulateMedia({ colorScheme: "dark" });
  await draw(dev, "room-dark");
});

async function draw({ page }: Person, name: string) {
  const path = resolve(`../../docs/${name}.png`);
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({ path, animations: "disabled" });
  expect(statSync(path).size, path).toBeLessThan(MOST_BYTES);
}
