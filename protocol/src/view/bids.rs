//! Choosing who presents, and the issue that was chosen.

use crate::{BidId, IssueId, Line, OfferKind, Seat, SupportKind, Timestamp, Words};
use serde::{Deserialize, Serialize};

views! {
    /// Bids and how the choice stands.
    BidsView {
        /// Where the choice stands.
        choosing: Choosing,
        /// Who has bid or said "no bid today".
        answered: Vec<Seat>,
        /// Whose bid is awaited.
        awaited: Vec<Seat>,
        /// When the bids are revealed at the latest; none while paused or once revealed.
        reveal_at: Option<Timestamp>,
        /// The bids; empty until they are revealed together [B1].
        bids: Vec<BidView>,
        /// Until when the set talks after an objection [B2].
        talk_until: Option<Timestamp>,
        /// The bids that lead with the same agreement, if they do [B4].
        tied: Vec<BidId>,
    }

    /// A revealed bid.
    BidView {
        /// Which.
        bid: BidId,
        /// Whose.
        seat: Seat,
        /// The issue in one line.
        title: Line,
        /// Why now.
        why: Option<Line>,
        /// Minutes wanted.
        minutes: u8,
        /// True once its author withdrew it.
        withdrawn: bool,
        /// Who has gauged it.
        gauged_by: Vec<Seat>,
        /// How many gave each agreement from 1 to 5, once all present have gauged it [B2].
        agreement: Option<Vec<u16>>,
        /// Reasons given with a gauge of it, once all present have gauged it.
        reasons: Vec<Line>,
    }

    /// The issue of the meeting.
    IssueView {
        /// Which.
        id: IssueId,
        /// Who presents it.
        presenter: Seat,
        /// The issue in one line; none until its presenter names it.
        title: Option<Line>,
        /// Why now.
        why: Option<Line>,
        /// True where its presenter comes back with actions to tell of.
        returning: bool,
        /// The kinds that fit the support wanted: what the gate would be opened for by default [O6].
        gate_default: Vec<OfferKind>,
        /// The support the presenter wants, pinned for all [O6].
        support: Option<Support>,
        /// How the presenter was chosen.
        chosen: ChosenHow,
        /// What the presenter realised.
        insights: Vec<Words>,
    }

    /// The support wanted [O6].
    Support {
        /// Kinds.
        wanted: Vec<SupportKind>,
        /// In own words.
        note: Option<Line>,
    }
}

/// Where the choice of the presenter stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Choosing {
    /// Everybody bids or says "no bid today"; nobody sees another's bid [B1].
    Drafting {},
    /// Revealed: everybody gauges [B2].
    Gauging {},
    /// A bid is proposed: everybody present agrees or objects [B3].
    Proposed {
        /// Which bid.
        bid: BidId,
        /// Who proposed it.
        by: Seat,
        /// Who agreed so far.
        agreed: Vec<Seat>,
        /// Who objected, with the reason where one is given.
        objections: Vec<Objection>,
    },
    /// Decided.
    Chosen {
        /// Which bid.
        bid: BidId,
        /// How.
        how: ChosenHow,
    },
    /// Everybody said "no bid today", or withdrew [B6].
    NoBids {},
}

/// An objection to a proposal [B2].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Objection {
    /// Whose.
    pub seat: Seat,
    /// Why.
    pub reason: Option<Line>,
}

/// How the presenter was chosen [B3, B4].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ChosenHow {
    /// Nobody objected.
    Consensus {},
    /// The tie rule: presented longest ago.
    LongestSince {},
    /// The tie rule: a random draw. The winner is the tied bid, in order of id, at place
    /// `first 8 bytes of SHA-256("draw:" + seed) as a big-endian number, modulo the number of tied
    /// bids`: another hash than the commitment, from which the winner would be known in advance.
    Draw {
        /// The seed, hex; its SHA-256 is `drawCommitment`.
        seed: String,
        /// The bids it drew from.
        tied: Vec<BidId>,
    },
    /// Nobody had to be chosen: it is their turn.
    Turn {},
    /// The presenter before them dropped out, and theirs was the bid with most agreement [D2].
    NextInLine {},
}
