//! What a set agrees [E2].

use crate::{Line, TieRule};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// What a set agrees [E2].
    CharterDraft {
        /// How many must be present to open, 2 to 12.
        quorum: u16,
        /// How ties end.
        tie_rule: TieRule,
        /// Own ground rules, at most 20.
        ground_rules: Vec<Line>,
        /// What may be said outside.
        confidentiality: Line,
        /// The presenter sees who holds an offer, not only of which kind [O2].
        names_on_held_offers: bool,
        /// Meetings in a school year at most, 1 to 40 [E1].
        #[serde(default = "usual_meetings")]
        most_meetings: u16,
    }

    /// A charter in force.
    CharterView {
        /// Counted from 1; a change makes a new one that everyone accepts again.
        version: u32,
        /// What it says.
        charter: CharterDraft,
    }

    /// `POST /api/sets/{id}/charter/accept`: accept this version.
    AcceptCharter {
        /// Which version was read.
        version: u32,
    }
}

/// Meetings in a school year, where a charter does not say: about one in each half term [E1].
pub const fn usual_meetings() -> u16 {
    6
}
