import { expect, it } from "vitest";
import { webAddress } from "./link";

it.each([
  ["https://example.org/a film", "https://example.org/a%20film"],
  ["http://school.local/paper.pdf", "http://school.local/paper.pdf"],
  ["javascript:alert(1)", null],
  ["data:text/html,hello", null],
  ["In the staff library, second shelf", null],
  [null, null],
])("e6 %s leads to %s", (link, address) => {
  expect(webAddress(link)).toBe(address);
});
