import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { check } from "./draw";

const hex = (text: string) => createHash("sha256").update(text).digest("hex");
const SEED = "6f1c0a";

it("b4 finds the seed that was promised, and the bid at its place in order of id", async () => {
  const place = Number(BigInt(`0x${hex(`draw:${SEED}`).slice(0, 16)}`) % 3n);
  const drawn = await check(SEED, hex(SEED), [9, 2, 5]);
  expect(drawn).toEqual({ promised: true, bid: [2, 5, 9][place] });
});

it("b4 notices another seed than the one that was promised", async () => {
  expect(await check(SEED, hex("another"), [1, 2])).toMatchObject({ promised: false });
});

it("draws nothing from nothing", async () => {
  expect(await check(SEED, hex(SEED), [])).toEqual({ promised: true, bid: null });
});
