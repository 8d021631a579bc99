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
  spoken: (left: number) => `${length(left)} left.`,
};
