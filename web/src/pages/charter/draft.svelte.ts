/** A charter while it is being written. */
import { charter as words } from "../../messages/set";
import type { CharterDraft, SponsorSees, TieRule } from "../../protocol";
import { checkText, MOST, oneLine } from "../form/checks";
import type { Fault } from "../form/submission.svelte";

/** Bounds of the protocol. */
export const QUORUMS = Array.from({ length: 11 }, (_, at) => at + 2);
export const MEETINGS = Array.from({ length: 40 }, (_, at) => at + 1);
export const MOST_RULES = 20;
const MOST_VALUES = 12;

/** Values are written with commas between, or one on each line. */
const splitValues = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((value) => value.trim())
    .filter(Boolean);

/** The examples a new set starts from. */
export function example(): CharterDraft {
  return {
    quorum: 3,
    tieRule: "longestSince",
    groundRules: [...words.ruleExamples],
    confidentiality: words.confidentialityExample,
    namesOnHeldOffers: false,
    mostMeetings: 6,
    values: [],
    sponsorSees: "nothing",
  };
}

export class Draft {
  quorum: number = $state(3);
  tieRule: TieRule = $state("longestSince");
  /** Each with an id of its own, so that removing one leaves the others' inputs alone. */
  rules: { id: number; text: string }[] = $state([]);
  confidentiality = $state("");
  namesOnHeldOffers = $state(false);
  mostMeetings: number = $state(6);
  /** Those ticked of the ones we suggest. */
  values: string[] = $state([]);
  /** The set's own, with commas between. */
  ownValues = $state("");
  sponsorSees: SponsorSees = $state("nothing");
  #lastId = 0;

  constructor(from: CharterDraft) {
    this.quorum = from.quorum;
    this.tieRule = from.tieRule;
    this.rules = from.groundRules.map((text) => this.#rule(text));
    this.confidentiality = from.confidentiality;
    this.namesOnHeldOffers = from.namesOnHeldOffers;
    this.mostMeetings = from.mostMeetings;
    const suggested = (value: string) => words.valueExamples.includes(value);
    this.values = from.values.filter(suggested);
    this.ownValues = from.values.filter((value) => !suggested(value)).join(", ");
    this.sponsorSees = from.sponsorSees;
  }

  #rule(text: string) {
    this.#lastId += 1;
    return { id: this.#lastId, text };
  }

  /** Adds an empty rule and gives its id, or null when there are enough. */
  addRule(): number | null {
    if (this.rules.length >= MOST_RULES) return null;
    const rule = this.#rule("");
    this.rules.push(rule);
    return rule.id;
  }

  removeRule(id: number) {
    this.rules = this.rules.filter((rule) => rule.id !== id);
  }

  /** Empty rules are left out, so only long ones are at fault. */
  faults(): Fault[] {
    const rules = this.rules.flatMap(({ id, text }, place) =>
      oneLine(text) ? checkText(ruleField(id), text, words.ruleWhat(place + 1), MOST.line) : [],
    );
    const { confidentiality } = this;
    const what = words.confidentialityWhat;
    return [
      ...rules,
      ...this.#valueFaults(),
      ...checkText("confidentiality", confidentiality, what, MOST.line),
    ];
  }

  #valueFaults(): Fault[] {
    const field = "ownValues";
    const long = splitValues(this.ownValues).flatMap((value) =>
      checkText(field, value, words.ownValuesWhat, MOST.line),
    );
    const many = this.#allValues().length > MOST_VALUES;
    return [...long.slice(0, 1), ...(many ? [{ field, text: words.manyValues(MOST_VALUES) }] : [])];
  }

  /** In the order we suggest them, then the set's own; each once. */
  #allValues(): string[] {
    const ticked = words.valueExamples.filter((value) => this.values.includes(value));
    return [...new Set([...ticked, ...splitValues(this.ownValues)])];
  }

  /** What is sent. */
  toCharter(): CharterDraft {
    return {
      quorum: this.quorum,
      tieRule: this.tieRule,
      groundRules: this.rules.map(({ text }) => oneLine(text)).filter(Boolean),
      confidentiality: oneLine(this.confidentiality),
      namesOnHeldOffers: this.namesOnHeldOffers,
      mostMeetings: this.mostMeetings,
      values: this.#allValues(),
      sponsorSees: this.sponsorSees,
    };
  }
}

/** The id of a rule's input. */
export const ruleField = (id: number) => `rule-${id}`;

/** The inputs a problem of the server may point at. */
export const CHARTER_FIELDS = ["quorum", "confidentiality"];
