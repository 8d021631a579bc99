/** A format while it is being written. */
import type { Format, Kind, Presents } from "../../protocol";
import { oneLine } from "../form/checks";
import { minutesOfEach, SIX } from "./minutes";
import { blank, draftOf, numberOf, ruleOf, type RoundDraft } from "./round";
import { sensibleWhom } from "./sensible";

export const MOST_ROUNDS = 40;

/** A round that was taken out, and where it stood. */
interface Removed {
  round: RoundDraft;
  place: number;
}

export class FormatDraft {
  name = $state("");
  purpose = $state("");
  source = $state("");
  presents: Presents = $state("chosen");
  slack = $state("");
  rounds: RoundDraft[] = $state([]);
  /** Taken out, the last one last: it is the one that can be put back. */
  removed: Removed[] = $state([]);
  #lastId = 0;
  #saved: string;

  /** `unsaved`: it is not kept anywhere yet, so leaving loses it. */
  constructor(from: Format, unsaved = false) {
    this.name = from.name;
    this.purpose = from.purpose;
    this.source = from.source;
    this.presents = from.presents;
    this.slack = String(from.slackMinutes);
    this.rounds = from.rounds.map((rule) => draftOf(rule, this.#next));
    this.#saved = unsaved ? "" : this.#text();
  }

  #next = () => (this.#lastId += 1);
  #text = () => JSON.stringify(this.toFormat(""));

  /** Something was changed that is not kept. */
  get changed() {
    return this.#text() !== this.#saved;
  }

  /** Planned minutes of each sitting, for six people; a number that is missing counts nothing. */
  get minutes(): number[] {
    const whole = (n: number) => (Number.isNaN(n) ? 0 : n);
    const format = this.toFormat("");
    const rounds = format.rounds.map(({ planned, repeats, sitting }) => {
      const counted =
        "minutes" in planned
          ? { minutes: whole(planned.minutes) }
          : { secondsPerTurn: whole(planned.secondsPerTurn) };
      return { planned: counted, repeats, sitting };
    });
    return minutesOfEach({ ...format, rounds }, SIX);
  }

  /** Minutes kept free, none where that is no number. */
  get spare(): number {
    return numberOf(this.slack) || 0;
  }

  /** Adds an empty round at the end, or null when there are enough. */
  add(): RoundDraft | null {
    if (this.rounds.length >= MOST_ROUNDS) return null;
    this.rounds.push(blank(this.#next));
    return this.rounds.at(-1) ?? null;
  }

  remove(id: number) {
    const place = this.rounds.findIndex((round) => round.id === id);
    const [round] = place < 0 ? [] : this.rounds.splice(place, 1);
    if (round) this.removed.push({ round, place });
  }

  /** Puts the round that was removed last back where it stood. */
  undo(): RoundDraft | null {
    const last = this.removed.pop();
    if (!last) return null;
    const place = Math.min(last.place, this.rounds.length);
    this.rounds.splice(place, 0, last.round);
    return this.rounds[place] ?? null;
  }

  /** Moves a round by so many places and gives its new place counted from 1, or null at the edge. */
  move(id: number, by: number): number | null {
    const from = this.rounds.findIndex((round) => round.id === id);
    const to = from + by;
    const round = this.rounds[from];
    if (!round || to < 0 || to >= this.rounds.length) return null;
    this.rounds.splice(from, 1);
    this.rounds.splice(to, 0, round);
    return to + 1;
  }

  admit(round: RoundDraft, kind: Kind): number {
    const from = sensibleWhom(this.presents, round.floor, kind)[0] ?? "everyone";
    const id = this.#next();
    round.admits.push({ id, kind, from });
    if (kind === "bid") round.bidsWithin ||= "5";
    return id;
  }

  /** What is sent; meaningful only while there is no fault. */
  toFormat(key: string): Format {
    return {
      key,
      name: oneLine(this.name),
      purpose: oneLine(this.purpose),
      source: oneLine(this.source),
      presents: this.presents,
      slackMinutes: this.slack.trim() ? numberOf(this.slack) : 0,
      rounds: this.rounds.map((round) => ruleOf(round, this.presents)),
    };
  }
}
