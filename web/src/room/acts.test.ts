import { describe, expect, it } from "vitest";
import type { View } from "../live/reduce";
import type { Act } from "../protocol";
import { choices } from "./acts";
import { ADA, DEV, HUGO, ISSUE, round, view, withYou } from "./fixtures";

const primary = (view: View) => choices(view).primary?.label ?? null;
const others = (view: View) => choices(view).others.map(({ label }) => label);
const live = (index: number, may: Act[], me: number = DEV) =>
  view(me, may, { round: round(index), issue: index > 1 ? ISSUE : null });

describe("acts", () => {
  it.each<[Act[], string]>([
    [["continue", "flag"], "Continue"],
    [["open"], "Open the meeting"],
    [["consent"], "Consent to start"],
    [["acceptFloor", "pass"], "I’ll take the floor"],
    [["asked"], "I’ve asked it"],
    [["answered"], "Answered"],
    [["done", "followUp"], "Done"],
    [["ask", "offer"], "Ask a question"],
    [["askFloor"], "Ask for the floor"],
    [["offer"], "Hold this thought"],
  ])("a1 %j is led by %s", (may, label) => {
    expect(primary(live(4, may))).toBe(label);
  });

  it("a1 offers nothing that the view does not allow", () => {
    expect(choices(live(4, []))).toEqual({ primary: null, others: [], rest: [] });
    expect(choices(live(4, ["flag", "pause"]))).toEqual({ primary: null, others: [], rest: [] });
  });

  it("keeps the passing and the holding beside the next act, never twice", () => {
    expect(others(live(0, ["acceptFloor", "pass"]))).toEqual(["Pass"]);
    expect(others(live(4, ["ask", "offer"]))).toEqual(["Hold this thought"]);
    expect(others(live(4, ["offer"]))).toEqual([]);
    expect(others(live(4, ["done", "followUp"]))).toEqual(["Follow up"]);
  });

  it("a1 writes only the kinds that are admitted", () => {
    const base = live(6, ["say"]);
    expect(primary(base)).toBeNull();
    const both = withYou(base, { admitted: ["reflection", "processRemark", "offer"] });
    expect(primary(both)).toBe("Add a reflection");
    expect(others(both)).toEqual([]);
    expect(choices(both).rest.map(({ label }) => label)).toEqual(["Say how we work"]);
    const remark = withYou(base, { admitted: ["processRemark"] });
    expect(primary(remark)).toBeNull();
    expect(choices(remark).rest.map(({ label }) => label)).toEqual(["Say how we work"]);
  });

  it("o1 holds a thought while advice rests, and offers it once invited", () => {
    const base = live(5, ["offer"]);
    expect(primary(base)).toBe("Hold this thought");
    expect(primary({ ...base, offers: { invited: ["advice"], opened: [] } })).toBe(
      "Offer a thought",
    );
  });

  it("o6 asks the presenter for the support wanted, once", () => {
    const base = withYou(live(2, ["stateSupport"], ADA), { presenter: true });
    expect(primary(base)).toBeNull();
    expect(primary({ ...base, issue: { ...ISSUE, support: null } })).toBe("Say what you want");
  });

  it("s1 asks for the reading and the confirming when there is something to read or confirm", () => {
    const drafted = (readBack: boolean, confirmed = false): View["actions"] => ({
      carried: [],
      drafted: [
        {
          action: 1,
          seat: ADA,
          issue: 0,
          wording: {
            what: "Ask",
            measure: null,
            means: null,
            why: null,
            due: null,
            involvesPupils: false,
            ethicsTicked: false,
          },
          readBack,
          confirmed,
        },
      ],
    });
    const leads = live(6, ["readBack"], HUGO);
    expect(primary({ ...leads, actions: drafted(false) })).toBe("Read an action back");
    expect(primary({ ...leads, actions: drafted(true) })).toBeNull();
    const presents = live(6, ["confirmAction"], ADA);
    expect(primary({ ...presents, actions: drafted(false) })).toBeNull();
    expect(primary({ ...presents, actions: drafted(true) })).toBe("Confirm your action");
    expect(primary({ ...presents, actions: drafted(true, true) })).toBeNull();
  });
});
