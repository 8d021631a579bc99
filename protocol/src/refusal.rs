//! Why a rule said no. A value, not a sentence: the words for it live in the client's catalogue.

use crate::{Act, Kind, Millis, RoundIndex, Seat, Yield};
use serde::{Deserialize, Serialize};

/// Something a round has not yielded yet, and by whom it is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Missing {
    /// What is missing.
    pub what: Yield,
    /// By whom; empty where it is nobody's in particular.
    pub seats: Vec<Seat>,
}

/// What an extension means for the rest of the meeting [C4].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Replan {
    /// The minutes asked for.
    pub minutes: u8,
    /// How much comes from time nobody has planned for.
    pub from_slack: Millis,
    /// How much comes from later rounds, by round.
    pub from_rounds: Vec<Taken>,
}

/// Time taken from a later round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Taken {
    /// Which round.
    pub round: RoundIndex,
    /// How much.
    pub time: Millis,
    /// What is left to it.
    pub left: Millis,
}

/// Why a command was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Refusal {
    /// The meeting is not open yet.
    NotOpenYet {},
    /// The meeting is already open.
    AlreadyOpen {},
    /// The meeting is closed.
    Closed {},
    /// Fewer are present than the charter's quorum, and not all present consent [R2].
    BelowQuorum {
        /// How many are present.
        present: u16,
        /// How many the charter asks for.
        quorum: u16,
    },
    /// Only the facilitator does this.
    FacilitatorOnly {
        /// What.
        act: Act,
    },
    /// Only the presenter does this.
    PresenterOnly {
        /// What.
        act: Act,
    },
    /// The presenter does not do this: it is for the others.
    NotForPresenter {
        /// What.
        act: Act,
    },
    /// No presenter is chosen yet.
    NoPresenter {},
    /// Everyone moved on while this was on its way [D5].
    AlreadyMoved {
        /// Who moved the meeting on, where known.
        by: Option<Seat>,
        /// The round it is in now.
        now: RoundIndex,
    },
    /// The round has not yielded what it should; send again with `insist` to move on [R1].
    NotYielded {
        /// What is missing.
        missing: Vec<Missing>,
    },
    /// This round has no place for it [A1].
    NotInThisRound {
        /// What.
        act: Act,
    },
    /// This round does not admit this kind from this seat [A1].
    NotAdmitted {
        /// The kind.
        kind: Kind,
    },
    /// The set is paused: only the presenter and the facilitator speak [R4].
    Paused {},
    /// The set is not paused.
    NotPaused {},
    /// Someone else has the floor [F1].
    FloorTaken {
        /// Who.
        by: Seat,
    },
    /// The floor is not the sender's.
    FloorNotYours {},
    /// The floor was not offered to the sender [F2].
    FloorNotOffered {},
    /// The sender's floor is suspended while a shown flag stands [G4].
    FloorSuspended {},
    /// The sender already waits in the queue [F4].
    AlreadyQueued {},
    /// That seat does not wait in the queue.
    NotQueued {},
    /// The sender's one follow-up is used [F8].
    FollowUpUsed {},
    /// There is no such seat, or its member is not here.
    SeatAbsent {
        /// Which.
        seat: Seat,
    },
    /// There is no such bid, or it was withdrawn.
    NoSuchBid {},
    /// Bids are not revealed yet [B1].
    NotRevealed {},
    /// Bids are revealed already [B1].
    AlreadyRevealed {},
    /// A presenter is chosen already.
    AlreadyChosen {},
    /// No bid is proposed [B3].
    NothingProposed {},
    /// No two bids lead with the same agreement [B4].
    NoTie {},
    /// The two minutes of talk are not over [B2].
    TalkFirst {},
    /// There is no such offer among the ones the sender may touch.
    NoSuchOffer {},
    /// The offer is opened already.
    OfferOpened {},
    /// The gate is closed for this kind [O3].
    GateClosed {},
    /// There is no such flag, or it is resolved.
    NoSuchFlag {},
    /// The sender's own flag on this person is not resolved; of others' nobody is told [G2].
    AlreadyFlagged {},
    /// The speaker has not answered yet and the 15 seconds are not over [G3].
    AwaitingAnswer {},
    /// There is no such action, or it is not the sender's.
    NoSuchAction {},
    /// The issue has three actions already [S1].
    EnoughActions {},
    /// The action was not read back yet [S1].
    NotReadBack {},
    /// The ethics checklist must be ticked first [S2].
    EthicsFirst {},
    /// The action was confirmed: reword it to change it.
    AlreadyConfirmed {},
    /// A number is outside its bounds.
    OutOfBounds {
        /// The smallest allowed.
        least: u16,
        /// The largest allowed.
        most: u16,
    },
    /// What the extension means for the rest of the meeting: send it again with `confirm` [C4].
    Replanned {
        /// The re-plan.
        plan: Replan,
    },
    /// Neither slack nor later rounds have so many minutes [C4].
    NoTimeLeft {
        /// The most whole minutes there are.
        most: u8,
    },
    /// Nobody facilitates: what the facilitator would do is done together [T5].
    SelfFacilitated {
        /// What.
        act: Act,
    },
    /// Only the one who keeps the time in this round does this [T5].
    TimekeeperOnly {
        /// What.
        act: Act,
    },
    /// The 10 s in which a move can be taken back are over [R1].
    TooLate {},
    /// The meeting is put away for another day: resume it first [R3].
    Suspended {},
    /// The meeting is not suspended.
    NotSuspended {},
    /// The sender was taken out of this meeting [D7].
    Removed {},
    /// Something else is being asked of all already.
    MotionStands {},
    /// Nothing is asked of the sender.
    NothingAsked {},
    /// The lead is not offered to the sender [D4].
    LeadNotOffered {},
    /// The presenter is here, or the 90 s are not over [D2].
    NotAway {},
    /// The thinking pause is not over [F7].
    Thinking {},
    /// The sender has no such time of their own, or that person has no issue to come.
    NoMinutes {},
    /// There is no such shipped format.
    NoSuchFormat {},
    /// An empty list where at least one is needed.
    ChooseOne {},
    /// The same was done already: nothing to change.
    NothingToDo {},
    /// The meeting holds as many of these as it can.
    Full {},
}
