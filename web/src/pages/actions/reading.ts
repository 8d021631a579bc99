/** How the page of actions reads what the server sent. Pure. */
import type { ActionStory, MemberId, ObservationLine, ReviewLine } from "../../protocol";

export interface Filter {
  whose: "mine" | "everyones";
  which: "open" | "all";
}

/** Where the page begins: with one's own open ones, or with everyone's where there are none. */
export function firstFilter(actions: readonly ActionStory[], me: MemberId): Filter {
  const any = actions.some((action) => action.open && action.member === me);
  return { whose: any ? "mine" : "everyones", which: "open" };
}

/** The actions that a filter lets through, in the order they came. */
export function shown(
  actions: readonly ActionStory[],
  { whose, which }: Filter,
  me: MemberId,
): ActionStory[] {
  return actions.filter(
    ({ member, open }) => (whose === "everyones" || member === me) && (which === "all" || open),
  );
}

/** A step in an action's history. */
export type Step =
  | { kind: "noticed"; at: number; observation: ObservationLine }
  | { kind: "review"; at: number; review: ReviewLine };

/** What came of an action, in the order it happened. */
export function steps({ reviews, observations }: ActionStory): Step[] {
  const all: Step[] = [
    ...reviews.map((review) => ({ kind: "review" as const, at: review.at, review })),
    ...observations.map((observation) => ({
      kind: "noticed" as const,
      at: observation.at,
      observation,
    })),
  ];
  return all.toSorted((a, b) => a.at - b.at);
}
