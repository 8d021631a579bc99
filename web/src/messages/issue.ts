/** Words about the issue and the support wanted [O6]. */
export const issueWords = {
  title: "The issue",
  support: "What would help you from the set?",
  supportHow: "Choose at least one. It stays on every screen, and you can change it.",
  note: "In your own words",
  optional: "if you like",
  save: "Tell the set",
  change: "Change what I would like",
  wants: (name: string) =>
    name === "You" ? "You would like the set to" : `${name} would like you to`,
  wanted: {
    listening: "listen",
    questions: "ask questions",
    challenge: "challenge",
    feedback: "give feedback",
    ideas: "share ideas when invited",
  },
  notStated: "The support wanted is not said yet.",
};
