/** Words while the set gathers [R2]. */
import { count } from "./words";

/** Who is here, and whether they are enough: to open a meeting, or to take it up again. */
const quorumWords = (enough: string, begin: string) => ({
  title: "Who is here",
  here: (n: number, quorum: number) =>
    n >= quorum
      ? `${count(n, "person is", "people are")} here. Your charter asks for ${quorum}: enough to ${enough}.`
      : `${count(n, "person is", "people are")} here. Your charter asks for ${quorum}.`,
  consents: (n: number, of: number) => `${n} of ${of} here consent to ${begin} with fewer.`,
  consent: `I consent to ${begin} with fewer`,
  consented: `You consent to ${begin} with fewer.`,
});

export type QuorumWords = ReturnType<typeof quorumWords>;

export const toOpen = quorumWords("open", "start");
export const toGoOn = quorumWords("go on", "go on");

export const gatheringWords = {
  open: "Open the meeting",
  today: "What will happen",
  minutes: (n: number) => count(n, "minute"),
  charter: "What you agreed",
  confidentiality: "Confidentiality",
  tie: "How a tie ends",
  notRecorded: "Nothing is recorded. The room keeps only what the set writes down.",
  lobby: "Waiting to come in",
  admit: (name: string) => `Let ${name} in`,
  invite: "Someone is missing? Invite them from the page of the set.",
};
