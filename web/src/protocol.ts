// Generated from the protocol crate; the test beside it fails when this is stale.

export type AcceptCharter = { 
/**
 * Which version was read.
 */
version: number, };
export type Acceptance = { 
/**
 * Whose.
 */
member: MemberId, 
/**
 * When.
 */
at: Timestamp, };
export type Act = "open" | "consent" | "next" | "extend" | "close" | "pause" | "continue" | "acceptFloor" | "pass" | "done" | "askFloor" | "ask" | "leaveQueue" | "asked" | "answered" | "followUp" | "grant" | "revoke" | "reorder" | "say" | "bid" | "withdrawBid" | "revealBids" | "gauge" | "propose" | "answerProposal" | "settleTie" | "stateSupport" | "offer" | "invite" | "muteAdvice" | "openOffer" | "flag" | "showFlag" | "dropFlag" | "draftAction" | "readBack" | "confirmAction" | "reviewAction" | "ready" | "undoNext" | "suspend" | "resume" | "timeOut" | "skipThinking" | "move" | "answerMotion" | "offerLead" | "answerLead" | "answerAway" | "encourage" | "answerEncouragement" | "giftMinutes" | "noIssue" | "nameIssue" | "stateTheme" | "shareResource" | "switchFormat";
export type ActionId = number;
export type ActionLine = { 
/**
 * Which.
 */
id: CarriedId, 
/**
 * Whose.
 */
member: MemberId, 
/**
 * What exactly.
 */
what: Words, 
/**
 * How they will know.
 */
measure: Line | null, 
/**
 * By when.
 */
due: CivilDate | null, 
/**
 * The last review, once there was one.
 */
outcome: Outcome | null, 
/**
 * What the owner learned, at the last review.
 */
learned: Words | null, 
/**
 * True until it is done or changed.
 */
open: boolean, };
export type ActionStories = { 
/**
 * The actions.
 */
actions: Array<ActionStory>, };
export type ActionStory = { 
/**
 * Which.
 */
id: CarriedId, 
/**
 * Whose.
 */
member: MemberId, 
/**
 * What was planned.
 */
wording: Wording, 
/**
 * True where it was read back and confirmed; else it is its owner's draft [S1].
 */
confirmed: boolean, 
/**
 * When the meeting closed in which it was taken on.
 */
madeAt: Timestamp, 
/**
 * True until it is done or changed.
 */
open: boolean, 
/**
 * What became of it, meeting by meeting, oldest first [S3].
 */
reviews: Array<ReviewLine>, 
/**
 * What its owner noticed between meetings, oldest first [S4].
 */
observations: Array<ObservationLine>, };
export type ActionView = { 
/**
 * Which.
 */
action: ActionId, 
/**
 * Whose.
 */
seat: Seat, 
/**
 * Of which issue; none where the set works on a theme.
 */
issue: IssueId | null, 
/**
 * Its wording.
 */
wording: Wording, 
/**
 * The facilitator has read it back.
 */
readBack: boolean, 
/**
 * The presenter has confirmed it.
 */
confirmed: boolean, };
export type ActionsView = { 
/**
 * Carried from earlier meetings [S3].
 */
carried: Array<CarriedView>, 
/**
 * Drafted in this one.
 */
drafted: Array<ActionView>, };
export type Admission = { 
/**
 * What.
 */
kind: Kind, 
/**
 * From whom.
 */
from: Whom, };
export type AgendaItem = { 
/**
 * Its name.
 */
name: Name, 
/**
 * Its planned length, extensions and gifts included.
 */
planned: Millis, 
/**
 * Of which issue it is a round, where it is held once for each.
 */
issue: IssueId | null, 
/**
 * Whose issue that is.
 */
presenter: Seat | null, 
/**
 * True where that person comes back with actions to tell of.
 */
returning: boolean, 
/**
 * No extension takes from it [C4].
 */
protected: boolean, };
export type AirtimeView = { 
/**
 * For each seat, in seat order.
 */
floor: Array<Millis>, 
/**
 * Nobody had the floor.
 */
idle: Millis, 
/**
 * The set was paused.
 */
paused: Millis, };
export type AirtimeYear = { 
/**
 * Over how many meetings.
 */
meetings: number, 
/**
 * How many people had less than half of an equal share, less, about as much (80 to 125 %),
 * more, and more than twice as much.
 */
people: [number, number, number, number, number], 
/**
 * The reader's own, as per cent of an equal share; none where they were in no meeting.
 */
yours: number | null, };
export type AwayChoice = "wait" | "silentNotes" | "nextPresenter" | "endIssue";
export type BidId = number;
export type BidView = { 
/**
 * Which.
 */
bid: BidId, 
/**
 * Whose.
 */
seat: Seat, 
/**
 * The issue in one line.
 */
title: Line, 
/**
 * Why now.
 */
why: Line | null, 
/**
 * Minutes wanted.
 */
minutes: number, 
/**
 * True once its author withdrew it.
 */
withdrawn: boolean, 
/**
 * Who has gauged it.
 */
gaugedBy: Array<Seat>, 
/**
 * How many gave each agreement from 1 to 5, once all present have gauged it [B2].
 */
agreement: Array<number> | null, 
/**
 * Reasons given with a gauge of it, once all present have gauged it.
 */
reasons: Array<Line>, };
export type BidsView = { 
/**
 * Where the choice stands.
 */
choosing: Choosing, 
/**
 * Who has bid or said "no bid today".
 */
answered: Array<Seat>, 
/**
 * Whose bid is awaited.
 */
awaited: Array<Seat>, 
/**
 * When the bids are revealed at the latest; none while paused or once revealed.
 */
revealAt: Timestamp | null, 
/**
 * The bids; empty until they are revealed together [B1].
 */
bids: Array<BidView>, 
/**
 * Until when the set talks after an objection [B2].
 */
talkUntil: Timestamp | null, 
/**
 * The bids that lead with the same agreement, if they do [B4].
 */
tied: Array<BidId>, };
export type Board = { 
/**
 * The notes.
 */
notes: Array<NoteLine>, };
export type BoardSide = "share" | "lookFor";
export type CalendarPage = { 
/**
 * The name it signs in with; none where there is no subscription.
 */
name: string | null, 
/**
 * Where the calendar is.
 */
url: string, };
export type Called = { 
/**
 * Which.
 */
id: MeetingId, };
export type CarriedId = string;
export type CarriedView = { 
/**
 * Which.
 */
action: CarriedId, 
/**
 * Whose.
 */
member: MemberId, 
/**
 * Their seat, where they have one here.
 */
seat: Seat | null, 
/**
 * What exactly.
 */
what: Words, 
/**
 * How they will know.
 */
measure: Line | null, 
/**
 * By when.
 */
due: CivilDate | null, 
/**
 * Earlier reviews, oldest first: planned beside what was done [S3].
 */
history: Array<ReviewView>, 
/**
 * What the owner noticed since, oldest first [S4].
 */
observations: Array<ObservationView>, 
/**
 * The review in this meeting, once given.
 */
review: ReviewView | null, };
export type Changed = { 
/**
 * The meeting itself: changes rarely.
 */
meeting?: MeetingView, 
/**
 * The round and its clock; none before the opening and after the close.
 */
round?: RoundView | null, 
/**
 * Who has the right to speak.
 */
floor?: FloorView, 
/**
 * Who asked for it.
 */
queue?: QueueView, 
/**
 * The people, by seat.
 */
roster?: Array<SeatView>, 
/**
 * The bids; none outside a choosing round.
 */
bids?: BidsView | null, 
/**
 * The issue of this meeting, once a presenter is chosen.
 */
issue?: IssueView | null, 
/**
 * The advice gate and the opened offers.
 */
offers?: OffersView, 
/**
 * The flags shown to all and not yet resolved.
 */
flags?: Array<ShownFlag>, 
/**
 * Actions carried from earlier meetings and drafted in this one.
 */
actions?: ActionsView, 
/**
 * The theme of the cycle, in formats that have one.
 */
cycle?: CycleView | null, 
/**
 * Typed contributions of the round.
 */
said?: Array<SaidView>, 
/**
 * Floor time of the meeting [C6].
 */
airtime?: AirtimeView, 
/**
 * What remains, once closed.
 */
summary?: SummaryView | null, 
/**
 * What only the receiver sees.
 */
you?: You, };
export type CharterDraft = { 
/**
 * How many must be present to open, 2 to 12.
 */
quorum: number, 
/**
 * How ties end.
 */
tieRule: TieRule, 
/**
 * Own ground rules, at most 20.
 */
groundRules: Array<Line>, 
/**
 * What may be said outside.
 */
confidentiality: Line, 
/**
 * The presenter sees who holds an offer, not only of which kind [O2].
 */
namesOnHeldOffers: boolean, 
/**
 * Meetings in a school year at most, 1 to 40 [E1].
 */
mostMeetings: number, 
/**
 * What the set holds dear, at most 12; none in charters written before there were any.
 */
values: Array<Line>, 
/**
 * What the sponsor may see; nothing in charters that say nothing of it.
 */
sponsorSees: SponsorSees, };
export type CharterHistory = { 
/**
 * The versions.
 */
versions: Array<CharterVersion>, };
export type CharterVersion = { 
/**
 * Counted from 1.
 */
version: number, 
/**
 * What it says.
 */
charter: CharterDraft, 
/**
 * When it was written.
 */
madeAt: Timestamp, 
/**
 * Who accepted it, in the order they did.
 */
accepted: Array<Acceptance>, };
export type CharterView = { 
/**
 * Counted from 1; a change makes a new one that everyone accepts again.
 */
version: number, 
/**
 * What it says.
 */
charter: CharterDraft, };
export type Choosing = { "type": "drafting", } | { "type": "gauging", } | { "type": "proposed", 
/**
 * Which bid.
 */
bid: BidId, 
/**
 * Who proposed it.
 */
by: Seat, 
/**
 * Who agreed so far.
 */
agreed: Array<Seat>, 
/**
 * Who objected, with the reason where one is given.
 */
objections: Array<Objection>, } | { "type": "chosen", 
/**
 * Which bid.
 */
bid: BidId, 
/**
 * How.
 */
how: ChosenHow, } | { "type": "noBids", };
export type ChosenHow = { "type": "consensus", } | { "type": "longestSince", } | { "type": "draw", 
/**
 * The seed, hex; its SHA-256 is `drawCommitment`.
 */
seed: string, 
/**
 * The bids it drew from.
 */
tied: Array<BidId>, } | { "type": "turn", } | { "type": "nextInLine", };
export type CivilDate = string;
export type Claim = { 
/**
 * From the link's fragment.
 */
secret: string, 
/**
 * What the set shall call them.
 */
name: Name, };
export type Claimed = { 
/**
 * The set.
 */
set: SetId, 
/**
 * Who they are in it.
 */
member: MemberId, };
export type ClientFrame = { "type": "hello", 
/**
 * [`VERSION`].
 */
version: number, 
/**
 * What the client has from an earlier connection; none for the whole view.
 */
resume: Resume | null, } | { "type": "command", 
/**
 * Made by the client; the same on every retry.
 */
id: CommandId, 
/**
 * What is asked.
 */
command: Command, } | { "type": "signal", 
/**
 * What.
 */
signal: Signal, } | { "type": "ping", 
/**
 * Anything; comes back in the `pong`.
 */
nonce: number, };
export type Clock = { 
/**
 * The planned length, extensions included.
 */
planned: Millis, 
/**
 * Used up to `running_since`, or up to now where it stands.
 */
used: Millis, 
/**
 * Since when it runs; none while it stands.
 */
runningSince: Timestamp | null, };
export type Command = { "type": "open", } | { "type": "consent", } | { "type": "next", 
/**
 * The round the sender wants to leave.
 */
leaving: RoundIndex, 
/**
 * Move on although something is missing.
 */
insist: boolean, } | { "type": "ready", 
/**
 * The round the sender wants to leave.
 */
leaving: RoundIndex, 
/**
 * False takes it back.
 */
ready: boolean, } | { "type": "undoNext", } | { "type": "extend", 
/**
 * How many.
 */
minutes: number, 
/**
 * The re-plan was shown.
 */
confirm: boolean, } | { "type": "close", 
/**
 * Close although something is missing, or before the last round.
 */
insist: boolean, } | { "type": "pause", } | { "type": "continue", } | { "type": "timeOut", } | { "type": "suspend", } | { "type": "resume", } | { "type": "move", 
/**
 * For what.
 */
motion: Motion, } | { "type": "answerMotion", 
/**
 * True agrees.
 */
agree: boolean, } | { "type": "switchFormat", 
/**
 * Its key.
 */
format: string, } | { "type": "offerLead", 
/**
 * To whom.
 */
to: Seat, } | { "type": "answerLead", 
/**
 * True accepts.
 */
accept: boolean, } | { "type": "answerAway", 
/**
 * How.
 */
choice: AwayChoice, } | { "type": "acceptFloor", } | { "type": "pass", } | { "type": "done", } | { "type": "askFloor", } | { "type": "ask", 
/**
 * The question, or none to ask it aloud.
 */
text: Words | null, } | { "type": "rewordQuestion", 
/**
 * The new text, or none to ask it aloud.
 */
text: Words | null, } | { "type": "leaveQueue", } | { "type": "asked", } | { "type": "answered", } | { "type": "followUp", 
/**
 * The follow-up, or none to ask it aloud.
 */
text: Words | null, } | { "type": "skipThinking", } | { "type": "encourage", 
/**
 * Whom.
 */
seat: Seat, } | { "type": "answerEncouragement", 
/**
 * True: yes please.
 */
accept: boolean, } | { "type": "grant", 
/**
 * To whom.
 */
seat: Seat, } | { "type": "revoke", } | { "type": "reorder", 
/**
 * Whom.
 */
seat: Seat, 
/**
 * The new place; past the end means last.
 */
place: number, } | { "type": "orderQueue", 
/**
 * The order.
 */
order: QueueOrder, } | { "type": "say", 
/**
 * Its kind.
 */
kind: Kind, 
/**
 * Its text.
 */
text: Words, } | { "type": "stateTheme", 
/**
 * The theme in one line.
 */
theme: Line, } | { "type": "shareResource", 
/**
 * What it is, and by whom.
 */
title: Line, 
/**
 * Where it is found.
 */
link: Line | null, 
/**
 * Its own guide questions, at most 12.
 */
questions: Array<Line>, } | { "type": "giftMinutes", 
/**
 * To whom.
 */
to: Seat, 
/**
 * How many.
 */
minutes: number, } | { "type": "noIssue", } | { "type": "nameIssue", 
/**
 * The issue in one line.
 */
title: Line, } | { "type": "bid", 
/**
 * The issue in one line.
 */
title: Line, 
/**
 * Why now.
 */
why: Line | null, 
/**
 * Minutes wanted for presenting, 1 to 60.
 */
minutes: number, } | { "type": "noBid", } | { "type": "withdrawBid", } | { "type": "revealBids", } | { "type": "gauge", 
/**
 * Which bid.
 */
bid: BidId, 
/**
 * 1 to 5.
 */
agreement: number, 
/**
 * Why, if the sender wants to say.
 */
reason: Line | null, } | { "type": "propose", 
/**
 * Which bid.
 */
bid: BidId, } | { "type": "answerProposal", 
/**
 * True agrees.
 */
agree: boolean, 
/**
 * Why, if the sender wants to say.
 */
reason: Line | null, } | { "type": "settleTie", } | { "type": "stateSupport", 
/**
 * At least one kind.
 */
wanted: Array<SupportKind>, 
/**
 * In own words.
 */
note: Line | null, } | { "type": "offer", 
/**
 * What it is.
 */
kind: OfferKind, 
/**
 * Its text.
 */
text: Words, } | { "type": "rewordOffer", 
/**
 * Which.
 */
offer: OfferId, 
/**
 * The new text.
 */
text: Words, } | { "type": "withdrawOffer", 
/**
 * Which.
 */
offer: OfferId, } | { "type": "invite", 
/**
 * At least one kind.
 */
kinds: Array<OfferKind>, } | { "type": "muteAdvice", } | { "type": "openOffer", 
/**
 * Which.
 */
offer: OfferId, } | { "type": "openAllOffers", } | { "type": "flag", 
/**
 * Whose slip.
 */
seat: Seat, 
/**
 * Which rule.
 */
slip: Slip, } | { "type": "answerFlag", 
/**
 * Which flag.
 */
flag: FlagId, 
/**
 * How.
 */
answer: FlagAnswer, } | { "type": "showFlag", 
/**
 * Which flag.
 */
flag: FlagId, } | { "type": "dropFlag", 
/**
 * Which flag.
 */
flag: FlagId, } | { "type": "draftAction", 
/**
 * Its wording.
 */
wording: Wording, } | { "type": "rewordAction", 
/**
 * Which.
 */
action: ActionId, 
/**
 * The new wording.
 */
wording: Wording, } | { "type": "dropAction", 
/**
 * Which.
 */
action: ActionId, } | { "type": "readBack", 
/**
 * Which.
 */
action: ActionId, } | { "type": "confirmAction", 
/**
 * Which.
 */
action: ActionId, } | { "type": "reviewAction", 
/**
 * Which.
 */
action: CarriedId, 
/**
 * Done, changed or not yet.
 */
outcome: Outcome, 
/**
 * What happened.
 */
happened: Words | null, 
/**
 * What the owner learned.
 */
learned: Words | null, };
export type CommandId = string;
export type CycleLine = { 
/**
 * Its format's key.
 */
format: string, 
/**
 * Its theme.
 */
theme: Line | null, 
/**
 * The sitting the next meeting would be, counted from 1.
 */
nextSitting: number, 
/**
 * How many there are.
 */
sittings: number, 
/**
 * Its meetings so far, oldest first.
 */
meetings: Array<MeetingId>, };
export type CycleView = { 
/**
 * Which meeting of the cycle this is, counted from 1.
 */
sitting: number, 
/**
 * How many the format has.
 */
sittings: number, 
/**
 * The theme, once stated.
 */
theme: Line | null, 
/**
 * The resource to work with, once shared.
 */
resource: ResourceView | null, 
/**
 * Recommendations, what to share, and aspects for the next cycle, as written down.
 */
outcomes: Array<SaidView>, };
export type DateId = string;
export type DateLine = { 
/**
 * Which.
 */
id: DateId, 
/**
 * When it begins.
 */
at: Timestamp, 
/**
 * Where, or by which link.
 */
place: Line | null, 
/**
 * How long is planned, in minutes.
 */
minutes: number, 
/**
 * What to know or bring.
 */
note: Words | null, 
/**
 * True where it was called off.
 */
calledOff: boolean, 
/**
 * The meeting that was called on it.
 */
meeting: MeetingId | null, 
/**
 * Who cannot come.
 */
apologies: Array<MemberId>, 
/**
 * How many come, as far as is known.
 */
coming: number, 
/**
 * How long the usual format takes with those who come, in minutes.
 */
minutesForComing: number, 
/**
 * True where fewer come than the charter wants.
 */
belowQuorum: boolean, };
export type Demo = { 
/**
 * Its meeting.
 */
meeting: MeetingId, 
/**
 * Its set's name.
 */
setName: Name, 
/**
 * The seats.
 */
seats: Array<DemoSeat>, };
export type DemoSeat = { 
/**
 * Who.
 */
member: MemberId, 
/**
 * What they are called.
 */
name: Name, 
/**
 * Their role.
 */
role: Role, 
/**
 * True while a visitor sits in it; the simulated member then leaves it alone.
 */
taken: boolean, };
export type ExtractId = string;
export type ExtractState = "released" | "withdrawn" | "published";
export type Failure = { "type": "malformed", 
/**
 * What is wrong, for the one who writes the client.
 */
detail: string, } | { "type": "busy", } | { "type": "idTaken", } | { "type": "tooFast", 
/**
 * Wait at least this long, in milliseconds.
 */
waitMs: number, };
export type First = { 
/**
 * From the link's fragment.
 */
secret: string, 
/**
 * What to call them.
 */
name: Name, };
export type FlagAnswer = "reword" | "park" | "standBy";
export type FlagId = number;
export type FloorKind = "inTurn" | "presenterAlone" | "questionAndAnswer" | "listeningIn" | "presenterCalls" | "facilitatorLeads" | "open";
export type FloorView = { "type": "idle", } | { "type": "offered", 
/**
 * To whom.
 */
to: Seat, } | { "type": "held", 
/**
 * Who.
 */
by: Seat, 
/**
 * The clock of the turn.
 */
clock: Clock, 
/**
 * True while a shown flag suspends it [G4].
 */
suspended: boolean, } | { "type": "pair", 
/**
 * Who asks.
 */
asker: Seat, 
/**
 * Who answers.
 */
presenter: Seat, 
/**
 * Which of the two speaks.
 */
moment: PairMoment, 
/**
 * The question, where it was typed.
 */
question: Words | null, 
/**
 * True while this is the follow-up [F8].
 */
followUp: boolean, 
/**
 * Since when the moment lasts.
 */
since: Timestamp, 
/**
 * While they think: until when at the latest; none while paused [F7].
 */
thinkingUntil: Timestamp | null, 
/**
 * True while a shown flag suspends it [G4].
 */
suspended: boolean, };
export type FocusCheck = "mine" | "canAct" | "smallEnough" | "willNotice" | "practice";
export type FocusVisit = { 
/**
 * Which.
 */
id: VisitId, 
/**
 * What they work on, in one sentence.
 */
focus: Line, 
/**
 * Why.
 */
why: Words | null, 
/**
 * What they found true of it.
 */
checks: Array<FocusCheck>, 
/**
 * When.
 */
at: Timestamp, };
export type Focuses = { 
/**
 * In the order the members came.
 */
members: Array<MemberFocus>, };
export type Format = { 
/**
 * Its key: lower case, digits and hyphens.
 */
key: string, 
/**
 * What people call it.
 */
name: Name, 
/**
 * What it is for, in a sentence.
 */
purpose: Line, 
/**
 * Where it comes from.
 */
source: Line, 
/**
 * Who presents in it.
 */
presents: Presents, 
/**
 * Minutes kept free when a meeting opens: extensions take from them first [C4].
 */
slackMinutes: number, 
/**
 * Its rounds, in order; at least one.
 */
rounds: Array<RoundRule>, };
export type FormatChoice = { 
/**
 * Its key, a shipped one or the set's own.
 */
key: string, };
export type FormatFile = { 
/**
 * The file's name, for errors.
 */
name: string, 
/**
 * The file's text, TOML.
 */
text: string, };
export type FormatLine = { 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: Name, 
/**
 * What it is for, in a sentence.
 */
purpose: Line, 
/**
 * Its rounds' names.
 */
rounds: Array<Name>, 
/**
 * Planned minutes for six people.
 */
minutes: number, 
/**
 * True where it is the set's own and can be edited.
 */
own: boolean, 
/**
 * Who presents in it.
 */
presents: Presents, };
export type Gate = "closed" | "invitable";
export type Hand = { 
/**
 * Whose.
 */
seat: Seat, 
/**
 * Since when.
 */
since: Timestamp, };
export type HeldOffer = { 
/**
 * Which.
 */
offer: OfferId, 
/**
 * What it is.
 */
kind: OfferKind, 
/**
 * Whose, if the charter says so.
 */
seat: Seat | null, };
export type InvitationId = string;
export type InvitationLine = { 
/**
 * Which.
 */
id: InvitationId, 
/**
 * Whom it is for.
 */
name: Name, 
/**
 * The role it gives.
 */
role: Role, 
/**
 * When it expires.
 */
expiresAt: Timestamp, 
/**
 * What became of the mail with its link, where one was wanted.
 */
mail: MailState | null, };
export type InvitationLink = { 
/**
 * Which invitation.
 */
id: InvitationId, 
/**
 * The whole link, secret in the fragment.
 */
link: string, 
/**
 * When it expires.
 */
expiresAt: Timestamp, };
export type Invited = { 
/**
 * The set's name.
 */
setName: Name, 
/**
 * Its purpose.
 */
purpose: Line, 
/**
 * Whom it is for.
 */
name: Name, 
/**
 * Who invited.
 */
by: Name, 
/**
 * When it expires.
 */
expiresAt: Timestamp, };
export type IssueId = number;
export type IssueView = { 
/**
 * Which.
 */
id: IssueId, 
/**
 * Who presents it.
 */
presenter: Seat, 
/**
 * The issue in one line; none until its presenter names it.
 */
title: Line | null, 
/**
 * Why now.
 */
why: Line | null, 
/**
 * True where its presenter comes back with actions to tell of.
 */
returning: boolean, 
/**
 * The kinds that fit the support wanted: what the gate would be opened for by default [O6].
 */
gateDefault: Array<OfferKind>, 
/**
 * The support the presenter wants, pinned for all [O6].
 */
support: Support | null, 
/**
 * How the presenter was chosen.
 */
chosen: ChosenHow, 
/**
 * What the presenter realised.
 */
insights: Array<Words>, };
export type Journal = { 
/**
 * Their pages, the last changed first.
 */
pages: Array<JournalPage>, 
/**
 * Closed meetings they took part in, newest first, with what each asks them.
 */
meetings: Array<JournalMeeting>, 
/**
 * What they released, newest first.
 */
extracts: Array<OwnExtract>, };
export type JournalMeeting = { 
/**
 * Which.
 */
id: MeetingId, 
/**
 * Questions that fit how they took part.
 */
questions: Array<JournalQuestion>, };
export type JournalPage = { 
/**
 * Which.
 */
id: PageId, 
/**
 * Counts its changes, from 1.
 */
version: number, 
/**
 * What is on it.
 */
text: PageText, 
/**
 * The meeting it is about, where it is about one.
 */
meeting: MeetingId | null, 
/**
 * What it answers, where it answers something.
 */
question: JournalQuestion | null, 
/**
 * When it was begun.
 */
begunAt: Timestamp, 
/**
 * When it was last changed.
 */
changedAt: Timestamp, };
export type JournalPrompt = "bidding" | "presenting" | "beingAsked" | "asking" | "listeningIn" | "thinkingAloud" | "inCharge" | "holdingBack" | "learned" | "trying" | "atWork";
export type JournalQuestion = { 
/**
 * Which.
 */
prompt: JournalPrompt, 
/**
 * How it is put.
 */
words: Line, };
export type KeepPage = { 
/**
 * The version this text was written on; 0 for a new page.
 */
version: number, 
/**
 * What is on it.
 */
text: PageText, 
/**
 * The meeting it is about; taken when the page is new.
 */
meeting: MeetingId | null, 
/**
 * What it answers; taken when the page is new.
 */
prompt: JournalPrompt | null, };
export type KeptPage = { 
/**
 * The version it has now.
 */
version: number, 
/**
 * When it was last changed.
 */
changedAt: Timestamp, };
export type Kind = "update" | "bid" | "account" | "factQuestion" | "openQuestion" | "answer" | "offer" | "insight" | "action" | "reflection" | "processRemark" | "theme" | "resource" | "recommendation" | "sharing" | "nextTheme";
export type LeadAwayView = { 
/**
 * Since when. A banner says so after 20 s; after 45 s someone is asked.
 */
since: Timestamp, 
/**
 * Who is asked to lead, if somebody is.
 */
asked: Seat | null, };
export type LeadOffered = { "type": "by", 
/**
 * Who.
 */
seat: Seat, } | { "type": "vacant", 
/**
 * Until when an answer is awaited, then the next one is asked.
 */
until: Timestamp, } | { "type": "back", };
export type Library = { 
/**
 * The resources.
 */
resources: Array<ResourceLine>, };
export type Line = string;
export type Look = { 
/**
 * From the link's fragment.
 */
secret: string, };
export type MailCode = { 
/**
 * Six figures.
 */
code: Line, };
export type MailPage = { 
/**
 * True where this server sends mail.
 */
sends: boolean, 
/**
 * The address, once it was confirmed.
 */
address: Line | null, 
/**
 * An address whose code was sent and not yet given back.
 */
waiting: Line | null, 
/**
 * True where mail about dates, and a reminder two days before, is wanted.
 */
reminders: boolean, 
/**
 * What became of the last mail that did not get through, until one does.
 */
trouble: MailState | null, };
export type MailState = "waiting" | "sent" | "refused" | "gaveUp";
export type MailWish = { 
/**
 * True where it is.
 */
reminders: boolean, };
export type Me = { 
/**
 * Their name.
 */
name: Name, 
/**
 * True where they may create sets.
 */
mayCreate: boolean, 
/**
 * Their sets.
 */
sets: Array<SetLine>, };
export type MeetingId = string;
export type MeetingLine = { 
/**
 * Which.
 */
id: MeetingId, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * When it was called.
 */
calledAt: Timestamp, 
/**
 * When it was closed.
 */
closedAt: Timestamp | null, 
/**
 * Who presented, once closed; the first, where several did.
 */
presenter: MemberId | null, 
/**
 * The issue's title, once closed.
 */
issue: Line | null, 
/**
 * The format's name.
 */
formatName: Name, };
export type MeetingPage = { 
/**
 * Its set.
 */
set: SetId, 
/**
 * Where it stands.
 */
stage: Stage, };
export type MeetingView = { 
/**
 * The set's name.
 */
setName: Name, 
/**
 * The format's name.
 */
formatName: Name, 
/**
 * Where it stands.
 */
stage: Stage, 
/**
 * When it was called.
 */
calledAt: Timestamp, 
/**
 * When it was opened.
 */
openedAt: Timestamp | null, 
/**
 * When it was closed.
 */
closedAt: Timestamp | null, 
/**
 * Who presents in its format.
 */
presents: Presents, 
/**
 * Nobody facilitates: the set moves on by "ready", and time is kept in turn [T5].
 */
selfFacilitated: boolean, 
/**
 * Who facilitates now; none in a self-facilitated meeting [D4].
 */
lead: Seat | null, 
/**
 * Set while the one who leads is away [D3].
 */
leadAway: LeadAwayView | null, 
/**
 * The end all agreed to when it opened; only all together move it [C4]. Time not planned
 * for is `endsAt − now − left of this round − planned of later ones`.
 */
endsAt: Timestamp | null, 
/**
 * The round it is in, or was put away in.
 */
at: RoundIndex | null, 
/**
 * The rounds of this meeting, in order. Those to come may still change.
 */
agenda: Array<AgendaItem>, 
/**
 * How many must be present to open without everyone's consent [R2].
 */
quorum: number, 
/**
 * Who consented to open below the quorum.
 */
consents: Array<Seat>, 
/**
 * The charter's ground rules.
 */
groundRules: Array<Line>, 
/**
 * What may be said outside, in the charter's words.
 */
confidentiality: Line, 
/**
 * How ties end, shown before anybody bids [B4].
 */
tieRule: TieRule, 
/**
 * SHA-256 (hex) of the seed that a random draw would use: a promise made before anybody bids [B4].
 */
drawCommitment: string, };
export type MemberFocus = { 
/**
 * Whose.
 */
member: MemberId, 
/**
 * Each time they looked at it, newest first; the first is the focus they have.
 */
visits: Array<FocusVisit>, };
export type MemberId = string;
export type MemberLine = { 
/**
 * Who.
 */
id: MemberId, 
/**
 * What they are called.
 */
name: Name, 
/**
 * Their role.
 */
role: Role, 
/**
 * How far they have come in.
 */
standing: Standing, 
/**
 * When they last presented.
 */
lastPresented: CivilDate | null, };
export type Millis = number;
export type Minimum = { 
/**
 * How many minutes.
 */
minutes: number, 
/**
 * Shown to the presenter alone, when they stop sooner.
 */
prompts: Array<Line>, };
export type Missing = { 
/**
 * What is missing.
 */
what: Yield, 
/**
 * By whom; empty where it is nobody's in particular.
 */
seats: Array<Seat>, };
export type Motion = { "type": "moveEnd", 
/**
 * How many minutes later, 1 to 60.
 */
minutes: number, } | { "type": "remove", 
/**
 * Whom.
 */
seat: Seat, } | { "type": "closeEarly", } | { "type": "suspend", };
export type MotionView = { 
/**
 * For what.
 */
motion: Motion, 
/**
 * Who asks.
 */
by: Seat, 
/**
 * Who agreed, the one who asks among them.
 */
agreed: Array<Seat>, 
/**
 * How many have to agree.
 */
needed: number, 
/**
 * True where the receiver has not answered and may.
 */
askedOfYou: boolean, };
export type Name = string;
export type NewAddress = { 
/**
 * The address.
 */
address: Line, 
/**
 * The time zone in which mails write times, as in `Europe/London`.
 */
zone: Line | null, };
export type NewCalendar = { 
/**
 * The whole address, name and password in it, for calendars that take it as one.
 */
subscribe: string, 
/**
 * The address alone.
 */
url: string, 
/**
 * The name.
 */
name: string, 
/**
 * The password.
 */
password: string, };
export type NewDate = { 
/**
 * When it begins.
 */
at: Timestamp, 
/**
 * Where, or by which link.
 */
place: Line | null, 
/**
 * How long is planned, 15 to 480 minutes.
 */
minutes: number, 
/**
 * What to know or bring.
 */
note: Words | null, };
export type NewExtract = { 
/**
 * The page it is a passage of.
 */
page: PageId, 
/**
 * The passage, word for word.
 */
text: Words, 
/**
 * Shown under the author's name; otherwise as of "a member".
 */
named: boolean, 
/**
 * Which version of the words of consent was read.
 */
consent: number, };
export type NewFocus = { 
/**
 * What they work on, in one sentence.
 */
focus: Line, 
/**
 * Why.
 */
why: Words | null, 
/**
 * What they found true of it; each once.
 */
checks: Array<FocusCheck>, };
export type NewInvitation = { 
/**
 * Whom.
 */
name: Name, 
/**
 * The role it gives: deputy or member.
 */
role: Role, 
/**
 * Where to send the link; none where it is handed over by another way.
 */
address: Line | null, };
export type NewMeeting = { 
/**
 * The format's key; the set's usual one where there is none.
 */
format: string | null, 
/**
 * Nobody facilitates [T5].
 */
selfFacilitated: boolean, 
/**
 * In a format of several sittings: begin a new cycle, although one is under way.
 */
newCycle: boolean, };
export type NewNote = { 
/**
 * Shared, or looked for.
 */
side: BoardSide, 
/**
 * What.
 */
what: Line, 
/**
 * More about it.
 */
more: Words | null, };
export type NewObservation = { 
/**
 * What.
 */
text: Words, };
export type NewResource = { 
/**
 * What it is, and by whom.
 */
title: Line, 
/**
 * What kind of thing.
 */
kind: ResourceKind, 
/**
 * Where it is found: an `https` address.
 */
link: Line, 
/**
 * What it is good for.
 */
why: Words | null, 
/**
 * Its own guide questions, at most 10.
 */
questions: Array<Line>, };
export type NewRole = { 
/**
 * Deputy or member.
 */
role: Role, };
export type NewSet = { 
/**
 * Its name.
 */
name: Name, 
/**
 * What it is for.
 */
purpose: Line, 
/**
 * The format's key, from `GET /api/formats`.
 */
format: string, 
/**
 * What the set agrees.
 */
charter: CharterDraft, };
export type NoteId = string;
export type NoteLine = { 
/**
 * Which.
 */
id: NoteId, 
/**
 * Shared, or looked for.
 */
side: BoardSide, 
/**
 * What.
 */
what: Line, 
/**
 * More about it.
 */
more: Words | null, 
/**
 * Who put it up.
 */
by: MemberId, 
/**
 * When.
 */
at: Timestamp, 
/**
 * When it comes down by itself.
 */
until: Timestamp, 
/**
 * Who answered, in the order they did.
 */
answers: Array<MemberId>, };
export type Objection = { 
/**
 * Whose.
 */
seat: Seat, 
/**
 * Why.
 */
reason: Line | null, };
export type ObservationId = string;
export type ObservationLine = { 
/**
 * Which.
 */
id: ObservationId, 
/**
 * What.
 */
text: Words, 
/**
 * When it was written down.
 */
at: Timestamp, };
export type ObservationView = { 
/**
 * What.
 */
text: Words, 
/**
 * When it was written down.
 */
at: Timestamp, };
export type OfferId = number;
export type OfferKind = "suggestion" | "advice" | "opinion" | "experience" | "resource";
export type OffersView = { 
/**
 * The kinds invited now; empty means advice is muted [O3].
 */
invited: Array<OfferKind>, 
/**
 * Opened offers, oldest first.
 */
opened: Array<OpenedOffer>, };
export type OpenedOffer = { 
/**
 * Which.
 */
offer: OfferId, 
/**
 * Whose.
 */
seat: Seat, 
/**
 * What it is.
 */
kind: OfferKind, 
/**
 * Its text.
 */
text: Words, };
export type Outcome = "done" | "changed" | "notYet";
export type OwnBid = { 
/**
 * Which.
 */
bid: BidId, 
/**
 * The issue in one line; none means "no bid today".
 */
title: Line | null, 
/**
 * Why now.
 */
why: Line | null, 
/**
 * Minutes wanted.
 */
minutes: number, 
/**
 * Written before the meeting opened, and not offered yet: nobody else sees that it is there.
 */
draft: boolean, };
export type OwnExtract = { 
/**
 * Which.
 */
id: ExtractId, 
/**
 * The passage; gone once withdrawn.
 */
text: Words | null, 
/**
 * The name it is shown under; none: "a member".
 */
shownAs: Name | null, 
/**
 * When it was released.
 */
releasedAt: Timestamp, 
/**
 * The version of the words that were agreed to.
 */
consent: number, 
/**
 * Where it stands.
 */
state: ExtractState, 
/**
 * When it was withdrawn or published.
 */
endedAt: Timestamp | null, };
export type OwnFlag = { 
/**
 * Which.
 */
flag: FlagId, 
/**
 * On whom.
 */
seat: Seat, 
/**
 * Which rule.
 */
slip: Slip, 
/**
 * True where the receiver raised it.
 */
raisedByYou: boolean, 
/**
 * How the flagged one answered, if they did.
 */
answer: FlagAnswer | null, 
/**
 * Until when an answer is awaited; past it the facilitator may show the flag [G3].
 */
answerUntil: Timestamp, 
/**
 * True once the 15 seconds are over without an answer.
 */
overdue: boolean, 
/**
 * True once it is shown to all.
 */
shown: boolean, 
/**
 * In a self-facilitated meeting: it waits for a second person who flags the same, and only
 * the one who raised it sees it [G1].
 */
awaitsSecond: boolean, };
export type OwnGauge = { 
/**
 * Which bid.
 */
bid: BidId, 
/**
 * 1 to 5.
 */
agreement: number, };
export type OwnOffer = { 
/**
 * Which.
 */
offer: OfferId, 
/**
 * What it is.
 */
kind: OfferKind, 
/**
 * Its text.
 */
text: Words, 
/**
 * True once the presenter opened it.
 */
opened: boolean, };
export type OwnPlace = { 
/**
 * How many come first.
 */
ahead: number, 
/**
 * The question that waits, where it is typed.
 */
text: Words | null, };
export type PageId = string;
export type PageText = string;
export type PairMoment = "asking" | "answering" | "thinking" | "answered";
export type PauseReason = "asked" | "restarted" | "process" | "presenterAway" | "empty";
export type PauseView = { 
/**
 * Since when.
 */
since: Timestamp, 
/**
 * Why.
 */
reason: PauseReason, 
/**
 * Where the presenter is away: until when they are awaited; past it someone chooses [D2].
 */
until: Timestamp | null, 
/**
 * For a restart: how long the server was away.
 */
gap: Millis | null, };
export type PlaceView = { 
/**
 * Whose.
 */
seat: Seat, 
/**
 * Since when.
 */
since: Timestamp, };
export type Planned = { "minutes": number } | { "secondsPerTurn": number };
export type PlannedDate = { 
/**
 * Which.
 */
id: DateId, };
export type PresentedLine = { 
/**
 * In which meeting.
 */
meeting: MeetingId, 
/**
 * When it closed.
 */
on: CivilDate, 
/**
 * Who.
 */
member: MemberId, 
/**
 * Their issue, where it was named.
 */
issue: Line | null, };
export type Presents = "chosen" | "inTurn" | "nobody";
export type Problem = { 
/**
 * A short stable name, e.g. `invitation-used`; the client's catalogue has a sentence for it.
 */
type: string, 
/**
 * What happened, in English.
 */
title: string, 
/**
 * The HTTP status.
 */
status: number, 
/**
 * What to do about it.
 */
detail: string | null, 
/**
 * The field it is about, in camelCase.
 */
field: string | null, 
/**
 * In a format: the round it is about, counted from 0; none where it is about the whole [T1].
 */
round: number | null, };
export type QueueOrder = "asAsked" | "leastHeard";
export type QueueView = { 
/**
 * How it is served [F5].
 */
order: QueueOrder, 
/**
 * Who waits, next first.
 */
places: Array<PlaceView>, };
export type Refusal = { "type": "notOpenYet", } | { "type": "alreadyOpen", } | { "type": "closed", } | { "type": "belowQuorum", 
/**
 * How many are present.
 */
present: number, 
/**
 * How many the charter asks for.
 */
quorum: number, } | { "type": "facilitatorOnly", 
/**
 * What.
 */
act: Act, } | { "type": "presenterOnly", 
/**
 * What.
 */
act: Act, } | { "type": "notForPresenter", 
/**
 * What.
 */
act: Act, } | { "type": "noPresenter", } | { "type": "alreadyMoved", 
/**
 * Who moved the meeting on, where known.
 */
by: Seat | null, 
/**
 * The round it is in now.
 */
now: RoundIndex, } | { "type": "notYielded", 
/**
 * What is missing.
 */
missing: Array<Missing>, } | { "type": "notInThisRound", 
/**
 * What.
 */
act: Act, } | { "type": "notAdmitted", 
/**
 * The kind.
 */
kind: Kind, } | { "type": "paused", } | { "type": "notPaused", } | { "type": "floorTaken", 
/**
 * Who.
 */
by: Seat, } | { "type": "floorNotYours", } | { "type": "floorNotOffered", } | { "type": "floorSuspended", } | { "type": "alreadyQueued", } | { "type": "notQueued", } | { "type": "followUpUsed", } | { "type": "seatAbsent", 
/**
 * Which.
 */
seat: Seat, } | { "type": "noSuchBid", } | { "type": "notRevealed", } | { "type": "alreadyRevealed", } | { "type": "alreadyChosen", } | { "type": "nothingProposed", } | { "type": "noTie", } | { "type": "talkFirst", } | { "type": "noSuchOffer", } | { "type": "offerOpened", } | { "type": "gateClosed", } | { "type": "noSuchFlag", } | { "type": "alreadyFlagged", } | { "type": "awaitingAnswer", } | { "type": "noSuchAction", } | { "type": "enoughActions", } | { "type": "notReadBack", } | { "type": "ethicsFirst", } | { "type": "alreadyConfirmed", } | { "type": "outOfBounds", 
/**
 * The smallest allowed.
 */
least: number, 
/**
 * The largest allowed.
 */
most: number, } | { "type": "replanned", 
/**
 * The re-plan.
 */
plan: Replan, } | { "type": "noTimeLeft", 
/**
 * The most whole minutes there are.
 */
most: number, } | { "type": "selfFacilitated", 
/**
 * What.
 */
act: Act, } | { "type": "timekeeperOnly", 
/**
 * What.
 */
act: Act, } | { "type": "tooLate", } | { "type": "suspended", } | { "type": "notSuspended", } | { "type": "removed", } | { "type": "motionStands", } | { "type": "nothingAsked", } | { "type": "leadNotOffered", } | { "type": "notAway", } | { "type": "thinking", } | { "type": "noMinutes", } | { "type": "noSuchFormat", } | { "type": "chooseOne", } | { "type": "nothingToDo", } | { "type": "full", };
export type ReleasedExtract = { 
/**
 * Which.
 */
id: ExtractId, 
/**
 * The passage.
 */
text: Words, 
/**
 * The name it is shown under; none: "a member".
 */
shownAs: Name | null, 
/**
 * When it was released.
 */
releasedAt: Timestamp, 
/**
 * It stands in a published report, and cannot be withdrawn any more.
 */
published: boolean, };
export type Repeats = "once" | "perIssue" | "perReturn";
export type Replan = { 
/**
 * The minutes asked for.
 */
minutes: number, 
/**
 * How much comes from time nobody has planned for.
 */
fromSlack: Millis, 
/**
 * How much comes from later rounds, by round.
 */
fromRounds: Array<Taken>, };
export type ResourceId = string;
export type ResourceKind = "article" | "podcast" | "video" | "data" | "other";
export type ResourceLine = { 
/**
 * Which.
 */
id: ResourceId, 
/**
 * What it is, and by whom.
 */
title: Line, 
/**
 * What kind of thing.
 */
kind: ResourceKind, 
/**
 * Where it is found: an `https` address.
 */
link: Line, 
/**
 * What it is good for.
 */
why: Words | null, 
/**
 * Its own guide questions.
 */
questions: Array<Line>, 
/**
 * Who put it here.
 */
by: MemberId, 
/**
 * When.
 */
at: Timestamp, };
export type ResourceView = { 
/**
 * What it is, and by whom.
 */
title: Line, 
/**
 * Where it is found.
 */
link: Line | null, 
/**
 * Its own guide questions.
 */
questions: Array<Line>, };
export type Resume = { 
/**
 * The revision of the view it holds.
 */
revision: number, };
export type ReviewLine = { 
/**
 * Done, changed, not yet.
 */
outcome: Outcome, 
/**
 * What happened.
 */
happened: Words | null, 
/**
 * What the owner learned.
 */
learned: Words | null, 
/**
 * When that meeting closed.
 */
at: Timestamp, };
export type ReviewView = { 
/**
 * Done, changed, not yet.
 */
outcome: Outcome, 
/**
 * What happened.
 */
happened: Words | null, 
/**
 * What the owner learned.
 */
learned: Words | null, };
export type Role = "facilitator" | "deputy" | "member";
export type RoundIndex = number;
export type RoundRule = { 
/**
 * Its name.
 */
name: Name, 
/**
 * Its one rule: imperative, at most eight words, always on screen.
 */
rule: Line, 
/**
 * Its purpose, in a sentence people read.
 */
purpose: Line, 
/**
 * How the floor moves in it [T3].
 */
floor: FloorKind, 
/**
 * What may be contributed, and by whom [A1].
 */
admits: Array<Admission>, 
/**
 * Whether the presenter may open the advice gate [O3].
 */
gate: Gate, 
/**
 * Its planned length.
 */
planned: Planned, 
/**
 * Its least length [C2].
 */
minimum: Minimum | null, 
/**
 * What it should yield before the set moves on [R1].
 */
yields: Array<Yield>, 
/**
 * Starters to lean on.
 */
prompts: Array<Line>, 
/**
 * How often it is held in a meeting.
 */
repeats: Repeats, 
/**
 * In a round that chooses the presenter: minutes after which bids are revealed [B1].
 */
bidsWithinMinutes: number | null, 
/**
 * In a question round: seconds of thinking after each answer [F7].
 */
thinkingSeconds: number | null, 
/**
 * No extension takes from it [C4].
 */
protected: boolean, 
/**
 * Held in this sitting of a cycle only, counted from 1; none: in every sitting.
 */
sitting: number | null, };
export type RoundView = { 
/**
 * Which of the agenda.
 */
index: RoundIndex, 
/**
 * Its name.
 */
name: Name, 
/**
 * Its one rule, imperative, short: always on screen.
 */
rule: Line, 
/**
 * Its purpose in a sentence.
 */
purpose: Line, 
/**
 * How the floor moves in it.
 */
floorKind: FloorKind, 
/**
 * Starters to lean on; may be empty.
 */
prompts: Array<Line>, 
/**
 * Its clock.
 */
clock: Clock, 
/**
 * Least time, where the round has one [C2].
 */
minimum: Millis | null, 
/**
 * What it has not yielded yet.
 */
missing: Array<Missing>, 
/**
 * The round in which the advice gate may be opened, where it is a later one.
 */
gateOpensIn: RoundIndex | null, 
/**
 * Since when the set is paused, if it is.
 */
paused: PauseView | null, 
/**
 * Who is ready to move on [T5].
 */
ready: Array<Seat>, 
/**
 * In a self-facilitated meeting: how many have to be ready.
 */
readyNeeded: number | null, 
/**
 * In a self-facilitated meeting: who keeps the time in this round.
 */
timekeeper: Seat | null, 
/**
 * Until when the move to this round can be taken back; may be over [R1].
 */
undoUntil: Timestamp | null, 
/**
 * The presenter is away, and the others write down quietly what they would ask or offer [D2].
 */
silentNotes: boolean, };
export type SaidView = { 
/**
 * Whose.
 */
seat: Seat, 
/**
 * What it is.
 */
kind: Kind, 
/**
 * Its text.
 */
text: Words, 
/**
 * When.
 */
at: Timestamp, };
export type Schedule = { 
/**
 * Every date, earliest first; past ones and those that were called off included.
 */
dates: Array<DateLine>, 
/**
 * How many are in the set, those in the lobby not counted.
 */
people: number, 
/**
 * How many the charter wants there to begin [R2].
 */
quorum: number, 
/**
 * How many meetings the charter allows in a school year, September to August in UTC [E1].
 */
mostMeetings: number, 
/**
 * How long a new date is proposed: the usual format with everyone in the set, in minutes.
 */
usualMinutes: number, };
export type Seat = number;
export type SeatView = { 
/**
 * Their seat.
 */
seat: Seat, 
/**
 * Who they are in the set.
 */
member: MemberId, 
/**
 * What they are called.
 */
name: Name, 
/**
 * Their role.
 */
role: Role, 
/**
 * Connected now.
 */
present: boolean, 
/**
 * Taken out of this meeting by two others [D7].
 */
removed: boolean, 
/**
 * True once they had a turn, or passed, in this round.
 */
heard: boolean, 
/**
 * When they last presented in this set [B5].
 */
lastPresented: CivilDate | null, };
export type ServerFrame = { "type": "welcome", 
/**
 * Which meeting.
 */
meeting: MeetingId, 
/**
 * The receiver's seat.
 */
you: Seat, 
/**
 * The server's clock at sending.
 */
serverTime: Timestamp, 
/**
 * The revision of the view.
 */
revision: number, 
/**
 * The sections.
 */
view: Changed, } | { "type": "view", 
/**
 * The revision of the view.
 */
revision: number, 
/**
 * The server's clock at sending.
 */
serverTime: Timestamp, 
/**
 * The sections.
 */
changed: Changed, } | { "type": "accepted", 
/**
 * Which command.
 */
id: CommandId, 
/**
 * The revision that holds it. Its effect is in the first view of this revision or a later one.
 */
revision: number, } | { "type": "refused", 
/**
 * Which command.
 */
id: CommandId, 
/**
 * Why.
 */
refusal: Refusal, } | { "type": "failed", 
/**
 * Which command, where it could be read.
 */
id: CommandId | null, 
/**
 * Why.
 */
failure: Failure, } | { "type": "presence", 
/**
 * Who waits in the lobby to be admitted.
 */
waiting: Array<Waiting>, 
/**
 * Who writes.
 */
writing: Array<Seat>, 
/**
 * Process hands, longest up first.
 */
hands: Array<Hand>, } | { "type": "pong", 
/**
 * The ping's.
 */
nonce: number, 
/**
 * The server's clock at sending.
 */
serverTime: Timestamp, };
export type SetId = string;
export type SetLine = { 
/**
 * Which.
 */
id: SetId, 
/**
 * Its name.
 */
name: Name, 
/**
 * The reader's role in it.
 */
role: Role, 
/**
 * How far the reader has come in.
 */
standing: Standing, 
/**
 * The meeting that is not closed, if there is one.
 */
meeting: MeetingLine | null, };
export type SetPage = { 
/**
 * Which.
 */
id: SetId, 
/**
 * Its name.
 */
name: Name, 
/**
 * What it is for.
 */
purpose: Line, 
/**
 * The key of its usual format.
 */
format: string, 
/**
 * The format's name.
 */
formatName: Name, 
/**
 * The cycle that is under way, if one is.
 */
cycle: CycleLine | null, 
/**
 * What it agreed.
 */
charter: CharterView, 
/**
 * The reader.
 */
you: MemberLine, 
/**
 * Everyone, those in the lobby included.
 */
members: Array<MemberLine>, 
/**
 * Open invitations; empty for all but the facilitator.
 */
invitations: Array<InvitationLine>, 
/**
 * Meetings, newest first.
 */
meetings: Array<MeetingLine>, 
/**
 * Actions of the set, open ones first.
 */
actions: Array<ActionLine>, };
export type ShownFlag = { 
/**
 * Which.
 */
flag: FlagId, 
/**
 * On whom.
 */
seat: Seat, 
/**
 * Which rule.
 */
slip: Slip, };
export type Signal = { "type": "writing", 
/**
 * True while writing.
 */
on: boolean, } | { "type": "hand", 
/**
 * True while up.
 */
up: boolean, };
export type Sit = { 
/**
 * Whose.
 */
member: MemberId, };
export type Slip = "telling" | "story" | "leading" | "judging" | "interrupting" | "dominating";
export type SlipCount = { 
/**
 * Which rule.
 */
slip: Slip, 
/**
 * How many.
 */
count: number, };
export type SponsorSees = "nothing" | "reports" | "reportsAndAttendance";
export type Stage = "gathering" | "live" | "suspended" | "closed";
export type Standing = "waiting" | "admitted" | "accepted";
export type SummaryView = { 
/**
 * When it was opened.
 */
openedAt: Timestamp | null, 
/**
 * When it was closed.
 */
closedAt: Timestamp, 
/**
 * Who took part.
 */
attended: Array<Seat>, 
/**
 * How long each round was, pauses included; zero for rounds that were skipped.
 */
rounds: Array<Millis>, 
/**
 * How many flags of each type were raised, to the set [G6].
 */
flags: Array<SlipCount>, 
/**
 * How many held offers were deleted unopened [O5].
 */
offersDeleted: number, 
/**
 * Bids that were not chosen: first on the next meeting's list [B6].
 */
unchosen: Array<Seat>, 
/**
 * Who presented an issue, in order.
 */
presented: Array<Seat>, };
export type Support = { 
/**
 * Kinds.
 */
wanted: Array<SupportKind>, 
/**
 * In own words.
 */
note: Line | null, };
export type SupportKind = "listening" | "questions" | "challenge" | "feedback" | "ideas";
export type Taken = { 
/**
 * Which round.
 */
round: RoundIndex, 
/**
 * How much.
 */
time: Millis, 
/**
 * What is left to it.
 */
left: Millis, };
export type TieRule = "longestSince" | "draw";
export type Timestamp = number;
export type VisitId = string;
export type Visitor = { 
/**
 * The person who is signed in on it, if anybody is.
 */
me: Me | null, 
/**
 * True where the server shows a demo: its seats can be taken freely.
 */
demo: boolean, 
/**
 * True where the server sends mail.
 */
mail: boolean, };
export type Waiting = { 
/**
 * Who.
 */
member: MemberId, 
/**
 * What they are called.
 */
name: Name, };
export type Whom = "holder" | "presenter" | "others" | "everyone" | "facilitator" | "members";
export type Wording = { 
/**
 * What exactly?
 */
what: Words, 
/**
 * How will you know?
 */
measure: Line | null, 
/**
 * Can you? What would make it possible?
 */
means: Line | null, 
/**
 * Why does it matter?
 */
why: Line | null, 
/**
 * By when: a civil date as `YYYY-MM-DD`; none means before the next meeting.
 */
due: CivilDate | null, 
/**
 * Pupils or parents are involved.
 */
involvesPupils: boolean, 
/**
 * The ethics checklist is ticked; must be, where pupils or parents are involved.
 */
ethicsTicked: boolean, };
export type Words = string;
export type YearPage = { 
/**
 * Who presented, newest first.
 */
presented: Array<PresentedLine>, 
/**
 * How evenly the floor was shared; none until three people have met.
 */
airtime: AirtimeYear | null, };
export type Yield = "everyoneHeard" | "actionsReviewed" | "presenterChosen" | "supportStated" | "minimumTime" | "actionDrafted" | "actionsConfirmed" | "reflected" | "themeStated" | "resourceShared" | "recommended" | "insightTold";
export type You = { 
/**
 * Their seat.
 */
seat: Seat, 
/**
 * Their role.
 */
role: Role, 
/**
 * True while they present.
 */
presenter: boolean, 
/**
 * What they may do now.
 */
may: Array<Act>, 
/**
 * The kinds they may contribute now, typed by `say`.
 */
admitted: Array<Kind>, 
/**
 * Their own bid, in its current wording; revealed or not.
 */
bid: OwnBid | null, 
/**
 * Their own gauges.
 */
gauges: Array<OwnGauge>, 
/**
 * How they answered the proposal: true agrees.
 */
answeredProposal: boolean | null, 
/**
 * Their place in the queue.
 */
place: OwnPlace | null, 
/**
 * Their own offers.
 */
offers: Array<OwnOffer>, 
/**
 * For the presenter: the offers held for them, without text, oldest first [O2].
 */
held: Array<HeldOffer>, 
/**
 * Flags they may see and that are not resolved: on them, raised by them, or all for the facilitator.
 */
flags: Array<OwnFlag>, 
/**
 * Private prompts of the moment, e.g. when presenting was under its minimum [C2].
 */
prompts: Array<Line>, 
/**
 * At close: flags on them, by type [G6].
 */
flagTotals: Array<SlipCount>, 
/**
 * What the set is asked, to all but the one it is about.
 */
motion: MotionView | null, 
/**
 * The lead is offered to them.
 */
leadOffered: LeadOffered | null, 
/**
 * They were asked, privately, whether they would like the next question [G7].
 */
encouraged: boolean, 
/**
 * To the facilitator: whom they asked that and who has not answered.
 */
encouraging: Array<Seat>, 
/**
 * Who speaks much more than role and round expect: to that person, and to the facilitator
 * or time-keeper. Never a number [G7].
 */
dominating: Array<Seat>, 
/**
 * To the facilitator or time-keeper: two flags stand in a row, a process time-out may help [G5].
 */
suggestTimeOut: boolean, 
/**
 * What they can choose while the presenter is away [D2].
 */
awayChoices: Array<AwayChoice>, 
/**
 * Planned time of their own issue that is not used, where they may give of it.
 */
ownMinutes: Millis | null, };

export const VERSION = 1;
export const FRAME_BYTES = 65536;

/** Close codes; `reconnect` says whether to connect again unasked. */
export const CLOSE_CODES = {
  1012: { name: "restart", reconnect: true },
  1011: { name: "fault", reconnect: true },
  1002: { name: "noFrames", reconnect: true },
  1007: { name: "noText", reconnect: true },
  1009: { name: "tooBig", reconnect: false },
  4000: { name: "noHello", reconnect: true },
  4001: { name: "version", reconnect: false },
  4002: { name: "stalled", reconnect: true },
  4003: { name: "notAMember", reconnect: false },
  4005: { name: "removed", reconnect: false },
  4004: { name: "flood", reconnect: false },
} as const;
