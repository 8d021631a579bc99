/** One form on its way to the server: what is wrong with it, and whether it is being sent. */
import { ApiError, sentenceOf } from "../../api";
import type { Problem } from "../../protocol";

/** Something to put right. `field` is the id of the input, or null where it is none's in particular. */
export interface Fault {
  field: string | null;
  text: string;
  /** The part of the form it is in, where there are several alike. */
  where?: string;
}

/** The inputs that a problem of the server may point at, or what finds the one. */
export type Places = readonly string[] | ((problem: Problem) => Fault | undefined);

export class Submission {
  sending = $state(false);
  /** A new array with every attempt, so that the summary takes the focus again. */
  errors: readonly Fault[] = $state.raw([]);

  /** The sentence for one input. */
  of(field: string): string | undefined {
    return this.errors.find((fault) => fault.field === field)?.text;
  }

  /** Sends unless `faults` were found. A second press while sending does nothing. */
  async send(faults: readonly Fault[], act: () => Promise<void>, places: Places = []) {
    if (this.sending) return;
    this.errors = faults;
    if (faults.length > 0) return;
    this.sending = true;
    try {
      await act();
    } catch (error) {
      this.errors = [faultOf(error, places)];
    } finally {
      this.sending = false;
    }
  }

  #last: Promise<void> = Promise.resolve();
  /** Sends after what is on its way: for a list, where each press means another thing. */
  inTurn(act: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(() => this.send([], act));
    return this.#last;
  }
}

function faultOf(error: unknown, places: Places): Fault {
  const problem = error instanceof ApiError ? error.problem : null;
  const text = sentenceOf(error);
  if (typeof places === "function") {
    return (problem && places(problem)) ?? { field: null, text };
  }
  const field = problem?.field ?? null;
  return { field: field !== null && places.includes(field) ? field : null, text };
}
