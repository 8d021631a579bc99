/** Sentences of creating a set, its charter and its page. */
import type { MailState, Role, SponsorSees, TieRule } from "../protocol";
import { count, date, dateTime, list, LANGUAGE, sentenceCase, timeOfDay } from "./words";

const day = new Intl.DateTimeFormat(LANGUAGE, { weekday: "long", day: "numeric", month: "long" });
/** "Tuesday 24 November". */
const weekday = (at: number) => day.format(new Date(at)).replace(",", "");

export const newSet = {
  title: "Create a set",
  lead: "The examples are a good start: edit what does not fit. The charter can be changed later.",
  notYou: "You cannot create sets here. Ask whoever runs this server.",
  about: "The set",
  name: "Name",
  nameHint: "Short, as you would say it: “Tuesday set”.",
  nameWhat: "a name for the set",
  nameExample: "Tuesday set",
  purpose: "What it is for",
  purposeHint: "One sentence. It is shown to the people you invite.",
  purposeWhat: "what the set is for",
  purposeExample:
    "Teachers who meet to think through what is hard at work, and to try something new.",
  format: "How you meet",
  formatHint:
    "A format says which rounds a meeting has and what may be said in each. This is your usual one; each meeting can have another.",
  charter: "The charter",
  charterLead: "What the set agrees. Everyone reads and accepts it before their first meeting.",
  go: "Create the set",
};

export const charter = {
  quorum: "How many must be there to begin",
  quorumHint: "With fewer, a meeting begins only if everybody present agrees.",
  people: (n: number) => count(n, "person", "people"),
  meetings: "Meetings in a school year, at most",
  meetingsHint: "September to August. Six is a good number: time to try things in between.",
  meetingsOf: (n: number) => count(n, "meeting"),
  meetingsSay: (n: number) => `${sentenceCase(count(n, "meeting"))} in a school year at most.`,
  tie: "When two dilemmas are wanted equally",
  tieHint:
    "First the set talks for two minutes, and anyone may withdraw theirs. If it is still a tie:",
  ties: {
    longestSince: {
      label: "Whoever presented longest ago presents",
      hint: "A random draw if that is a tie too.",
    },
    draw: {
      label: "A random draw",
      hint: "Its seed is sealed beforehand, so that everyone can check it.",
    },
  } satisfies Record<TieRule, { label: string; hint: string }>,
  rules: "Ground rules",
  rulesHint: "A few that matter. Leave out what goes without saying in your set.",
  rule: (n: number) => `Rule ${n}`,
  ruleWhat: (n: number) => `rule ${n}`,
  addRule: "Add a rule",
  removeRule: (n: number) => `Remove rule ${n}`,
  enoughRules: "Twenty rules are the most. Remove one to add another.",
  ruleExamples: [
    "What is said here stays here.",
    "No advice until it is asked for.",
    "Silence is fine: give people time to think.",
    "Be curious: ask what you do not know the answer to.",
    "Be honest, and kind about it.",
  ],
  confidentiality: "Confidentiality, and where it ends",
  confidentialityHint: "What may be told outside, and what must be.",
  confidentialityWhat: "what may be said outside",
  confidentialityExample:
    "We may share what we learned, never who said what. If someone is at risk of harm, we follow the school’s safeguarding procedure.",
  names: "The presenter sees who holds an offer back",
  namesHint:
    "Advice waits until the presenter invites it. Left unticked, they see how many offers wait and of which kind, not whose they are.",
  values: "What we hold dear",
  valuesHint: "Tick the few that matter most to you.",
  valueExamples: [
    "Shared ownership",
    "Not judging",
    "Honesty",
    "Openness",
    "Self-awareness",
    "Taking risks",
    "Reflection",
    "Commitment",
    "Curiosity",
    "Respect",
  ],
  ownValues: "Values of your own",
  ownValuesHint: "Leave it empty if you like. Several with commas between.",
  ownValuesWhat: "each value of your own",
  manyValues: (most: number) => `Keep to ${most} values, so that each of them counts`,
  sponsor: "What the sponsor sees",
  sponsorHint:
    "Whoever supports the set from outside, such as your school. What is said in a meeting they never see.",
  sponsors: {
    nothing: "Nothing",
    reports: "Reports that we publish",
    reportsAndAttendance: "Reports that we publish, and who attended how often",
  } satisfies Record<SponsorSees, string>,
  sponsorSays: {
    nothing: "The sponsor sees nothing.",
    reports: "The sponsor sees the reports we publish.",
    reportsAndAttendance: "The sponsor sees the reports we publish, and who attended how often.",
  } satisfies Record<SponsorSees, string>,
  terms: "How we do it",
  heading: "The charter",
  version: (n: number) => `Version ${n}`,
  quorumSays: (n: number) => `A meeting begins with ${count(n, "person", "people")} or more.`,
  tieSays: {
    longestSince: "A tie between dilemmas goes to whoever presented longest ago.",
    draw: "A tie between dilemmas is settled by a random draw that everyone can check.",
  } satisfies Record<TieRule, string>,
  namesSay: (shown: boolean) =>
    shown
      ? "The presenter sees who holds an offer for them."
      : "Offers held back stay nameless until the presenter opens them.",
  noRules: "No ground rules of its own.",
  read: {
    title: "Read and accept the charter",
    body: "This is what the set agrees. Everyone accepts it once, and again when it changes.",
    newer: (n: number) => `This is version ${n}.`,
    accept: "I accept the charter",
    accepted: "You accepted the charter.",
  },
  change: "Change the charter",
  changeLead:
    "Everyone else reads and accepts the new version before they can join a meeting again.",
  save: "Save the new charter",
  cancel: "Keep it as it is",
  saved: "The new charter is saved.",
};

