import type { Wording } from "../../../web/src/protocol";
import { Set } from "../harness/founding";
import type { Person } from "../harness/person";
import { Quiet } from "../harness/quiet";
import { expect, test } from "../harness/test";
import { moveOn, sit, sitAgain, walk, type Acts } from "../harness/walk";

const ISSUE = "I say yes before I have thought about it.";
const QUESTION = "What would a good week look like?";
const EXPERIENCE = "I once wrote every yes down for a week.";
const ACTION = "Answer no request before the next morning.";
const INSIGHT = "I have never said aloud what I am willing to do.";
const REFLECTION = "Nobody filled the silence.";
const WORDING: Wording = {
  what: ACTION,
  measure: null,
  means: null,
  why: null,
  due: null,
  involvesPupils: false,
  ethicsTicked: false,
};

// Each demo begins with another one: the next is in the format that is walked.
for (const [before, format] of [
  ["seven-rounds", "equal-airtime"],
  ["equal-airtime", "shared-issue"],
  ["shared-issue", "three-stages"],
] as const) {
  test.describe(format, () => {
    test.use({ demo: before });
    test(`the meeting in ${format} is walked to its end`, async ({ world }) => {
      const hugo = await world.person("Hugo");
      const ada = await world.person("Ada", "phone", true);
      await sit(world, hugo, ada);
      const acts = ACTS[format](hugo, ada);
      await walk({ format, leads: hugo, beside: ada, acts });
      await hugo.picture(`${format}-summary`);
      await ada.sees(ACTION);
    });
  });
}

test.describe("learning-cycle", () => {
  test.use({ demo: "three-stages" });
  test("both meetings of a cycle are walked to their end", async ({ world }) => {
    const format = "learning-cycle";
    const hugo = await world.person("Hugo");
    const ada = await world.person("Ada", "phone", true);
    await sit(world, hugo, ada);
    await walk({ format, leads: hugo, beside: ada, acts: plans(hugo, ada) });
    await sitAgain(hugo, ada);
    const acts = evaluates(hugo, ada);
    await walk({ format, leads: hugo, beside: ada, acts, sitting: 2 });
  });
});

test("in three stages, whoever comes back from work tells of it first", async ({ world }) => {
  const hugo = await world.person("Hugo");
  const ada = await world.person("Ada", "phone");
  const ben = await world.quiet("Ben");
  const set = await Set.found(world.server, hugo, [ada, ben]);
  const meeting = await set.meet({ format: "three-stages" });
  const hands = [new Quiet("Hugo", hugo.context), new Quiet("Ada", ada.context)] as const;
  for (const hand of hands) await hand.enter(meeting);
  const [leads, presents] = hands;
  await leads.does({ type: "open" });
  for (const leaving of [0, 1, 2, 3, 4]) await leads.does({ type: "next", leaving, insist: true });
  await presents.does({ type: "draftAction", wording: WORDING });
  await leads.does({ type: "readBack", action: 0 });
  await presents.does({ type: "confirmAction", action: 0 }, { type: "noIssue" });
  await leads.does({ type: "close", insist: true });
  for (const hand of hands) await hand.leave();

  await set.meet({ format: "three-stages" });
  await hugo.press("Open the meeting");
  await moveOn(hugo, "Next: Outcomes");
  await expect(ada.title).toHaveText("Outcomes");
  await expect(ada.field("What is your issue called?")).toHaveCount(0);
  await ada.press("I’ll take the floor");
  await ada.choice("Done").check();
  await ada.field("What happened?").fill("Three of them could wait.");
  await ada.press("Tell the set");
  await hugo.sees("Three of them could wait.");
  await ada.picture("three-stages-outcomes-phone");
  await hugo.picture("three-stages-outcomes");
  await ada.press("Done");
  await moveOn(hugo, "Next: What worked, and why");
  await says(hugo, "Add a reflection", REFLECTION, ada);
  await moveOn(hugo, "Next: Taking stock");
  await ada.press("I’ll take the floor", "More", "Note an insight");
  await ada.field("Your words").fill(INSIGHT);
  await ada.press("Send");
  await hugo.sees(INSIGHT);
  await hugo.picture("three-stages-stock");
  await ada.press("Done");
  await moveOn(hugo, "Next: Outline");
  await ada.sees("Your issue · issue 1 of 2");
});

/** Both take the floor when it comes to them, and so does everybody else. */
async function goesRound(hugo: Person, ada: Person) {
  const turn = (person: Person) => person.press("I’ll take the floor", "Done");
  await Promise.all([turn(ada), turn(hugo)]);
  await ada.sees("Everyone has been heard");
}

async function choose(hugo: Person, ada: Person) {
  await ada.field("What would you like to think about?").fill(ISSUE);
  await ada.press("Offer your bid");
  await hugo.article(ISSUE).getByRole("button", { name: "Propose this one" }).click();
  await ada.press("I agree");
  await ada.sees("You present today");
}

async function support(ada: Person) {
  await ada.tick("Challenge me").check();
  await ada.press("Tell the set");
}

const speaks = (ada: Person) => ada.press("I’ll take the floor", "Done");

/** Hugo asks; Ada answers him and whoever comes before him. */
async function questions(hugo: Person, ada: Person) {
  let over = false;
  const asks = async () => {
    await hugo.press("Ask a question");
    await hugo.field("Your question").fill(QUESTION);
    await hugo.press("Get in line", "I’ll take the floor");
    await ada.sees(QUESTION);
    await hugo.press("Done");
  };
  const answers = async () => {
    while (!over) {
      await ada
        .button(/^(Answered|Go on)/)
        .click({ timeout: 1_000 })
        .catch(() => {});
    }
  };
  await Promise.all([asks().finally(() => (over = true)), answers()]);
}

