/** What makes a good question: two pairs to compare, for questions of fact and open ones alike. */
export const questionWords = [
  {
    good: "What have you not tried yet, and why not?",
    poor: "Have you tried talking to the parents? (a suggestion with a question mark)",
  },
  {
    good: "What would be different if it worked?",
    poor: "Isn’t that a bit harsh? (a verdict with a question mark)",
  },
];
