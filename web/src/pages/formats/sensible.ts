/** Which parts of a round go together, so that the editor offers no others. Pure. */
import type { FloorKind, Kind, Presents, Whom, Yield } from "../../protocol";

const PRESENTER_FLOORS: FloorKind[] = [
  "presenterAlone",
  "questionAndAnswer",
  "listeningIn",
  "presenterCalls",
];

/** A round that makes no sense without a presenter. */
export const needsPresenter = (floor: FloorKind) => PRESENTER_FLOORS.includes(floor);

/** From whom each kind may come, the usual one first. */
const FROM: Record<Kind, Whom[]> = {
  update: ["holder", "presenter", "everyone", "members"],
  bid: ["members", "everyone"],
  account: ["presenter", "holder"],
  factQuestion: ["others"],
  openQuestion: ["others"],
  answer: ["presenter"],
  offer: ["others"],
  insight: ["presenter", "holder", "everyone", "members"],
  action: ["presenter", "holder", "everyone", "members"],
  reflection: ["everyone", "holder", "presenter", "others", "members"],
  processRemark: ["everyone"],
  theme: ["everyone", "facilitator", "members", "holder"],
  resource: ["everyone", "facilitator", "members", "holder"],
  recommendation: ["everyone", "members", "holder"],
  sharing: ["everyone", "members", "holder"],
  nextTheme: ["everyone", "members", "holder"],
};

const WITH_PRESENTER: Whom[] = ["presenter", "others"];
const OF_THEMES: Kind[] = ["theme", "resource", "recommendation", "sharing", "nextTheme"];
const OF_ISSUES: Kind[] = ["account", "factQuestion", "openQuestion", "answer", "offer"];

/** What may be contributed in such a round; remarks on the process always may, so they are not listed. */
export function sensibleKinds(presents: Presents, floor: FloorKind): Kind[] {
  const ofPresenter = needsPresenter(floor);
  return (Object.keys(FROM) as Kind[]).filter((kind) => {
    if (kind === "processRemark") return false;
    if (kind === "bid") return presents === "chosen" && !ofPresenter;
    if (OF_THEMES.includes(kind)) return presents === "nobody" && !ofPresenter;
    if (OF_ISSUES.includes(kind)) return presents !== "nobody";
    return true;
  });
}

/** Whether somebody like that is in a round: the presenter, or one who has the floor. */
export function isThere(presents: Presents, floor: FloorKind, from: Whom): boolean {
  if (from === "holder") return floor !== "open" && floor !== "listeningIn";
  return presents !== "nobody" || !WITH_PRESENTER.includes(from);
}

/** From whom this kind may come in such a round. */
export function sensibleWhom(presents: Presents, floor: FloorKind, kind: Kind): Whom[] {
  const some = FROM[kind].filter((from) => isThere(presents, floor, from));
  return some.length > 0 ? some : FROM[kind];
}

/** What comes only of a kind that is admitted. */
const YIELDED_BY: Partial<Record<Yield, Kind>> = {
  actionsReviewed: "update",
  presenterChosen: "bid",
  actionDrafted: "action",
  reflected: "reflection",
  themeStated: "theme",
  resourceShared: "resource",
  recommended: "recommendation",
  insightTold: "insight",
};

interface Part {
  floor: FloorKind;
  admits: { kind: Kind }[];
  hasMinimum: boolean;
}

/** Whether a round can yield it at all: asked for what it cannot yield, it could never end in peace. */
export function canYield(presents: Presents, round: Part, what: Yield): boolean {
  const kind = YIELDED_BY[what];
  if (kind) return round.admits.some((row) => row.kind === kind);
  if (what === "supportStated") return presents !== "nobody";
  return what !== "minimumTime" || round.hasMinimum;
}

/** Whether it is worth offering in a round like this. */
export function sensibleYield(presents: Presents, round: Part, what: Yield): boolean {
  if (what === "everyoneHeard" && round.floor !== "inTurn") return false;
  if (what === "supportStated" && !needsPresenter(round.floor)) return false;
  if (what === "actionsConfirmed" && needsPresenter(round.floor)) return false;
  return canYield(presents, round, what);
}
