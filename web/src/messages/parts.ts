/** The pages of a set: their names in its navigation. */
import type { Part } from "../router";

export const parts = {
  label: "Pages of the set",
  home: "Now",
  names: {
    schedule: "Dates",
    actions: "Actions",
    focus: "Focus",
    charter: "Charter",
    library: "Library",
    board: "Board",
    journal: "Journal",
  } satisfies Record<Part, string>,
  titleIn: (part: string, set: string) => `${part} · ${set}`,
  waiting: "You can see this page once someone has let you in.",
};
