import { Set } from "../harness/founding";
import { expect, test } from "../harness/test";

const ISSUES = {
  Ada: "How do I get a colleague to share the load?",
  Chloe: "Year 9 has stopped listening to me.",
};
const OPENED = "We once swapped two lessons a week, and it stuck.";
const UNOPENED = "Simply tell the head about it.";
const ACTION = "Ask Mira for one hour, with a plan on one page.";

test("a whole meeting of seven rounds, through a crash, to the next one", async ({ world }) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada");
  const ben = await world.person("Ben", "phone");
  const chloe = await world.person("Chloe", "laptop", true);
  const [dev, ewa] = [await world.quiet("Dev"), await world.quiet("Ewa")];
  const set = await Set.found(world.server, hugo, [ada, ben, chloe, dev, ewa]);
  await set.meet();
  const all = [hugo, ada, ben, chloe];
  await hugo.sees("6 of 6 are here");
  await hugo.press("Open the meeting");

  await test.step("check-in: one voice at a time, in turn", async () => {
    for (const person of [ada, ben]) {
      await person.sees("The floor is yours to take");
      await person.press("I’ll take the floor");
      await person.sees("It is your turn");
      await chloe.sees(`${person.name} has the floor`);
      if (person === ben) await ben.picture("1-turn-phone");
      await world.advance("60s");
      await person.press("Done");
    }
    await chloe.press("Pass");
    for (const quiet of [dev, ewa]) await quiet.does({ type: "acceptFloor" }, { type: "done" });
    await hugo.press("I’ll take the floor", "Done");
    await ada.sees("Everyone has been heard");
    await hugo.picture("1-heard");
    await hugo.press("Next: Bidding");
  });

  await test.step("bidding: revealed together, a tie settled by a draw", async () => {
    for (const person of [ada, chloe]) {
      await person.field("What would you like to think about?").fill(ISSUES[person.name as "Ada"]);
      await person.press("Offer your bid");
      await person.sees("Your bid is in");
    }
    await chloe.picture("2-bid-in-dark");
    await ben.picture("2-bidding-phone");
    await ben.press("No bid today");
    await dev.does({ type: "noBid" });
    await expect(hugo.text(ISSUES.Ada)).toHaveCount(0);
    await ewa.does({ type: "noBid" });
    await hugo.sees(ISSUES.Ada, ISSUES.Chloe);
    for (const person of [ada, ben, chloe]) {
      for (const issue of Object.values(ISSUES)) {
        await person.article(issue).getByRole("radio", { name: "I agree fully" }).check();
      }
    }
    for (const quiet of [dev, ewa]) {
      for (const bid of [0, 1])
        await quiet.does({ type: "gauge", bid, agreement: 5, reason: null });
    }
    await hugo.sees(/^Level: /);
    await hugo.picture("2-tie");
    await ben.picture("2-tie-phone");
    await hugo.press("Let the tie rule decide");
    await ben.sees(/^Talk it through · /);
    await world.advance("2m");
    await hugo.press("Let the tie rule decide");
    await hugo.sees("The tie rule drew one of 2 level issues.");
    await hugo.picture("2-drawn");
    await hugo.press("Next: Presenting");
  });

  await ada.sees(/^(The floor is yours to take|Chloe is about to present)$/);
  const drawn = await ada.text(/^The floor is yours to take$/).isVisible();
  const [presenter, other] = drawn ? [ada, chloe] : [chloe, ada];

  await test.step("presenting: the support wanted, then nobody interrupts", async () => {
    await presenter.picture("3-support");
    await presenter.tick("Ask me questions").check();
    await presenter.tick("Challenge me").check();
    await presenter.field(/^In your own words/).fill("Ask me what I would rather not be asked");
    await presenter.press("Tell the set");
    await presenter.press("I’ll take the floor");
    await ben.sees(`${presenter.name} is presenting`);
    for (const [kind, words] of [
      [/^Experience/, OPENED],
      [/^Suggestion/, UNOPENED],
    ] as const) {
      await other.press("Hold this thought");
      await other.choice(kind).check();
      await other.field("Your thought").fill(words);
      await other.press("Hold it for later");
      await other.sees(words);
    }
    await other.picture("3-held");
    await ben.picture("3-presenting-phone");
    await world.advance("6m");
    await presenter.press("Done");
    await hugo.press("Next: Clarifying questions");
  });

  await test.step("clarifying questions: typed, and aloud with a follow-up", async () => {
    await ben.press("Ask a question");
    await ben.picture("4-ask-phone");
    await ben.field("Your question").fill("How many of you share the class?");
    await ben.press("Get in line");
    await presenter.sees("You are answering Ben", "How many of you share the class?");
    await presenter.press("Answered");
    await ben.press("Done");

    await other.press("Ask a question", "I’ll ask it aloud");
    await other.sees("Ask your question");
    await other.press("I’ve asked it");
    await presenter.press("Answered");
    await other.press("Follow up");
    await other.field("Your follow-up").fill("Since when?");
    await other.press("Ask it");
    await presenter.sees("Since when?");
    await presenter.press("Answered");
    await other.sees("The floor is free for a question");
    await hugo.press("Next: Open questions");
  });

  await test.step("open questions: the server is killed, and nothing is lost", async () => {
    await ben.press("Ask a question");
    await ben.field("Your question").fill("What are you not saying yet?");
    await ben.press("Get in line");
    await other.press("Ask a question");
    await other.field("Your question").fill("What would good look like in June?");
    await other.press("Get in line");
    await other.sees("You are next. Your question is ready.");
    await dev.does({ type: "ask", text: null });
    await hugo.picture("5-questions");
    await presenter.picture("5-questions-presenter");
    await ben.picture("5-questions-phone");

    for (const person of all) person.forgive(/WebSocket connection|ERR_CONNECTION_REFUSED/);
    await world.server.kill();
    await world.pass("3s");
    for (const person of all) await person.sees("Reconnecting…");
    await world.server.restart(20_000);
    await world.pass("15s");
    for (const person of all) await person.sees("The server restarted");
    await hugo.sees(/away for 20 seconds/);
    await hugo.picture("5-restarted");
    await ben.picture("5-restarted-phone");
    await hugo.press("Continue");
    await presenter.sees("You are answering Ben");
    await other.sees("You are next. Your question is ready.");
  });

  await test.step("a slip is flagged, shown, and put right", async () => {
    await presenter.press("Answered");
    await ben.sees(`${presenter.name} is thinking`);
    await presenter.press("Go on");
    await ben.press("Done");
    await other.press("I’ll take the floor");
    await presenter.sees(`You are answering ${other.name}`, "What would good look like in June?");
    await ben.press(new RegExp(`^${other.name}`));
    await ben.picture("5-flag-phone");
    await ben.press(/^Telling/);
    await other.sees("It sounded like telling");
    await expect(presenter.text("It sounded like telling")).toHaveCount(0);
    await other.picture("5-flag-on-me");
    await world.advance("16s");
    await hugo.sees("No answer yet.");
    await hugo.press("Show to all");
    await presenter.sees("Telling mode");
    await ben.picture("5-telling-phone");
    await other.press("Reword as a question");
    await expect(presenter.text("Telling mode")).toHaveCount(0);
    await presenter.press("Answered", "Go on");
    await other.press("Done");
    await dev.does({ type: "acceptFloor" }, { type: "asked" });
    await presenter.press("Answered");
    await world.advance("10s");
    await dev.does({ type: "done" });
    await world.advance("20m");
    await hugo.press("Next: Presenter in charge");
  });

  await test.step("presenter in charge: one kind invited, one thought opened", async () => {
    await presenter.sees("You are in charge");
    await presenter.picture("6-in-charge");
    await presenter.tick(/^Experiences/).check();
    await presenter.press("Invite these");
    await presenter.press("Open experience 1");
    for (const person of all) await person.sees(OPENED);
    await ben.picture("6-opened-phone");
    await expect(ben.text(UNOPENED)).toHaveCount(0);

    await presenter.main.getByRole("button", { name: "Write an action" }).click();
    await presenter.field("What exactly will you do?").fill(ACTION);
    await presenter.field(/^How will you know/).fill("We have a date");
    await presenter.press("Save the action");
    await ben.sees(ACTION);
    await presenter.picture("6-action");
    await hugo.press("Next: Final plenary");
  });

  await test.step("final plenary: read back, confirmed, looked back on, closed", async () => {
    await hugo.press("I have read it back");
    await presenter.press("Yes, this is my action");
    await ben.sees("Confirmed");
    await ben.press("Add a reflection");
    await ben.field("Your words").fill("The pause before the second question did it.");
    await ben.press("Send");
    await hugo.sees("The pause before the second question did it.");
    await hugo.picture("7-plenary");
    await hugo.press("Close the meeting");
    await hugo.sees(/^Press again within/);
    await hugo.press("Close the meeting");
    for (const person of all) await expect(person.heading("What came of it")).toBeVisible();
    await hugo.sees(ACTION, "Telling: 1", "1 held thought was deleted unopened.");
    await other.sees("Thoughts of yours that stayed unopened", UNOPENED);
    await other.press("Keep them in my journal");
    await other.sees(/^They are in your journal, where only you can read them\./);
    await hugo.picture("8-summary");
    await ben.picture("8-summary-phone");
  });

  await world.check();

  await test.step("the next meeting begins with the action", async () => {
    await set.meet();
    await hugo.press("Open the meeting");
    for (const person of all) await person.sees("From last time", ACTION);
    await presenter.choice("Done").check();
    await presenter.field("What did you learn?").fill("She had been waiting for me to ask.");
    await presenter.press("Tell the set");
    await ben.sees("Learned: She had been waiting for me to ask.");
    await ben.picture("9-next-phone");
    await presenter.picture("9-next");
  });
});
