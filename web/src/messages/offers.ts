/** Words about what is held back, invited and opened [O1]–[O5]. */
import type { OfferKind } from "../protocol";
import { count, list, offerKinds } from "./words";

const counted = (kind: OfferKind, n: number) =>
  count(n, offerKinds[kind].one, offerKinds[kind].many);

export const offerWords = {
  kind: "What is it?",
  kindName: (kind: OfferKind) => offerKinds[kind].name,
  kindsName: (kind: OfferKind) => offerKinds[kind].names,
  field: "Your thought",
  hold: "Hold this thought",
  holdHow:
    "Advice rests now. Nobody reads this until the presenter invites it, not even the facilitator.",
  holdIt: "Hold it for later",
  offer: "Offer a thought",
  offerHow: "The kinds the presenter invited are shown to all; others are held.",
  offerIt: "Offer it",
  mine: "Thoughts you hold",
  mineHow: "Only you can read these until the presenter opens them.",
  opened: "Opened by the presenter",
  reword: "Reword",
  withdraw: "Withdraw",
  keep: "Keep this wording",
  cancel: "Leave it as it was",

  forYou: "Held for you",
  none: "Nobody holds a thought for you now.",
  held: (counts: [OfferKind, number][]) => list(counts.map(([kind, n]) => counted(kind, n))),
  from: (name: string) => `from ${name}`,
  inviteWhich: "Which would help you now?",
  inviteNone: "None at all is a good answer too.",
  invite: "Invite these",
  change: "Change what I invite",
  openOne: "Open",
  openOneOf: (kind: OfferKind, n: number) => `Open ${offerKinds[kind].one} ${n}`,
  openAll: "Open all of the kinds I invited",
  mute: "Mute advice",
  invited: (kinds: OfferKind[]) =>
    `Invited: ${list(kinds.map((kind) => offerKinds[kind].names.toLowerCase()))}.`,
  muted: "Advice is muted.",
  notInvited: "not invited",
  openedTitle: "Opened thoughts",
  by: (name: string) => (name === "You" ? "from you" : `from ${name}`),
};
