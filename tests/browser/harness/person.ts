/** One person at one browser of their own. */
import { Network } from "./network";
import { expect, type BrowserContext, type Page } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";

export type Screen = "laptop" | "phone";

/** What a browser logs by itself about an answer that the page expects. */
const EXPECTED = [/\/api\/demo 404$/];

export class Person {
  readonly name: string;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every frame and answer that this person's page was sent. */
  readonly received: string[] = [];
  /** What went wrong in the page without being shown. */
  readonly faults: string[] = [];
  readonly #pictures: string;
  #forgiven: RegExp[] = [...EXPECTED];

  constructor(name: string, context: BrowserContext, page: Page, pictures: string) {
    this.name = name;
    this.context = context;
    this.page = page;
    this.#pictures = pictures;
    page.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => this.received.push(String(payload))),
    );
    page.on("response", async (response) => {
      if (new URL(response.url()).pathname.startsWith("/api/")) {
        this.received.push(await response.text().catch(() => ""));
      }
    });
    page.on("pageerror", (error) => this.faults.push(String(error)));
    page.on("console", (message) => {
      if (message.type() !== "error") return;
      const status = message.text().match(/status of (\d+)/)?.[1];
      const { url } = message.location();
      this.#fault(status ? `${new URL(url).pathname} ${status}` : message.text());
    });
  }

  #fault(text: string) {
    if (!this.#forgiven.some((expected) => expected.test(text))) this.faults.push(text);
  }

  /** Says which faults the test itself is about to cause. */
  forgive(fault: RegExp) {
    this.#forgiven.push(fault);
  }

  /** A way to the server that the test can cut; asked for before the room is entered. */
  async network(): Promise<Network> {
    const network = new Network();
    await this.page.routeWebSocket(/\/live$/, (socket) => network.carry(socket));
    return network;
  }

  button(name: string | RegExp) {
    return this.page.getByRole("button", { name, exact: typeof name === "string" });
  }
  link(name: string | RegExp) {
    return this.page.getByRole("link", { name, exact: typeof name === "string" });
  }
  heading(name: string | RegExp) {
    return this.page.getByRole("heading", { name, exact: typeof name === "string" });
  }
  /** The page's own heading: in the room, the round. */
  get title() {
    return this.page.getByRole("heading", { level: 1 });
  }
  field(name: string | RegExp) {
    return this.page.getByRole("textbox", { name });
  }
  choice(name: string | RegExp) {
    return this.page.getByRole("radio", { name });
  }
  tick(name: string | RegExp) {
    return this.page.getByRole("checkbox", { name });
  }
  region(name: string) {
    return this.page.getByRole("region", { name, exact: true });
  }
  /** Words on the screen; what is only spoken does not count. */
  text(text: string | RegExp) {
    const shown = this.page.locator(":not([role=status], [role=alert])");
    return this.page.getByText(text).and(shown);
  }

  /** The middle of the page, where something is written or decided. */
  get main() {
    return this.page.getByRole("main");
  }
  /** The article about something: a bid, an action. */
  article(about: string) {
    return this.page.getByRole("article").filter({ hasText: about });
  }

  /** Takes the seat in a meeting. */
  async enter(meeting: string) {
    await this.page.goto(`/meetings/${meeting}`);
    await expect(this.page.getByRole("toolbar", { name: "What you can do" })).toBeVisible();
  }

  /** Presses, and waits until what was asked is answered. */
  async press(...names: (string | RegExp)[]) {
    for (const name of names) {
      await this.button(name).click();
      await expect(this.page.locator("[aria-busy=true]")).toHaveCount(0);
    }
  }

  /** Presses where no answer can come: the way to the server is cut. */
  async pressInVain(name: string) {
    await this.button(name).click();
  }

  /** Reads one of these sentences, wherever it stands. */
  async sees(...texts: (string | RegExp)[]) {
    for (const text of texts) await expect(this.text(text).first()).toBeVisible();
  }

  /** These words never came to this person's browser, shown or not. */
  neverReceived(...words: string[]) {
    const all = this.received.join("\n");
    for (const each of words)
      expect(all.includes(each), `${this.name} received: ${each}`).toBe(false);
  }

  /** Moves the focus by Tab alone until it is on this control. */
  async tabTo(name: string | RegExp, role: "button" | "textbox" = "button") {
    const control = this.page.getByRole(role, { name, exact: typeof name === "string" }).first();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await control.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press("Tab");
    }
    throw new Error(`${this.name} cannot reach ${name} by Tab`);
  }

  async keys(...keys: string[]) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async picture(name: string) {
    await this.page.screenshot({ path: `${this.#pictures}/${name}.png` });
  }

  /** No fault of accessibility, in light and in dark; nothing to scroll sideways on a small phone. */
  async checkPage() {
    for (const colorScheme of ["light", "dark"] as const) {
      await this.page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page: this.page }).setLegacyMode().analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
      );
      expect(found, `${this.name} at ${this.page.url()} in ${colorScheme}`).toEqual([]);
    }
    await this.page.emulateMedia({ colorScheme: null });
    const size = this.page.viewportSize();
    await this.page.setViewportSize({ width: 320, height: 640 });
    const wide = await this.page.evaluate(() => {
      if (document.documentElement.scrollWidth <= 320) return [];
      return [...document.querySelectorAll("body *")]
        .filter((part) => part.getBoundingClientRect().right > 320.5)
        .map((part) => `${part.tagName}.${part.getAttribute("class")}`);
    });
    expect(wide.slice(0, 5), `${this.name} at 320 px`).toEqual([]);
    if (size) await this.page.setViewportSize(size);
  }

  checkFaults() {
    expect(this.faults, `faults in the page of ${this.name}`).toEqual([]);
  }
}
