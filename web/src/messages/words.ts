/**
 * The field's words, and how numbers, names, dates and times read. Shared by all pages.
 * Every sentence people read lives in this folder; another language is another folder beside it.
 */
import type {
  CivilDate,
  OfferKind,
  Outcome,
  Role,
  Slip,
  SupportKind,
  Timestamp,
} from "../protocol";

export const LANGUAGE = "en-GB";

const plurals = new Intl.PluralRules(LANGUAGE);
const names = new Intl.ListFormat(LANGUAGE, { type: "conjunction" });
const either = new Intl.ListFormat(LANGUAGE, { type: "disjunction" });
const ordinals = new Intl.PluralRules(LANGUAGE, { type: "ordinal" });
const day = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long", timeZone: "UTC" });
const localDay = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long" });
const moment = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long", timeStyle: "short" });
const time = new Intl.DateTimeFormat(LANGUAGE, { timeStyle: "short" });

/** `count(1, "minute")` is "1 minute", `count(2, "person", "people")` is "2 people". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${plurals.select(n) === "one" ? one : many}`;
}

/** "Ada, Ben and Chloe". */
export function list(items: readonly string[]): string {
  return names.format(items);
}

/** "Ben, Chloe and you", ready to start a sentence; "You" is put last and keeps its verb apart. */
export function together(people: readonly string[]): { names: string; one: boolean } {
  const others = people.filter((name) => name !== "You");
  const all = others.length < people.length ? [...others, "you"] : others;
  return { names: sentenceCase(list(all)), one: all.length === 1 && all[0] !== "you" };
}

/** "Ada, Ben or Chloe". */
export function listOr(items: readonly string[]): string {
  return either.format(items);
}

/** "1st", "2nd", "3rd", "4th". */
export function ordinal(n: number): string {
  const suffix: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
  return `${n}${suffix[ordinals.select(n)] ?? "th"}`;
}

/** "4 March 2026". */
export function date(civil: CivilDate): string {
  return day.format(new Date(`${civil}T00:00:00Z`));
}

/** "4 March 2026 at 16:15". */
export function dateTime(at: Timestamp): string {
  return moment.format(new Date(at));
}

/** "4 March 2026", of a moment. */
export function dateOf(at: Timestamp): string {
  return localDay.format(new Date(at));
}

/** "16:15". */
export function timeOfDay(at: Timestamp): string {
  return time.format(new Date(at));
}

/** The first letter of a name, for the round picture beside it. */
export function initial(name: string): string {
  const [first = "?"] = name.trim();
  return first.toLocaleUpperCase(LANGUAGE);
}

/** "Ada’s", "Jonas’". */
export function possessive(name: string): string {
  return name.endsWith("s") ? `${name}’` : `${name}’s`;
}

/** Starts a sentence. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toLocaleUpperCase(LANGUAGE) + text.slice(1);
}

export const roles: Record<Role, string> = {
  facilitator: "Facilitator",
  deputy: "Deputy",
  member: "Member",
};

export const offerKinds: Record<
  OfferKind,
  { name: string; names: string; one: string; many: string; hint: string }
> = {
  suggestion: {
    name: "Suggestion",
    names: "Suggestions",
    one: "suggestion",
    many: "suggestions",
    hint: "Something to try",
  },
  advice: {
    name: "Advice",
    names: "Advice",
    one: "piece of advice",
    many: "pieces of advice",
    hint: "What you would do",
  },
  opinion: {
    name: "Opinion",
    names: "Opinions",
    one: "opinion",
    many: "opinions",
    hint: "What you think",
  },
  experience: {
    name: "Experience",
    names: "Experiences",
    one: "experience",
    many: "experiences",
    hint: "Something like it that you lived",
  },
  resource: {
    name: "Resource",
    names: "Resources",
    one: "resource",
    many: "resources",
    hint: "Something to read, watch or use",
  },
};

export const supportKinds: Record<SupportKind, string> = {
  listening: "Listen to me",
  questions: "Ask me questions",
  challenge: "Challenge me",
  feedback: "Give me feedback",
  ideas: "Share ideas, later",
};

export const outcomes: Record<Outcome, string> = {
  done: "Done",
  changed: "Changed",
  notYet: "Not yet",
};

export const slips: Record<Slip, { name: string; hint: string }> = {
  telling: { name: "Telling", hint: "Advice in place of a question" },
  story: { name: "Story", hint: "Own story in place of a question" },
  leading: { name: "Leading", hint: "A question that carries its answer" },
  judging: { name: "Judging", hint: "A verdict on the person or the act" },
  interrupting: { name: "Interrupting", hint: "Speaking over the one who has the floor" },
  dominating: { name: "Dominating", hint: "Much more of the time than the others" },
};
