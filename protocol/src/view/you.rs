//! What only one seat sees.

use super::SlipCount;
use crate::{
    Act, BidId, FlagAnswer, FlagId, Kind, Line, OfferId, OfferKind, Role, Seat, Slip, Timestamp,
    Words,
};
use serde::{Deserialize, Serialize};

views! {
    /// What only the receiver sees.
    You {
        /// Their seat.
        seat: Seat,
        /// Their role.
        role: Role,
        /// True while they present.
        presenter: bool,
        /// What they may do now.
        may: Vec<Act>,
        /// The kinds they may contribute now, typed by `say`.
        admitted: Vec<Kind>,
        /// Their own bid, in its current wording; revealed or not.
        bid: Option<OwnBid>,
        /// Their own gauges.
        gauges: Vec<OwnGauge>,
        /// How they answered the proposal: true agrees.
        answered_proposal: Option<bool>,
        /// Their place in the queue.
        place: Option<OwnPlace>,
        /// Their own offers.
        offers: Vec<OwnOffer>,
        /// For the presenter: the offers held for them, without text, oldest first [O2].
        held: Vec<HeldOffer>,
        /// Flags they may see and that are not resolved: on them, raised by them, or all for the facilitator.
        flags: Vec<OwnFlag>,
        /// Private prompts of the moment, e.g. when presenting was under its minimum [C2].
        prompts: Vec<Line>,
        /// At close: flags on them, by type [G6].
        flag_totals: Vec<SlipCount>,
    }

    /// One's own bid.
    OwnBid {
        /// Which.
        bid: BidId,
        /// The issue in one line; none means "no bid today".
        title: Option<Line>,
        /// Why now.
        why: Option<Line>,
        /// Minutes wanted.
        minutes: u8,
    }

    /// One's own gauge of a bid.
    OwnGauge {
        /// Which bid.
        bid: BidId,
        /// 1 to 5.
        agreement: u8,
    }

    /// One's own place in the queue.
    OwnPlace {
        /// How many come first.
        ahead: u16,
        /// The question that waits, where it is typed.
        text: Option<Words>,
    }

    /// One's own offer.
    OwnOffer {
        /// Which.
        offer: OfferId,
        /// What it is.
        kind: OfferKind,
        /// Its text.
        text: Words,
        /// True once the presenter opened it.
        opened: bool,
    }

    /// A held offer as its presenter sees it before opening: kind, and name only if the charter says so [O2].
    HeldOffer {
        /// Which.
        offer: OfferId,
        /// What it is.
        kind: OfferKind,
        /// Whose, if the charter says so.
        seat: Option<Seat>,
    }

    /// A flag as one who is concerned sees it.
    OwnFlag {
        /// Which.
        flag: FlagId,
        /// On whom.
        seat: Seat,
        /// Which rule.
        slip: Slip,
        /// True where the receiver raised it.
        raised_by_you: bool,
        /// How the flagged one answered, if they did.
        answer: Option<FlagAnswer>,
        /// Until when an answer is awaited; past it the facilitator may show the flag [G3].
        answer_until: Timestamp,
        /// True once the 15 seconds are over without an answer.
        overdue: bool,
        /// True once it is shown to all.
        shown: bool,
    }
}
