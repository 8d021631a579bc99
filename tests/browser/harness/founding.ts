/** A set that meets, made over the HTTP API: the pages that make one have a journey of their own. */
import { expect, type BrowserContext } from "@playwright/test";
import type {
  CharterDraft,
  Called,
  Claimed,
  InvitationLink,
  NewSet,
  SetPage,
} from "../../../web/src/protocol";
import type { Person } from "./person";
import type { Quiet } from "./quiet";
import type { Server } from "./server";

export const SET_NAME = "Tuesday set";

const CHARTER: CharterDraft = {
  quorum: 3,
  tieRule: "longestSince",
  groundRules: ["What is said here stays here.", "No advice until it is asked for."],
  confidentiality: "We may share what we learned, never who said what.",
  namesOnHeldOffers: false,
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

  private constructor(id: string, server: Server, facilitator: Anyone, members: Anyone[]) {
    this.id = id;
    this.#server = server;
    this.#facilitator = facilitator;
    this.#everyone = [...members, facilitator];
  }

  /** A set whose members are all in and have accepted the charter. */
  static async found(server: Server, facilitator: Anyone, members: Anyone[]): Promise<Set> {
    const ask = asker(server);
    const secret = server.firstLink.split("#")[1];
    await ask(facilitator.context, "/api/first", { secret, name: facilitator.name });
    const { id } = await ask<SetPage>(facilitator.context, "/api/sets", SET);
    for (const { name, context } of members) {
      const invitation = { name, role: "member" };
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
  async meet(): Promise<string> {
    const { context } = this.#facilitator;
    const { id } = await asker(this.#server)<Called>(context, `/api/sets/${this.id}/meetings`);
    await Promise.all(this.#everyone.map((person) => person.enter(id)));
    return id;
  }
}

function asker(server: Server) {
  return async <T>(context: BrowserContext, path: string, data: unknown = {}): Promise<T> => {
    const headers = { origin: server.origin };
    const answer = await context.request.post(server.origin + path, { data, headers });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return (answer.status() === 204 ? null : await answer.json()) as T;
  };
}
