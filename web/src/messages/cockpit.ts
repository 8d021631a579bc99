/** Words for the facilitator. */
import type { Millis, Timestamp } from "../protocol";
import { count, list, timeOfDay, together } from "./words";

export const cockpitWords = {
  title: (together: boolean) => (together ? "Keeping the time" : "Running the set"),
  next: (name: string) => `Next: ${name}`,
  ready: (n: number, of: number) => `${n} of ${of} ready`,
  undo: "Undo the move",
  undoLeft: (seconds: number) => `${seconds} s`,
  undone: "Back in the round before.",
  close: "Close the meeting",
  closeNow: "Close now",
  closeHow:
    "Held thoughts that were not opened are deleted. Everyone keeps a copy of their own on this screen.",
  again: (seconds: number) => `Press again within ${count(seconds, "second")} to move on.`,
  againClose: (seconds: number) => `Press again within ${count(seconds, "second")} to close.`,
  time: "Time",
  extend: (minutes: number) => `+${minutes} min`,
  extendSpoken: (minutes: number) => `+${minutes} min for this round`,
  extended: (minutes: number) => `${count(minutes, "minute")} added.`,
  replan: "More time for this round",
  endsStill: (end: Timestamp) => `The meeting still ends at ${timeOfDay(end)}.`,
  giveMinutes: (minutes: number) => `Give ${count(minutes, "minute")}`,
  leaveIt: "Leave it",
  askToMove: (minutes: number) => `Ask everyone to end ${count(minutes, "minute")} later`,
  ends: (end: Timestamp) => `The agreed end is ${timeOfDay(end)}.`,
  spare(ms: Millis) {
    const minutes = Math.floor(Math.abs(ms) / 60_000);
    if (minutes === 0) return "The plan just fits.";
    return ms > 0
      ? `${count(minutes, "minute")} to spare.`
      : `The plan runs ${count(minutes, "minute")} over.`;
  },
  timeOut: "Look at how we work",
  suggest:
    "Two flags in a row. A short look at how you work together may help; you know the set best.",
  notNow: "Not now",
  suspend: "Stop here and go on another day",
  suspendHow:
    "Everything stays as it is: rounds, minutes, bids, held thoughts and actions. You go on from here.",
  againSuspend: (seconds: number) => `Press again within ${count(seconds, "second")} to stop here.`,
  askSuspend: "Ask all to go on another day",
  askClose: "Ask all to close early",
  asked: "Asked. The others answer now.",
  pause: "Pause",
  continue: "Continue",
  floor: "Floor",
  nobody: "Nobody has the floor.",
  holder: (name: string) => `${name} ${name === "You" ? "have" : "has"} the floor.`,
  pair: (asker: string, presenter: string) => `${together([asker, presenter]).names}.`,
  offered: (name: string) => `Offered to ${name}.`,
  revoke: "Take it back",
  giveTo: "Give it to",
  choose: "Choose someone",
  give: "Give",
  hands: "Process hands",
  heard: "Heard",
  heardLine: (minutes: number) => (minutes === 0 ? "under a minute" : count(minutes, "minute")),
  notYet: "not yet",
  mute: "Mute advice",
  handOverHow: "To hand over the lead, open someone’s card in the list of people.",
  encouraging: (people: string[]) => `${list(people)}: asked quietly, no answer yet.`,
  lobby: "Waiting to come in",
  admit: (name: string) => `Let ${name} in`,
};
