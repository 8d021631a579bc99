import { describe, expect, it } from "vitest";
import type { View } from "../live/reduce";
import type { Act } from "../protocol";
import { choices, leadsOn } from "./acts";
import { ADA, AT, DEV, HUGO, ISSUE, round, view, withYou } from "./fixtures";

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
    [["resume"], "Go on with the meeting"],
    [["skipThinking", "ask"], "Go on"],
    [["answerAway"], "Choose how to go on"],
    [["stateTheme", "say"], "State the theme"],
    [["shareResource"], "Share a resource"],
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

  it("t5 is ready where nobody facilitates, as the next act once the floor is free", () => {
    const alone = (change: Partial<View>, mine = false): View => {
      const base = view(DEV, ["ready"], {
        round: round(4, { ready: mine ? [DEV, HUGO] : [HUGO], readyNeeded: 4 }),
        ...change,
      });
      return { ...base, meeting: { ...base.meeting, selfFacilitated: true, lead: null } };
    };
    const step = (ready: boolean) => ({
      type: "command",
      command: { type: "ready", leaving: 4, ready },
    });
    expect(choices(alone({})).primary).toMatchObject({
      label: "I’m ready",
      note: "1 of 4 ready",
      pressed: false,
      step: step(true),
    });
    expect(choices(alone({}, true)).primary).toMatchObject({
      note: "2 of 4 ready",
      pressed: true,
      step: step(false),
    });
    const speaks = alone({ floor: { type: "offered", to: HUGO } });
    expect(primary(speaks)).toBeNull();
    expect(others(speaks)).toEqual(["I’m ready"]);
  });

  it("r1 is ready beside the next act where someone facilitates, and never for who moves on", () => {
    const base = live(4, ["ready", "ask"]);
    expect(primary(base)).toBe("Ask a question");
    expect(choices(base).others).toMatchObject([{ label: "I’m ready", pressed: false }]);
    expect(choices(live(4, ["ready", "next"], HUGO)).others).toEqual([]);
  });

  it("r5 puts the remark first while how the set works is looked at", () => {
    const pause = { since: AT, reason: "process", until: null, gap: null } as const;
    const base = withYou(view(DEV, ["say"], { round: round(4, { paused: pause }) }), {
      admitted: ["processRemark"],
    });
    expect(primary(base)).toBe("Say how we work");
    expect(choices(base).rest).toEqual([]);
  });

  it("g7 d4 d7 leads to what one is asked, after one’s own turn", () => {
    const base = withYou(live(4, ["answerLead", "answerEncouragement", "ask"]), {
      leadOffered: { type: "back" },
      encouraged: true,
    });
    expect(primary(base)).toBe("Answer about the lead");
    expect(primary(withYou(base, { leadOffered: null }))).toBe("You are asked something");
    expect(primary(withYou(base, { may: [...base.you.may, "done"] }))).toBe("Done");
  });

  it("o6 asks the presenter for the support wanted, once", () => {
    const base = withYou(live(2, ["stateSupport"], ADA), { presenter: true });
    expect(primary(base)).toBeNull();
    const unsaid = { ...base, issue: { ...ISSUE, support: null } };
    expect(primary(unsaid)).toBe("Say what you want");
    const inTurn = { ...base.meeting, presents: "inTurn" as const };
    expect(primary({ ...unsaid, meeting: inTurn })).toBeNull();
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

  it.each<[number, Act[], boolean]>([
    [4, ["next", "ask"], true],
    [4, ["next", "close"], true],
    [4, ["next", "continue"], false],
    [0, ["next", "acceptFloor"], false],
    [6, ["close", "say"], true],
    [6, ["close", "done"], false],
    [4, ["close"], false],
    [4, ["ask"], false],
  ])("one button is filled: in round %d with %j moving on leads: %s", (index, may, leads) => {
    expect(leadsOn(live(index, may, HUGO))).toBe(leads);
  });
});
