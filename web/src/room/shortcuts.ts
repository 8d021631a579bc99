/** The room's keys: one table for the handler, the hints on buttons, the list and the test. */

export type Act = "ask" | "done" | "time" | "hand" | "next" | "pause" | "keys";

export interface Shortcut {
  /** The letter, as it is shown. */
  key: string;
  act: Act;
  /** Only the facilitator has it. */
  facilitator?: true;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { key: "Q", act: "ask" },
  { key: "D", act: "done" },
  { key: "T", act: "time" },
  { key: "H", act: "hand" },
  { key: "N", act: "next", facilitator: true },
  { key: "P", act: "pause", facilitator: true },
  { key: "?", act: "keys" },
];

/** What is known of a key press. */
export interface Press {
  key: string;
  /** The physical key, which `Alt` leaves as it is. */
  code: string;
  altKey: boolean;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  repeat: boolean;
}

/** Where the press happened. */
export interface Place {
  /** In a field, where letters are letters. */
  inField: boolean;
  /** A sheet is open over the room. */
  sheetOpen: boolean;
  /** The person left bare letters on. */
  letters: boolean;
}

/** The act of a press: a bare letter, or the same with Alt and Shift, which works in fields too. */
export function actOf(press: Press, place: Place): Act | null {
  if (press.ctrlKey || press.metaKey || press.repeat || place.sheetOpen) return null;
  if (press.altKey && press.shiftKey) {
    return SHORTCUTS.find(({ key }) => press.code === codeOf(key))?.act ?? null;
  }
  if (press.altKey || place.inField || !place.letters) return null;
  return SHORTCUTS.find(({ key }) => press.key.toUpperCase() === key)?.act ?? null;
}

/** For `aria-keyshortcuts`. */
export function spokenKeys(act: Act): string | undefined {
  const found = SHORTCUTS.find((shortcut) => shortcut.act === act);
  return found && found.key !== "?" ? `${found.key} Alt+Shift+${found.key}` : found?.key;
}

function codeOf(key: string): string {
  return key === "?" ? "Slash" : `Key${key}`;
}
