import type {
  Called,
  Claimed,
  Command,
  Format,
  InvitationLink,
  SetPage,
} from "../../../web/src/protocol";
import { PAYLOADS, TURNED } from "../harness/payloads";
import type { Person } from "../harness/person";
import { Quiet } from "../harness/quiet";
import { expect, test, type World } from "../harness/test";

const [HUGO, ADA, BEN, SET] = PAYLOADS as [string, string, string, string];
const at = (n: number) => PAYLOADS[n % PAYLOADS.length] ?? "";

/** What a page did that it should not have. */
const done: string[] = [];

/** Sees whatever runs, is asked for from elsewhere, or is stopped by the policy. */
async function watch({ context, page }: Person, origin: string) {
  await context.exposeFunction("ran", () => done.push(`ran at ${page.url()}`));
  await context.exposeFunction("stopped", (what: string) => done.push(`stopped: ${what}`));
  await context.addInitScript(() => {
    const { stopped } = globalThis as unknown as { stopped(what: string): void };
    document.addEventListener("securitypolicyviolation", (violation) =>
      stopped(`${violation.effectiveDirective} ${violation.blockedURI} ${violation.sample}`),
    );
  });
  page.on("dialog", (dialog) => {
    done.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) done.push(`asked for ${request.url()}`);
  });
}

/** Everything that stands on the page, in fields too. */
function words({ page }: Person): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea")];
    return [document.body.textContent, ...fields.map(({ value }) => value)].join("\n");
  });
}

/** These words stand there as they were typed. */
async function shows(person: Person, ...typed: string[]) {
  const missing = async () => {
    const all = await words(person);
    return typed.filter((text) => !all.includes(text));
  };
  await expect.poll(missing, `${person.page.url()} shows what was typed`).toEqual([]);
}

async function asked<T>(
  world: World,
  { context }: Person | Quiet,
  method: "POST" | "PUT" | "GET",
  path: string,
  data?: unknown,
): Promise<T> {
  const headers = { origin: world.server.origin };
  const url = world.server.origin + path;
  const answer = await context.request.fetch(url, { method, data: data ?? {}, headers });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  return (answer.status() === 204 ? null : await answer.json()) as T;
}

/** Seven rounds, with words of ours in every place that takes some. */
function hostile(shipped: Format): Format {
  const rounds = shipped.rounds.map((round, n) => ({
    ...round,
    name: at(n + 10),
    rule: at(n + 20)
      .split(" ")
      .slice(0, 8)
      .join(" "),
    purpose: at(n + 30),
    prompts: round.prompts.map((_, m) => at(n + m + 4)),
    minimum: round.minimum && { ...round.minimum, prompts: [at(n + 15)] },
  }));
  return { ...shipped, key: "ours", name: at(40), purpose: at(41), source: at(42), rounds };
}

