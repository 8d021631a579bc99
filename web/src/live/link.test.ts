import { beforeEach, describe, expect, it } from "vitest";
import type { ClientFrame, ServerFrame } from "../protocol";
import { Link, type LinkState } from "./link";
import type { Answer } from "./outbox";
import type { Told, World } from "./world";

/** A browser whose clock, network and dice the test holds. */
class Stage implements World {
  time = 1_000_000;
  ids = 0;
  sockets: { told: Told; sent: ClientFrame[]; open: boolean }[] = [];
  timers: { at: number; act: () => void }[] = [];
  dice = 1;
  returned: () => void = () => {};

  now = () => this.time;
  random = () => this.dice;
  newId = () => `id-${++this.ids}`;
  onReturn(act: () => void) {
    this.returned = act;
    return () => (this.returned = () => {});
  }
  later(ms: number, act: () => void) {
    const timer = { at: this.time + ms, act };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((each) => each !== timer));
  }
  connect(_url: string, told: Told) {
    const socket = { told, sent: [] as ClientFrame[], open: true };
    this.sockets.push(socket);
    return {
      send: (text: string) => void socket.sent.push(JSON.parse(text) as ClientFrame),
      close: () => void (socket.open = false),
    };
  }

  pass(ms: number) {
    const end = this.time + ms;
    for (;;) {
      const next = this.timers.filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.timers = this.timers.filter((each) => each !== next);
      this.time = next.at;
      next.act();
    }
    this.time = end;
  }
  get socket() {
    const last = this.sockets.at(-1);
    if (!last) throw new Error("no socket yet");
    return last;
  }
  say(frame: ServerFrame) {
    this.socket.told.received(JSON.stringify(frame));
  }
  welcome(revision = 7) {
    this.socket.told.opened();
    this.say({ type: "welcome", meeting: "m", you: 0, serverTime: this.time, revision, view: {} });
  }
  sent<T extends ClientFrame["type"]>(type: T) {
    return this.socket.sent.filter((frame) => frame.type === type);
  }
}

let stage: Stage;
let states: LinkState["type"][];
let revision: number | null;
let link: Link;

beforeEach(() => {
  stage = new Stage();
  states = [];
  revision = null;
  link = new Link("/live", stage, {
    revision: () => revision,
    state: ({ type }) => states.push(type),
    frame: (frame) => {
      if (frame.type === "welcome" || frame.type === "view") revision = frame.revision;
    },
  });
});

describe("hello", () => {
  it("asks for everything at first, and for the rest after a drop", () => {
    stage.welcome(7);
    expect(stage.sent("hello")).toEqual([{ type: "hello", version: 1, resume: null }]);
    stage.socket.told.closed(1006);
    stage.pass(500);
    stage.welcome(9);
    expect(stage.sent("hello")).toEqual([{ type: "hello", version: 1, resume: { revision: 7 } }]);
    expect(states).toEqual(["live", "lost", "live"]);
  });

  it("gives up a connection that is never welcomed", () => {
    stage.pass(12_000);
    expect(states).toEqual(["lost"]);
    expect(stage.socket.open).toBe(false);
  });
});

describe("coming back", () => {
  it("waits 0.5 s, twice as long each time, never over 15 s", () => {
    const waits = [0.5, 1, 2, 4, 8, 15, 15];
    for (const [index, seconds] of waits.entries()) {
      stage.socket.told.closed(1006);
      stage.pass(seconds * 1000 - 1);
      expect(stage.sockets).toHaveLength(index + 1);
      stage.pass(1);
      expect(stage.sockets).toHaveLength(index + 2);
    }
  });

  it("takes up to half of the wait away, so that a set does not come back as one", () => {
    stage.dice = 0;
    stage.socket.told.closed(1012);
    stage.pass(250);
    expect(stage.sockets).toHaveLength(2);
  });

  it("tries at once when the network is back", () => {
    for (let i = 0; i < 5; i++) {
      stage.socket.told.closed(1006);
      if (i < 4) stage.pass(15_000);
    }
    const before = stage.sockets.length;
    stage.returned();
    expect(stage.sockets).toHaveLength(before + 1);
  });

  it("keeps since when it is lost over several attempts", () => {
    stage.welcome();
    stage.socket.told.closed(1006);
    const since = stage.time;
    stage.pass(500);
    stage.socket.told.closed(1006);
    expect(link.state).toMatchObject({ type: "lost", since });
  });

  it.each([
    [1009, "tooBig"],
    [4001, "version"],
    [4003, "notAMember"],
    [4004, "flood"],
  ])("ends for good at close code %d", (code, why) => {
    stage.welcome();
    stage.socket.told.closed(code);
    expect(link.state).toEqual({ type: "ended", why });
    stage.returned();
    stage.pass(60_000);
    expect(stage.sockets).toHaveLength(1);
  });

  it("hears nothing from a socket it gave up", () => {
    stage.welcome();
    const old = stage.socket;
    old.told.closed(1006);
    stage.pass(500);
    stage.welcome();
    old.told.closed(4003);
    expect(link.state.type).toBe("live");
  });
});

