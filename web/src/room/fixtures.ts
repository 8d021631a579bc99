/** Views for tests: a set of eight in each moment of a meeting, made from one calm base. */
import type { Presence, View } from "../live/reduce";
import type { Act, FloorKind, PairMoment, RoundView, SeatView } from "../protocol";

/** The server's clock in every fixture. */
export const AT = Date.UTC(2026, 2, 3, 16, 15);

const NAMES = ["Ada", "Ben", "Chloe", "Dev", "Ewa", "Femi", "Grace", "Hugo"];
const ROUNDS: [string, FloorKind, string, number][] = [
  ["Check-in", "inTurn", "One voice at a time, in turn.", 12],
  ["Bidding", "open", "Offer one dilemma, or pass.", 12],
  ["Presenting", "presenterAlone", "Only the presenter speaks.", 10],
  ["Clarifying questions", "questionAndAnswer", "Ask for facts only.", 10],
  ["Open questions", "questionAndAnswer", "No stories, no suggestions.", 25],
  ["Presenter in charge", "presenterCalls", "Speak when the presenter asks you.", 15],
  ["Final plenary", "facilitatorLeads", "Confirm the actions, then look back.", 10],
];

/** Ada presents, Dev is "you", Hugo facilitates. */
export const [ADA, BEN, CHLOE, DEV, EWA, FEMI, GRACE, HUGO] = [0, 1, 2, 3, 4, 5, 6, 7] as const;

function roster(): SeatView[] {
  return NAMES.map((name, seat) => ({
    seat,
    member: `member-${seat}`,
    name,
    role: seat === HUGO ? "facilitator" : seat === EWA ? "deputy" : "member",
    present: seat !== GRACE,
    removed: false,
    heard: false,
    lastPresented: seat === BEN ? "2025-11-18" : null,
  }));
}

/** A round of the agenda, a third of it used. */
export function round(index: number, change: Partial<RoundView> = {}): RoundView {
  const [name, floorKind, rule, minutes] = ROUNDS[index] ?? ["", "open", "", 10];
  const planned = minutes * 60_000;
  return {
    index,
    name,
    rule,
    purpose: "Questions that help the presenter think, and no answers hidden in them.",
    floorKind,
    prompts: ["What makes this matter to you?", "What are you not saying yet?"],
    clock: { planned, used: 0, runningSince: AT - planned / 3 },
    minimum: null,
    missing: [],
    gateOpensIn: index < 5 ? 5 : null,
    paused: null,
    ready: [],
    readyNeeded: null,
    timekeeper: null,
    undoUntil: null,
    silentNotes: false,
    ...change,
  };
}

/** Someone's view: `me` sits where it says; everything else as in a gathering set. */
export function view(me: number, may: Act[] = [], change: Partial<View> = {}): View {
  return {
    meeting: {
      setName: "Tuesday set",
      formatName: "Seven rounds",
      stage: "live",
      calledAt: AT - 3_600_000,
      openedAt: AT - 2_400_000,
      closedAt: null,
      presents: "chosen",
      selfFacilitated: false,
      lead: HUGO,
      leadAway: null,
      endsAt: AT + 75 * 60_000,
      at: null,
      agenda: ROUNDS.map(([name, , , minutes], index) => ({
        name,
        planned: minutes * 60_000,
        issue: null,
        presenter: null,
        returning: false,
        protected: index === ROUNDS.length - 1,
      })),
      quorum: 4,
      consents: [],
      groundRules: ["We start on time.", "Phones rest."],
      confidentiality: "What is said here stays here; what I learned may travel.",
      tieRule: "longestSince",
      drawCommitment: "b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c",
    },
    round: null,
    floor: { type: "idle" },
    queue: { order: "asAsked", places: [] },
    roster: roster(),
    bids: null,
    issue: null,
    offers: { invited: [], opened: [] },
    flags: [],
    actions: { carried: [], drafted: [] },
    cycle: null,
    said: [],
    airtime: {
      floor: [660_000, 180_000, 45_000, 0, 90_000, 0, 20_000, 150_000],
      idle: 0,
      paused: 0,
    },
    summary: null,
    you: {
      seat: me,
      role: me === HUGO ? "facilitator" : "member",
      presenter: false,
      may,
      admitted: [],
      bid: null,
      gauges: [],
      answeredProposal: null,
      place: null,
      offers: [],
      held: [],
      flags: [],
      prompts: [],
      flagTotals: [],
      motion: null,
      leadOffered: null,
      encouraged: false,
      encouraging: [],
      dominating: [],
      suggestTimeOut: false,
      awayChoices: [],
      ownMinutes: null,
    },
    ...change,
  };
}

/** What is private to the viewer, changed. */
export function withYou(base: View, you: Partial<View["you"]>): View {
  return { ...base, you: { ...base.you, ...you } };
}

export const ISSUE: NonNullable<View["issue"]> = {
  id: 0,
  presenter: ADA,
  title: "How do I tell the head that the timetable cannot hold both?",
  why: "The plan is due on Friday.",
  support: { wanted: ["questions", "challenge"], note: "Be slow with me." },
  returning: false,
  gateDefault: [],
  chosen: { type: "consensus" },
  insights: [],
};

export const QUIET: Presence = { waiting: [], writing: [], hands: [] };

/** Before the opening: who is here, who consents. */
export const gathering = (
  me: number,
  may: Act[],
  here: number[],
  consents: number[] = [],
): View => {
  const base = view(me, may);
  return {
    ...base,
    meeting: { ...base.meeting, stage: "gathering", consents },
    roster: base.roster.map((person) => ({ ...person, present: here.includes(person.seat) })),
  };
};
/** In a round of the agenda; from the third on with an issue. */
export const inRound = (
  index: number,
  me: number,
  change: Partial<View> = {},
  may: Act[] = [],
): View => view(me, may, { round: round(index), issue: index > 1 ? ISSUE : null, ...change });
/** The floor, held alone. */
export const held = (by: number, suspended = false): View["floor"] => ({
  type: "held",
  by,
  clock: { planned: 90_000, used: 0, runningSince: AT },
  suspended,
});
/** The floor of a pair: Ben asks Ada. */
export const pair = (
  moment: PairMoment,
  question: string | null = null,
  suspended = false,
): View["floor"] => ({
  type: "pair",
  asker: BEN,
  presenter: ADA,
  moment,
  question,
  followUp: false,
  since: AT,
  thinkingUntil: moment === "thinking" ? AT + 10_000 : null,
  suspended,
});
/** The viewer presents. */
export const asPresenter = (base: View): View => withYou(base, { presenter: true });
/** One bid, of Ada’s, and the choice where it says. */
export const bids = (change: Partial<NonNullable<View["bids"]>>): NonNullable<View["bids"]> => ({
  choosing: { type: "drafting" },
  answered: [],
  awaited: [],
  revealAt: null,
  bids: [
    {
      bid: 1,
      seat: ADA,
      title: "The timetable",
      why: null,
      minutes: 10,
      withdrawn: false,
      gaugedBy: [],
      agreement: null,
      reasons: [],
    },
  ],
  talkUntil: null,
  tied: [],
  ...change,
});
