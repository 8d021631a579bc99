import { describe, expect, it } from "vitest";
import { actOf, SHORTCUTS, spokenKeys, type Place, type Press } from "./shortcuts";

const bare: Press = {
  key: "",
  code: "",
  altKey: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
};
const room: Place = { inField: false, sheetOpen: false, letters: true };

describe("shortcuts", () => {
  it.each(SHORTCUTS.map(({ key, act }) => [key, act] as const))("%s does %s", (key, act) => {
    const code = key === "?" ? "Slash" : `Key${key}`;
    expect(actOf({ ...bare, key: key.toLowerCase(), code }, room)).toBe(act);
    const both = { ...bare, key: "ʘ", code, altKey: true, shiftKey: true };
    expect(actOf(both, { ...room, inField: true, letters: false })).toBe(act);
  });

  it("leaves letters alone in a field, under a sheet, with a modifier, held down, or switched off", () => {
    const q = { ...bare, key: "q", code: "KeyQ" };
    expect(actOf(q, { ...room, inField: true })).toBeNull();
    expect(actOf(q, { ...room, sheetOpen: true })).toBeNull();
    expect(actOf(q, { ...room, letters: false })).toBeNull();
    expect(actOf({ ...q, ctrlKey: true }, room)).toBeNull();
    expect(actOf({ ...q, metaKey: true }, room)).toBeNull();
    expect(actOf({ ...q, altKey: true }, room)).toBeNull();
    expect(actOf({ ...q, repeat: true }, room)).toBeNull();
  });

  it.each([" ", "Enter", "ArrowDown", "Tab"])("never takes %s", (key) => {
    expect(actOf({ ...bare, key, code: key }, room)).toBeNull();
  });

  it("says its keys to those who listen", () => {
    expect(spokenKeys("ask")).toBe("Q Alt+Shift+Q");
    expect(spokenKeys("keys")).toBe("?");
  });
});
