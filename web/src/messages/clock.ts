/** How lengths of time read. */
import { count } from "./words";

/** "2 minutes", "45 seconds", "1 minute 30 seconds". */
export function length(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [whole, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (whole === 0) return count(rest, "second");
  if (rest === 0 || whole >= 5) return count(Math.round(seconds / 60), "minute");
  return `${count(whole, "minute")} ${count(rest, "second")}`;
}

export const clockWords = {
  up: "Time is up",
  timer: "Time left in this round",
  stopped: "stopped",
  label(warning: string, left: number) {
    if (warning === "calm") return "left";
    return left <= 60_000 ? "last minute" : "left, nearly up";
  },
  /** Where there is a turn's clock too, the one of the round is told by its name. */
  turn: "Your turn",
  round: "Round",
  turnTimer: "Time left of your turn",
  turnPlanned: (digits: string) => `Planned for this turn: ${digits}`,
  spoken(left: number, turn = false) {
    if (left <= 0) return turn ? "The time of your turn is up." : "Time is up.";
    return `${length(left)} left${turn ? " of your turn" : ""}.`;
  },
};
