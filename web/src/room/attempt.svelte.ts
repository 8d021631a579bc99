import { announce } from "../announce";
import type { No, Room } from "../live/room.svelte";
import type { Command } from "../protocol";

/** One control's asking: whether it waits for its answer, and the sentence when a rule said no. */
export class Attempt {
  busy = $state(false);
  no: No | null = $state.raw(null);
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Asks once at a time. True when it was taken. */
  async run(command: Command): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.no = null;
    this.no = await this.#room.ask(command);
    this.busy = false;
    if (this.no) announce(this.no.sentence);
    return this.no === null;
  }
}
