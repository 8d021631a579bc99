//! What happens in the world and cannot be refused.

use crate::Participant;
use hyacinth_protocol::{Seat, Timestamp};

/// Something the room noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Observation {
    /// Someone's first connection opened.
    Arrived {
        /// Whose.
        seat: Seat,
    },
    /// Someone's last connection was lost or closed.
    Left {
        /// Whose.
        seat: Seat,
    },
    /// A member of the set who has no seat yet comes in: appended to the order [D6].
    Joined {
        /// Who.
        participant: Participant,
    },
    /// The moment that [`crate::deadline`] gave has come.
    ClockReached,
    /// The server was away and rebuilt the meeting from its log [D8].
    Restarted {
        /// The last moment at which it was known to run.
        since: Timestamp,
    },
}
