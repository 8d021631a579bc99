import { describe, expect, it } from "vitest";
import type { View } from "../live/reduce";
import type { Act, LeadOffered, PauseReason } from "../protocol";
import {
  ADA,
  AT,
  BEN,
  CHLOE,
  DEV,
  EWA,
  FEMI,
  HUGO,
  ISSUE,
  asPresenter,
  bids,
  gathering,
  held,
  inRound,
  pair,
  round,
  view,
  withYou,
} from "./fixtures";
import { now } from "./now";

type Case = [what: string, view: View, head: string, you: string, yours?: true];

const proposal: NonNullable<View["bids"]>["choosing"] = {
  type: "proposed",
  bid: 1,
  by: HUGO,
  agreed: [],
  objections: [],
};

const GATHERING: Case[] = [
  [
    "enough, I may open",
    gathering(HUGO, ["open"], [0, 1, 2, 7]),
    "4 of 8 are here",
    "Open the meeting when you are all ready.",
  ],
  [
    "enough, I wait",
    gathering(DEV, [], [0, 1, 3, 7]),
    "4 of 8 are here",
    "Hugo opens the meeting.",
  ],
  [
    "too few",
    gathering(DEV, ["consent"], [3, 7]),
    "2 of 8 are here",
    "It opens with 4 here, or when everyone here consents.",
  ],
  [
    "too few, I consent",
    gathering(DEV, [], [3, 7], [DEV]),
    "2 of 8 are here",
    "You consent to start with fewer. The others decide too.",
  ],
];

const CHECK_IN: Case[] = [
  [
    "offered to me",
    inRound(0, DEV, { floor: { type: "offered", to: DEV } }),
    "The floor is yours to take",
    "Take it, or pass. Nobody asks why.",
    true,
  ],
  [
    "offered to Ben",
    inRound(0, DEV, { floor: { type: "offered", to: BEN } }),
    "Ben is next",
    "Ben can take the floor, or pass.",
  ],
  [
    "mine",
    inRound(0, DEV, { floor: held(DEV) }),
    "It is your turn",
    "Say how it is for you, then press Done.",
    true,
  ],
  ["Ben’s", inRound(0, DEV, { floor: held(BEN) }), "Ben has the floor", "Listen. Your turn comes."],
  ["all heard", inRound(0, DEV), "Everyone has been heard", "Hugo moves on when you are ready."],
  [
    "all heard, I lead",
    inRound(0, HUGO, {}, ["next"]),
    "Everyone has been heard",
    "Move on when everyone is ready.",
  ],
  [
    "all heard in the last round",
    inRound(6, DEV, { round: round(6, { floorKind: "inTurn" }) }),
    "Everyone has been heard",
    "Hugo closes the meeting when you are ready.",
  ],
  [
    "all heard in the last round, I lead",
    inRound(6, HUGO, { round: round(6, { floorKind: "inTurn" }) }, ["close"]),
    "Everyone has been heard",
    "Close the meeting when everyone is ready.",
  ],
];

