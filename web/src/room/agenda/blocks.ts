/** The agenda in blocks: the rounds of one issue belong together. */
import type { AgendaItem, Seat } from "../../protocol";

export interface Step extends AgendaItem {
  /** Its place in the agenda. */
  index: number;
}

export interface Block {
  /** Whose issue it is; none for rounds of all. */
  presenter: Seat | null;
  returning: boolean;
  steps: Step[];
  /** Which issue it is of how many, where there are several. */
  place: { n: number; of: number } | null;
}

export function blocks(agenda: readonly AgendaItem[]): Block[] {
  const found: Block[] = [];
  let last: AgendaItem | null = null;
  for (const [index, item] of agenda.entries()) {
    const step = { ...item, index };
    const block = found.at(-1);
    if (block && last?.issue === item.issue) block.steps.push(step);
    else {
      const { presenter, returning } = item;
      found.push({ presenter, returning, steps: [step], place: null });
    }
    last = item;
  }
  const issues = found.filter((block) => block.steps[0]?.issue !== null && !block.returning);
  if (issues.length > 1) {
    issues.forEach((block, n) => (block.place = { n: n + 1, of: issues.length }));
  }
  return found;
}
