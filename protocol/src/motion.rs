//! What nobody decides alone.

use crate::Seat;
use serde::{Deserialize, Serialize};

/// What nobody decides alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(
    tag = "type",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
pub enum Motion {
    /// Move the agreed end: everyone present agrees [C4].
    MoveEnd {
        /// How many minutes later, 1 to 60.
        minutes: u8,
    },
    /// Take someone out of this meeting: the facilitator and one member, or two members where
    /// nobody facilitates [D7]. The one concerned is not asked and does not see it.
    Remove {
        /// Whom.
        seat: Seat,
    },
    /// Close before the last round, in a self-facilitated meeting: all present but one [T5].
    CloseEarly {},
    /// Put the meeting away, in a self-facilitated one: all present but one [T5, R3].
    Suspend {},
}