const BIDDING: Case[] = [
  [
    "to bid",
    inRound(1, DEV, { bids: bids({ awaited: [DEV] }) }),
    "Who presents today?",
    "Offer an issue, or say no bid today. All are shown together.",
  ],
  [
    "the facilitator is not asked",
    inRound(1, HUGO, { bids: bids({ awaited: [DEV] }) }),
    "Who presents today?",
    "Everyone offers an issue, or says no bid today. All are shown together.",
  ],
  [
    "bid is in",
    inRound(1, DEV, { bids: bids({ answered: [DEV], awaited: [BEN, CHLOE] }) }),
    "Who presents today?",
    "Your answer is in. Waiting for Ben and Chloe.",
  ],
  [
    "many awaited",
    inRound(1, DEV, { bids: bids({ answered: [DEV], awaited: [0, 1, 2, 4] }) }),
    "Who presents today?",
    "Your answer is in. Waiting for 4 people.",
  ],
  [
    "to gauge",
    inRound(1, DEV, { bids: bids({ choosing: { type: "gauging" } }) }),
    "The issues are on the table",
    "Say how far you agree that each is presented today.",
  ],
  [
    "talk",
    inRound(1, DEV, { bids: bids({ choosing: { type: "gauging" }, talkUntil: AT }) }),
    "Talk it through",
    "Two minutes to hear each other. Anyone may withdraw their issue.",
  ],
  [
    "proposed",
    inRound(1, DEV, { bids: bids({ choosing: proposal }) }),
    "Hugo proposes Ada’s issue",
    "Agree, or object and say why.",
  ],
  [
    "mine is proposed",
    inRound(1, ADA, { bids: bids({ choosing: proposal }) }),
    "Hugo proposes your issue",
    "Agree, or object and say why.",
  ],
  [
    "chosen",
    inRound(1, DEV, {
      bids: bids({ choosing: { type: "chosen", bid: 1, how: { type: "consensus" } } }),
    }),
    "Ada presents today",
    "Hugo moves on when you are ready.",
  ],
  [
    "I am chosen",
    inRound(1, ADA, {
      bids: bids({ choosing: { type: "chosen", bid: 1, how: { type: "consensus" } } }),
    }),
    "You present today",
    "Hugo moves on when you are ready.",
  ],
  [
    "no bids",
    inRound(1, DEV, { bids: bids({ choosing: { type: "noBids" } }) }),
    "Nobody offers an issue today",
    "That is fine. Close early, or talk about what would help next time.",
  ],
];

const unsupported = { ...ISSUE, support: null };
const PRESENTING: Case[] = [
  [
    "support first",
    asPresenter(inRound(2, ADA, { issue: unsupported }, ["stateSupport"])),
    "Before you present",
    "Say what support you want from the set.",
    true,
  ],
  [
    "support first, offered",
    asPresenter(
      inRound(2, ADA, { issue: unsupported, floor: { type: "offered", to: ADA } }, [
        "stateSupport",
      ]),
    ),
    "The floor is yours to take",
    "Say what support you want, then take the floor.",
    true,
  ],
  ["about to", inRound(2, DEV), "Ada is about to present", "Get ready to listen."],
  [
    "me",
    asPresenter(inRound(2, ADA, { floor: held(ADA) })),
    "You are presenting",
    "Nobody interrupts you. Press Done when you have said it.",
    true,
  ],
  ["Ada", inRound(2, DEV, { floor: held(ADA) }), "Ada is presenting", "Listen. Nobody interrupts."],
];

