/** Frames into state: pure, so that what a screen shows is a function of what was said [D1]. */
import type { Changed, Hand, MeetingId, Seat, ServerFrame, Waiting } from "../protocol";

/** All sections. */
export type View = Required<Changed>;

/** What is of the moment: never logged, replaced whole. */
export interface Presence {
  waiting: Waiting[];
  writing: Seat[];
  hands: Hand[];
}

export interface RoomState {
  meeting: MeetingId | null;
  /** The revision of `sections`; none before the first welcome. */
  revision: number | null;
  /** What is known; a `View` once the first welcome came. */
  sections: Changed;
  presence: Presence;
}

export const NOTHING: RoomState = {
  meeting: null,
  revision: null,
  sections: {},
  presence: { waiting: [], writing: [], hands: [] },
};

/** The state after a frame; the same object where the frame changes nothing. */
export function reduce(state: RoomState, frame: ServerFrame): RoomState {
  switch (frame.type) {
    case "welcome":
      return {
        ...state,
        meeting: frame.meeting,
        revision: frame.revision,
        sections: { ...state.sections, ...frame.view },
      };
    case "view":
      if (state.revision === null || frame.revision <= state.revision) return state;
      return {
        ...state,
        revision: frame.revision,
        sections: { ...state.sections, ...frame.changed },
      };
    case "presence":
      return {
        ...state,
        presence: { waiting: frame.waiting, writing: frame.writing, hands: frame.hands },
      };
    default:
      return state;
  }
}

/** What a section is while it was never sent. */
const ABSENT: Omit<View, "meeting" | "you"> = {
  round: null,
  floor: { type: "idle" },
  queue: { order: "asAsked", places: [] },
  roster: [],
  bids: null,
  issue: null,
  offers: { invited: [], opened: [] },
  flags: [],
  actions: { carried: [], drafted: [] },
  cycle: null,
  said: [],
  airtime: { floor: [], idle: 0, paused: 0 },
  summary: null,
};

/** The whole view, once there is one. */
export function viewOf(state: RoomState): View | null {
  const { meeting, you } = state.sections;
  return meeting && you ? { ...ABSENT, ...state.sections, meeting, you } : null;
}
