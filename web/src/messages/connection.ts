/** Sentences about the connection, and the ends it can come to. */
import type { Closed } from "../live/room.svelte";

const endings: Record<Closed, { title: string; body: string; way: "reload" | "home" | "set" }> = {
  tooBig: {
    title: "That was too long to send",
    body: "Load the page again. What you wrote is kept; make it shorter before you send it.",
    way: "reload",
  },
  version: {
    title: "Hyacinth was updated",
    body: "Load the page again to go on. You keep your seat.",
    way: "reload",
  },
  notAMember: {
    title: "You are no longer in this meeting",
    body: "This browser signed out, or you left the set. If that is a surprise, ask the facilitator.",
    way: "home",
  },
  removed: {
    title: "This meeting goes on without you",
    body: "Two people in it agreed on that, for this meeting only. You are still in the set, and what you wrote is kept. If you would like to talk about it, ask the facilitator or someone you trust in the set.",
    way: "set",
  },
  flood: {
    title: "That was too much at once",
    body: "Wait a moment, then load the page again. You keep your seat.",
    way: "reload",
  },
  signedOut: {
    title: "This browser is not signed in",
    body: "Open your personal link again, or ask the facilitator for a new one.",
    way: "home",
  },
  notYet: {
    title: "One step before you go in",
    body: "Accept the charter, or wait until someone lets you in. Both are on the page of your set.",
    way: "set",
  },
  notFound: {
    title: "There is no such meeting for you",
    body: "The link may be old, or the meeting belongs to a set you are not in.",
    way: "home",
  },
};

export const connectionWords = {
  endings,
  reload: "Load the page again",
  toSet: "Go to the page of the set",
  entering: "Taking your seat…",
  live: "Live",
  reconnecting: "Reconnecting…",
  tryNow: "Try now",
  lost: "Connection lost. Trying again.",
  back: "You are connected again.",
  backMissed: (round: string) => `You are connected again. The round is now ${round}.`,
  malformed: "This could not be sent. Load the page again and try once more.",
  someone: "Someone",
  nextRound: "the next round",
  about: "about",
};