const ASKING: Case[] = [
  [
    "free",
    inRound(4, DEV, {}, ["ask"]),
    "The floor is free for a question",
    "Ask when you have a question. The first one can be small.",
  ],
  [
    "free, I present",
    asPresenter(inRound(4, ADA)),
    "The floor is free for a question",
    "The next question comes to you.",
  ],
  [
    "I ask aloud",
    inRound(4, BEN, { floor: pair("asking") }),
    "Ask your question",
    "Ask it aloud. The answer is theirs.",
    true,
  ],
  [
    "I ask, typed",
    inRound(4, BEN, { floor: pair("asking", "What is it?") }),
    "Ask your question",
    "Your question is on every screen. Say it aloud if you like.",
    true,
  ],
  [
    "I am asked",
    inRound(4, ADA, { floor: pair("asking") }),
    "Ben is asking you",
    "Take your time before you answer.",
  ],
  [
    "others ask",
    inRound(4, DEV, { floor: pair("asking") }),
    "Ben is asking Ada",
    "Listen with care.",
  ],
  [
    "I answer",
    inRound(4, ADA, { floor: pair("answering") }),
    "You are answering Ben",
    "Silence is part of it. Press Answered when you have said it.",
    true,
  ],
  [
    "I am answered",
    inRound(4, BEN, { floor: pair("answering") }),
    "Ada is answering you",
    "Listen. One follow-up comes after.",
  ],
  [
    "others answer",
    inRound(4, DEV, { floor: pair("answering") }, ["ask"]),
    "Ada is answering Ben",
    "Ask when you have a question. The first one can be small.",
  ],
  [
    "I may follow up",
    inRound(4, BEN, { floor: pair("answered") }, ["followUp", "done"]),
    "Ada has answered you",
    "Ask one follow-up, or press Done.",
    true,
  ],
  [
    "follow-up used",
    inRound(4, BEN, { floor: pair("answered") }, ["done"]),
    "Ada has answered you",
    "Press Done to let the next one ask.",
    true,
  ],
  [
    "on hold, me",
    inRound(4, BEN, {
      floor: pair("asking", null, true),
      flags: [{ flag: 1, seat: BEN, slip: "telling" }],
    }),
    "Your turn is on hold",
    "Reword it as a question, park it as an offer, or stand by it.",
    true,
  ],
  [
    "on hold, Ben",
    inRound(4, DEV, {
      floor: pair("asking", null, true),
      flags: [{ flag: 1, seat: BEN, slip: "telling" }],
    }),
    "Ben’s turn is on hold",
    "Ben decides how to say it another way.",
  ],
];

const line = {
  order: "asAsked",
  places: [CHLOE, DEV, FEMI].map((seat) => ({ seat, since: AT })),
} as const;
const queued = (ahead: number, text: string | null) =>
  withYou(
    inRound(4, DEV, { floor: pair("answering"), queue: { ...line, places: [...line.places] } }),
    {
      place: { ahead, text },
    },
  );
const IN_LINE: Case[] = [
  ["next, aloud", queued(0, null), "Ada is answering Ben", "You are next."],
  [
    "next, ready",
    queued(0, "What?"),
    "Ada is answering Ben",
    "You are next. Your question is ready.",
  ],
  [
    "after Chloe",
    queued(1, "What?"),
    "Ada is answering Ben",
    "You come after Chloe. Your question is ready.",
  ],
  [
    "passed over while away",
    { ...queued(0, "What?"), floor: { type: "offered", to: FEMI } },
    "Femi is next",
    "You come after Femi. Your question is ready.",
  ],
];

const CHARGE: Case[] = [
  [
    "me, two held",
    withYou(inRound(5, ADA), {
      presenter: true,
      held: [
        { offer: 1, kind: "advice", seat: null },
        { offer: 2, kind: "opinion", seat: null },
      ],
    }),
    "You are in charge",
    "2 thoughts are held for you. Invite what you want, or nothing.",
  ],
  [
    "me, invited",
    asPresenter(inRound(5, ADA, { offers: { invited: ["experience"], opened: [] } })),
    "You are in charge",
    "You invited experiences.",
  ],
  [
    "muted",
    inRound(5, DEV),
    "Ada is in charge",
    "Advice rests until Ada invites it. You can hold a thought.",
  ],
  [
    "invited",
    inRound(5, DEV, { offers: { invited: ["experience", "suggestion"], opened: [] } }),
    "Ada invites experiences and suggestions",
    "Offer one if you have it.",
  ],
];

const paused = (
  reason: PauseReason,
  { me = DEV, until = null }: { me?: number; until?: number | null } = {},
) =>
  view(me, [], {
    round: round(4, { paused: { since: AT, reason, until, gap: null } }),
    issue: ISSUE,
    floor: held(DEV),
  });
