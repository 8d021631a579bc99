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

/** From whom this kind may come in such a format. */
export function sensibleWhom(presents: Presents, kind: Kind): Whom[] {
  const some = FROM[kind].filter((from) => presents !== "nobody" || !WITH_PRESENTER.includes(from));
  return some.length > 0 ? some : FROM[kind];
}

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

/** What a round like this can yield. */
export function sensibleYields(presents: Presents, { floor, admits, hasMinimum }: Part): Yield[] {
  const kinds = admits.map(({ kind }) => kind);
  const yields: Yield[] = [];
  if (floor === "inTurn") yields.push("everyoneHeard");
  if (presents !== "nobody" && needsPresenter(floor)) yields.push("supportStated");
  if (hasMinimum) yields.push("minimumTime");
  for (const [each, kind] of Object.entries(YIELDED_BY) as [Yield, Kind][]) {
    if (kinds.includes(kind)) yields.push(each);
  }
  if (!needsPresenter(floor)) yields.push("actionsConfirmed");
  return yields;
}
