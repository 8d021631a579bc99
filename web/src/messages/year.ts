/** Sentences about a set's last year: who presented when, and how evenly the time was shared. */
import { count } from "./words";

export const year = {
  presented: {
    title: "Who presented when",
    none: "Nobody has presented in the last twelve months. The first issue can be a small one.",
    when: "When",
    who: "Who",
    issue: "Issue",
    unnamed: "Not named",
  },
  airtime: {
    title: "How the time is shared",
    over: (meetings: number) => `Over ${count(meetings, "meeting")} of the last twelve months,`,
    all: "everyone had about an equal share of the floor.",
    most: (n: number, of: number) => `${n} of ${of} people had about an equal share of the floor.`,
    few: (n: number, of: number) =>
      `the floor went unevenly: ${n === 0 ? "none" : n} of ${of} people had about an equal share.`,
    note: "Whoever presents has the floor for longer, so this evens out over a year rather than an evening. Nobody sees another person’s share.",
    yours: (percent: number) => `Yours was ${percent} % of an equal share.`,
    noneOfYours: "You were in none of them.",
    share: "Share of the floor",
    people: "People",
    you: "you are here",
    bands: [
      "Less than half of an equal share",
      "Less than an equal share",
      "About an equal share",
      "More than an equal share",
      "More than twice an equal share",
    ] as const,
  },
};

/** On the set's first page. */
export const focusCard = {
  title: "Your focus",
  none: "One thing you work on over several meetings. You have not written one yet.",
  state: "Write your focus",
  visit: "Look at it again, or read the others’",
};