const closed = view(DEV);
const REST: Case[] = [
  ["plenary", inRound(6, DEV), "Hugo leads this round", "Listen with care."],
  [
    "plenary, I lead",
    inRound(6, HUGO),
    "You lead this round",
    "Give the floor to one after another.",
  ],
  [
    "paused",
    paused("asked"),
    "The set is paused",
    "All clocks are stopped. Take the time you need.",
  ],
  [
    "d8 restarted",
    paused("restarted"),
    "The server restarted",
    "Nothing was lost. The clocks stood still meanwhile.",
  ],
  [
    "d1 everyone had dropped out",
    paused("empty"),
    "Everyone was away",
    "Nothing was counted meanwhile.",
  ],
  [
    "closed",
    { ...closed, meeting: { ...closed.meeting, stage: "closed" } },
    "The meeting is closed",
    "What came of it is below. Thank you for thinking together.",
  ],
];

const PAUSES: Case[] = [
  [
    "r5 time-out, others",
    paused("process"),
    "A pause to look at how you work",
    "The issue rests, and so do the clocks. Say what you notice. Hugo goes on with the issue.",
  ],
  [
    "r5 time-out, I lead",
    paused("process", { me: HUGO }),
    "A pause to look at how you work",
    "The issue rests, and so do the clocks. Say what you notice. You go on when it has been said.",
  ],
  [
    "d2 presenter away",
    paused("presenterAway", { until: AT + 1 }),
    "Ada dropped out",
    "Everything waits for Ada. The clocks stand still.",
  ],
  [
    "d2 presenter away, 90 s over by this clock",
    paused("presenterAway", { until: AT }),
    "Ada dropped out",
    "Hugo chooses how you go on. Nothing is lost.",
  ],
  [
    "d2 presenter away, 90 s over",
    paused("presenterAway", { until: null }),
    "Ada dropped out",
    "Hugo chooses how you go on. Nothing is lost.",
  ],
  [
    "d2 presenter away, I choose",
    withYou(paused("presenterAway", { me: HUGO, until: AT }), { awayChoices: ["wait"] }),
    "Ada dropped out",
    "Choose together how you go on. Nothing is lost.",
    true,
  ],
  [
    "d2 silent notes",
    inRound(4, DEV, { round: round(4, { silentNotes: true }) }),
    "Quiet time, until Ada is back",
    "Write down what you would ask or offer. The clock runs on.",
  ],
];

const THINKING: Case[] = [
  [
    "f7 others",
    inRound(4, DEV, { floor: pair("thinking") }),
    "Ada is thinking",
    "Silence is part of it.",
  ],
  [
    "f7 the asker",
    inRound(4, BEN, { floor: pair("thinking") }),
    "Ada is thinking",
    "Silence is part of it.",
  ],
  [
    "f7 next in line",
    withYou(inRound(4, DEV, { floor: pair("thinking") }), { place: { ahead: 0, text: null } }),
    "Ada is thinking",
    "Silence is part of it. You are next.",
  ],
  [
    "f7 me",
    asPresenter(inRound(4, ADA, { floor: pair("thinking") })),
    "Take a moment to think",
    "Silence is part of it. Go on when you are ready.",
  ],
];

const listening = round(4, { floorKind: "listeningIn" });
const LISTENING: Case[] = [
  [
    "t3 idle, I present",
    asPresenter(inRound(4, ADA, { round: listening })),
    "The set is talking",
    "Listen in. You need not answer; note what strikes you.",
  ],
  [
    "t3 idle",
    inRound(4, DEV, { round: listening }),
    "The set is talking",
    "Ada listens in. Talk with each other, not to Ada.",
  ],
  [
    "t3 Ben speaks, I present",
    asPresenter(inRound(4, ADA, { round: listening, floor: held(BEN) })),
    "Ben thinks aloud for you",
    "Listen in. You need not answer; note what strikes you.",
  ],
  [
    "t3 Ben speaks",
    inRound(4, DEV, { round: listening, floor: held(BEN) }),
    "Ben has the floor",
    "Ada listens in. Talk with each other, not to Ada.",
  ],
  [
    "t3 I speak",
    inRound(4, DEV, { round: listening, floor: held(DEV) }),
    "It is your turn",
    "Say how it is for you, then press Done.",
    true,
  ],
];

