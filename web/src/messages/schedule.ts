/** Sentences of dates: when a set meets, who cannot come, and how long it takes then. */
import type { Timestamp } from "../protocol";
import { count, LANGUAGE, list, timeOfDay } from "./words";

const whole = new Intl.DateTimeFormat(LANGUAGE, {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const short = new Intl.DateTimeFormat(LANGUAGE, { weekday: "long", day: "numeric", month: "long" });
const day = (at: Timestamp) => short.format(new Date(at)).replace(",", "");

export const schedule = {
  day: (at: Timestamp) => whole.format(new Date(at)).replace(",", ""),
  time: (at: Timestamp, minutes: number) =>
    `${timeOfDay(at)} to ${timeOfDay(at + minutes * 60_000)}`,
  zone: (name: string) => `Times as they are where you are (${name.replaceAll("_", " ")}).`,
  coming: "Coming up",
  before: "Before",
  none: {
    facilitator:
      "No date yet. Plan the first one: people keep a time free more easily than they find one.",
    member: "No date yet. Once the facilitator has planned one, it stands here.",
  },
  next: {
    title: "Next date",
    none: "No date is planned.",
    plan: "Plan one",
    all: "All dates",
  },
  whoComes: (coming: number, people: number, away: readonly string[]) => {
    if (away.length === 0) {
      return people === 1
        ? "Only you are in the set so far."
        : `All ${people} come, as far as we know.`;
    }
    return `${coming} of ${people} come. ${list(away)} cannot.`;
  },
  you: "You",
  length: (people: number, minutes: number) =>
    `For ${count(people, "person", "people")}: about ${count(minutes, "minute")}.`,
  belowQuorum: (coming: number, quorum: number) =>
    `That is fewer than the ${quorum} your charter asks for. With ${coming}, you can begin only if everybody there agrees. Perhaps another date suits more of you.`,
  calledOff: "Called off",
  met: "The meeting of this date",
  cannot: "I cannot come",
  cannotOn: (at: Timestamp) => `I cannot come on ${day(at)}`,
  can: "I can come after all",
  canOn: (at: Timestamp) => `I can come on ${day(at)} after all`,
  apologised: (at: Timestamp) => `Noted: you cannot come on ${day(at)}.`,
  comesAfterAll: (at: Timestamp) => `Noted: you come on ${day(at)}.`,
  change: "Change",
  changeOf: (at: Timestamp) => `Change ${day(at)}`,
  callOff: "Call off",
  callOffOn: (at: Timestamp) => `Call off ${day(at)}`,
  callOffAgain: "Press again to call it off",
  offNow: (at: Timestamp) => `${day(at)} is called off.`,
  form: {
    plan: "Plan a date",
    planAnother: "Plan another date",
    change: "Change the date",
    day: "Day",
    dayWhat: "Choose a day",
    time: "Begins at",
    timeWhat: "Choose a time",
    past: "Choose a time that is still to come",
    minutes: "How long, in minutes",
    minutesHint: (people: number, usual: number) =>
      `Your usual format takes about ${usual} with ${count(people, "person", "people")}.`,
    minutesWhat: "Write a number from 15 to 480",
    place: "Where (optional)",
    placeHint: "A room, or the link of your video call.",
    placeWhat: "where",
    note: "Note (optional)",
    noteHint: "What to bring or think of.",
    noteWhat: "the note",
    save: "Save the date",
    cancel: "Not now",
    planned: (at: Timestamp) => `${day(at)} is planned.`,
    changed: (at: Timestamp) => `Changed: ${day(at)}.`,
  },
  most: (most: number) =>
    `Your charter allows ${count(most, "meeting")} in a school year, September to August.`,
  calendar: {
    title: "In your calendar",
    file: "Download the dates",
    fileHint: "A file for any calendar. It does not change by itself when a date does.",
    follow: "Follow the dates on your phone",
    followHint: "A subscription that keeps itself up to date. You make it on your own page.",
    mail: "To hear of new dates and be reminded two days before, give your mail address on your own page.",
    noMail: "This server sends no mail, so nobody is reminded: look here, or follow the dates.",
    you: "Your own page",
  },
};
