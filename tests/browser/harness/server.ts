/** The real program, on a data folder of its own, with a clock that only the test turns. */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

/** A Tuesday in autumn, half past four: when teachers meet. */
export const START = Date.UTC(2026, 10, 24, 16, 30);

const PROGRAM = process.env["HYACINTH"] ?? resolve("../../target/debug/hyacinth");

const OPEN = /^(?:Hyacinth is open at|A set is meeting\. Open) http:\S+?:(\d+)/;

export class Server {
  readonly #data = mkdtempSync(join(tmpdir(), "hyacinth-browser-"));
  /** What the program is to do, where it is more than to serve. */
  readonly #action: string[];
  #process: ChildProcess | null = null;
  #port = 0;
  #said: string[] = [];
  /** What the server's clock reads. */
  now = START;

  private constructor(action: string[]) {
    this.#action = action;
  }

  static async start(...action: string[]): Promise<Server> {
    if (!existsSync(PROGRAM)) {
      throw new Error(`No program at ${PROGRAM}. Build it first: cargo build`);
    }
    const server = new Server(action);
    await server.#run();
    return server;
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  /** The one-time link of the first facilitator. */
  get firstLink(): string {
    const link = this.#said.join("\n").match(/http:\S+\/first#\S+/)?.[0];
    if (!link) throw new Error("the server printed no first link");
    return link;
  }

  /** Turns the server's clock. */
  async turn(ms: number) {
    const answer = await fetch(`${this.origin}/test/clock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ advance: ms }),
    });
    if (!answer.ok) throw new Error(`the clock did not turn: ${answer.status}`);
    this.now = (await answer.json()) as number;
  }

  /** As when the power fails: no goodbye, nothing flushed. */
  async kill() {
    await ended(this.#process, "SIGKILL");
  }

  /** On the same data and port, `away` milliseconds later. */
  async restart(away: number) {
    this.now += away;
    await this.#run();
  }

  async stop() {
    await ended(this.#process, "SIGTERM");
    rmSync(this.#data, { recursive: true, force: true });
    // A panic in the program fails the test that met it, whatever the pages made of it.
    const panic = this.#said.find((line) => line.includes("panicked at"));
    if (panic) throw new Error(panic);
  }

  #run(): Promise<void> {
    const child = spawn(
      PROGRAM,
      [
        ...this.#action,
        "--data",
        this.#data,
        "--listen",
        `localhost:${this.#port}`,
        "--manual-clock",
        `${this.now}`,
      ],
      { stdio: ["ignore", "pipe", "pipe"], env: { RUST_LOG: "warn", NO_COLOR: "1" } },
    );
    this.#process = child;
    return new Promise((ready, failed) => {
      child.once("error", failed);
      child.once("exit", () => failed(new Error(this.#said.join("\n") || "the server ended")));
      createInterface({ input: child.stderr }).on("line", (line) => this.#said.push(line));
      createInterface({ input: child.stdout }).on("line", (line) => {
        this.#said.push(line);
        this.#port ||= Number(line.match(OPEN)?.[1] ?? 0);
        if (/^(Everything is kept in|A set is meeting)/.test(line)) ready();
      });
    });
  }
}

function ended(child: ChildProcess | null, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  return new Promise((done) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return done();
    child.once("exit", () => done());
    child.kill(signal);
  });
}
