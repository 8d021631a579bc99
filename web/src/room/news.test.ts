import { describe, expect, it } from "vitest";
import { BEN, CHLOE, DEV, EWA, view } from "./fixtures";
import { news } from "./news";

const dev = view(DEV);
const quiet = { here: [BEN, DEV], hands: [] };

describe("news", () => {
  it("is silent where nothing changed, and about oneself", () => {
    expect(news(quiet, quiet, dev)).toBeNull();
    expect(news({ here: [], hands: [] }, { here: [DEV], hands: [DEV] }, dev)).toBeNull();
  });

  it("makes one sentence of what came together", () => {
    const after = { here: [BEN, CHLOE, DEV, EWA], hands: [] };
    expect(news(quiet, after, dev)).toBe("Chloe and Ewa are here.");
  });

  it("tells who left and whose hand is up, not whose came down", () => {
    expect(news(quiet, { here: [DEV], hands: [] }, dev)).toBe("Ben lost the connection.");
    expect(news(quiet, { ...quiet, hands: [BEN] }, dev)).toBe(
      "Ben has a hand up about how we work.",
    );
    expect(news({ ...quiet, hands: [BEN] }, quiet, dev)).toBeNull();
  });
});
