//! What a meeting takes from its set when it is called, so that its log replays on its own.

use hyacinth_protocol::{
    CarriedId, CivilDate, Format, Line, MeetingId, MemberId, Name, ObservationView, ResourceView,
    ReviewView, Role, TieRule, Words,
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
    /// Nobody facilitates [T5].
    #[serde(default)]
    pub self_facilitated: bool,
    /// Which meeting of its cycle it is, counted from 1; 1 in formats without one.
    #[serde(default = "first")]
    pub sitting: u8,
    /// What earlier meetings of the cycle agreed, or the last cycle left for this one [E8].
    #[serde(default)]
    pub cycle: CycleSoFar,
    /// 64 hex digits drawn when the meeting is called; decides a random draw [B4].
    pub draw_seed: String,
}

/// Meetings called before there were cycles are first ones.
const fn first() -> u8 {
    1
}

/// What a meeting of a cycle takes over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CycleSoFar {
    /// The theme; in the first sitting, the aspect the last cycle left.
    pub theme: Option<Line>,
    /// The resource.
    pub resource: Option<ResourceView>,
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
    /// Earlier reviews, oldest first.
    #[serde(default)]
    pub history: Vec<ReviewView>,
    /// What the owner noticed since, oldest first [S4].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub observations: Vec<ObservationView>,
}

impl Carried {
    /// The most actions a meeting takes up [S3].
    pub const MOST: usize = 40;

    /// The most earlier reviews that come along with an action.
    pub const MOST_REVIEWS: usize = 4;

    /// The most observations that come along with an action [S4].
    pub const MOST_OBSERVATIONS: usize = 4;

    /// The most bytes of words that come along in all: with what is said of them in the meeting, and as JSON
    /// at its longest, five eighths of a view's 2 MiB.
    pub const MOST_BYTES: usize = 256 * 1024;

    /// What a meeting takes up of a set's open actions, oldest first before and after: the newest, with the
    /// newest reviews of each, as many as a view has room for. The rest stay open, on the set's page [S3].
    pub fn taken_up(mut open: Vec<Self>) -> Vec<Self> {
        let mut from = open.len();
        let mut left = Self::MOST_BYTES;
        for action in open.iter_mut().rev().take(Self::MOST) {
            let old = action.history.len().saturating_sub(Self::MOST_REVIEWS);
            action.history.drain(..old);
            let old = action.observations.len().saturating_sub(Self::MOST_OBSERVATIONS);
            action.observations.drain(..old);
            let Some(rest) = left.checked_sub(action.bytes()) else { break };
            left = rest;
            from -= 1;
        }
        open.split_off(from)
    }

    fn bytes(&self) -> usize {
        let words = |words: &Option<Words>| words.as_ref().map_or(0, |words| words.as_str().len());
        let reviews = self.history.iter();
        let said: usize = reviews.map(|it| words(&it.happened) + words(&it.learned)).sum();
        let noticed: usize = self.observations.iter().map(|it| it.text.as_str().len()).sum();
        self.what.as_str().len()
            + noticed
            + self.measure.as_ref().map_or(0, |it| it.as_str().len())
            + said
    }
}
