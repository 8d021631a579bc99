/** Words about the agenda: rounds, whose issue, how long [C4]. */
import type { Millis } from "../protocol";
import { count } from "./words";

export const agendaWords = {
  title: "The whole agenda",
  issueOf: (name: string) => (name === "You" ? "Your issue" : `${name}’s issue`),
  returning: (name: string) =>
    name === "You" ? "You tell of your actions" : `${name} tells of actions`,
  minutes: (ms: Millis) => {
    const minutes = Math.round(ms / 60_000);
    return minutes === 0 ? "under a minute" : count(minutes, "minute");
  },
  now: "now",
  stopped: "you stopped here",
  done: "done",
  protected: "keeps its time",

  ownTitle: "Your own time",
  ownLeft: (ms: Millis) => `${count(Math.floor(ms / 60_000), "minute")} of it can be given.`,
  giveTo: "Give minutes to",
  howMany: "How many minutes",
  give: (minutes: number, name: string) => `Give ${count(minutes, "minute")} to ${name}`,
  choose: "Choose someone",
  given: "Given. The meeting ends when it would have.",
  noIssue: "No issue today",
  noIssueHow: "Your minutes go back to all. Nobody asks why.",
  noIssueAgain: (seconds: number) =>
    `Press again within ${count(seconds, "second")} to leave it out.`,
};
