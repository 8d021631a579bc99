import { Set } from "../harness/founding";
import { expect, test } from "../harness/test";

const BID = "Parents write to me at midnight.";
const DRAFT = "Have you thought of";
const HELD = "Simply tell the head about it.";
const WAITING = "What would you lose if it worked?";

test("what is not yet for others never reaches their browsers", async ({ world }) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada");
  const ben = await world.person("Ben", "phone");
  const chloe = await world.person("Chloe");
  const set = await Set.found(world.server, hugo, [ada, ben, chloe]);
  await set.meet();
  const others = [hugo, ada, ben];
  const keptFromOthers = (...words: string[]) => {
    for (const person of others) person.neverReceived(...words);
  };

  await test.step("a bid, until all are revealed [b1]", async () => {
    await set.reach("Bidding", ada);
    await chloe.field("What would you like to think about?").fill(BID);
    await chloe.press("Offer your bid");
    await hugo.sees("1 of 3 are in");
    keptFromOthers(BID);
  });

  await test.step("a held thought, and what is being written [o2]", async () => {
    await set.reach("Open questions", ada);
    await hugo.sees(/^Round 5 of 7/);
    await chloe.press("Hold this thought");
    await chloe.field("Your thought").pressSequentially(DRAFT);
    await expect(ben.button(/^Chloe.*Writing/)).toBeVisible();
    await chloe.field("Your thought").fill(HELD);
    await chloe.press("Hold it for later");
    await expect(chloe.region("Thoughts you hold")).toContainText(HELD);
    keptFromOthers(DRAFT, HELD);
  });

  await test.step("a question that waits for its turn [f4]", async () => {
    await ben.press("Ask a question", "I’ll ask it aloud");
    await chloe.press("Ask a question");
    await chloe.field("Your question").fill(WAITING);
    await chloe.press("Get in line");
    await chloe.sees("You are next. Your question is ready.");
    await expect(hugo.button(/^Chloe.*Next/)).toBeVisible();
    keptFromOthers(WAITING, HELD);
  });

  // The bid was revealed meanwhile: what was looked for would have been found.
  for (const person of others) expect(person.received.join()).toContain(BID);
});
