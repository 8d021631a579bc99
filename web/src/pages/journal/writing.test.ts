import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../../api";
import type { JournalPage, KeepPage } from "../../protocol";
import { MOST_BYTES, Writing, type Door } from "./writing.svelte";
import type { Unsaved } from "./unsaved";

const blank: JournalPage = {
  id: "p",
  version: 0,
  text: "",
  meeting: null,
  question: null,
  begunAt: 0,
  changedAt: 0,
};

const problem = (type: string, status: number) =>
  new ApiError({ type, title: "", status, detail: null, field: null, round: null });

/** A server with one page, and the browser's storage. */
class World implements Door {
  page: JournalPage | null = null;
  kept: Unsaved | null = null;
  saves: KeepPage[] = [];
  fails: ApiError | null = null;
  /** Answers wait until this is called. */
  hold: Promise<void> | null = null;
  between = "And:";

  async save(id: string, body: KeepPage) {
    this.saves.push(body);
    await this.hold;
    if (this.fails) throw this.fails;
    const version = this.page?.version ?? 0;
    if (!this.page && body.version > 0) throw problem("page-gone", 409);
    if (body.version !== version && body.text !== this.page?.text) {
      throw problem("page-changed", 409);
    }
    const changedAt = Date.now();
    this.page = { ...blank, id, text: body.text, version: version + 1, changedAt };
    return { version: version + 1, changedAt };
  }
  async find() {
    if (!this.page) throw problem("not-found", 404);
    return this.page;
  }
  keep(unsaved: Unsaved) {
    this.kept = unsaved;
  }
  drop() {
    this.kept = null;
  }
}

let world: World;
let writing: Writing;

beforeEach(() => {
  vi.useFakeTimers();
  world = new World();
  writing = new Writing(world, blank);
});
afterEach(() => vi.useRealTimers());

/** Another window saves this. */
function elsewhere(text: string) {
  world.page = { ...blank, text, version: (world.page?.version ?? 0) + 1 };
}

describe("e9 a page that is written", () => {
  test("is saved once after the last key, and kept in the browser until then", async () => {
    for (const text of ["O", "On", "One"]) writing.write(text);
    expect(world.kept).toMatchObject({ text: "One", version: 0 });
    expect([writing.standing, world.saves.length]).toEqual(["unsaved", 0]);
    await vi.advanceTimersByTimeAsync(800);
    expect(world.saves).toEqual([{ version: 0, text: "One", meeting: null, prompt: null }]);
    expect([writing.standing, world.kept]).toEqual(["saved", null]);
    writing.write("One more");
    await vi.advanceTimersByTimeAsync(800);
    expect(world.saves.at(-1)?.version).toBe(1);
  });

  test("is saved every five seconds while somebody goes on typing", async () => {
    for (let key = 0; key < 22; key += 1) {
      writing.write("x".repeat(key + 1));
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(world.saves.length).toBe(2);
  });

  test("saves what was typed while it was being saved", async () => {
    let answer = () => {};
    world.hold = new Promise((resolve) => (answer = resolve));
    writing.write("One");
    await vi.advanceTimersByTimeAsync(800);
    expect(writing.standing).toBe("saving");
    writing.write("One, two");
    world.hold = null;
    answer();
    await vi.advanceTimersByTimeAsync(0);
    expect([writing.standing, world.kept?.version]).toEqual(["unsaved", 1]);
    await vi.advanceTimersByTimeAsync(800);
    expect([world.page?.text, writing.standing]).toEqual(["One, two", "saved"]);
  });

  test("is kept in the browser while the server cannot be reached, and sent later", async () => {
    world.fails = problem("offline", 0);
    writing.write("One");
    await vi.advanceTimersByTimeAsync(800);
    expect([writing.standing, world.kept?.text]).toEqual(["kept", "One"]);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(world.saves.length).toBe(2);
    world.fails = null;
    await vi.advanceTimersByTimeAsync(8_000);
    expect([writing.standing, world.page?.text, world.kept]).toEqual(["saved", "One", null]);
  });

  test("says why the server does not take it, and asks no more until something changes", async () => {
    world.fails = problem("journal-full", 409);
    writing.write("One");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([writing.standing, world.saves.length]).toEqual(["refused", 1]);
    expect(writing.why).toContain("full");
    expect(world.kept?.text).toBe("One");
  });

  test("says when it is full, and sends nothing that cannot be taken", async () => {
    writing.write("é".repeat(MOST_BYTES / 2 + 1));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([writing.standing, writing.over, world.saves.length]).toEqual(["long", 2, 0]);
    writing.write("é".repeat(MOST_BYTES / 2));
    await vi.advanceTimersByTimeAsync(800);
    expect(writing.standing).toBe("saved");
  });
});

describe("e9 a page in two windows", () => {
  beforeEach(async () => {
    writing.write("One");
    await writing.flush();
    elsewhere("Other");
    writing.write("One, two");
    await vi.advanceTimersByTimeAsync(800);
  });

  test("the later one is told, and both texts are there", () => {
    expect([writing.standing, writing.other?.text]).toEqual(["elsewhere", "Other"]);
    expect([writing.text, world.page?.text]).toEqual(["One, two", "Other"]);
    expect(world.kept?.text).toBe("One, two");
  });

  test("what goes on being typed is kept, and waits for the choice", async () => {
    writing.write("One, two, three");
    await vi.advanceTimersByTimeAsync(60_000);
    expect([writing.standing, world.kept?.text]).toEqual(["elsewhere", "One, two, three"]);
  });

  test("both can be kept", async () => {
    await writing.keepBoth();
    expect(world.page?.text).toBe("One, two\n\nAnd:\n\nOther");
    expect([writing.standing, world.kept]).toEqual(["saved", null]);
  });

  test("or this one, or the other", async () => {
    await writing.keepMine();
    expect(world.page?.text).toBe("One, two");
    elsewhere("Third");
    writing.write("Fourth");
    await writing.flush();
    writing.keepOther();
    expect([writing.text, writing.standing, world.kept]).toEqual(["Third", "saved", null]);
  });

  test("the same words in both are no quarrel", async () => {
    await writing.keepMine();
    elsewhere("Same");
    writing.write("Same");
    await writing.flush();
    expect([writing.standing, writing.other]).toEqual(["saved", null]);
  });

  test("one that was deleted there is told, and can be saved again", async () => {
    await writing.keepMine();
    world.page = null;
    writing.write("Still here");
    await writing.flush();
    expect([writing.standing, world.kept?.text]).toEqual(["gone", "Still here"]);
    await writing.saveAgain();
    expect([writing.standing, world.saves.at(-1)]).toMatchObject(["saved", { version: 0 }]);
  });
});
