/** Keeps the screen of a phone on while a meeting runs: listening is not idling. */

type Lock = { release(): Promise<void> };

export class Awake {
  #wanted = false;
  #lock: Lock | null = null;

  constructor() {
    // The browser lets go when the page is hidden; it may be asked again once the page is back.
    document.addEventListener("visibilitychange", this.#again);
  }

  set wanted(wanted: boolean) {
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    this.#again();
  }

  end() {
    document.removeEventListener("visibilitychange", this.#again);
    this.wanted = false;
  }

  #again = () => {
    void this.#settle();
  };

  async #settle() {
    if (!this.#wanted) {
      await this.#lock?.release();
      this.#lock = null;
    } else if (document.visibilityState === "visible" && "wakeLock" in navigator) {
      // Refused on a low battery, for one: then the screen sleeps as it always does.
      this.#lock = await navigator.wakeLock.request("screen").catch(() => null);
    }
  }
}
