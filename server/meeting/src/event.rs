//! What happened, as the log keeps it for ever. Adding a field needs `#[serde(default)]` or a new
//! [`crate::stored::VERSION`].

use crate::agenda::Step;
use crate::{Participant, Setup};
use hyacinth_protocol::{
    ActionId, AwayChoice, BidId, CarriedId, ChosenHow, FlagAnswer, FlagId, Format, IssueId, Kind,
    Line, Motion, OfferId, OfferKind, Outcome, PauseReason, QueueOrder, ResourceView, RoundIndex,
    Seat, Slip, SupportKind, Taken, Timestamp, Wording, Words,
};
use serde::{Deserialize, Serialize};

/// Declares the events: camelCase, tagged by `type`.
macro_rules! events {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty),* $(,)? })+) => {
        /// Something that happened in a meeting. `Debug` prints no words: texts print their length.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
        pub enum Event { $($(#[$doc])* $name { $($(#[$field_doc])* $field: $ty),* }),+ }
    };
}

events! {
    // — the meeting —
    /// The meeting was called.
    Called {
        /// All it needs from its set.
        setup: Box<Setup>,
    }
    /// A late joiner took the next seat [D6].
    Joined {
        /// Who.
        participant: Participant,
    }
    /// Someone is here.
    Arrived {
        /// Whose seat.
        seat: Seat,
    }
    /// Someone dropped; nothing of theirs is lost [D1].
    Left {
        /// Whose seat.
        seat: Seat,
    }
    /// Someone consents to open below the quorum [R2].
    Consented {
        /// Who.
        seat: Seat,
    }
    /// The meeting was opened.
    Opened {
        /// By whom.
        by: Seat,
    }
    /// A round began, and the one before it ended.
    RoundBegan {
        /// Which.
        round: RoundIndex,
        /// Who moved the meeting on.
        by: Seat,
    }
    /// An issue is on the agenda: someone's turn to present, or to tell what became of their actions.
    IssuePlanned {
        /// Which.
        issue: IssueId,
        /// Whose.
        presenter: Seat,
        /// They come back with actions to tell of.
        returning: bool,
    }
    /// The rounds to come are these now: at the opening, when someone comes late or stays away,
    /// when a format is switched.
    AgendaPlanned {
        /// The first that is replaced; those before it stay.
        from: RoundIndex,
        /// The rounds from there on.
        steps: Vec<Step>,
        /// The agreed end.
        ends_at: Timestamp,
    }
    /// Someone has no issue today, or it is over before its time.
    IssueDropped {
        /// Which.
        issue: IssueId,
    }
    /// An issue got a name.
    IssueNamed {
        /// Which.
        issue: IssueId,
        /// Its name.
        title: Line,
    }
    /// The meeting goes on with another format [B6].
    FormatSwitched {
        /// That format, whole.
        format: Box<Format>,
    }
    /// The round got more time [C5].
    Extended {
        /// Minutes more.
        minutes: u8,
        /// What later rounds gave for it; the rest is slack [C4].
        #[serde(default)]
        taken: Vec<Taken>,
    }
    /// Someone gave minutes of their own to another.
    MinutesGifted {
        /// Who gave.
        by: Seat,
        /// What their rounds gave.
        taken: Vec<Taken>,
        /// The round that got them.
        round: RoundIndex,
        /// Minutes more.
        minutes: u8,
    }
    /// All agreed to another end [C4].
    EndMoved {
        /// Minutes later.
        minutes: u8,
    }
    /// Someone is ready for the next round, or took it back [T5].
    ReadyChanged {
        /// Who.
        seat: Seat,
        /// True: ready.
        ready: bool,
    }
    /// The last move to a round was taken back [R1].
    RoundUndone {
        /// By whom.
        by: Seat,
    }
    /// All clocks stopped [R4, R5].
    Paused {
        /// Who asked; kept for nothing but the log's own order.
        by: Seat,
        /// Asked for by anyone, or as a process time-out.
        #[serde(default = "asked")]
        reason: PauseReason,
    }
    /// The presenter of the issue is away, and everything waits for them [D2].
    PresenterLost {}
    /// The presenter is back [D2].
    PresenterBack {}
    /// Everybody has dropped out of a live meeting: everything stands until someone goes on [D1].
    Emptied {}
    /// Ninety seconds went by without the presenter [D2].
    AwayOverdue {}
    /// Someone chose how to go on without the presenter [D2].
    AwayAnswered {
        /// How.
        choice: AwayChoice,
        /// By whom.
        by: Seat,
    }
    /// The meeting was put away for another day [R3].
    Suspended {
        /// By whom.
        by: Seat,
    }
    /// It was taken up again [R3].
    Resumed {
        /// By whom.
        by: Seat,
    }
    /// Someone asked the others for what nobody decides alone.
    MotionMade {
        /// For what.
        motion: Motion,
        /// Who.
        by: Seat,
    }
    /// Someone answered.
    MotionAnswered {
        /// Who.
        seat: Seat,
        /// True agrees.
        agree: bool,
        /// True where it was about taking someone out: that is asked beside the rest.
        removal: bool,
    }
    /// It is decided, taken back, or cannot be agreed to any more.
    MotionEnded {
        /// True where it was about taking someone out.
        removal: bool,
    }
    /// Two took someone out of the meeting [D7].
    SeatRemoved {
        /// Whom.
        seat: Seat,
    }
    /// The lead is offered [D3, D4].
    LeadOffered {
        /// To whom.
        to: Seat,
        /// By whom; none where the set asks, because who leads is away or is back.
        by: Option<Seat>,
        /// True where they led before they dropped out.
        back: bool,
    }
    /// Who was asked will not lead, or did not answer [D3].
    LeadDeclined {
        /// Who.
        seat: Seat,
    }
    /// Someone leads from here on [D4].
    LeadTaken {
        /// Who.
        seat: Seat,
    }
    /// Nobody leads: the meeting goes on self-facilitated [D3, T5].
    LeadGone {}
    /// The server came back; everyone has to come back too, and a live meeting is paused [D8].
    Restarted {
        /// The last moment it was known to run: clocks stopped then.
        since: Timestamp,
    }
    /// The clocks go on [R4, D8].
    Continued {
        /// Who said so.
        by: Seat,
    }
    /// The meeting is over.
    Closed {
        /// Who closed it.
        by: Seat,
        /// The offers deleted unopened [O5].
        deleted: Vec<OfferId>,
    }

    // — the floor —
    /// The floor is offered, in place of an earlier offer if there was one [F2].
    FloorOffered {
        /// To whom.
        to: Seat,
    }
    /// A seat has the floor [F1].
    FloorTaken {
        /// Who.
        seat: Seat,
    }
    /// The one it was offered to passed [F2].
    FloorPassed {
        /// Who.
        seat: Seat,
    }
    /// The offer lapsed: its seat is away, and nobody else waits.
    FloorLapsed {}
    /// A turn ended.
    TurnEnded {
        /// Whose.
        seat: Seat,
    }
    /// The floor, or its offer, was taken back [F6].
    FloorRevoked {
        /// By whom.
        by: Seat,
    }
    /// Asker and presenter have the floor [F1].
    PairBegan {
        /// Who asks.
        asker: Seat,
        /// The question, where it is typed.
        text: Option<Words>,
    }
    /// The question was asked aloud.
    QuestionAsked {}
    /// The presenter answered.
    QuestionAnswered {}
    /// The pause for thinking is over [F7].
    ThoughtOver {}
    /// The asker follows up, once [F8].
    FollowedUp {
        /// The follow-up, where it is typed.
        text: Option<Words>,
    }
    /// The pair ended.
    PairEnded {}

    // — the queue —
    /// Someone took a place [F4].
    Queued {
        /// Who.
        seat: Seat,
        /// The question that waits, where it is typed.
        text: Option<Words>,
    }
    /// A waiting question got a new text.
    QuestionReworded {
        /// Whose.
        seat: Seat,
        /// The text, or none to ask it aloud.
        text: Option<Words>,
    }
    /// Someone left the queue.
    QueueLeft {
        /// Who.
        seat: Seat,
    }
    /// Someone was moved in the queue, which is then served in this order [F6].
    QueueMoved {
        /// Whom.
        seat: Seat,
        /// The new place, counted from 0.
        place: u16,
    }
    /// The queue is served in another order [F5].
    QueueOrdered {
        /// Which.
        order: QueueOrder,
    }
    /// Someone who was skipped in turn wants their turn after all.
    TurnAsked {
        /// Who.
        seat: Seat,
    }

    /// Someone unheard was asked, privately, whether they would like the next question [G7].
    Encouraged {
        /// Whom.
        seat: Seat,
        /// By whom.
        by: Seat,
    }
    /// They answered [G7].
    EncouragementAnswered {
        /// Who.
        seat: Seat,
        /// True: they would.
        accept: bool,
    }
    /// Someone had the floor much longer than role and round expect [G7].
    DominanceNoticed {
        /// Who.
        seat: Seat,
    }

    // — a theme together —
    /// The theme was stated, or reworded [E8].
    ThemeStated {
        /// By whom.
        by: Seat,
        /// The theme.
        theme: Line,
    }
    /// A resource was shared [E6].
    ResourceShared {
        /// By whom.
        by: Seat,
        /// The resource.
        resource: ResourceView,
    }

    // — contributions —
    /// A typed contribution.
    Said {
        /// Whose.
        seat: Seat,
        /// What it is.
        kind: Kind,
        /// Its text.
        text: Words,
    }

    // — choosing —
    /// Someone bid, or reworded their bid [B1].
    BidMade {
        /// Which bid.
        bid: BidId,
        /// Whose.
        seat: Seat,
        /// The issue in one line.
        title: Line,
        /// Why now.
        why: Option<Line>,
        /// Minutes wanted.
        minutes: u8,
    }
    /// Someone said "no bid today" [B1].
    NoBidMade {
        /// The id that stands for the answer.
        bid: BidId,
        /// Who.
        seat: Seat,
    }
    /// Someone withdrew their bid [B4].
    BidWithdrawn {
        /// Which.
        bid: BidId,
    }
    /// All bids are shown together [B1].
    BidsRevealed {}
    /// Someone gauged a bid [B2].
    Gauged {
        /// Which bid.
        bid: BidId,
        /// Who.
        seat: Seat,
        /// 1 to 5.
        agreement: u8,
        /// Why.
        reason: Option<Line>,
    }
    /// A bid is proposed; earlier answers fall [B3].
    Proposed {
        /// Which.
        bid: BidId,
        /// By whom.
        by: Seat,
    }
    /// Someone answered the proposal [B3].
    ProposalAnswered {
        /// Who.
        seat: Seat,
        /// True agrees.
        agree: bool,
        /// Why.
        reason: Option<Line>,
    }
    /// Two minutes of talk began [B2].
    TalkBegan {
        /// The tied bids it is about; empty where it is about an objection.
        tied: Vec<BidId>,
    }
    /// The two minutes are over.
    TalkEnded {}
    /// The presenter is chosen.
    PresenterChosen {
        /// By which bid.
        bid: BidId,
        /// How.
        how: ChosenHow,
    }

    // — the issue —
    /// The presenter said what support they want [O6].
    SupportStated {
        /// Kinds.
        wanted: Vec<SupportKind>,
        /// In own words.
        note: Option<Line>,
    }
    /// The minimum time was used [C2].
    MinimumReached {}

    // — offers —
    /// Someone made an offer [O1].
    OfferMade {
        /// Which.
        offer: OfferId,
        /// Whose.
        seat: Seat,
        /// What it is.
        kind: OfferKind,
        /// Its text; none once it was deleted unopened [O5].
        text: Option<Words>,
        /// True where its kind was invited, so that it went straight through.
        opened: bool,
    }
    /// A held offer was reworded [O4].
    OfferReworded {
        /// Which.
        offer: OfferId,
        /// The text; none once it was deleted unopened [O5].
        text: Option<Words>,
    }
    /// A held offer was withdrawn [O4].
    OfferWithdrawn {
        /// Which.
        offer: OfferId,
    }
    /// The advice gate is open for these kinds, and no others [O3].
    GateOpened {
        /// Which.
        kinds: Vec<OfferKind>,
    }
    /// Advice is muted [O3].
    GateClosed {}
    /// The presenter opened held offers [O3].
    OffersOpened {
        /// Which.
        offers: Vec<OfferId>,
    }

    // — flags —
    /// A flag was raised [G1].
    FlagRaised {
        /// Which.
        flag: FlagId,
        /// On whom.
        seat: Seat,
        /// Which rule.
        slip: Slip,
        /// By whom.
        by: Seat,
    }
    /// A second person flags the same: now it counts [G1].
    FlagSeconded {
        /// Which.
        flag: FlagId,
        /// By whom.
        by: Seat,
    }
    /// The flagged one answered [G2].
    FlagAnswered {
        /// Which.
        flag: FlagId,
        /// How.
        answer: FlagAnswer,
    }
    /// Fifteen seconds went by without an answer [G3].
    FlagOverdue {
        /// Which.
        flag: FlagId,
    }
    /// A flag is shown to all [G3].
    FlagShown {
        /// Which.
        flag: FlagId,
    }
    /// A flag was dropped [G3].
    FlagDropped {
        /// Which.
        flag: FlagId,
    }

    // — actions —
    /// The presenter drafted an action [S1].
    ActionDrafted {
        /// Which.
        action: ActionId,
        /// Whose.
        seat: Seat,
        /// Its wording.
        wording: Wording,
    }
    /// An action got a new wording; read-back and confirmation fall [S1].
    ActionReworded {
        /// Which.
        action: ActionId,
        /// The wording.
        wording: Wording,
    }
    /// A drafted action was removed.
    ActionDropped {
        /// Which.
        action: ActionId,
    }
    /// An action was read back [S1].
    ActionReadBack {
        /// Which.
        action: ActionId,
    }
    /// The presenter confirmed an action [S1].
    ActionConfirmed {
        /// Which.
        action: ActionId,
    }
    /// The owner said what became of a carried action [S3].
    ActionReviewed {
        /// Which.
        action: CarriedId,
        /// Done, changed or not yet.
        outcome: Outcome,
        /// What happened.
        happened: Option<Words>,
        /// What the owner learned.
        learned: Option<Words>,
    }
}

/// Pauses of before there were others.
const fn asked() -> PauseReason {
    PauseReason::Asked
}
