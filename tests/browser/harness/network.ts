/** The way between one page and the server: it can be cut, and mended. */
import type { WebSocketRoute } from "@playwright/test";

/** What a server that goes away says. */
const GONE = { code: 1012 };

export class Network {
  #open: { page: WebSocketRoute; server: WebSocketRoute }[] = [];
  #down = false;

  carry(page: WebSocketRoute) {
    if (this.#down) void page.close(GONE);
    else this.#open.push({ page, server: page.connectToServer() });
  }

  /** Nothing passes, and nothing new connects. */
  cut() {
    this.#down = true;
    this.blink();
  }

  /** What is open breaks; the next attempt succeeds. */
  blink() {
    for (const { page, server } of this.#open.splice(0)) {
      void page.close(GONE);
      void server.close();
    }
  }

  mend() {
    this.#down = false;
  }
}
