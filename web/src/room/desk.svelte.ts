import { tick } from "svelte";
import { keepDraft, readDraft } from "../live/drafts";
import type { Composer, Part } from "./acts";

const OPEN_BOX = "open-box";

/** What one person has open on their own screen: nobody else sees it, the server knows nothing of it. */
export class Desk {
  readonly #meeting: string;
  /** The box being written in, if one is open; open again after a reload. */
  composer: Composer | null = $state.raw(null);
  /** A sheet over the room, on a small screen. */
  sheet: "queue" | "cockpit" | "keys" | "agenda" | null = $state(null);
  /** The action being written, if one is: a new one, or the place of the one that is reworded. */
  writing: number | "new" | null = $state(null);
  /** Single letters act; a person can switch that off. */
  letters = $state(true);

  constructor(meeting: string) {
    this.#meeting = meeting;
    const kept = readDraft(meeting, OPEN_BOX);
    if (kept) this.composer = JSON.parse(kept) as Composer;
  }

  compose(composer: Composer | null) {
    this.composer = composer;
    keepDraft(this.#meeting, OPEN_BOX, composer ? JSON.stringify(composer) : "");
  }

  /** Opens the form of a new action, and goes there. */
  async draft() {
    this.writing = "new";
    await tick();
    this.go("actions");
  }

  /** Brings a part of the stage into view and puts the cursor on its first control. */
  go(to: Part) {
    const part = document.getElementById(`part-${to}`);
    part?.scrollIntoView({ block: "start" });
    part
      ?.querySelector<HTMLElement>("input, textarea, button, select")
      ?.focus({ preventScroll: true });
  }
}
