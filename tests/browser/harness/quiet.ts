/** A member without a screen: speaks the protocol from a page of the server that shows nothing. */
import { expect, type BrowserContext, type Page } from "@playwright/test";
import type { Changed, Command, Refusal, Signal } from "../../../web/src/protocol";

interface Told {
  view: Changed;
  ask(command: Command): Promise<Refusal | null>;
  tell(signal: Signal): void;
}

declare global {
  var told: Told;
}

export class Quiet {
  readonly name: string;
  readonly context: BrowserContext;
  #page: Page | null = null;

  constructor(name: string, context: BrowserContext) {
    this.name = name;
    this.context = context;
  }

  /** Takes the seat, and comes back to it whenever the connection drops. */
  async enter(meeting: string) {
    const page = (this.#page ??= await this.context.newPage());
    await page.goto("/favicon.svg");
    await page.evaluate(connect, `/api/meetings/${meeting}/live`);
    await this.sees((view) => view.you !== undefined);
  }

  /** Asks, once the view offers it where it is an act of its own; fails where a rule says no. */
  async does(...commands: Command[]) {
    for (const command of commands) {
      if (OFFERED.has(command.type)) {
        await this.sees(({ you }) => you?.may.some((act) => act === command.type));
      }
      const refusal = await this.#seat.evaluate((asked) => globalThis.told.ask(asked), command);
      expect(refusal, `${this.name} may ${command.type}`).toBeNull();
    }
  }

  /** Tells something of the moment. */
  async signals(signal: Signal) {
    await this.#seat.evaluate((told) => globalThis.told.tell(told), signal);
  }

  /** All that this member may see. */
  view(): Promise<Changed> {
    return this.#seat.evaluate(() => globalThis.told.view);
  }

  /** Waits until this member's view is so. */
  async sees(so: (view: Changed) => unknown) {
    await expect.poll(async () => Boolean(so(await this.view()))).toBe(true);
  }

  async leave() {
    await this.#page?.close();
    this.#page = null;
  }

  get #seat(): Page {
    if (!this.#page) throw new Error(`${this.name} has not entered`);
    return this.#page;
  }
}

/** Commands that `you.may` names by their own name. */
const OFFERED = new Set<Command["type"]>([
  "acceptFloor",
  "done",
  "pass",
  "bid",
  "gauge",
  "answerProposal",
  "ask",
  "offer",
  "flag",
]);

/** Runs in the page. */
function connect(path: string) {
  const answers = new Map<string, (refusal: Refusal | null) => void>();
  let socket: WebSocket;
  const open = () => {
    socket = new WebSocket(path.replace(/^/, location.origin.replace("http", "ws")));
    socket.onopen = () => socket.send(JSON.stringify({ type: "hello", version: 1, resume: null }));
    socket.onclose = () => setTimeout(open, 200);
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      const frame = JSON.parse(data);
      if (frame.type === "welcome") globalThis.told.view = frame.view;
      if (frame.type === "view") Object.assign(globalThis.told.view, frame.changed);
      if (frame.type === "accepted") answers.get(frame.id)?.(null);
      if (frame.type === "refused") answers.get(frame.id)?.(frame.refusal);
    };
  };
  globalThis.told = {
    view: {},
    tell: (signal) => socket.send(JSON.stringify({ type: "signal", signal })),
    ask: (command) =>
      new Promise((answered) => {
        const id = crypto.randomUUID();
        answers.set(id, answered);
        socket.send(JSON.stringify({ type: "command", id, command }));
      }),
  };
  open();
}
