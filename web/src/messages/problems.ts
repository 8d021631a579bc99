/** A sentence, with a way out, for every error of the HTTP API that people can meet. */
export const problems: Record<string, string> = {
  offline: "There is no connection to the server. Check your network, then try again.",
  "signed-out":
    "This browser is not signed in. Open your personal link again, or ask for a new one.",
  forbidden: "You may not do this. Ask the facilitator of the set.",
  "not-found": "It is not here any more. Go back and look again.",
  "too-many": "That was a lot at once. Wait a moment, then try again.",
  fault: "Something went wrong on the server. Nothing of yours is lost. Try again in a moment.",
};

/** The sentence for a problem: by its name, else the server's own words, else by its status. */
export function problemSentence(problem: {
  type: string;
  title: string;
  status: number;
  detail: string | null;
}): string {
  const known = problems[problem.type];
  if (known) return known;
  if (problem.detail) return problem.detail;
  if (problem.title) return problem.title;
  const byStatus: Record<number, string> = {
    401: "signed-out",
    403: "forbidden",
    404: "not-found",
    429: "too-many",
  };
  return problems[byStatus[problem.status] ?? "fault"] ?? "";
}
