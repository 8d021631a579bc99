import { expect, test } from "vitest";
import { keyFor } from "./keys";

test("a key is the name in small letters, digits and hyphens", () => {
  expect(keyFor("Sieben Runden, kürzer!", [])).toBe("sieben-runden-kurzer");
  expect(keyFor("…", [])).toBe("format");
  expect(keyFor("x".repeat(80), []).length).toBeLessThanOrEqual(60);
});

test("a key that stands for something is not taken again", () => {
  expect(keyFor("Read", [])).toBe("read-2");
  expect(keyFor("Ours", ["ours", "ours-2"])).toBe("ours-3");
});
