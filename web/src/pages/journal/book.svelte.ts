/** A member's journal in this window: its pages, which one is open, and what was just deleted [E9]. */
import { SvelteMap } from "svelte/reactivity";
import { announce } from "../../announce";
import {
  ApiError,
  deleteJournal,
  deletePage,
  journal as load,
  journalPage,
  keepPage,
} from "../../api";
import { newId } from "../../live/world";
import { journal as words } from "../../messages/journal";
import type { JournalPage, JournalQuestion, MeetingId, PageId, SetPage } from "../../protocol";
import type { Journal } from "../../protocol";
import { dropUnsaved, keepUnsaved, merged, takeUnsaved, type Unsaved } from "./unsaved";
import { Writing, type Door } from "./writing.svelte";

export class Book {
  journal: Journal | undefined = $state.raw();
  open: Writing | null = $state.raw(null);
  /** The page that was deleted last, until it is put back or another act follows. */
  deleted: JournalPage | null = $state.raw(null);
  readonly #set: SetPage;
  readonly #window = newId();
  /** Pages that were written on in this window: they know best what is on them. */
  readonly #writing = new SvelteMap<PageId, Writing>();

  constructor(set: SetPage) {
    this.#set = set;
  }

  /** Reads the journal, and takes up what an earlier window could not save. */
  async load() {
    const before = [...this.#writing.values()].filter(({ now }) => now.version > 0);
    const journal = await load(this.#set.id);
    for (const page of journal.pages) this.#refresh(page);
    const there = new Set(journal.pages.map(({ id }) => id));
    for (const { id, standing } of before) {
      // Deleted by another window. One that is open says so when it is written on.
      if (standing === "saved" && !there.has(id)) this.#writing.delete(id);
    }
    const first = this.journal === undefined;
    this.journal = journal;
    // Once only: what this window writes is its own from then on.
    if (first) merged(takeUnsaved(this.#author)).forEach((unsaved) => this.#takeUp(unsaved));
  }

  /** The pages as they stand in this window, the last changed first. */
  get pages(): JournalPage[] {
    const known = (this.journal?.pages ?? []).map(
      (page) => this.#writing.get(page.id)?.now ?? page,
    );
    const ids = new Set(known.map(({ id }) => id));
    const fresh = [...this.#writing.values()].map(({ now }) => now);
    const more = fresh.filter(({ id, text }) => !ids.has(id) && text.trim() !== "");
    return [...more, ...known].sort((one, other) => other.changedAt - one.changedAt);
  }

  /** Opens a page that is there. */
  turnTo(id: PageId) {
    const page = this.pages.find((each) => each.id === id);
    this.open = page ? this.#write(page) : null;
  }

  /** Opens a new page; nothing of it is kept until something is written on it. */
  begin(meeting: MeetingId | null = null, question: JournalQuestion | null = null) {
    const now = Date.now();
    const page = { id: newId(), version: 0, text: "", meeting, question };
    this.open = this.#write({ ...page, begunAt: now, changedAt: now });
  }

  async close() {
    const open = this.open;
    this.open = null;
    await open?.flush();
  }

  /** Sends everything that is not saved. */
  async flush() {
    await Promise.all([...this.#writing.values()].map((writing) => writing.flush()));
  }

  async remove(writing: Writing) {
    await writing.flush();
    const page = writing.now;
    if (page.version > 0) await deletePage(this.#set.id, page.id).catch(unlessGone);
    this.#forget(page.id);
    this.open = null;
    this.deleted = page.text.trim() === "" ? null : page;
    announce(words.removed);
  }

  /** Puts back what was deleted last. */
  async putBack() {
    const page = this.deleted;
    if (!page) return;
    this.deleted = null;
    const writing = this.#write({ ...page, version: 0, text: "" });
    writing.write(page.text);
    this.open = writing;
    await writing.flush();
    announce(words.isBack);
  }

  async removeAll() {
    await deleteJournal(this.#set.id);
    for (const id of this.#writing.keys()) dropUnsaved(this.#author, this.#window, id);
    this.#writing.clear();
    this.open = null;
    this.deleted = null;
    await this.load();
  }

  get #author() {
    return this.#set.you.id;
  }

  get #door(): Door {
    const set = this.#set.id;
    return {
      save: (page, body) => keepPage(set, page, body),
      find: (page) => journalPage(set, page),
      keep: (unsaved) => keepUnsaved(this.#author, this.#window, unsaved),
      drop: (page) => dropUnsaved(this.#author, this.#window, page),
      between: words.elsewhere.between,
    };
  }

  #write(page: JournalPage): Writing {
    const known = this.#writing.get(page.id);
    if (known) return known;
    const writing = new Writing(this.#door, page);
    this.#writing.set(page.id, writing);
    return writing;
  }

  /** A page that is saved here and newer on the server is read anew. */
  #refresh(page: JournalPage) {
    const writing = this.#writing.get(page.id);
    if (!writing || writing.standing !== "saved" || writing.now.version === page.version) return;
    this.#writing.delete(page.id);
    if (this.open?.id === page.id) this.open = this.#write(page);
  }

  #takeUp({ page: id, version, text, meeting, prompt }: Unsaved) {
    const asked = this.journal?.meetings.flatMap(({ questions }) => questions) ?? [];
    const found = this.journal?.pages.find((page) => page.id === id);
    const question = found?.question ?? asked.find((each) => each.prompt === prompt) ?? null;
    const now = Date.now();
    const writing = this.#write({
      ...{ id, version, text: "", meeting, question },
      ...{ begunAt: found?.begunAt ?? now, changedAt: found?.changedAt ?? now },
    });
    writing.write(text);
    void writing.flush();
  }

  #forget(id: PageId) {
    this.#writing.delete(id);
    dropUnsaved(this.#author, this.#window, id);
    const journal = this.journal;
    if (!journal) return;
    this.journal = { ...journal, pages: journal.pages.filter((page) => page.id !== id) };
  }
}

/** Deleted by another window is deleted. */
function unlessGone(error: unknown) {
  if (!(error instanceof ApiError) || error.problem.status !== 404) throw error;
}
