//! What a closed meeting leaves behind for its set.

use crate::actions::Action;
use crate::issue::Issue;
use crate::project::unchosen;
use crate::{Carried, Meeting, cycle};
use hyacinth_protocol::{
    CarriedId, CycleView, Line, MemberId, Millis, Outcome, ResourceView, ReviewView, SaidView,
    Seat, Timestamp, Wording, Words,
};

/// What is written back to the set once the meeting is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Yielded {
    /// Who presented, and what, in order.
    pub presented: Vec<Presented>,
    /// The cycle it belongs to, in formats that have one.
    pub cycle: Option<YieldedCycle>,
    /// Actions drafted in this meeting, at most three an issue [S1].
    pub actions: Vec<YieldedAction>,
    /// Reviews of carried actions; those without one stay as they were [S3].
    pub reviews: Vec<Review>,
    /// Who was present at any time while it was live.
    pub attended: Vec<MemberId>,
    /// How long each of them had the floor [C6].
    pub airtime: Vec<(MemberId, Millis)>,
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
    /// The issue in one line, where it was named.
    pub title: Option<Line>,
    /// Why now.
    pub why: Option<Line>,
}

/// What a meeting leaves to the next one of its cycle [E8].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YieldedCycle {
    /// Which sitting it was, counted from 1.
    pub sitting: u8,
    /// How many the cycle has.
    pub sittings: u8,
    /// The theme.
    pub theme: Option<Line>,
    /// The resource.
    pub resource: Option<ResourceView>,
    /// Recommendations, what to share, aspects for the next cycle, as written down.
    pub outcomes: Vec<SaidView>,
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
    let presented = |issue: &Issue| {
        let (title, why) = (issue.title.clone(), issue.why.clone());
        Some(Presented { member: member(issue.presenter)?, title, why })
    };
    let action = |action: &Action| {
        let (wording, confirmed) = (action.wording.clone(), action.confirmed);
        Some(YieldedAction { member: member(action.seat)?, wording, confirmed })
    };
    let review = |(carried, review): &(Carried, Option<ReviewView>)| {
        let ReviewView { outcome, happened, learned } = review.clone()?;
        Some(Review { action: carried.action, outcome, happened, learned })
    };
    let attended = meeting.roster.seats.iter().filter(|seat| seat.attended);
    let with_seat = (0..).map(Seat).zip(&meeting.roster.seats).filter(|(_, seat)| seat.attended);
    let airtime = with_seat.map(|(n, seat)| (seat.participant.member, meeting.airtime.of(n)));
    Some(Yielded {
        presented: meeting.issues.presented().filter_map(presented).collect(),
        cycle: cycle(meeting),
        actions: meeting.actions.drafted.iter().filter_map(action).collect(),
        reviews: meeting.actions.carried.iter().filter_map(review).collect(),
        attended: attended.map(|seat| seat.participant.member).collect(),
        airtime: airtime.collect(),
        unchosen: unchosen(meeting).into_iter().filter_map(member).collect(),
        opened_at: meeting.opened_at,
        closed_at,
    })
}

fn cycle(meeting: &Meeting) -> Option<YieldedCycle> {
    let CycleView { sitting, sittings, theme, resource, outcomes } = cycle::view(meeting)?;
    Some(YieldedCycle { sitting, sittings, theme, resource, outcomes })
}
