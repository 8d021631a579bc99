/** The stage of every journey: a server, people at their own browsers, and the clock. */
import { devices, test as base, type Browser, type TestInfo } from "@playwright/test";
import { Person, type Screen } from "./person";
import { Server, START } from "./server";

export { expect } from "@playwright/test";

const SCREENS = {
  laptop: { viewport: { width: 1366, height: 768 } },
  phone: devices["Pixel 7"],
};

export class World {
  readonly server: Server;
  readonly people: Person[] = [];
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

  /** Time goes by for everybody: "20s", "2m". The server's clock first, then that of each page. */
  async advance(time: `${number}s` | `${number}m`) {
    const ms = parseFloat(time) * (time.endsWith("m") ? 60_000 : 1_000);
    await this.server.turn(ms);
    for (const { context } of this.people) await context.clock.fastForward(ms);
  }

  /** What every journey ends with. */
  async check() {
    for (const person of this.people) person.checkFaults();
    for (const person of this.people) await person.checkPage();
  }

  async close() {
    for (const { context } of this.people) await context.close();
    await this.server.stop();
  }
}

export const test = base.extend<{ world: World }>({
  world: async ({ browser }, use, info) => {
    const world = new World(await Server.start(), browser, info);
    try {
      await use(world);
      if (info.status === info.expectedStatus) await world.check();
    } finally {
      await world.close();
    }
  },
});

export { START };
