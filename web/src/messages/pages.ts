/** Sentences of the pages around the room: home, links, demo, forms. The set's own are in `set.ts`. */
import { count, dateTime } from "./words";

export const frame = {
  signOut: "Sign out",
  signedInAs: (name: string) => `Signed in as ${name}`,
  reallySignOut: {
    title: "Sign out of this browser?",
    body: "A personal link works once. To come back you will need a new one from your facilitator.",
    yes: "Sign out",
    bodyDemo: "The seat is free for the next visitor then. You can sit down again at any time.",
    no: "Stay signed in",
  },
  retry: "Try again",
  loading: "One moment",
  title: (page: string) => `${page} · Hyacinth`,
};

export const form = {
  summary: "There is something to put right",
  errorPrefix: "Error:",
  optional: "(optional)",
  empty: (what: string) => `Write ${what}`,
  tooLong: (what: string, most: number, length: number) =>
    `Shorten ${what} to ${count(most, "character")} or fewer. It has ${length}`,
};

export const person = {
  label: "Your name",
  hint: "As the people in the set call you.",
  what: "your name",
};

export const home = {
  title: "Your sets",
  welcome: "A room for thinking together",
  what: [
    "An action learning set is a handful of peers who help each other think. One brings a dilemma, the others ask questions, and advice waits until it is wanted.",
    "Hyacinth is the room they meet in. It keeps the rounds, the turns and the time, so that everyone is free to listen.",
  ],
  ways: {
    title: "Coming in",
    link: "Open the personal link you were given. It brings you straight to your set; there is no password.",
    lost: "No link, or one that no longer works? Ask the facilitator of your set for a new one.",
  },
  demo: {
    title: "Try it with a set that is already talking",
    body: "Take a seat among people played by the server. Nothing to sign up for, nothing to break.",
    go: "Sit down in the demo",
    again: "Take another seat",
  },
  none: "You are in no set yet. When someone invites you, open their link in this browser.",
  noneYet: "No set yet. The first one needs a name, a purpose and four to eight people.",
  create: "Create a set",
  join: "Join the meeting",
  open: "Open the set",
  openNamed: (name: string) => `Open ${name}`,
  joinNamed: (name: string) => `Join the meeting of ${name}`,
  gathering: "People are gathering for a meeting",
  live: "A meeting is going on",
  suspended: "A meeting is put away for another day",
  quiet: "No meeting at the moment",
  waiting: "Waiting to be let in",
  charter: "The charter waits for you to read it",
};

export const first = {
  title: "Welcome to Hyacinth",
  body: "This link makes you the first facilitator here. You create a set, agree its charter and invite the others; each of them gets a personal link.",
  go: "Begin",
  none: {
    title: "This page needs its link",
    body: "The server prints a link for its first facilitator when it starts for the first time. Open the whole link, from http to its end.",
  },
};

export const join = {
  title: "Your invitation",
  invites: (by: string) => `${by} invites you to a set`,
  purpose: "What it is for",
  next: {
    title: "What happens next",
    steps: [
      "Say what the set should call you.",
      "Someone in the set lets you in.",
      "Read the charter: what you all agree to. Then you are part of it.",
    ],
  },
  until: (at: number) => `The link works once, on this browser, until ${dateTime(at)}.`,
  go: "Join the set",
  looking: "Reading your invitation",
  toSets: "Go to your sets",
  toHome: "Go to the start page",
};

/** Why a personal link does not work: what happened, and the way out. By the problem's name. */
export const deadLinks: Record<string, { title: string; body: string }> = {
  "invitation-used": {
    title: "This link has been used",
    body: "A personal link works once. If it was you, go on in the browser where you opened it. If it was not, tell the person who invited you: they can make you a new one.",
  },
  "invitation-expired": {
    title: "This link is too old",
    body: "Personal links stop working after a while, to keep the set safe. Ask the person who invited you for a new one; it takes them a moment.",
  },
  "invitation-revoked": {
    title: "This link was taken back",
    body: "Often that means a newer one is on its way: look through your messages, or ask the person who invited you.",
  },
  "invitation-unknown": {
    title: "This link is not complete",
    body: "Part of it may be missing. Copy the whole link from the message you were sent, from http to its end, or ask for a new one.",
  },
  "already-a-member": {
    title: "You are in this set already",
    body: "The link is still good for the person it is meant for: they open it in their own browser.",
  },
  "first-unknown": {
    title: "This link is not the newest",
    body: "Each start of the server prints a new link until one is used. Take the newest, and copy all of it.",
  },
  "first-used": {
    title: "This link has been used",
    body: "The first facilitator is already here. Ask them for an invitation, or go on in the browser where you opened the link.",
  },
};

export const demo = {
  title: (set: string) => `Take a seat in ${set}`,
  titleOnly: "The demo",
  body: "The others are played by the server. They bid, ask and answer at a human pace, and leave your seat alone while you sit in it.",
  sit: "Sit here",
  sitAs: (name: string) => `Sit here as ${name}`,
  taken: "Someone sits here",
  yours: "You sit here",
  goOn: "Go in",
  roles: {
    facilitator: "Facilitator: opens the meeting, moves the rounds, keeps the time",
    deputy: "Deputy: stands in when the facilitator drops out",
    member: "Member: asks questions, may bring a dilemma",
  },
  none: {
    title: "There is no demo here",
    body: "This server was started without one.",
  },
};
