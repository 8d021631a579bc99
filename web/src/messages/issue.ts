/** Words about the issue and the support wanted [O6]. */
export const issueWords = {
  title: "The issue",
  unnamed: (name: string) => (name === "You" ? "Your issue" : `${name}’s issue`),
  returning: "comes back with actions to tell of",
  returningYou: "come back with actions to tell of",
  name: "What is your issue called?",
  nameHint: "One line. For example: How do I get a colleague to share the load?",
  saveName: "Name it",
  rename: "Change its name",
  support: "What would help you from the set?",
  supportHow: "Choose at least one. It stays on every screen, and you can change it.",
  note: "In your own words",
  optional: "if you like",
  save: "Tell the set",
  sayWanted: "Say what would help you",
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