describe("commands", () => {
  let answers: Answer[];
  const ask = () => {
    answers = [];
    void link.command({ type: "pause" }).then((answer) => answers.push(answer));
  };

  it("waits for the welcome, then sends once", () => {
    ask();
    expect(stage.socket.sent).toEqual([]);
    stage.welcome();
    expect(stage.sent("command")).toEqual([
      { type: "command", id: "id-1", command: { type: "pause" } },
    ]);
  });

  it("sends an unanswered command again after a drop, with the same id, in order", async () => {
    stage.welcome();
    ask();
    void link.command({ type: "done" });
    stage.socket.told.closed(1006);
    stage.pass(500);
    stage.welcome(8);
    expect(stage.sent("command").map((frame) => "id" in frame && frame.id)).toEqual([
      "id-1",
      "id-2",
    ]);
    stage.say({ type: "accepted", id: "id-1", revision: 9 });
    stage.say({ type: "accepted", id: "id-1", revision: 9 });
    await Promise.resolve();
    expect(answers).toEqual([{ type: "accepted", revision: 9 }]);
    stage.socket.told.closed(1006);
    stage.pass(500);
    stage.welcome(9);
    expect(stage.sent("command").map((frame) => "id" in frame && frame.id)).toEqual(["id-2"]);
  });

  it("hands a refusal to the one who asked", async () => {
    stage.welcome();
    ask();
    stage.say({ type: "refused", id: "id-1", refusal: { type: "paused" } });
    await Promise.resolve();
    expect(answers).toEqual([{ type: "refused", refusal: { type: "paused" } }]);
  });

  it("asks a busy room again with the same id", () => {
    stage.welcome();
    ask();
    stage.say({ type: "failed", id: "id-1", failure: { type: "busy" } });
    stage.pass(1_000);
    expect(stage.sent("command")).toHaveLength(2);
  });

  it("waits as long as it is told where it was too fast", () => {
    stage.welcome();
    ask();
    stage.say({ type: "failed", id: "id-1", failure: { type: "tooFast", waitMs: 4_000 } });
    stage.pass(3_000);
    expect(stage.sent("command")).toHaveLength(1);
    stage.pass(1_000);
    expect(stage.sent("command")).toHaveLength(2);
  });

  it("makes a new id where another member has it", () => {
    stage.welcome();
    ask();
    stage.say({ type: "failed", id: "id-1", failure: { type: "idTaken" } });
    expect(stage.sent("command").at(-1)).toMatchObject({ id: "id-2" });
  });
});

describe("pings", () => {
  const answerPing = (ahead: number, there: number, back: number) => {
    stage.pass(there);
    const serverTime = stage.time + ahead;
    stage.pass(back);
    stage.say({ type: "pong", nonce: stage.sent("ping").length, serverTime });
  };

  it("c1 keeps the offset of the quickest round trip", () => {
    stage.welcome();
    answerPing(5_000, 20, 20);
    expect(link.offset.value).toBe(5_000);
    stage.pass(20_000);
    answerPing(5_000, 900, 10);
    expect(link.offset.value).toBe(5_000);
    expect(stage.sent("ping")).toHaveLength(2);
  });

  it("notices a way that is dead although the socket believes in it", () => {
    stage.welcome();
    stage.pass(10_000);
    expect(link.state.type).toBe("lost");
  });
});

it("leaves for good", () => {
  stage.welcome();
  link.close();
  stage.socket.told.closed(1000);
  stage.pass(60_000);
  expect(stage.sockets).toHaveLength(1);
  expect(stage.socket.open).toBe(false);
});
