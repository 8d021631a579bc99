import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { ICONS } from "./names";

it("names every drawing, and no other", () => {
  const drawn = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".svg"));
  expect(drawn.map((name) => name.slice(0, -".svg".length)).sort()).toEqual([...ICONS].sort());
});
