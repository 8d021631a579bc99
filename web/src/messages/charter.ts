/** Sentences of the page of the charter: its versions, and who accepted them. */
import { dateOf, list } from "./words";

export const charterHistory = {
  lead: "What you agreed, how it changed, and who has said yes to it.",
  changed: "What changed since you accepted it",
  whole: "The whole charter",
  asItWas: "Everything else is as it was.",
  nothing: "No word is different.",
  since: (version: number, at: number) => `Version ${version}, since ${dateOf(at)}`,
  accepted: "Who accepted it",
  everyone: "Everyone in the set has accepted it.",
  yes: (at: number) => `Accepted on ${dateOf(at)}`,
  notYet: "Not yet",
  earlier: "Earlier versions",
  noEarlier: "This is the first version. When it changes, the earlier ones stay here to be read.",
  version: (version: number, at: number) => `Version ${version}, of ${dateOf(at)}`,
  became: (version: number) => `What changed in version ${version}`,
  acceptedBy: (names: string[]) =>
    names.length > 0 ? `Accepted by ${list(names)}.` : "Nobody in the set had accepted it.",
  read: "Read it whole",
};
