//! A theme that a set works on together, over several meetings [E6, E8].

use crate::{Event, Meeting, guard};
use hyacinth_protocol::{
    Act, CycleView, Kind, Line, Presents, Refusal, ResourceView, SaidView, Seat,
};

/// The most guide questions a resource has.
const MOST_QUESTIONS: usize = 12;
/// The most outcomes a meeting keeps.
const MOST_OUTCOMES: usize = 100;

/// What the cycle has so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Cycle {
    pub(crate) theme: Option<Line>,
    pub(crate) resource: Option<ResourceView>,
    pub(crate) outcomes: Vec<SaidView>,
}

/// What is written down for the school and for the next cycle.
pub(crate) const fn is_outcome(kind: Kind) -> bool {
    matches!(kind, Kind::Recommendation | Kind::Sharing | Kind::NextTheme)
}

pub(crate) fn is_full(meeting: &Meeting) -> bool {
    meeting.cycle.outcomes.len() >= MOST_OUTCOMES
}

// — decide —

fn admits(meeting: &Meeting, by: Seat, kind: Kind, act: Act) -> Result<(), Refusal> {
    let here = guard::rule(meeting)?.admits(kind);
    guard::that(here, Refusal::NotInThisRound { act })?;
    guard::admitted(meeting, by, kind)
}

pub(crate) fn may_state(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    admits(meeting, by, Kind::Theme, Act::StateTheme)
}

pub(crate) fn state(meeting: &Meeting, by: Seat, theme: &Line) -> Result<Vec<Event>, Refusal> {
    may_state(meeting, by)?;
    guard::that(meeting.cycle.theme.as_ref() != Some(theme), Refusal::NothingToDo {})?;
    Ok(vec![Event::ThemeStated { by, theme: theme.clone() }])
}

pub(crate) fn may_share(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    admits(meeting, by, Kind::Resource, Act::ShareResource)
}

pub(crate) fn share(
    meeting: &Meeting,
    by: Seat,
    resource: ResourceView,
) -> Result<Vec<Event>, Refusal> {
    may_share(meeting, by)?;
    let most = Refusal::OutOfBounds { least: 0, most: 12 };
    guard::that(resource.questions.len() <= MOST_QUESTIONS, most)?;
    guard::that(meeting.cycle.resource.as_ref() != Some(&resource), Refusal::NothingToDo {})?;
    Ok(vec![Event::ResourceShared { by, resource }])
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> Option<CycleView> {
    let format = &meeting.ground.format;
    (format.presents == Presents::Nobody).then(|| CycleView {
        sitting: meeting.ground.sitting,
        sittings: format.sittings(),
        theme: meeting.cycle.theme.clone(),
        resource: meeting.cycle.resource.clone(),
        outcomes: meeting.cycle.outcomes.clone(),
    })
}
