import { ApiError, meeting as fetchMeeting, setPage as fetchSetPage } from "../api";
import { refusalSentence } from "../messages/refusals";
import { connectionWords } from "../messages/connection";
import { namesIn } from "../room/names";
import type { Act, Command, MeetingId, OwnOffer, Refusal, SetId, Signal } from "../protocol";
import { forgetDrafts, readDraft } from "./drafts";
import { Link, type Ending, type LinkState } from "./link";
import type { Answer } from "./outbox";
import { NOTHING, reduce, viewOf, type Presence, type RoomState, type View } from "./reduce";
import { browser, type World } from "./world";

/** Why a room cannot be shown: the link's endings, and what the API says about the address. */
export type Closed = Ending | "signedOut" | "notYet" | "notFound";

/** A command's outcome for the control that asked: none when it was taken, else a sentence. */
export interface No {
  refusal: Refusal | null;
  sentence: string;
}

const TICK_MS = 250;

/** One meeting on one screen: what it shows, what it knows of the connection, and how to ask. */
export class Room {
  readonly id: MeetingId;
  #state: RoomState = $state.raw(NOTHING);
  /** The whole view, once there is one. */
  readonly view: View | null = $derived(viewOf(this.#state));
  readonly presence: Presence = $derived(this.#state.presence);
  link: LinkState = $state.raw({ type: "connecting" });
  /** This device's clock, four times a second. */
  localNow: number = $state(0);
  /** The server's clock, as far as it is known [C1]. */
  now: number = $state(0);
  closed: Closed | null = $state(null);
  /** The set this meeting belongs to, once fetched. */
  set: SetId | null = $state(null);
  /** My offers that were held: kept on this screen, for the close deletes the unopened ones [O5]. */
  heldByMe: OwnOffer[] = $state.raw([]);
  #link: Link;
  #world: World;
  #ticking: ReturnType<typeof setInterval>;

  constructor(id: MeetingId, world: World = browser) {
    this.id = id;
    this.#world = world;
    this.#link = new Link(`/api/meetings/${id}/live`, world, {
      revision: () => this.#state.revision,
      state: (state) => this.#entered(state),
      frame: (frame) => {
        this.#state = reduce(this.#state, frame);
        this.#keepOffers();
      },
    });
    this.#tick();
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
    void this.#find();
  }

  /** Leaves the room. */
  leave() {
    clearInterval(this.#ticking);
    this.#link.close();
  }

  /** The view, for the parts of the screen that are there only once there is one. */
  get seen(): View {
    if (!this.view) throw new Error("shown before the first welcome");
    return this.view;
  }

  may(act: Act): boolean {
    return this.view?.you.may.includes(act) ?? false;
  }

  get handUp(): boolean {
    return this.presence.hands.some(({ seat }) => seat === this.view?.you.seat);
  }

  /** Asks; the promise waits for as long as the connection is gone. */
  async ask(command: Command): Promise<No | null> {
    return this.#no(await this.#link.command(command));
  }

  signal(signal: Signal) {
    this.#link.signal(signal);
  }

  retry() {
    this.#link.retry();
  }

  #no(answer: Answer): No | null {
    if (answer.type === "accepted") return null;
    if (answer.type === "failed") return { refusal: null, sentence: connectionWords.malformed };
    const { refusal } = answer;
    const names = this.view
      ? namesIn(this.view)
      : { seat: () => connectionWords.someone, round: () => connectionWords.nextRound };
    return { refusal, sentence: refusalSentence(refusal, names) };
  }

  #tick() {
    this.localNow = this.#world.now();
    this.now = this.localNow + this.#link.offset.value;
  }

  #entered(state: LinkState) {
    const neverLive = this.link.type === "connecting" || this.link.type === "lost";
    this.link = state;
    if (state.type === "ended") this.closed = state.why;
    // A refused upgrade looks like a lost network to the browser; the API tells which it is.
    if (state.type === "lost" && neverLive) void this.#find();
  }

  async #find() {
    try {
      this.set = (await fetchMeeting(this.id)).set;
      const { standing } = (await fetchSetPage(this.set)).you;
      if (this.link.type !== "live" && standing !== "accepted") this.#end("notYet");
    } catch (error) {
      const status = error instanceof ApiError ? error.problem.status : 0;
      if (status === 401) this.#end("signedOut");
      else if (status === 403 || status === 404) this.#end("notFound");
    }
  }

  #end(why: Closed) {
    this.closed = why;
    this.leave();
  }

  #keepOffers() {
    const view = viewOf(this.#state);
    if (!view) return;
    if (view.meeting.stage !== "closed") {
      this.heldByMe = view.you.offers;
      return;
    }
    // A thought still being written is its author's to keep too [O5].
    const unsent = readDraft(this.id, "offer").trim();
    if (unsent) {
      const thought: OwnOffer = { offer: -1, kind: "suggestion", text: unsent, opened: false };
      this.heldByMe = [...this.heldByMe, thought];
    }
    forgetDrafts(this.id);
  }
}
