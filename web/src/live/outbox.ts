/** Commands that wait for their answer, in the order they were given. */
import type { Command, CommandId, Failure, Refusal } from "../protocol";

/** What became of a command. */
export type Answer =
  | { type: "accepted"; revision: number }
  | { type: "refused"; refusal: Refusal }
  | { type: "failed"; failure: Failure };

export interface Pending {
  id: CommandId;
  command: Command;
  answer: (answer: Answer) => void;
}

export class Outbox {
  #pending = new Map<CommandId, Pending>();

  add(pending: Pending) {
    this.#pending.set(pending.id, pending);
  }

  get(id: CommandId): Pending | undefined {
    return this.#pending.get(id);
  }

  /** Ends a command's wait; a second answer to the same id is nobody's. */
  settle(id: CommandId, answer: Answer) {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.answer(answer);
  }

  /** Gives a command another id and keeps its place. */
  rename(id: CommandId, newId: CommandId): Pending | undefined {
    const renamed = this.#pending.get(id);
    if (!renamed) return undefined;
    this.#pending = new Map(
      [...this.#pending.values()].map((pending) => {
        if (pending === renamed) pending.id = newId;
        return [pending.id, pending];
      }),
    );
    return renamed;
  }

  all(): Pending[] {
    return [...this.#pending.values()];
  }
}
