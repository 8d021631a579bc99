import type { Composer, Step } from "./acts";

/** What one person has open on their own screen: nobody else sees it, the server knows nothing of it. */
export class Desk {
  /** The box being written in, if one is open. */
  composer: Composer | null = $state.raw(null);
  /** A sheet over the room, on a small screen. */
  sheet: "queue" | "cockpit" | "keys" | null = $state(null);
  /** Single letters act; a person can switch that off. */
  letters = $state(true);

  compose(composer: Composer | null) {
    this.composer = composer;
  }

  /** Brings a part of the stage into view and puts the cursor on its first control. */
  go(to: Extract<Step, { type: "go" }>["to"]) {
    const part = document.getElementById(`part-${to}`);
    part?.scrollIntoView({ block: "start" });
    part
      ?.querySelector<HTMLElement>("input, textarea, button, select")
      ?.focus({ preventScroll: true });
  }
}
