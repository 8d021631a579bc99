/** The protocol's golden frames, as the server's own tests write them. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { refusalSentence } from "../messages/refusals";
import type { Changed, ClientFrame, ServerFrame } from "../protocol";
import { NOTHING, reduce, viewOf } from "./reduce";

type Of<F, T> = Extract<F, { type: T }>;

function golden<F extends { type: string }, T extends F["type"]>(
  side: string,
  type: T,
): Of<F, T>[] {
  const file = new URL(`../../../protocol/fixtures/${side}/${type}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Of<F, T>[];
}

const server = <T extends ServerFrame["type"]>(type: T) => golden<ServerFrame, T>("server", type);
const client = <T extends ClientFrame["type"]>(type: T) => golden<ClientFrame, T>("client", type);

const [first, resumed, whole] = server("welcome") as [
  Of<ServerFrame, "welcome">,
  Of<ServerFrame, "welcome">,
  Of<ServerFrame, "welcome">,
];
const views = server("view");
const seated = reduce(NOTHING, first);
const sections = (changed: Changed) => Object.keys(changed).sort();

describe("golden frames", () => {
  it("lead from the first welcome to where the meeting ended", () => {
    const end = views.reduce(reduce, seated);
    expect(viewOf(end)).toEqual(whole.view);
    expect(end.revision).toBe(whole.revision);
    expect(end.meeting).toBe(whole.meeting);
  });

  it("d1 lead there by a resume too", () => {
    const before = views.filter((view) => view.revision <= 60).reduce(reduce, seated);
    expect(before.revision).toBe(60);
    expect(viewOf(reduce(before, resumed))).toEqual(whole.view);
  });

  it("may come twice, or late, and change nothing", () => {
    const end = views.reduce(reduce, seated);
    expect([...views].reverse().reduce(reduce, end)).toBe(end);
  });

  it("hold every section this build knows, and no other", () => {
    expect(sections(viewOf(seated) ?? {})).toEqual(sections(first.view));
    expect(sections(whole.view)).toEqual(sections(first.view));
  });

  it("leave the view alone where they answer one person", () => {
    for (const type of ["accepted", "refused", "failed", "pong"] as const) {
      for (const frame of server(type)) expect(reduce(seated, frame)).toBe(seated);
    }
  });

  it("show who waits, writes and has a hand up", () => {
    const [some, none] = server("presence");
    const there = some ? reduce(seated, some) : seated;
    expect(there.presence.waiting.map((waiting) => waiting.name)).toEqual(["Gwen"]);
    expect(there.presence.writing).toHaveLength(2);
    expect(none && reduce(there, none).presence).toEqual(NOTHING.presence);
  });

  it.each(server("refused").map(({ refusal }) => [refusal.type, refusal] as const))(
    "%s has its sentence",
    (_, refusal) => {
      const names = { seat: () => "Ada", round: () => "Bidding" };
      expect(refusalSentence(refusal, names)).toMatch(/^[A-Z0-9].+[.?]$/s);
    },
  );

  it.each(["hello", "command", "signal", "ping"] as const)("of a client are there: %s", (type) => {
    expect(client(type).length).toBeGreaterThan(0);
    for (const frame of client(type)) expect(frame.type).toBe(type);
  });
});
