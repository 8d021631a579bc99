//! What only one seat sees.

use super::SlipCount;
use crate::{
    Act, AwayChoice, BidId, FlagAnswer, FlagId, Kind, Line, Millis, Motion, OfferId, OfferKind,
    Role, Seat, Slip, Timestamp, Words,
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
        /// What the set is asked, to all but the one it is about.
        motion: Option<MotionView>,
        /// The lead is offered to them.
        lead_offered: Option<LeadOffered>,
        /// They were asked, privately, whether they would like the next question [G7].
        encouraged: bool,
        /// To the facilitator: whom they asked that and who has not answered.
        encouraging: Vec<Seat>,
        /// Who speaks much more than role and round expect: to that person, and to the facilitator
        /// or time-keeper. Never a number [G7].
        dominating: Vec<Seat>,
        /// To the facilitator or time-keeper: two flags stand in a row, a process time-out may help [G5].
        suggest_time_out: bool,
        /// What they can choose while the presenter is away [D2].
        away_choices: Vec<AwayChoice>,
        /// Planned time of their own issue that is not used, where they may give of it.
        own_minutes: Option<Millis>,
    }

    /// What all are asked.
    MotionView {
        /// For what.
        motion: Motion,
        /// Who asks.
        by: Seat,
        /// Who agreed, the one who asks among them.
        agreed: Vec<Seat>,
        /// How many have to agree.
        needed: u16,
        /// True where the receiver has not answered and may.
        asked_of_you: bool,
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
        /// Written before the meeting opened, and not offered yet: nobody else sees that it is there.
        draft: bool,
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
        /// In a self-facilitated meeting: it waits for a second person who flags the same, and only
        /// the one who raised it sees it [G1].
        awaits_second: bool,
    }
}

/// Why the lead is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum LeadOffered {
    /// The facilitator offers it [D4].
    By {
        /// Who.
        seat: Seat,
    },
    /// The facilitator dropped out, and the set asks [D3].
    Vacant {
        /// Until when an answer is awaited, then the next one is asked.
        until: Timestamp,
    },
    /// They led before they dropped out, and may again [D3].
    Back {},
}
