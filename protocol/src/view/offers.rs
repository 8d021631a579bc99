//! What came through the gate, flags shown to all, and actions.

use crate::{
    ActionId, CarriedId, CivilDate, FlagId, IssueId, Line, MemberId, OfferId, OfferKind, Outcome,
    Seat, Slip, Timestamp, Wording, Words,
};
use serde::{Deserialize, Serialize};

views! {
    /// The gate and what came through it.
    OffersView {
        /// The kinds invited now; empty means advice is muted [O3].
        invited: Vec<OfferKind>,
        /// Opened offers, oldest first.
        opened: Vec<OpenedOffer>,
    }

    /// An offer the presenter opened, or invited.
    OpenedOffer {
        /// Which.
        offer: OfferId,
        /// Whose.
        seat: Seat,
        /// What it is.
        kind: OfferKind,
        /// Its text.
        text: Words,
    }

    /// A flag shown to all [G3].
    ShownFlag {
        /// Which.
        flag: FlagId,
        /// On whom.
        seat: Seat,
        /// Which rule.
        slip: Slip,
    }

    /// Actions, old and new.
    ActionsView {
        /// Carried from earlier meetings [S3].
        carried: Vec<CarriedView>,
        /// Drafted in this one.
        drafted: Vec<ActionView>,
    }

    /// An action carried from an earlier meeting.
    CarriedView {
        /// Which.
        action: CarriedId,
        /// Whose.
        member: MemberId,
        /// Their seat, where they have one here.
        seat: Option<Seat>,
        /// What exactly.
        what: Words,
        /// How they will know.
        measure: Option<Line>,
        /// By when.
        due: Option<CivilDate>,
        /// Earlier reviews, oldest first: planned beside what was done [S3].
        history: Vec<ReviewView>,
        /// What the owner noticed since, oldest first [S4].
        observations: Vec<ObservationView>,
        /// The review in this meeting, once given.
        review: Option<ReviewView>,
    }

    /// What the owner of a carried action noticed between meetings [S4].
    ObservationView {
        /// What.
        text: Words,
        /// When it was written down.
        at: Timestamp,
    }

    /// What became of a carried action.
    ReviewView {
        /// Done, changed, not yet.
        outcome: Outcome,
        /// What happened.
        happened: Option<Words>,
        /// What the owner learned.
        learned: Option<Words>,
    }

    /// An action drafted in this meeting.
    ActionView {
        /// Which.
        action: ActionId,
        /// Whose.
        seat: Seat,
        /// Of which issue; none where the set works on a theme.
        issue: Option<IssueId>,
        /// Its wording.
        wording: Wording,
        /// The facilitator has read it back.
        read_back: bool,
        /// The presenter has confirmed it.
        confirmed: bool,
    }
}