test("words that would be more than words are words on every page", async ({ world }) => {
  done.length = 0;
  const { origin } = world.server;
  const hugo = await world.person(HUGO);
  const ada = await world.person(ADA, "phone");
  const ben = await world.quiet(BEN);
  for (const person of [hugo, ada]) await watch(person, origin);
  const rules = PAYLOADS.slice(0, 20);
  let set = "";

  await test.step("a set, its charter, its people", async () => {
    const secret = world.server.firstLink.split("#")[1];
    await asked(world, hugo, "POST", "/api/first", { secret, name: HUGO });
    const charter = {
      quorum: 2,
      tieRule: "longestSince",
      groundRules: rules,
      confidentiality: at(7),
      namesOnHeldOffers: true,
      mostMeetings: 6,
    };
    const made = { name: SET, purpose: at(5), format: "seven-rounds", charter };
    ({ id: set } = await asked<SetPage>(world, hugo, "POST", "/api/sets", made));
    for (const person of [ada, ben]) {
      const { name } = person;
      const path = `/api/sets/${set}/invitations`;
      const { link } = await asked<InvitationLink>(world, hugo, "POST", path, {
        name,
        role: "member",
      });
      if (person === ada) {
        await ada.page.goto(link);
        await shows(ada, SET, at(5), HUGO);
      }
      const claim = { secret: link.split("#")[1], name };
      const { member } = await asked<Claimed>(
        world,
        person,
        "POST",
        "/api/invitations/claim",
        claim,
      );
      if (person === ada) {
        await ada.page.goto(`/sets/${set}`);
        await shows(ada, SET, ...rules);
      }
      await asked(world, hugo, "POST", `/api/sets/${set}/members/${member}/admit`);
      await asked(world, person, "POST", `/api/sets/${set}/charter/accept`, { version: 1 });
    }
    for (const name of TURNED) {
      await asked(world, hugo, "POST", `/api/sets/${set}/invitations`, { name, role: "member" });
    }
    await hugo.page.goto(`/sets/${set}`);
    await shows(hugo, SET, at(5), at(7), HUGO, ADA, BEN, ...TURNED);
    await hugo.picture("1-set");
    await hugo.page.goto("/");
    await shows(hugo, SET);
  });

  await test.step("a format: in the list, in the editor, as a file", async () => {
    const shipped = await asked<Format>(
      world,
      hugo,
      "GET",
      `/api/sets/${set}/formats/seven-rounds`,
    );
    const format = hostile(shipped);
    await asked(world, hugo, "PUT", `/api/sets/${set}/formats/ours`, format);
    await asked(world, hugo, "PUT", `/api/sets/${set}/format`, { key: "ours" });
    await hugo.page.goto(`/sets/${set}/formats`);
    await shows(hugo, format.name, format.purpose);
    await hugo.page.goto(`/sets/${set}/formats/ours`);
    await shows(hugo, format.name, ...format.rounds.map(({ name }) => name));
    await hugo.picture("2-editor");
    const file = await hugo.context.request.get(`${origin}/api/sets/${set}/formats/ours/file`);
    expect(file.headers()["content-disposition"]).toContain("attachment");
    expect(file.headers()["content-type"]).not.toContain("html");
  });

  const { id } = await asked<Called>(world, hugo, "POST", `/api/sets/${set}/meetings`);
  const hands = [new Quiet(HUGO, hugo.context), new Quiet(ADA, ada.context), ben] as const;
  for (const hand of hands) await hand.enter(id);
  for (const person of [hugo, ada]) {
    await person.enter(id);
    await shows(person, HUGO, ADA, BEN, SET);
  }
  const [facilitator, presenter, member] = hands;
  const next = async () => {
    const { round } = await facilitator.view();
    const leaving = round?.index ?? 0;
    await facilitator.does({ type: "next", leaving, insist: true });
    await facilitator.sees((view) => view.round?.index === leaving + 1);
    const { round: now } = await facilitator.view();
    for (const person of [hugo, ada]) await shows(person, now?.name ?? "", now?.rule ?? "");
  };
  const both = async (...typed: string[]) => {
    for (const person of [hugo, ada]) await shows(person, ...typed);
  };

  await test.step("everything that can be said, at once", async () => {
    await facilitator.does({ type: "open" });
    const said = PAYLOADS.slice(0, 40);
    for (const text of said) await member.does({ type: "say", kind: "processRemark", text });
    await both(...said);
    await ada.picture("3-said-phone");
  });

  await test.step("bids, reasons, a proposal", async () => {
    await next();
    await presenter.does({ type: "bid", title: at(11), why: at(12), minutes: 8 });
    await member.does({ type: "bid", title: at(13), why: at(14), minutes: 8 });
    await both(at(11), at(12), at(13), at(14));
    for (const hand of [presenter, member]) {
      for (const bid of [0, 1]) {
        await hand.does({ type: "gauge", bid, agreement: 3, reason: at(15 + bid) });
      }
    }
    await both(at(15), at(16));
    await facilitator.does({ type: "propose", bid: 0 });
    await member.does({ type: "answerProposal", agree: true, reason: at(17) });
    await presenter.does({ type: "answerProposal", agree: true, reason: null });
    await facilitator.sees(({ bids }) => bids?.choosing.type === "chosen");
    await next();
  });

  await test.step("support, questions, offers", async () => {
    await presenter.does({ type: "stateSupport", wanted: ["ideas"], note: at(18) });
    await both(at(11), at(18));
    await next();
    await member.does({ type: "ask", text: at(19) });
    await both(at(19));
    await presenter.does({ type: "answered" });
    await member.does({ type: "followUp", text: at(21) });
    await both(at(21));
    await next();
    for (const n of [22, 23, 24]) await member.does({ type: "offer", kind: "advice", text: at(n) });
    await next();
    await presenter.does({ type: "invite", kinds: ["advice"] }, { type: "openAllOffers" });
    await both(at(22), at(23), at(24));
  });

  await test.step("actions, a reflection, the end, and the set's page after it", async () => {
    const wording = (n: number): Extract<Command, { type: "draftAction" }>["wording"] => ({
      what: at(n),
      measure: at(n + 1),
      means: at(n + 2),
      why: at(n + 3),
      due: null,
      involvesPupils: false,
      ethicsTicked: false,
    });
    await presenter.does({ type: "draftAction", wording: wording(25) });
    await both(at(25), at(26));
    await next();
    await facilitator.does({ type: "readBack", action: 0 });
    await presenter.does({ type: "confirmAction", action: 0 });
    await member.does({ type: "say", kind: "reflection", text: at(29) });
    await both(at(25), at(29));
    await facilitator.does({ type: "close", insist: true });
    await both(at(25));
    await hugo.picture("4-summary");
    await hugo.page.goto(`/sets/${set}`);
    await shows(hugo, at(25), at(11));
    await hugo.picture("5-set-after");
    await ada.page.goto(`/sets/${set}`);
    await shows(ada, at(25), at(11));
  });

  // The policy itself is there, and it is what stops: without a fault of ours nothing asks it.
  expect(done, "what ran, was asked for elsewhere, or was stopped").toEqual([]);
  hugo.forgive(/Content Security Policy|TrustedHTML|evil\.example/);
  const stopped = await hugo.page.evaluate(() => {
    const told: string[] = [];
    document.addEventListener("securitypolicyviolation", (each) =>
      told.push(each.effectiveDirective),
    );
    const image = document.createElement("img");
    image.src = "//evil.example/p.gif";
    let refused = false;
    try {
      document.createElement("div").innerHTML = "<b>markup</b>";
    } catch {
      refused = true;
    }
    return new Promise<{ refused: boolean; told: string[] }>((answer) =>
      image.addEventListener("error", () => answer({ refused, told })),
    );
  });
  expect(stopped.refused, "text becomes no markup").toBe(true);
  expect(stopped.told).toContain("img-src");
  await ben.leave();
});
