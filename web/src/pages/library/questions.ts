/** What is written about a resource, before it is sent. Pure. */
import { library as words } from "../../messages/library";
import { webAddress } from "../../room/cycle/link";
import { checkText, MOST, oneLine } from "../form/checks";
import type { Fault } from "../form/submission.svelte";

const MOST_QUESTIONS = 10;

/** One question on each line; empty lines are none. */
export function questionsOf(text: string): string[] {
  return text.split("\n").map(oneLine).filter(Boolean);
}

export function questionFaults(text: string): Fault[] {
  const questions = questionsOf(text);
  if (questions.length > MOST_QUESTIONS) return [{ field: "questions", text: words.questionsMany }];
  const long = questions.flatMap((question, place) =>
    checkText("questions", question, words.questionsWhat(place + 1), MOST.line),
  );
  return long.slice(0, 1);
}

export function linkFaults(text: string): Fault[] {
  const faults = checkText("link", text, words.linkWhat, MOST.line);
  if (faults.length > 0) return faults;
  const https = webAddress(text.trim())?.startsWith("https:");
  return https ? [] : [{ field: "link", text: words.linkWrong }];
}
