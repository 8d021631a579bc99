// The now line through the rounds.
import type { View } from "../live/reduce";
import {
  ADA,
  AT,
  BEN,
  CHLOE,
  DEV,
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
  withYou,
} from "./fixtures";
import { type Case, holds } from "./now.cases";

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

holds({ GATHERING, CHECK_IN, BIDDING, PRESENTING, ASKING, IN_LINE, CHARGE });
