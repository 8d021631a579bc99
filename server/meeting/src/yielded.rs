//! What a closed meeting leaves behind for its set.

use hyacinth_protocol::{CarriedId, Line, MemberId, Outcome, Stage, Timestamp, Wording, Words};

use crate::Meeting;

/// What is written back to the set once the meeting is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yielded {
    /// Who presented, and what.
    pub presented: Option<Presented>,
    /// Actions drafted in this meeting, at most three an issue [S1].
    pub actions: Vec<YieldedAction>,
    /// Reviews of carried actions; those without one stay as they were [S3].
    pub reviews: Vec<Review>,
    /// Who was present at any time while it was live.
    pub attended: Vec<MemberId>,
    /// Whose bid was not chosen: first on the next meeting's list [B6].
    pub unchosen: Vec<MemberId>,
    /// When it was opened; none where it was called off.
    pub opened_at: Option<Timestamp>,
    /// When it was closed.
    pub closed_at: Timestamp,
}

/// The issue of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    /// Who presented it.
    pub member: MemberId,
    /// The issue in one line.
    pub title: Line,
    /// Why now.
    pub why: Option<Line>,
}

/// An action someone took on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YieldedAction {
    /// Whose.
    pub member: MemberId,
    /// Its wording.
    pub wording: Wording,
    /// True where it was read back and confirmed; else it is a draft [S1].
    pub confirmed: bool,
}

/// What became of a carried action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Which.
    pub action: CarriedId,
    /// Done, changed or not yet.
    pub outcome: Outcome,
    /// What happened.
    pub happened: Option<Words>,
    /// What the owner learned.
    pub learned: Option<Words>,
}

/// What the meeting leaves to its set; none before it is closed.
pub fn yielded(meeting: &Meeting) -> Option<Yielded> {
    let closed_at = meeting.closed_at.filter(|_| meeting.stage == Stage::Closed)?;
    Some(Yielded {
        presented: None,
        actions: Vec::new(),
        reviews: Vec::new(),
        attended: Vec::new(),
        unchosen: Vec::new(),
        opened_at: meeting.opened_at,
        closed_at,
    })
}
