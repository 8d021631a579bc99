/** Words about what nobody decides alone: asked of all, agreed to or left [C4, D7, T5]. */
import type { Motion, Timestamp } from "../protocol";
import { count, timeOfDay, together } from "./words";

/** What a motion is called on its card, and its two answers. */
export interface MotionWords {
  title: string;
  body: string;
  agree: string;
  decline: string;
  /** Said before the second press, where one is needed. */
  careful?: string;
}

/** `by` asks: a name, or "You"; `whom` is who it is about; `end` is the agreed end. */
export function motionWords(
  motion: Motion,
  by: string,
  whom: string,
  end: Timestamp | null,
): MotionWords {
  const asks = by === "You" ? "You ask" : `${by} asks`;
  switch (motion.type) {
    case "moveEnd": {
      const later = count(motion.minutes, "minute");
      const at = end === null ? "" : `, at ${timeOfDay(end + motion.minutes * 60_000)}`;
      return {
        title: `${asks} to end ${later} later`,
        body: `The meeting would end ${later} later${at}. It moves only if everyone here agrees; nobody need say why not.`,
        agree: "I can stay",
        decline: "Keep the end",
      };
    }
    case "remove":
      return {
        title: by === "You" ? `You ask that ${whom} leaves` : `${by} asks you about ${whom}`,
        body: `Should ${whom} leave this meeting? One other person has to agree. ${whom} does not see this question. It is about today only: ${whom} stays in the set. If you are unsure, take a pause and talk first.`,
        agree: `I agree that ${whom} leaves`,
        decline: "Not like this",
        careful: `${whom} leaves the room at once and reads a kind sentence about it.`,
      };
    case "closeEarly":
      return {
        title: `${asks} to close early`,
        body: "The meeting closes if all but one agree. Held thoughts that were not opened are deleted.",
        agree: "Close early",
        decline: "Go on",
      };
    case "suspend":
      return {
        title: `${asks} to go on another day`,
        body: "The meeting rests if all but one agree. Everything stays as it is, and you go on from here.",
        agree: "Go on another day",
        decline: "Go on now",
      };
  }
}

export const motionCardWords = {
  soFar(people: string[], needed: number) {
    const { names, one } = together(people);
    return `${names} ${one ? "agrees" : "agree"}: ${people.length} of ${needed}.`;
  },
  takeBack: "Take it back",
  again: (seconds: number) => `Press again within ${count(seconds, "second")} if you are sure.`,
};
