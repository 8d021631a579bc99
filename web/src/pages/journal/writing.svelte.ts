/** One page while it is written: saved as it is typed, never over what another window wrote [E9]. */
import { ApiError, sentenceOf } from "../../api";
import type { JournalPage, JournalQuestion, KeepPage, KeptPage, PageId } from "../../protocol";
import type { Unsaved } from "./unsaved";

/** How a page stands: `kept` is in this browser only, `elsewhere` was changed by another window. */
export type Standing =
  "saved" | "unsaved" | "saving" | "kept" | "refused" | "long" | "elsewhere" | "gone";

/** What a page needs of the world. */
export interface Door {
  save(page: PageId, body: KeepPage): Promise<KeptPage>;
  find(page: PageId): Promise<JournalPage>;
  keep(unsaved: Unsaved): void;
  drop(page: PageId): void;
  /** What stands between two texts that are both kept. */
  between: string;
}

/** The most bytes of a page, as the server counts them. */
export const MOST_BYTES = 64 * 1024;

/** So long after the last key it is saved, and at the latest so long after the first one. */
const PAUSE_MS = 800;
const LATEST_MS = 5_000;

/** When the server cannot be reached, it is tried again after so long, then less and less often. */
const RETRY_MS = 4_000;
const RETRY_MOST_MS = 60_000;

const bytes = (text: string) => new TextEncoder().encode(text).length;

export class Writing {
  readonly page: JournalPage;
  text: string = $state("");
  standing: Standing = $state("saved");
  changedAt: number = $state(0);
  /** Why the server did not take it. */
  why: string = $state("");
  /** What another window saved meanwhile. */
  other: JournalPage | null = $state.raw(null);
  readonly #door: Door;
  #version: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #since: number | null = null;
  #retry = RETRY_MS;
  #running: Promise<void> | null = null;

  constructor(door: Door, page: JournalPage) {
    this.#door = door;
    this.page = page;
    this.text = page.text;
    this.changedAt = page.changedAt;
    this.#version = page.version;
  }

  get id(): PageId {
    return this.page.id;
  }

  get question(): JournalQuestion | null {
    return this.page.question;
  }

  /** How many bytes are too many. */
  get over(): number {
    return Math.max(0, bytes(this.text) - MOST_BYTES);
  }

  /** The page as it stands now, for lists and for putting it back. */
  get now(): JournalPage {
    return { ...this.page, text: this.text, version: this.#version, changedAt: this.changedAt };
  }

  /** Something was typed. */
  write(text: string) {
    if (text === this.text) return;
    this.text = text;
    this.#keep();
    if (this.standing === "elsewhere" || this.standing === "gone") return;
    if (this.standing !== "saving") this.standing = this.over > 0 ? "long" : "unsaved";
    this.#schedule(PAUSE_MS);
  }

  /** Saves what is not saved, now; resolves when the server has answered. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    const settled = ["saved", "elsewhere", "gone"].includes(this.standing);
    if (settled || this.over > 0) return;
    this.#running ??= this.#save().finally(() => (this.#running = null));
    await this.#running;
  }

  /** Both texts, this one first. */
  async keepBoth() {
    const other = this.other;
    if (!other) return;
    this.text = `${this.text.trimEnd()}\n\n${this.#door.between}\n\n${other.text}`;
    await this.#settle(other.version);
  }

  /** This text in the place of the other. */
  async keepMine() {
    if (this.other) await this.#settle(this.other.version);
  }

  /** The other text in the place of this one. */
  keepOther() {
    const other = this.other;
    if (!other) return;
    this.text = other.text;
    this.#saved(other);
    this.other = null;
  }

  /** Saves a page again that was deleted. */
  async saveAgain() {
    await this.#settle(0);
  }

  async #settle(version: number) {
    this.other = null;
    this.#version = version;
    this.standing = "unsaved";
    this.#keep();
    await this.flush();
  }

  #keep() {
    const { id: page, meeting, question } = this.page;
    const { text } = this;
    const prompt = question?.prompt ?? null;
    this.#door.keep({ page, version: this.#version, text, meeting, prompt });
  }

  #schedule(wait: number) {
    const now = Date.now();
    this.#since ??= now;
    clearTimeout(this.#timer);
    const within = Math.max(0, this.#since + LATEST_MS - now);
    this.#timer = setTimeout(() => void this.flush(), Math.min(wait, within));
  }

  async #save() {
    this.standing = "saving";
    this.#since = null;
    const { text } = this;
    const { id, meeting, question } = this.page;
    const prompt = question?.prompt ?? null;
    try {
      const kept = await this.#door.save(id, { version: this.#version, text, meeting, prompt });
      this.#retry = RETRY_MS;
      this.#version = kept.version;
      if (this.text === text) return this.#saved(kept);
      this.changedAt = kept.changedAt;
      this.standing = "unsaved";
      this.#keep();
      this.#schedule(PAUSE_MS);
    } catch (error) {
      await this.#failed(error);
    }
  }

  #saved({ version, changedAt }: { version: number; changedAt: number }) {
    this.#version = version;
    this.changedAt = changedAt;
    this.standing = "saved";
    this.#door.drop(this.id);
  }

  async #failed(error: unknown) {
    const problem = error instanceof ApiError ? error.problem : null;
    if (problem?.type === "page-changed") return this.#meet();
    if (problem?.type === "page-gone") {
      this.standing = "gone";
      return;
    }
    this.why = sentenceOf(error);
    const refused = problem !== null && problem.status >= 400 && problem.status < 500;
    this.standing = refused && problem.status !== 429 ? "refused" : "kept";
    if (this.standing === "refused") return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), this.#retry);
    this.#retry = Math.min(this.#retry * 2, RETRY_MOST_MS);
  }

  /** Reads what another window saved. */
  async #meet() {
    try {
      const other = await this.#door.find(this.id);
      if (other.text === this.text) return this.#saved(other);
      this.other = other;
      this.standing = "elsewhere";
    } catch (error) {
      await this.#failed(error);
    }
  }
}
