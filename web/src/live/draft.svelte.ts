import { keepDraft, readDraft } from "./drafts";

/** A field's text, kept in this tab while it is written. */
export class Draft {
  readonly #meeting: string;
  readonly #field: string;
  #text: string = $state("");

  /** `fallback` is what the field starts with where nothing was kept. */
  constructor(meeting: string, field: string, fallback = "") {
    this.#meeting = meeting;
    this.#field = field;
    this.#text = readDraft(meeting, field) || fallback;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    keepDraft(this.#meeting, this.#field, text);
  }

  /** The text without white space around it, or none. */
  get orNull(): string | null {
    return this.#text.trim() || null;
  }

  clear() {
    this.text = "";
  }
}
