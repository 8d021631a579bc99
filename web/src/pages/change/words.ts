/** What changed between two texts, word by word. Pure. */
import { diffWordsWithSpace } from "diff";

export interface Piece {
  text: string;
  how: "kept" | "removed" | "added";
}

/**
 * The pieces of both texts in reading order; what was taken out stands before what came in its place.
 * Words that changed one after the other are one change: "talk less" became "wait longer".
 */
export function wordsBetween(before: string, after: string): Piece[] {
  const pieces: Piece[] = [];
  let removed = "";
  let added = "";
  let gap = "";
  const settle = () => {
    if (removed) pieces.push({ text: removed, how: "removed" });
    if (added) pieces.push({ text: added, how: "added" });
    if (gap) pieces.push({ text: gap, how: "kept" });
    removed = added = gap = "";
  };
  for (const part of diffWordsWithSpace(before, after)) {
    const changed = removed !== "" && added !== "";
    if (part.added || part.removed) {
      // The space between two changes is in both texts.
      if (gap) {
        removed += gap;
        added += gap;
        gap = "";
      }
      if (part.added) added += part.value;
      else removed += part.value;
    } else if (changed && gap === "" && /^[^\S\n]+$/.test(part.value)) {
      gap = part.value;
    } else {
      settle();
      pieces.push({ text: part.value, how: "kept" });
    }
  }
  settle();
  return pieces;
}
