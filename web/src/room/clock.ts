/** Time left, from the server's clock and the measured offset [C1]; warnings by colour and text [C3]. */
import { clockWords } from "../messages/clock";
import type { View } from "../live/reduce";
import type { Clock, FloorKind, Millis, Seat, Timestamp } from "../protocol";

/** `soon` from 20 % left, `last` from 5 % left, `over` past the plan. */
export type Warning = "calm" | "soon" | "last" | "over";

export interface TimeLeft {
  /** Negative past the planned length. */
  left: number;
  warning: Warning;
  /** False while it stands still. */
  running: boolean;
  /** "8:47", or "Time is up". */
  digits: string;
  /** What stands beside: "left", "last minute", "+0:12". */
  label: string;
}

/** How much of it is used at a moment of the server's clock. */
export function used(clock: Clock, at: Timestamp): Millis {
  const running = clock.runningSince === null ? 0 : Math.max(0, at - clock.runningSince);
  return clock.used + running;
}

export function timeLeft(clock: Clock, at: Timestamp): TimeLeft {
  const left = clock.planned - used(clock, at);
  const warning = warningAt(clock.planned, left);
  const over = warning === "over";
  return {
    left,
    warning,
    running: clock.runningSince !== null,
    digits: over ? clockWords.up : minutes(left),
    label: over ? `+${minutes(-left)}` : clockWords.label(warning, left),
  };
}

function warningAt(planned: Millis, left: number): Warning {
  if (left <= 0) return "over";
  if (left <= planned * 0.05) return "last";
  return left <= planned * 0.2 ? "soon" : "calm";
}

/** "8:47"; an hour and more as "1:08:47". Time left is rounded up: 0:01 is shown until it is over. */
export function minutes(ms: number): string {
  const seconds = ms > 0 ? Math.ceil(ms / 1000) : 0;
  const two = (n: number) => String(n).padStart(2, "0");
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  const tail = two(rest % 60);
  return hours > 0
    ? `${hours}:${two(Math.floor(rest / 60))}:${tail}`
    : `${Math.floor(rest / 60)}:${tail}`;
}

/** The sentence to speak when a warning is reached, if it is a new and a worse one. */
export function spoken(before: Warning, now: TimeLeft, turn = false): string | null {
  const order: Warning[] = ["calm", "soon", "last", "over"];
  if (order.indexOf(now.warning) <= order.indexOf(before)) return null;
  return clockWords.spoken(now.left, turn);
}

/** Rounds in which a turn has a length of its own; elsewhere the round's time is theirs. */
const TURNS: readonly FloorKind[] = ["inTurn", "presenterCalls", "facilitatorLeads"];

/** The turn that runs, if one does [C3]. */
export function turnNow(view: View): { by: Seat; clock: Clock; mine: boolean } | null {
  const { floor, round, you } = view;
  if (floor.type !== "held" || !round || !TURNS.includes(round.floorKind)) return null;
  return { by: floor.by, clock: floor.clock, mine: floor.by === you.seat };
}
