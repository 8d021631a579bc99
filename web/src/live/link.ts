/**
 * The live connection to one meeting: it says hello, comes back by itself, sends each command until
 * it is answered, and measures the server's clock. It knows nothing of what a meeting is.
 */
import {
  CLOSE_CODES,
  VERSION,
  type ClientFrame,
  type Command,
  type ServerFrame,
  type Signal,
} from "../protocol";
import { Offset } from "./offset";
import { Outbox, type Answer } from "./outbox";
import type { Socket, World } from "./world";

/** Why a connection is over for good. */
export type Ending = "tooBig" | "version" | "notAMember" | "removed" | "flood";

export type LinkState =
  /** The first connection is being made. */
  | { type: "connecting" }
  | { type: "live" }
  /** Lost at `since`; the next attempt is at `retryAt`, or under way. Both by this device's clock. */
  | { type: "lost"; since: number; retryAt: number }
  | { type: "ended"; why: Ending };

export interface Listener {
  frame(frame: ServerFrame): void;
  state(state: LinkState): void;
  /** The revision of the view that is held, or none. */
  revision(): number | null;
}

type Timer = "retry" | "ping" | "silence" | "welcome";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const PING_MS = 20_000;
/** A ping unanswered for so long means that the way is dead, whatever the socket believes. */
const SILENCE_MS = 10_000;
/** A connection that is not welcomed within this time is given up. */
const WELCOME_MS = 12_000;
const BUSY_MS = 1_000;

export class Link {
  readonly offset = new Offset();
  #url: string;
  #world: World;
  #listener: Listener;
  #outbox = new Outbox();
  #socket: Socket | null = null;
  #state: LinkState = { type: "connecting" };
  #attempts = 0;
  #pings = new Map<number, number>();
  #nonce = 0;
  #timers: Partial<Record<Timer, () => void>> = {};
  #stopReturn: () => void;
  #closed = false;

  constructor(url: string, world: World, listener: Listener) {
    this.#url = url;
    this.#world = world;
    this.#listener = listener;
    this.#stopReturn = world.onReturn(() => this.#returned());
    this.#connect();
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Sends a command, now or when the connection is back; the same id until it is answered. */
  command(command: Command): Promise<Answer> {
    return new Promise((answer) => {
      const id = this.#world.newId();
      this.#outbox.add({ id, command, answer });
      if (this.#state.type === "live") this.#send({ type: "command", id, command });
    });
  }

  /** Tells something of the moment; lost when there is no connection. */
  signal(signal: Signal) {
    if (this.#state.type === "live") this.#send({ type: "signal", signal });
  }

  /** Tries again at once. */
  retry() {
    if (this.#state.type !== "lost" || this.#socket) return;
    this.#connect();
  }

  /** Leaves for good. */
  close() {
    this.#closed = true;
    this.#stopReturn();
    this.#cancelTimers();
    this.#drop()?.close();
  }

  #connect() {
    this.#cancelTimers();
    // Events of a socket that was given up come late, and are nobody's.
    const current = () => this.#socket === socket;
    const socket = this.#world.connect(this.#url, {
      opened: () => current() && this.#greet(),
      received: (data) => {
        const frame = current() ? read(data) : null;
        if (frame) this.#receive(frame);
      },
      closed: (code) => this.#lost(socket, code),
    });
    this.#socket = socket;
    this.#after("welcome", WELCOME_MS, () => this.#lost(socket));
  }

  #greet() {
    const revision = this.#listener.revision();
    const resume = revision === null ? null : { revision };
    this.#send({ type: "hello", version: VERSION, resume });
  }

  #receive(frame: ServerFrame) {
    switch (frame.type) {
      case "welcome":
        this.#welcomed(frame.serverTime);
        break;
      case "view":
        this.offset.guess(frame.serverTime, this.#world.now());
        break;
      case "accepted":
        this.#outbox.settle(frame.id, { type: "accepted", revision: frame.revision });
        break;
      case "refused":
        this.#outbox.settle(frame.id, { type: "refused", refusal: frame.refusal });
        break;
      case "failed":
        if (frame.id !== null) this.#failed(frame.id, frame.failure);
        break;
      case "pong":
        this.#ponged(frame.nonce, frame.serverTime);
        break;
      case "presence":
        break;
    }
    this.#listener.frame(frame);
    if (frame.type === "welcome") this.#enter({ type: "live" });
  }