async function invites(hugo: Person, ada: Person) {
  await ada.tick(/^Experiences/).check();
  await ada.press("Invite these");
  await hugo.press("Offer a thought");
  await hugo.choice(/^Experience/).check();
  await hugo.field("Your thought").fill(EXPERIENCE);
  await hugo.press("Offer it");
  await ada.sees(EXPERIENCE);
}

async function drafts(ada: Person) {
  await ada.main.getByRole("button", { name: "Write an action" }).click();
  await ada.field("What exactly will you do?").fill(ACTION);
  await ada.press("Save the action");
  await ada.sees(ACTION);
}

async function confirms(hugo: Person, ada: Person) {
  await hugo.article(ACTION).getByRole("button", { name: "I have read it back" }).click();
  await ada.press("Yes, this is my action");
  await hugo.article(ACTION).getByText("Confirmed").waitFor();
}

async function says(person: Person, button: string, words: string, ...seenBy: Person[]) {
  await person.press(button);
  await person.field("Your words").fill(words);
  await person.press("Send");
  for (const each of seenBy) await each.sees(words);
}

async function names(ada: Person) {
  await ada.field("What is your issue called?").fill(ISSUE);
  await ada.press("Name it");
  await ada.sees(ISSUE);
}

const ACTS = {
  "shared-issue": (hugo: Person, ada: Person): Acts => ({
    "Update of actions": () => goesRound(hugo, ada),
    "Agreeing the issue": async () => {
      await choose(hugo, ada);
      await ada.picture("shared-issue-chosen-phone");
      await hugo.picture("shared-issue-chosen");
    },
    "Support wanted": async () => {
      await ada.picture("shared-issue-support-phone");
      await support(ada);
      await hugo.sees("Ada would like you to challenge");
    },
    Presenting: () => speaks(ada),
    "Feedback and advice": async () => {
      await invites(hugo, ada);
      await hugo.picture("shared-issue-advice");
    },
    Actions: async () => {
      await drafts(ada);
      await confirms(hugo, ada);
      await ada.picture("shared-issue-actions-phone");
      await ada.checkPage();
    },
    "Looking back": () => says(ada, "Add a reflection", REFLECTION, hugo),
  }),
  "equal-airtime": (hugo: Person, ada: Person): Acts => ({
    Opening: () => goesRound(hugo, ada),
    Account: async () => {
      await ada.picture("equal-airtime-name-phone");
      await names(ada);
      await speaks(ada);
      await hugo.picture("equal-airtime-account");
    },
    "Questions by invitation": async () => {
      await questions(hugo, ada);
      await ada.picture("equal-airtime-questions-phone");
    },
    "Next step": async () => {
      await ada.press("I’ll take the floor");
      await drafts(ada);
      await ada.picture("equal-airtime-next-phone");
      await hugo.checkPage();
      await ada.press("Done");
    },
    Close: async () => {
      await goesRound(hugo, ada);
      await hugo.picture("equal-airtime-close");
      await confirms(hugo, ada);
    },
  }),
  "three-stages": (hugo: Person, ada: Person): Acts => ({
    Arriving: () => goesRound(hugo, ada),
    Outline: async () => {
      await names(ada);
      await speaks(ada);
    },
    "Listening in": async () => {
      await hugo.sees("Ada listens in. Talk with each other, not to Ada.");
      await ada.sees("Listen in. You need not answer; note what strikes you.");
      await says(hugo, "Add a reflection", REFLECTION, ada);
      await hugo.picture("three-stages-listening");
      await ada.picture("three-stages-listening-phone");
      await ada.checkPage();
    },
    Questions: () => questions(hugo, ada),
    "Ideas by invitation": () => invites(hugo, ada),
    "Insight and first step": async () => {
      await ada.press("I’ll take the floor", "More");
      await says(ada, "Note an insight", INSIGHT, hugo);
      await drafts(ada);
      await ada.picture("three-stages-insight-phone");
    },
    Close: async () => {
      await confirms(hugo, ada);
      await hugo.picture("three-stages-close");
    },
  }),
};

const THEME = "How do we hear the quiet pupils?";
const RESOURCE = "The question that waits";
const RECOMMENDATION = "One lesson a term that is planned around pupils’ questions.";

function plans(hugo: Person, ada: Person): Acts {
  return {
    Arriving: () => goesRound(hugo, ada),
    Theme: async () => {
      // Someone has stated one by then: everybody may reword it.
      await ada.press("Reword the theme");
      await ada.field("What is this cycle about?").fill(THEME);
      await ada.press("Keep this wording");
      await hugo.sees(THEME);
    },
    Inspiration: async () => {
      await hugo.sees(new RegExp(RESOURCE));
      await hugo.picture("learning-cycle-inspiration");
      await ada.picture("learning-cycle-inspiration-phone");
      await ada.checkPage();
    },
    "Guide questions": () => says(ada, "Note an insight", INSIGHT, hugo),
    Plan: async () => {
      await drafts(ada);
      await ada.picture("learning-cycle-plan-phone");
    },
    Close: async () => {
      await confirms(hugo, ada);
    },
  };
}

function evaluates(hugo: Person, ada: Person): Acts {
  return {
    "How it went": async () => {
      await ada.choice("Done").check();
      await ada.field("What did you learn?").fill(INSIGHT);
      await ada.press("Tell the set");
      await hugo.sees(`Learned: ${INSIGHT}`);
      await goesRound(hugo, ada);
      await ada.picture("learning-cycle-went-phone");
    },
    Reflect: () => says(ada, "Add a reflection", REFLECTION, hugo),
    "Evaluate and next steps": async () => {
      await says(ada, "Recommend something", RECOMMENDATION, hugo);
      await hugo.picture("learning-cycle-evaluate");
      await hugo.checkPage();
    },
  };
}
