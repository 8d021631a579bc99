/** A sentence, with a way out, for every error of the HTTP API that people can meet. */
export const problems: Record<string, string> = {
  offline: "There is no connection to the server. Check your network, then try again.",
  "signed-out":
    "This browser is not signed in. Open your personal link again, or ask for a new one.",
  forbidden: "You may not do this. Ask the facilitator of the set.",
  "not-found": "It is not here any more. Go back and look again.",
  "already-a-member":
    "You are in this set already. The link is still good for the person it is meant for: they open it in their own browser.",
  "set-full":
    "The set is full: it holds 20 people, open invitations included. Revoke an invitation first.",
  "may-not-create": "You may not create sets here. Ask the one who runs this server.",
  "facilitator-only": "Only the facilitator does this. Ask the facilitator of the set.",
  "in-the-lobby": "Nobody has let you in yet. Tell someone in the set that you wait.",
  "charter-first": "The charter comes first. Read and accept it on the set’s page.",
  "charter-changed": "The charter was changed meanwhile. Read the newer version, then accept it.",
  "meeting-not-closed": "The set has an open meeting. Join it, or close it first.",
  "format-shipped":
    "This format comes with Hyacinth and stays as it is. Copy it and change the copy.",
  "format-in-use": "This is your usual format. Choose another usual format first, then delete it.",
  "formats-full": "The set keeps 30 formats of its own. Delete one that is not used any more.",
  "year-full":
    "The school year is full: your charter says how many meetings it holds. Call another date off, or change the charter.",
  "date-called-off": "This date was called off meanwhile. Plan a new one instead.",
  "date-over": "This date is over. Plan a new one instead.",
  "no-mail": "This server sends no mail. Hand the link over by any other way.",
  "too-many-codes":
    "Too many codes were sent today. Look for the newest one, in the folder for junk too, or try again tomorrow.",
  "too-many-mails":
    "Too many invitations were mailed today. Leave the address out and send the link yourself.",
  "no-code-waits": "This code is not good any more. Ask for a new one.",
  "page-changed": "This page was changed in another window. Read both, and keep what you want.",
  "page-gone": "This page was deleted in another window. Save what you wrote as a new page.",
  "journal-full":
    "Your journal is full: it holds 1,000 pages and 4 MiB. Export it, then delete pages that you do not need here.",
  "journals-closed":
    "Journals cannot be opened just now. Nothing of yours is lost. Tell the one who runs this server.",
  "consent-changed":
    "What you agree to has changed. Load the page anew and read it again before you release anything.",
  "extracts-full": "You have released as much as a set can hold. Withdraw an extract first.",
  "extract-published":
    "This extract stands in a published report, and others have it. Talk to the facilitator.",
  stopped: "The server cannot write just now. Nothing of yours is lost. Try again in a moment.",
  "wrong-origin":
    "This page was not opened at the server’s own address. Open Hyacinth at the address it prints when it starts.",
  "body-too-large": "That is too much text at once. Shorten it.",
  "no-such-route": "This page and the server do not fit together any more. Load the page again.",
  "wrong-method": "This page and the server do not fit together any more. Load the page again.",
  "too-many": "That was a lot at once. Wait a moment, then try again.",
  fault: "Something went wrong on the server. Nothing of yours is lost. Try again in a moment.",
};

/** The sentence for a problem: by its name, else the server's own words, else by its status. */
export function problemSentence(problem: {
  type: string;
  title: string;
  status: number;
  detail: string | null;
  field?: string | null;
}): string {
  const known = problems[problem.type];
  if (known) return known;
  // About one field, the detail alone says what to write; else what happened comes first.
  if (problem.detail && problem.field) return problem.detail;
  if (problem.title) return [problem.title, problem.detail].filter(Boolean).join(". ");
  const byStatus: Record<number, string> = {
    401: "signed-out",
    403: "forbidden",
    404: "not-found",
    429: "too-many",
  };
  return problems[byStatus[problem.status] ?? "fault"] ?? "";
}
