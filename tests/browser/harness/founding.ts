/** A set that meets, made over the HTTP API: the pages that make one have a journey of their own. */
import { expect, type BrowserContext } from "@playwright/test";
import type {
  CharterDraft,
  Called,
  Claimed,
  Command,
  InvitationLink,
  NewMeeting,
  NewSet,
  SetPage,
} from "../../../web/src/protocol";
import type { Person } from "./person";
import { Quiet } from "./quiet";
import type { Server } from "./server";

export const SET_NAME = "Tuesday set";

const CHARTER: CharterDraft = {
  quorum: 3,
  tieRule: "longestSince",
  groundRules: ["What is said here stays here.", "No advice until it is asked for."],
  confidentiality: "We may share what we learned, never who said what.",
  namesOnHeldOffers: false,
  mostMeetings: 6,
  values: [],
  sponsorSees: "nothing",
};

const SET: NewSet = {
  name: SET_NAME,
  purpose: "Teachers who think through what is hard at work.",
  format: "seven-rounds",
  charter: CHARTER,
};

type Anyone = Person | Quiet;

export class Set {
  readonly id: string;
  readonly #server: Server;
  readonly #facilitator: Anyone;
  readonly #everyone: Anyone[];
  #meeting = "";

  private constructor(id: string, server: Server, facilitator: Anyone, members: Anyone[]) {
    this.id = id;
    this.#server = server;
    this.#facilitator = facilitator;
    this.#everyone = [...members, facilitator];
  }

  /** A set whose members are all in and have accepted the charter; one may be asked first to lead. */
  static async found(
    server: Server,
    facilitator: Anyone,
    members: Anyone[],
    deputy?: Anyone,
  ): Promise<Set> {
    const ask = asker(server);
    const secret = server.firstLink.split("#")[1];
    await ask(facilitator.context, "/api/first", { secret, name: facilitator.name });
    const { id } = await ask<SetPage>(facilitator.context, "/api/sets", SET);
    for (const person of members) {
      const { name, context } = person;
      const invitation = { name, role: person === deputy ? "deputy" : "member" };
      const path = `/api/sets/${id}/invitations`;
      const { link } = await ask<InvitationLink>(facilitator.context, path, invitation);
      const claim = { secret: link.split("#")[1], name };
      const { member } = await ask<Claimed>(context, "/api/invitations/claim", claim);
      await ask(facilitator.context, `/api/sets/${id}/members/${member}/admit`);
      await ask(context, `/api/sets/${id}/charter/accept`, { version: 1 });
    }
    return new Set(id, server, facilitator, members);
  }

  /** Calls a meeting, and everybody takes their seat. */
  async meet(meeting: Partial<NewMeeting> = {}): Promise<string> {
    const { context } = this.#facilitator;
    const path = `/api/sets/${this.id}/meetings`;
    const { id } = await asker(this.#server)<Called>(context, path, meeting);
    this.#meeting = id;
    await Promise.all(this.#everyone.map((person) => person.enter(id)));
    return id;
  }

  /**
   * Brings the meeting to a round by the protocol alone: whoever has no bid says so, and the presenter's
   * is chosen by all.
   */
  async reach(round: Round, presenter: Anyone) {
    const hands = await Promise.all(
      this.#everyone.map(async ({ name, context }) => {
        const hand = new Quiet(name, context);
        await hand.enter(this.#meeting);
        return hand;
      }),
    );
    const facilitator = hands.at(-1) as Quiet;
    const members = hands.slice(0, -1);
    const presents = members.find(({ name }) => name === presenter.name) as Quiet;
    let view = await facilitator.view();
    if (view.meeting?.stage === "gathering") await facilitator.does({ type: "open" });
    for (;;) {
      view = await facilitator.view();
      const leaving = view.round?.index ?? 0;
      if (leaving >= ROUNDS.indexOf(round)) break;
      if (ROUNDS[leaving] === "Bidding") await choose(facilitator, members, presents);
      if (ROUNDS[leaving] === "Presenting") await presents.does(SUPPORT);
      await facilitator.does({ type: "next", leaving, insist: true });
      await facilitator.sees(({ round }) => round?.index === leaving + 1);
    }
    for (const hand of hands) await hand.leave();
  }
}

const ROUNDS = [
  "Check-in",
  "Bidding",
  "Presenting",
  "Clarifying questions",
  "Open questions",
  "Presenter in charge",
  "Final plenary",
] as const;
type Round = (typeof ROUNDS)[number];

const SUPPORT: Command = { type: "stateSupport", wanted: ["questions", "challenge"], note: null };

async function choose(facilitator: Quiet, members: Quiet[], presenter: Quiet) {
  const title = "How do I get a colleague to share the load?";
  const why = "She is new, and I have stopped asking.";
  for (const member of members) {
    const view = await member.view();
    if (member === presenter) await member.does({ type: "bid", title, why, minutes: 8 });
    else if (view.bids?.awaited.includes(view.you?.seat ?? -1))
      await member.does({ type: "noBid" });
  }
  const seat = (await presenter.view()).you?.seat;
  await facilitator.sees(({ bids }) => bids?.choosing.type === "gauging");
  const bid = (await facilitator.view()).bids?.bids.find((each) => each.seat === seat)?.bid ?? 0;
  await facilitator.does({ type: "propose", bid });
  for (const member of members) {
    await member.does({ type: "answerProposal", agree: true, reason: null });
  }
  await facilitator.sees(({ bids }) => bids?.choosing.type === "chosen");
}

function asker(server: Server) {
  return async <T>(context: BrowserContext, path: string, data: unknown = {}): Promise<T> => {
    const headers = { origin: server.origin };
    const answer = await context.request.post(server.origin + path, { data, headers });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return (answer.status() === 204 ? null : await answer.json()) as T;
  };
}
