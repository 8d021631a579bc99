/** Speaks to people who listen: one queue per live region, never two sentences at once. */

/** `polite` waits for a pause; `assertive` interrupts: only one's own turn and a lost connection do. */
export type Level = "polite" | "assertive";

/** Sets the text of a live region. */
export type Speak = (text: string) => void;

/** A region is emptied first, so that the same words twice are spoken twice. */
const SETTLE_MS = 150;
/** The least time between two sentences. */
const GAP_MS = 300;

class Channel {
  #speak: Speak = () => {};
  #waiting: string[] = [];
  #busy = false;

  connect(speak: Speak) {
    this.#speak = speak;
  }

  say(text: string) {
    if (this.#waiting.at(-1) === text) return;
    this.#waiting.push(text);
    if (!this.#busy) this.#next();
  }

  #next() {
    const text = this.#waiting.shift();
    this.#busy = text !== undefined;
    if (text === undefined) return;
    this.#speak("");
    setTimeout(() => {
      this.#speak(text);
      setTimeout(() => this.#next(), GAP_MS);
    }, SETTLE_MS);
  }
}

const channels: Record<Level, Channel> = { polite: new Channel(), assertive: new Channel() };

/** Binds a live region; `LiveRegions.svelte` does it once for the whole life of the page. */
export function connect(level: Level, speak: Speak) {
  channels[level].connect(speak);
}

/** Speaks one sentence. */
export function announce(text: string, level: Level = "polite") {
  channels[level].say(text);
}
