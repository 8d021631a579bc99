//! What a member may ask of a meeting. A command may be refused ([`crate::Refusal`]).

use crate::{
    ActionId, AwayChoice, BidId, CarriedId, FlagAnswer, FlagId, Kind, Line, Motion, OfferId,
    OfferKind, Outcome, QueueOrder, RoundIndex, Seat, Slip, SupportKind, Wording, Words,
};
use serde::{Deserialize, Serialize};

/// What a member asks. Who asks is known from the connection and never part of the command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Command {
    // — the meeting —
    /// Open the meeting: needs the charter's quorum, or the consent of all present [R2].
    Open {},
    /// Consent to open below the quorum [R2].
    Consent {},
    /// Move to the next round. `leaving` is the round the sender sees, so that a second press on an
    /// old screen is refused [D5]; `insist` overrides what the round has not yielded [R1].
    Next {
        /// The round the sender wants to leave.
        leaving: RoundIndex,
        /// Move on although something is missing.
        #[serde(default)]
        insist: bool,
    },
    /// Say that one is ready for the next round, or take that back [T5]. In a self-facilitated
    /// meeting it moves on when all present but one are ready (of two, both); after the last round
    /// it closes. Elsewhere the facilitator sees who is ready.
    Ready {
        /// The round the sender wants to leave.
        leaving: RoundIndex,
        /// False takes it back.
        ready: bool,
    },
    /// Take the last move to a round back, within 10 s [R1].
    UndoNext {},
    /// Add whole minutes, 1 to 30, to the planned time of the round [C5]. Refused with the re-plan
    /// that it means, unless `confirm` says it was seen [C4].
    Extend {
        /// How many.
        minutes: u8,
        /// The re-plan was shown.
        #[serde(default)]
        confirm: bool,
    },
    /// Close the meeting; unopened offers are deleted [O5].
    Close {
        /// Close although something is missing, or before the last round.
        #[serde(default)]
        insist: bool,
    },
    /// Stop all clocks; no reason asked [R4].
    Pause {},
    /// Go on after a pause, a process time-out or a restart [R4, R5, D8].
    Continue {},
    /// Stop the content and look at how the set works; the interrupted turn keeps its time [R5].
    TimeOut {},
    /// Put the meeting away for another day; nothing of it is lost [R3].
    Suspend {},
    /// Take a suspended meeting up again: needs the quorum or the consent of all present [R3, R2].
    Resume {},
    /// Ask the others for what nobody decides alone; one motion at a time.
    Move {
        /// For what.
        motion: Motion,
    },
    /// Answer what is asked. The one who asked takes it back with `agree: false`; anyone else's
    /// `false` ends it where all have to agree.
    AnswerMotion {
        /// True agrees.
        agree: bool,
    },
    /// Go on with a shipped format, by its key, when nobody bid [B6].
    SwitchFormat {
        /// Its key.
        format: String,
    },

    // — who leads —
    /// Offer someone the lead: the facilitator's seat moves when they accept [D4].
    OfferLead {
        /// To whom.
        to: Seat,
    },
    /// Accept or decline the lead that is offered to the sender [D3, D4].
    AnswerLead {
        /// True accepts.
        accept: bool,
    },
    /// Say how to go on without the presenter, once 90 s are over [D2].
    AnswerAway {
        /// How.
        choice: AwayChoice,
    },

    // — the floor —
    /// Accept the floor that is offered to the sender [F2].
    AcceptFloor {},
    /// Pass; needs no reason and is never a flag [F2].
    Pass {},
    /// End the sender's turn; the facilitator may end anyone's by `revoke`.
    Done {},
    /// Ask for the floor [F3]; one place in the queue each [F4].
    AskFloor {},
    /// Ask a question: takes a place in the queue; the text stays private until it is asked [F3, F4].
    Ask {
        /// The question, or none to ask it aloud.
        #[serde(default)]
        text: Option<Words>,
    },
    /// Reword the question that waits in the queue.
    RewordQuestion {
        /// The new text, or none to ask it aloud.
        #[serde(default)]
        text: Option<Words>,
    },
    /// Leave the queue.
    LeaveQueue {},
    /// The question was asked aloud: the presenter answers now.
    Asked {},
    /// The presenter has answered.
    Answered {},
    /// The one follow-up [F8]; no text when asked aloud.
    FollowUp {
        /// The follow-up, or none to ask it aloud.
        #[serde(default)]
        text: Option<Words>,
    },
    /// End the thinking pause after an answer; the presenter's to say [F7].
    SkipThinking {},
    /// Ask someone unheard, privately, whether they would like the next question [G7].
    Encourage {
        /// Whom.
        seat: Seat,
    },
    /// Answer that, privately; accepting takes the next place in the queue [G7].
    AnswerEncouragement {
        /// True: yes please.
        accept: bool,
    },
    /// Give the floor to someone [F6].
    Grant {
        /// To whom.
        seat: Seat,
    },
    /// Take the floor, or its offer, back [F6].
    Revoke {},
    /// Move someone in the queue to a place counted from 0 [F6].
    Reorder {
        /// Whom.
        seat: Seat,
        /// The new place; past the end means last.
        place: u16,
    },
    /// Choose how the queue is served [F5].
    OrderQueue {
        /// The order.
        order: QueueOrder,
    },

    // — contributions —
    /// A typed contribution that is not a question, bid, offer or action [A1, A2].
    Say {
        /// Its kind.
        kind: Kind,
        /// Its text.
        text: Words,
    },

    // — a theme together —
    /// State, or reword, the theme of the cycle [E8].
    StateTheme {
        /// The theme in one line.
        theme: Line,
    },
    /// Share a resource to work with together; replaces the one before [E6].
    ShareResource {
        /// What it is, and by whom.
        title: Line,
        /// Where it is found.
        #[serde(default)]
        link: Option<Line>,
        /// Its own guide questions, at most 12.
        #[serde(default)]
        questions: Vec<Line>,
    },

    // — time of one's own —
    /// Give whole minutes, 1 to 30, of one's own time to someone whose issue is on or to come.
    GiftMinutes {
        /// To whom.
        to: Seat,
        /// How many.
        minutes: u8,
    },
    /// "No issue today": the sender's minutes go back to all.
    NoIssue {},
    /// Give one's issue a name, where bids did not.
    NameIssue {
        /// The issue in one line.
        title: Line,
    },

    // — choosing who presents —
    /// Offer an issue for presenting, or reword one's bid before the reveal [B1]. Before the
    /// meeting opens it is kept as a draft that nobody else sees.
    Bid {
        /// The issue in one line.
        title: Line,
        /// Why now.
        #[serde(default)]
        why: Option<Line>,
        /// Minutes wanted for presenting, 1 to 60.
        minutes: u8,
    },
    /// "No bid today" [B1].
    NoBid {},
    /// Withdraw one's bid [B4].
    WithdrawBid {},
    /// Reveal all bids now [B1].
    RevealBids {},
    /// How far the sender agrees that this bid is presented: 1 objects, 5 agrees fully [B2].
    Gauge {
        /// Which bid.
        bid: BidId,
        /// 1 to 5.
        agreement: u8,
        /// Why, if the sender wants to say.
        #[serde(default)]
        reason: Option<Line>,
    },
    /// Propose a bid to the group [B3].
    Propose {
        /// Which bid.
        bid: BidId,
    },
    /// Agree, or object, to the proposed bid [B3]; an objection opens two minutes of talk [B2].
    AnswerProposal {
        /// True agrees.
        agree: bool,
        /// Why, if the sender wants to say.
        #[serde(default)]
        reason: Option<Line>,
    },
    /// Let the charter's tie rule decide between the bids that lead [B4].
    SettleTie {},

    // — support and offers —
    /// What the presenter would like from the set [O6].
    StateSupport {
        /// At least one kind.
        wanted: Vec<SupportKind>,
        /// In own words.
        #[serde(default)]
        note: Option<Line>,
    },
    /// Offer something to the presenter [O1].
    Offer {
        /// What it is.
        kind: OfferKind,
        /// Its text.
        text: Words,
    },
    /// Reword one's held offer [O4].
    RewordOffer {
        /// Which.
        offer: OfferId,
        /// The new text.
        text: Words,
    },
    /// Withdraw one's held offer [O4].
    WithdrawOffer {
        /// Which.
        offer: OfferId,
    },
    /// Open the advice gate for these kinds, and for no others [O3].
    Invite {
        /// At least one kind.
        kinds: Vec<OfferKind>,
    },
    /// Close the advice gate [O3].
    MuteAdvice {},
    /// Open one held offer [O3].
    OpenOffer {
        /// Which.
        offer: OfferId,
    },
    /// Open all held offers of the invited kinds [O3].
    OpenAllOffers {},

    // — flags —
    /// Flag a slip, one's own included [G1].
    Flag {
        /// Whose slip.
        seat: Seat,
        /// Which rule.
        slip: Slip,
    },
    /// Answer a flag on oneself [G2].
    AnswerFlag {
        /// Which flag.
        flag: FlagId,
        /// How.
        answer: FlagAnswer,
    },
    /// Show a flag to all: "telling mode" [G3].
    ShowFlag {
        /// Which flag.
        flag: FlagId,
    },
    /// Drop a flag [G3].
    DropFlag {
        /// Which flag.
        flag: FlagId,
    },

    // — actions —
    /// Draft an action; at most three for an issue [S1].
    DraftAction {
        /// Its wording.
        wording: Wording,
    },
    /// Reword one's action; a read-back or confirmation of the old wording falls [S1].
    RewordAction {
        /// Which.
        action: ActionId,
        /// The new wording.
        wording: Wording,
    },
    /// Remove one's drafted action.
    DropAction {
        /// Which.
        action: ActionId,
    },
    /// The facilitator has read the action back [S1].
    ReadBack {
        /// Which.
        action: ActionId,
    },
    /// The presenter confirms the wording [S1].
    ConfirmAction {
        /// Which.
        action: ActionId,
    },
    /// Say what became of an action carried from an earlier meeting [S3].
    ReviewAction {
        /// Which.
        action: CarriedId,
        /// Done, changed or not yet.
        outcome: Outcome,
        /// What happened.
        #[serde(default)]
        happened: Option<Words>,
        /// What the owner learned.
        #[serde(default)]
        learned: Option<Words>,
    },
}
