/**
 * Parts of the room that are rarely wanted: they are fetched apart, so that the room opens fast, and
 * all of them soon after, so that they are there when the connection is not.
 */
import type { Component } from "svelte";

type Part = () => Promise<{ default: Component }>;

export const parts = {
  actions: () => import("./actions/Actions.svelte"),
  agenda: () => import("./agenda/AgendaSheet.svelte"),
  away: () => import("./pause/PresenterAway.svelte"),
  bidding: () => import("./bidding/Bidding.svelte"),
  carried: () => import("./actions/Carried.svelte"),
  cycle: () => import("./cycle/Cycle.svelte"),
  gathering: () => import("./Gathering.svelte"),
  held: () => import("./offers/HeldForMe.svelte"),
  keys: () => import("./Keys.svelte"),
  lead: () => import("./lead/LeadOffered.svelte"),
  motion: () => import("./motion/Motion.svelte"),
  summary: () => import("./Summary.svelte"),
  suspended: () => import("./pause/Suspended.svelte"),
} satisfies Record<string, Part>;

export type PartName = keyof typeof parts;

/** The room itself comes first. */
const REST_MS = 3_000;

/** Fetches all of them once the room is there; the answer stops it. A failure is tried again when wanted. */
export function fetchParts(): () => void {
  const timer = setTimeout(() => {
    for (const part of Object.values(parts)) part().catch(() => {});
  }, REST_MS);
  return () => clearTimeout(timer);
}
