//! What a closed meeting leaves behind for its set.

use crate::actions::Action;
use crate::project::unchosen;
use crate::{Carried, Meeting};
use hyacinth_protocol::{
    CarriedId, Line, MemberId, Outcome, ReviewView, Seat, Timestamp, Wording, Words,
};

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
    let closed_at = meeting.closed_at?;
    let member = |seat: Seat| meeting.member_of(seat);
    let presented = meeting.issue.as_ref().and_then(|issue| {
        let (title, why) = (issue.title.clone(), issue.why.clone());
        Some(Presented { member: member(issue.presenter)?, title, why })
    });
    let action = |action: &Action| {
        let (wording, confirmed) = (action.wording.clone(), action.confirmed);
        Some(YieldedAction { member: member(action.seat)?, wording, confirmed })
    };
    let review = |(carried, review): &(Carried, Option<ReviewView>)| {
        let ReviewView { outcome, happened, learned } = review.clone()?;
        Some(Review { action: carried.action, outcome, happened, learned })
    };
    let attended = meeting.roster.seats.iter().filter(|seat| seat.attended);
    Some(Yielded {
        presented,
        actions: meeting.actions.drafted.iter().filter_map(action).collect(),
        reviews: meeting.actions.carried.iter().filter_map(review).collect(),
        attended: attended.map(|seat| seat.participant.member).collect(),
        unchosen: unchosen(meeting).into_iter().filter_map(member).collect(),
        opened_at: meeting.opened_at,
        closed_at,
    })
}
