/** A charter while it is being written. */
import { charter as words } from "../../messages/set";
import type { CharterDraft, TieRule } from "../../protocol";
import { checkText, MOST, oneLine } from "../form/checks";
import type { Fault } from "../form/submission.svelte";

/** Bounds of the protocol. */
export const QUORUMS = Array.from({ length: 11 }, (_, at) => at + 2);
export const MEETINGS = Array.from({ length: 40 }, (_, at) => at + 1);
export const MOST_RULES = 20;

/** The examples a new set starts from. */
export function example(): CharterDraft {
  return {
    quorum: 3,
    tieRule: "longestSince",
    groundRules: [...words.ruleExamples],
    confidentiality: words.confidentialityExample,
    namesOnHeldOffers: false,
    mostMeetings: 6,
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
  #lastId = 0;

  constructor(from: CharterDraft) {
    this.quorum = from.quorum;
    this.tieRule = from.tieRule;
    this.rules = from.groundRules.map((text) => this.#rule(text));
    this.confidentiality = from.confidentiality;
    this.namesOnHeldOffers = from.namesOnHeldOffers;
    this.mostMeetings = from.mostMeetings;
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
    return [...rules, ...checkText("confidentiality", confidentiality, what, MOST.line)];
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
    };
  }
}

/** The id of a rule's input. */
export const ruleField = (id: number) => `rule-${id}`;

/** The inputs a problem of the server may point at. */
export const CHARTER_FIELDS = ["quorum", "confidentiality"];
