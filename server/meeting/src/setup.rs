//! What a meeting takes from its set when it is called, so that its log replays on its own.

use crate::Format;
use hyacinth_protocol::{
    CarriedId, CivilDate, Line, MeetingId, MemberId, Name, Role, TieRule, Words,
};
use serde::{Deserialize, Serialize};

/// All that a meeting needs from its set; the first event of its log carries it whole.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Setup {
    /// Which meeting.
    pub meeting: MeetingId,
    /// The set's name.
    pub set_name: Name,
    /// The format, whole: a later edit of the set's format does not touch this meeting [T1].
    pub format: Format,
    /// The charter in force.
    pub charter: Charter,
    /// Who is expected, in seat order.
    pub roster: Vec<Participant>,
    /// Actions still open from earlier meetings [S3].
    pub carried: Vec<Carried>,
    /// 64 hex digits drawn when the meeting is called; decides a random draw [B4].
    pub draw_seed: String,
}

impl std::fmt::Debug for Setup {
    /// Counts only: the seed is a secret until a draw shows it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setup")
            .field("meeting", &self.meeting)
            .field("format", &self.format.key)
            .field("roster", &self.roster.len())
            .field("carried", &self.carried.len())
            .finish_non_exhaustive()
    }
}

/// What of the charter the rules need [E2].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Charter {
    /// How many must be present to open [R2].
    pub quorum: u16,
    /// How ties end [B4].
    pub tie_rule: TieRule,
    /// The set's own ground rules.
    pub ground_rules: Vec<Line>,
    /// What may be said outside.
    pub confidentiality: Line,
    /// The presenter sees who holds an offer, not only of which kind [O2].
    pub names_on_held_offers: bool,
}

/// Someone who has a seat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// Who they are in the set.
    pub member: MemberId,
    /// What they are called.
    pub name: Name,
    /// Their role.
    pub role: Role,
    /// When they last presented in this set [B5].
    pub last_presented: Option<CivilDate>,
    /// Their bid was not chosen last time: first on the list of bids [B6].
    pub unchosen_last: bool,
}

/// An action carried from an earlier meeting [S3].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Carried {
    /// Which.
    pub action: CarriedId,
    /// Whose.
    pub member: MemberId,
    /// What exactly.
    pub what: Words,
    /// How they will know.
    pub measure: Option<Line>,
    /// By when.
    pub due: Option<CivilDate>,
}
