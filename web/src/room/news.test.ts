import { describe, expect, it } from "vitest";
import { BEN, CHLOE, DEV, EWA, HUGO, view } from "./fixtures";
import { news, type Scene } from "./news";

const dev = view(DEV);
const quiet: Scene = { here: [BEN, DEV], hands: [], removed: [], lead: HUGO };

describe("news", () => {
  it("is silent where nothing changed, and about oneself", () => {
    expect(news(quiet, quiet, dev)).toBeNull();
    expect(news({ ...quiet, here: [] }, { ...quiet, here: [DEV], hands: [DEV] }, dev)).toBeNull();
  });

  it("makes one sentence of what came together", () => {
    const after = { ...quiet, here: [BEN, CHLOE, DEV, EWA] };
    expect(news(quiet, after, dev)).toBe("Chloe and Ewa are here.");
  });

  it("tells who left and whose hand is up, not whose came down", () => {
    expect(news(quiet, { ...quiet, here: [DEV] }, dev)).toBe("Ben lost the connection.");
    expect(news(quiet, { ...quiet, hands: [BEN] }, dev)).toBe(
      "Ben has a hand up about how we work.",
    );
    expect(news({ ...quiet, hands: [BEN] }, quiet, dev)).toBeNull();
  });

  it("d7 says kindly that someone is not here any more, and nothing of a lost connection", () => {
    const after = { ...quiet, here: [DEV], removed: [BEN] };
    expect(news(quiet, after, dev)).toBe("Ben is not in this meeting any more.");
  });

  it("d3 d4 says who leads now, or that nobody does", () => {
    expect(news(quiet, { ...quiet, lead: EWA }, dev)).toBe("Ewa leads now.");
    expect(news(quiet, { ...quiet, lead: DEV }, dev)).toBe("You lead now.");
    expect(news(quiet, { ...quiet, lead: null }, dev)).toBe(
      "Nobody leads now: you move on together when you are ready.",
    );
  });
});
