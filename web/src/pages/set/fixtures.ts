/** Small sets for tests. */
import type { ActionLine, MeetingLine, MemberLine, SetPage, Stage } from "../../protocol";

export const member = (id: string, more: Partial<MemberLine> = {}): MemberLine => ({
  id,
  name: id,
  role: "member",
  standing: "accepted",
  lastPresented: null,
  ...more,
});

export const action = (id: string, owner: string, open: boolean): ActionLine => ({
  id,
  member: owner,
  what: id,
  measure: null,
  due: null,
  outcome: null,
  learned: null,
  open,
});

export function page(more: Partial<SetPage> = {}): SetPage {
  const charter = {
    quorum: 3,
    tieRule: "draw" as const,
    groundRules: [],
    confidentiality: "-",
    namesOnHeldOffers: false,
    mostMeetings: 6,
    values: [],
    sponsorSees: "nothing" as const,
  };
  return {
    id: "s",
    name: "Set",
    purpose: "-",
    format: "seven-rounds",
    formatName: "-",
    cycle: null,
    charter: { version: 1, charter },
    you: member("Dev"),
    members: [member("Ada"), member("Dev"), member("Hugo", { role: "facilitator" })],
    invitations: [],
    meetings: [],
    actions: [],
    ...more,
  };
}

export const meeting = (id: string, stage: Stage): MeetingLine => ({
  id,
  stage,
  calledAt: 0,
  closedAt: null,
  presenter: null,
  issue: null,
  formatName: "-",
});
