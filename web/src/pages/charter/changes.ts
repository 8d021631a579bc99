/** What is different between two charters, part by part. Pure. */
import { charter as words } from "../../messages/set";
import type { CharterDraft, CharterVersion, MemberId } from "../../protocol";

/** A part of a charter as it was and as it is; one of them may be empty. */
export interface Change {
  part: string;
  before: string;
  after: string;
}

/** Each part as a text that people read. */
function parts(charter: CharterDraft): [part: string, text: string][] {
  const terms = [
    words.quorumSays(charter.quorum),
    words.tieSays[charter.tieRule],
    words.namesSay(charter.namesOnHeldOffers),
    words.sponsorSays[charter.sponsorSees],
  ];
  return [
    [words.values, charter.values.join("\n")],
    [words.rules, charter.groundRules.join("\n")],
    [words.confidentiality, charter.confidentiality],
    [words.terms, terms.join("\n")],
  ];
}

/** The parts that changed. */
export function changes(before: CharterDraft, after: CharterDraft): Change[] {
  const now = new Map(parts(after));
  return parts(before)
    .map(([part, text]) => ({ part, before: text, after: now.get(part) ?? "" }))
    .filter((change) => change.before !== change.after);
}

/** The newest version that a member accepted, where it is not the one in force. */
export function acceptedBefore(
  versions: readonly CharterVersion[],
  member: MemberId,
): CharterVersion | undefined {
  const [inForce, ...earlier] = versions;
  const said = (version: CharterVersion) => version.accepted.some((yes) => yes.member === member);
  return inForce && said(inForce) ? undefined : earlier.find(said);
}
