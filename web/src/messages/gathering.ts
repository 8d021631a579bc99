/** Words while the set gathers [R2]. */
import { count } from "./words";

export const gatheringWords = {
  title: "Who is here",
  quorum: (here: number, quorum: number) =>
    here >= quorum
      ? `${count(here, "person is", "people are")} here. Your charter asks for ${quorum}: enough to open.`
      : `${count(here, "person is", "people are")} here. Your charter asks for ${quorum}.`,
  consents: (n: number, of: number) => `${n} of ${of} here consent to start with fewer.`,
  open: "Open the meeting",
  consent: "I consent to start with fewer",
  consented: "You consent to start with fewer.",
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