const offeredLead = (leadOffered: LeadOffered, change: Partial<View> = {}) =>
  withYou(inRound(0, EWA, { floor: held(BEN), ...change }), { leadOffered });
const LEAD: Case[] = [
  [
    "d4 offered by Hugo",
    offeredLead({ type: "by", seat: HUGO }),
    "Hugo offers you the lead",
    "Say yes, or stay as you are. Both are fine.",
    true,
  ],
  [
    "d3 vacant",
    offeredLead({ type: "vacant", until: AT }),
    "Would you lead for now?",
    "Hugo dropped out. Say yes, or leave it to someone else.",
    true,
  ],
  [
    "d3 back",
    withYou(inRound(0, BEN), { leadOffered: { type: "back" } }),
    "Would you like the lead back?",
    "Hugo led meanwhile. Take it back, or leave it.",
    true,
  ],
  [
    "d3 never before my own turn",
    offeredLead({ type: "vacant", until: AT }, { floor: held(EWA) }),
    "It is your turn",
    "Say how it is for you, then press Done.",
    true,
  ],
];

/** A self-facilitated meeting: Ben keeps the time. */
const together = (me: number, ready: number[], change: Partial<View> = {}) => {
  const base = inRound(0, me, {
    round: round(0, { ready, readyNeeded: 3, timekeeper: BEN }),
    ...change,
  });
  return { ...base, meeting: { ...base.meeting, lead: null, selfFacilitated: true } };
};
const TOGETHER: Case[] = [
  [
    "t5 not ready yet",
    together(DEV, [ADA, BEN]),
    "Everyone has been heard",
    "You move on together: 2 of 3 are ready.",
  ],
  ["t5 ready", together(DEV, [DEV]), "Everyone has been heard", "You are ready: 1 of 3 are."],
  [
    "t5 nobody leads the plenary",
    together(DEV, [], { round: round(6, { readyNeeded: 3, timekeeper: BEN }) }),
    "Everyone may speak",
    "You close together: 0 of 3 are ready.",
  ],
];

const suspended = (me: number, may: Act[], here: number[], consents: number[] = []) => {
  const base = gathering(me, may, here, consents);
  return { ...base, meeting: { ...base.meeting, stage: "suspended" as const } };
};
const SUSPENDED: Case[] = [
  [
    "r3 enough, I may resume",
    suspended(HUGO, ["resume"], [0, 1, 2, 7]),
    "The meeting rests",
    "Go on when you are all ready. Everything is where you left it.",
  ],
  [
    "r3 enough, I wait",
    suspended(DEV, [], [0, 1, 3, 7]),
    "The meeting rests",
    "Hugo takes it up again when you are all ready.",
  ],
  [
    "r3 too few",
    suspended(DEV, ["consent"], [3, 7]),
    "The meeting rests",
    "It goes on with 4 here, or when everyone here consents.",
  ],
  [
    "r3 too few, I consent",
    suspended(DEV, [], [3, 7], [DEV]),
    "The meeting rests",
    "You consent to go on with fewer. The others decide too.",
  ],
];

describe("now", () => {
  const all = {
    GATHERING,
    CHECK_IN,
    BIDDING,
    PRESENTING,
    ASKING,
    IN_LINE,
    CHARGE,
    REST,
    PAUSES,
    THINKING,
    LISTENING,
    LEAD,
    TOGETHER,
    SUSPENDED,
  };
  for (const [group, cases] of Object.entries(all)) {
    it.each(cases)(`${group}: %s`, (_what, view, head, you, yours) => {
      expect(now(view, AT)).toEqual({ head, you, yours: yours ?? false });
    });
  }

  it("holds no running seconds: it is spoken whenever it changes", () => {
    for (const [, view] of Object.values(all).flat()) {
      const { head, you } = now(view, AT);
      expect(`${head} ${you}`).not.toMatch(/\d:\d\d/);
    }
  });
});
