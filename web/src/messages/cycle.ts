/** Words about a cycle: its theme, what is read or watched together, and what comes of it [E6, E8]. */
import type { Kind } from "../protocol";

export const cycleWords = {
  title: "This cycle",
  sitting: (n: number, of: number) => (of > 1 ? `Meeting ${n} of ${of}` : ""),
  theme: "Theme",
  noTheme: "The theme is not stated yet.",
  themeField: "What is this cycle about?",
  themeHint: "One line. For example: How do we hear the quiet pupils?",
  state: "State the theme",
  reword: "Reword the theme",
  keep: "Keep this wording",
  cancel: "Leave it as it was",
  resource: "To read, watch or hear together",
  noResource: "Nothing is shared yet.",
  resourceField: "What is it, and by whom?",
  link: "Where is it found?",
  linkHint: "A web address, or where it stands on the shelf.",
  questions: "Its own questions to guide you",
  questionsHint: "One on each line, twelve at most.",
  optional: "if you like",
  share: "Share it",
  replace: "Share something else",
  open: (title: string) => `Open “${title}” on a new page`,
  guide: "Questions to guide you",
  outcomes: {
    recommendation: "Recommendations for the school",
    sharing: "Worth sharing with other staff",
    nextTheme: "For the next cycle",
  } satisfies Partial<Record<Kind, string>>,
};