  #welcomed(serverTime: number) {
    this.#cancel("welcome");
    this.#attempts = 0;
    this.offset.reset();
    this.offset.guess(serverTime, this.#world.now());
    for (const { id, command } of this.#outbox.all()) this.#send({ type: "command", id, command });
    this.#ping();
  }

  #failed(id: string, failure: Extract<ServerFrame, { type: "failed" }>["failure"]) {
    if (failure.type === "malformed") {
      this.#outbox.settle(id, { type: "failed", failure });
    } else if (failure.type === "idTaken") {
      const again = this.#outbox.rename(id, this.#world.newId());
      if (again) this.#send({ type: "command", id: again.id, command: again.command });
    } else {
      const wait = failure.type === "tooFast" ? failure.waitMs : 0;
      this.#world.later(Math.max(BUSY_MS, wait), () => {
        const again = this.#outbox.get(id);
        if (again && this.#state.type === "live") {
          this.#send({ type: "command", id, command: again.command });
        }
      });
    }
  }

  #ping() {
    this.#nonce += 1;
    this.#pings.set(this.#nonce, this.#world.now());
    this.#send({ type: "ping", nonce: this.#nonce });
    const socket = this.#socket;
    if (socket) this.#after("silence", SILENCE_MS, () => this.#lost(socket));
    this.#after("ping", PING_MS, () => this.#ping());
  }

  #ponged(nonce: number, serverTime: number) {
    this.#cancel("silence");
    const sentAt = this.#pings.get(nonce);
    this.#pings.delete(nonce);
    if (sentAt !== undefined) this.offset.measure(sentAt, serverTime, this.#world.now());
  }

  #lost(socket: Socket, code?: number) {
    if (socket !== this.#socket || this.#closed) return;
    this.#drop();
    socket.close();
    this.#cancelTimers();
    const ending = endingOf(code);
    if (ending) {
      this.#enter({ type: "ended", why: ending });
      return;
    }
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempts);
    const jittered = wait * (0.5 + this.#world.random() * 0.5);
    this.#attempts += 1;
    const now = this.#world.now();
    const since = this.#state.type === "lost" ? this.#state.since : now;
    this.#after("retry", jittered, () => this.#connect());
    this.#enter({ type: "lost", since, retryAt: now + jittered });
  }

  /** The network is back, or the page is looked at again: no reason to wait out a long backoff. */
  #returned() {
    if (this.#state.type === "live") this.#ping();
    else if (this.#state.type === "lost") {
      this.#attempts = 0;
      this.retry();
    }
  }

  #enter(state: LinkState) {
    this.#state = state;
    this.#listener.state(state);
  }

  #drop(): Socket | null {
    const socket = this.#socket;
    this.#socket = null;
    this.#pings.clear();
    return socket;
  }

  #send(frame: ClientFrame) {
    this.#socket?.send(JSON.stringify(frame));
  }

  #after(name: Timer, ms: number, act: () => void) {
    this.#cancel(name);
    this.#timers[name] = this.#world.later(ms, act);
  }

  #cancel(name: Timer) {
    this.#timers[name]?.();
    delete this.#timers[name];
  }

  #cancelTimers() {
    for (const name of ["retry", "ping", "silence", "welcome"] as const) this.#cancel(name);
  }
}

function endingOf(code: number | undefined): Ending | null {
  const known = Object.entries(CLOSE_CODES).find(([number]) => Number(number) === code)?.[1];
  return known && !known.reconnect ? known.name : null;
}

function read(data: unknown): ServerFrame | null {
  if (typeof data !== "string") return null;
  try {
    return JSON.parse(data) as ServerFrame;
  } catch {
    return null;
  }
}
