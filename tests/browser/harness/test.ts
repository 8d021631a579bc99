/** The stage of every journey: a server, people at their own browsers, and the clock. */
import { devices, test as base, type Browser, type TestInfo } from "@playwright/test";
import { Person, type Screen } from "./person";
import { Quiet } from "./quiet";
import { Server, START } from "./server";

export { expect } from "@playwright/test";

const SCREENS = {
  laptop: { viewport: { width: 1366, height: 768 } },
  phone: { ...devices["Pixel 7"], deviceScaleFactor: 2 },
};

type Time = `${number}s` | `${number}m`;

function milliseconds(time: Time): number {
  return parseFloat(time) * (time.endsWith("m") ? 60_000 : 1_000);
}

export class World {
  readonly server: Server;
  readonly people: Person[] = [];
  readonly #quiet: Quiet[] = [];
  readonly #browser: Browser;
  readonly #pictures: string;

  constructor(server: Server, browser: Browser, info: TestInfo) {
    this.server = server;
    this.#browser = browser;
    this.#pictures = `${info.project.outputDir}/pictures/${info.titlePath[0]?.replace(/\W?(spec)?\.ts$/, "").replace(/.*\//, "")}`;
  }

  /** Someone sits down at a browser that nobody used before. */
  async person(name: string, screen: Screen = "laptop", dark = false): Promise<Person> {
    const context = await this.#browser.newContext({
      ...SCREENS[screen],
      baseURL: this.server.origin,
      locale: "en-GB",
      timezoneId: "Europe/London",
      colorScheme: dark ? "dark" : "light",
    });
    await context.clock.install({ time: this.server.now });
    const person = new Person(name, context, await context.newPage(), this.#pictures);
    this.people.push(person);
    return person;
  }

  /** Someone who takes part by the protocol alone. */
  async quiet(name: string): Promise<Quiet> {
    const context = await this.#browser.newContext({ baseURL: this.server.origin });
    const quiet = new Quiet(name, context);
    this.#quiet.push(quiet);
    return quiet;
  }

  /** Time goes by for everybody: "20s", "2m". The server's clock first, then that of each page. */
  async advance(time: Time) {
    await this.server.turn(milliseconds(time));
    await this.pass(time);
  }

  /** Time goes by in the pages alone: while there is no server. */
  async pass(time: Time) {
    const ms = milliseconds(time);
    await Promise.all(this.people.map(({ context }) => context.clock.fastForward(ms)));
  }

  /** What every journey ends with. */
  async check() {
    for (const person of this.people) person.checkFaults();
    for (const person of this.people) await person.checkPage();
  }

  async close() {
    for (const { context } of [...this.people, ...this.#quiet]) await context.close();
    await this.server.stop();
  }
}

interface Stage {
  world: World;
  /** What the program is told beside where its data are. */
  flags: string[];
  /** The format in which simulated members meet first, where a journey sits down among them. */
  demo: string | null;
}

/** Simulated members, fast, and slow enough that their first meeting lasts until someone sits down. */
const demoOf = (format: string) => ["demo", "--pace", "40", "--format", format];

export const test = base.extend<Stage>({
  demo: [null, { option: true }],
  flags: [[], { option: true }],
  world: async ({ browser, demo, flags }, use, info) => {
    const server = await Server.start(...(demo ? demoOf(demo) : []), ...flags);
    const world = new World(server, browser, info);
    try {
      await use(world);
      if (info.status === info.expectedStatus) await world.check();
      else for (const person of world.people) await person.picture(`failed-${person.name}`);
    } finally {
      await world.close();
    }
  },
});

export { START };
