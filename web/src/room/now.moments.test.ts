// The now line in pauses, in silence, and when someone is away.
import type { View } from "../live/reduce";
import type { Act, LeadOffered, PauseReason } from "../protocol";
import {
  ADA,
  AT,
  BEN,
  DEV,
  EWA,
  HUGO,
  ISSUE,
  asPresenter,
  gathering,
  held,
  inRound,
  pair,
  round,
  view,
  withYou,
} from "./fixtures";
import { type Case, holds } from "./now.cases";

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

holds({ REST, PAUSES, THINKING, LISTENING, LEAD, TOGETHER, SUSPENDED });
