//! What a set agrees [E2].

use crate::{Line, MemberId, TieRule, Timestamp};
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
        /// What the set holds dear, at most 12; none in charters written before there were any.
        #[serde(default)]
        values: Vec<Line>,
        /// What the sponsor may see; nothing in charters that say nothing of it.
        #[serde(default)]
        sponsor_sees: SponsorSees,
    }

    /// A charter in force.
    CharterView {
        /// Counted from 1; a change makes a new one that everyone accepts again.
        version: u32,
        /// What it says.
        charter: CharterDraft,
    }

    /// `GET /api/sets/{id}/charter`: all that the set ever agreed, newest first, and who accepted what.
    CharterHistory {
        /// The versions.
        versions: Vec<CharterVersion>,
    }

    /// A charter, in force or before.
    CharterVersion {
        /// Counted from 1.
        version: u32,
        /// What it says.
        charter: CharterDraft,
        /// When it was written.
        made_at: Timestamp,
        /// Who accepted it, in the order they did.
        accepted: Vec<Acceptance>,
    }

    /// A member's yes to a version.
    Acceptance {
        /// Whose.
        member: MemberId,
        /// When.
        at: Timestamp,
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

/// What the sponsor of a set may see of it; never what was said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum SponsorSees {
    /// Nothing.
    #[default]
    Nothing,
    /// Reports that the set published.
    Reports,
    /// Reports, and who attended how often.
    ReportsAndAttendance,
}
