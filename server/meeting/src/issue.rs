//! The presenter's dilemma: whose, what support they want, what they realise [O6].

use crate::{Event, Meeting, bid, guard};
use hyacinth_protocol::{
    Act, BidId, ChosenHow, IssueView, Line, Refusal, Seat, Support, SupportKind, Words,
};

/// The most insights an issue holds.
const MOST_INSIGHTS: usize = 50;

/// The issue of this meeting.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Issue {
    pub(crate) presenter: Seat,
    pub(crate) title: Line,
    pub(crate) why: Option<Line>,
    pub(crate) support: Option<Support>,
    chosen: ChosenHow,
    insights: Vec<Words>,
}

pub(crate) fn insights_full(meeting: &Meeting) -> bool {
    meeting.issue.as_ref().is_some_and(|issue| issue.insights.len() >= MOST_INSIGHTS)
}

// — decide —

pub(crate) fn may_state_support(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::presenter(meeting, by, Act::StateSupport)
}

pub(crate) fn state_support(
    meeting: &Meeting,
    by: Seat,
    wanted: &[SupportKind],
    note: Option<&Line>,
) -> Result<Vec<Event>, Refusal> {
    may_state_support(meeting, by)?;
    guard::that(!wanted.is_empty(), Refusal::ChooseOne {})?;
    let each = SupportKind::ALL.iter().copied().filter(|kind| wanted.contains(kind));
    Ok(vec![Event::SupportStated { wanted: each.collect(), note: note.cloned() }])
}

// — evolve —

pub(crate) fn chosen(meeting: &mut Meeting, bid: BidId, how: &ChosenHow) {
    let Some((presenter, idea)) = bid::idea(meeting, bid) else { return };
    meeting.issue = Some(Issue {
        presenter,
        title: idea.title.clone(),
        why: idea.why.clone(),
        support: None,
        chosen: how.clone(),
        insights: Vec::new(),
    });
}

pub(crate) fn supported(meeting: &mut Meeting, wanted: &[SupportKind], note: Option<Line>) {
    if let Some(issue) = &mut meeting.issue {
        issue.support = Some(Support { wanted: wanted.to_vec(), note });
    }
}

pub(crate) fn realised(meeting: &mut Meeting, text: Words) {
    if let Some(issue) = meeting.issue.as_mut().filter(|i| i.insights.len() < MOST_INSIGHTS) {
        issue.insights.push(text);
    }
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> Option<IssueView> {
    meeting.issue.as_ref().map(|issue| IssueView {
        presenter: issue.presenter,
        title: issue.title.clone(),
        why: issue.why.clone(),
        support: issue.support.clone(),
        chosen: issue.chosen.clone(),
        insights: issue.insights.clone(),
    })
}