export const setPage = {
  loading: "Your set",
  lobby: {
    title: "You are in the lobby",
    body: "Someone in the set will let you in. This page notices by itself; you can leave it open.",
    let: (set: string) => `You are in. Welcome to ${set}.`,
  },
  meeting: {
    none: "Next meeting",
    open: "The room is open",
    live: "The meeting is going on",
    suspended: "A meeting waits for you",
    putAway: (called: number) =>
      `Begun on ${weekday(called)} and put away for another day. Everything is kept.`,
    resume: "Take it up again",
    resumed: "The meeting goes on. You can join it now.",
    call: "Call a meeting",
    callBody: "This opens the room for everyone in the set. The rounds begin when you say so.",
    few: (here: number, quorum: number) =>
      `The charter asks for ${count(quorum, "person", "people")}, and ${here === 1 ? "only you are" : `${here} are`} in the set so far. Invite the others first, or begin with everyone’s consent.`,
    await: (who: string | null) =>
      `${who ?? "The facilitator"} calls the meeting. This page shows it at once.`,
    since: (at: number) => `Since ${timeOfDay(at)}`,
    gathering: "People are arriving. You can go in and wait there.",
    join: "Join the meeting",
    charterFirst: "Accept the charter above, then you can go in.",
    called: "A meeting has been called. You can join it now.",
  },
  calling: {
    title: "Call a meeting",
    format: "Which format",
    rounds: (n: number) => count(n, "round"),
    roundsOf: (name: string) => ` of ${name}`,
    usual: "Your usual one",
    formats: "Change or add formats",
    self: "Nobody facilitates: we keep rounds and time together",
    selfHint:
      "Everyone can press “ready”; when all but one have, the next round begins, and the role of time-keeper goes round.",
    cycle: "This meeting",
    goOn: (sitting: number, sittings: number, theme: string | null) =>
      `Go on with the cycle: meeting ${sitting} of ${sittings}${theme ? `, theme “${theme}”` : ""}`,
    begin: "Begin a new cycle",
    beginHint: "The one under way ends here. Its meetings and actions stay.",
    go: "Call the meeting",
    cancel: "Not now",
  },
  meets: {
    title: "How you meet",
    usually: "Usually in the format",
    link: "All formats",
  },
  cycle: {
    title: "The cycle",
    theme: "Theme",
    noTheme: "Not stated yet",
    next: (sitting: number, sittings: number) => `Next is meeting ${sitting} of ${sittings}.`,
    over: "All of its meetings have been held.",
    meetings: "Its meetings",
    sitting: (n: number, of: number) => `Meeting ${n} of ${of}`,
    inIt: (n: number, of: number) => `meeting ${n} of ${of} in the cycle`,
  },
  people: {
    title: "People",
    you: (name: string) => `${name} (you)`,
    presented: (day: string) => `Presented on ${date(day)}`,
    notPresented: "Has not presented yet",
    notAccepted: "Has not accepted the charter yet",
    alone: "Only you so far. A set thinks best with four to eight people.",
  },
  waiting: {
    title: "Waiting to be let in",
    body: "Let in the people you know and expect.",
    admit: "Let in",
    admitNamed: (name: string) => `Let in ${name}`,
    admitted: (name: string) => `${name} is in.`,
    arrived: (names: string[]) =>
      `${list(names)} ${names.length === 1 ? "waits" : "wait"} to be let in.`,
  },
  deputy: {
    label: "Deputy",
    hint: "Is asked first to take over when you drop out.",
    none: "Nobody yet",
    save: "Save",
    saved: (name: string | null) => (name ? `${name} is deputy.` : "There is no deputy now."),
  },
  invite: {
    title: "Invite people",
    body: "Each person gets a link of their own. It works once and is shown once: send it by a way that only they read.",
    label: "Names",
    hint: "One, or several with commas between.",
    hintMail:
      "One, or several with commas between. With an address behind the name, as in “Chloe chloe@school.example”, the link is mailed as well.",
    mail: {
      waiting: "The mail is on its way",
      sent: "The mail was sent",
      refused: "The mail was turned away: check the address, or send the link yourself",
      gaveUp: "The mail did not get through: send a new link yourself",
    } satisfies Record<MailState, string>,
    what: "a name",
    go: "Make the links",
    made: (names: string[]) =>
      names.length === 1
        ? `The link for ${names[0]} is ready.`
        : `${names.length} links are ready.`,
    linkFor: (name: string) => `Link for ${name}`,
    once: "Copy these now: they are not shown again.",
    copy: "Copy",
    copyNamed: (name: string) => `Copy the link for ${name}`,
    copied: "Copied",
    copiedNamed: (name: string) => `The link for ${name} is copied.`,
    notCopied: "The browser did not let us copy. Select the link and copy it by hand.",
    share: "Share",
    shareNamed: (name: string) => `Share the link for ${name}`,
    shareText: (name: string, set: string) =>
      `${name}, this is your personal link to ${set}. It works once.`,
    open: "Not used yet",
    until: (at: number) => `Until ${dateTime(at)}`,
    revoke: "Revoke",
    revokeNamed: (name: string) => `Revoke the invitation for ${name}`,
    revoked: (name: string) => `The invitation for ${name} no longer works.`,
    lost: "A link got lost? Revoke it and make a new one.",
  },
  actions: {
    title: "Actions",
    none: "No actions yet. At the end of a meeting the presenter says what they will try, and it waits here for next time.",
    mine: "Yours",
    others: "The others’",
    due: (day: string) => `By ${date(day)}`,
    next: "Before the next meeting",
    know: "You know by",
    knowOf: "They know by",
    past: (n: number) => `${count(n, "action")} done or changed`,
    learned: "Learned",
    noMine: "You have none open.",
    stories: "Write down what you notice, and read what came of each",
  },
  past: {
    title: "Past meetings",
    none: "None yet. The first one can be small: a check-in, one dilemma, good questions.",
    presented: (who: string) => `${who} presented`,
    nobody: "Nobody presented",
  },
  gone: {
    title: "This set is not here",
    body: "It may be gone, or this browser is signed in as someone who is not part of it.",
  },
  role: {
    facilitator: "You facilitate",
    deputy: "You are deputy",
    member: "",
  } satisfies Record<Role, string>,
};
