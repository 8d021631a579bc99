//! Presenters' dilemmas: whose, what support they want, what they realise [O6].

use crate::{Event, Meeting, agenda, bid, guard, round};
use hyacinth_protocol::{
    Act, BidId, ChosenHow, IssueId, IssueView, Line, OfferKind, Presents, Refusal, Repeats,
    RoundIndex, Seat, Support, SupportKind, Words,
};

/// The most insights an issue holds.
const MOST_INSIGHTS: usize = 50;

/// The issues of this meeting, in the order they were planned; an id is a place in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Issues {
    pub(crate) all: Vec<Issue>,
}

/// One issue.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Issue {
    pub(crate) id: IssueId,
    pub(crate) presenter: Seat,
    /// Its presenter comes back with actions to tell of.
    pub(crate) returning: bool,
    /// "No issue today", or ended before its time.
    pub(crate) dropped: bool,
    /// A round of it began.
    pub(crate) begun: bool,
    pub(crate) title: Option<Line>,
    pub(crate) why: Option<Line>,
    pub(crate) support: Option<Support>,
    chosen: ChosenHow,
    insights: Vec<Words>,
}

impl Issues {
    pub(crate) fn get(&self, id: IssueId) -> Option<&Issue> {
        self.all.get(usize::from(id.0))
    }

    fn get_mut(&mut self, id: IssueId) -> Option<&mut Issue> {
        self.all.get_mut(usize::from(id.0))
    }

    /// The one that was chosen last.
    pub(crate) fn chosen(&self) -> Option<&Issue> {
        self.all.iter().rev().find(|issue| !issue.returning)
    }

    /// Those that were presented, in the order of the agenda; telling of actions is not presenting.
    pub(crate) fn presented(&self) -> impl Iterator<Item = &Issue> {
        self.all.iter().filter(|issue| issue.begun && !issue.returning)
    }

    /// A presenter is chosen.
    pub(crate) fn any(&self) -> bool {
        self.chosen().is_some()
    }
}

fn current(meeting: &mut Meeting) -> Option<&mut Issue> {
    let id = meeting.current_issue()?.id;
    meeting.issues.get_mut(id)
}

pub(crate) fn insights_full(meeting: &Meeting) -> bool {
    meeting.current_issue().is_some_and(|issue| issue.insights.len() >= MOST_INSIGHTS)
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

/// The sender's own issue, where everyone has one: the one that is on, or to come.
pub(crate) fn own(meeting: &Meeting, by: Seat) -> Option<&Issue> {
    let steps = &meeting.agenda.steps;
    let now = usize::from(meeting.round.as_ref()?.index.0);
    let on = |issue: &&Issue| steps.iter().skip(now).any(|step| step.issue == Some(issue.id));
    let mut own = meeting.issues.all.iter().filter(|i| i.presenter == by && !i.returning);
    own.find(|issue| !issue.dropped && on(issue))
}

pub(crate) fn may_name(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let turns = meeting.ground.format.presents == Presents::InTurn;
    let own = turns && own(meeting, by).is_some();
    guard::that(own, Refusal::NotInThisRound { act: Act::NameIssue })
}

pub(crate) fn name(meeting: &Meeting, by: Seat, title: &Line) -> Result<Vec<Event>, Refusal> {
    may_name(meeting, by)?;
    let issue = own(meeting, by).ok_or(Refusal::NoMinutes {})?;
    guard::that(issue.title.as_ref() != Some(title), Refusal::NothingToDo {})?;
    Ok(vec![Event::IssueNamed { issue: issue.id, title: title.clone() }])
}

pub(crate) fn may_have_none(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let turns = meeting.ground.format.presents == Presents::InTurn;
    let own = own(meeting, by).filter(|_| turns).ok_or(Refusal::NoMinutes {})?;
    let on = meeting.current_issue().is_some_and(|issue| issue.id == own.id);
    // The last round of a meeting does not go: nobody but the facilitator closes.
    let next = !on || agenda::onward(&without(meeting, own.id)).is_some();
    guard::that(next, Refusal::NotInThisRound { act: Act::NoIssue })
}

/// The meeting as it would be if the rounds to come had none of this issue.
fn without(meeting: &Meeting, id: IssueId) -> Meeting {
    let mut ahead = meeting.clone();
    drop_to_come(&mut ahead, id);
    ahead
}

fn drop_to_come(meeting: &mut Meeting, id: IssueId) {
    let now = meeting.round.as_ref().map_or(0, |round| usize::from(round.index.0));
    meeting.agenda.drop_behind(now, id);
}

/// "No issue today": the minutes go back to all, and the meeting goes on where it was theirs.
pub(crate) fn have_none(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_have_none(meeting, by)?;
    let issue = own(meeting, by).ok_or(Refusal::NoMinutes {})?.id;
    let on = meeting.current_issue().is_some_and(|current| current.id == issue);
    let mut events = dropped_from(meeting, issue);
    if on && let Some(onward) = round::move_on(&without(meeting, issue), by) {
        events.extend(onward);
    }
    Ok(events)
}

/// An issue ends, and the rounds to come have none of it.
pub(crate) fn dropped_from(meeting: &Meeting, issue: IssueId) -> Vec<Event> {
    let from = meeting.round.as_ref().map_or(0, |round| round.index.0.saturating_add(1));
    let ahead = without(meeting, issue);
    let steps = agenda::to_come(&ahead).to_vec();
    let replan = agenda::replaced(meeting, RoundIndex(from), steps);
    [Event::IssueDropped { issue }].into_iter().chain(replan).collect()
}

// — evolve —

fn add(meeting: &mut Meeting, presenter: Seat, returning: bool, chosen: ChosenHow) -> IssueId {
    let id = IssueId(u16::try_from(meeting.issues.all.len()).unwrap_or(u16::MAX));
    meeting.issues.all.push(Issue {
        id,
        presenter,
        returning,
        dropped: false,
        begun: false,
        title: None,
        why: None,
        support: None,
        chosen,
        insights: Vec::new(),
    });
    id
}

/// The id says how many there are: a plan that is made again adds nothing.
pub(crate) fn planned(meeting: &mut Meeting, id: IssueId, presenter: Seat, returning: bool) {
    if usize::from(id.0) == meeting.issues.all.len() {
        add(meeting, presenter, returning, ChosenHow::Turn {});
    }
}

/// The rounds to come that are held for an issue are held for this one.
pub(crate) fn chosen(meeting: &mut Meeting, bid: BidId, how: &ChosenHow) {
    let Some((presenter, idea)) = bid::idea(meeting, bid) else { return };
    let (title, why) = (Some(idea.title.clone()), idea.why.clone());
    let id = add(meeting, presenter, false, how.clone());
    if let Some(issue) = meeting.issues.get_mut(id) {
        (issue.title, issue.why, issue.begun) = (title, why, true);
    }
    let now = meeting.round.as_ref().map_or(0, |round| usize::from(round.index.0));
    let format = &meeting.ground.format;
    for step in meeting.agenda.steps.iter_mut().skip(now + 1) {
        if step.rule_in(format).is_some_and(|rule| rule.repeats == Repeats::PerIssue) {
            step.issue = Some(id);
        }
    }
}

pub(crate) fn named(meeting: &mut Meeting, id: IssueId, title: &Line) {
    if let Some(issue) = meeting.issues.get_mut(id) {
        issue.title = Some(title.clone());
    }
}

/// Where its presenter says so in its first round, nothing was presented.
pub(crate) fn dropped(meeting: &mut Meeting, id: IssueId) {
    let now = meeting.round.as_ref().map(|round| usize::from(round.index.0));
    let first = meeting.agenda.steps.iter().position(|step| step.issue == Some(id));
    let here = meeting.issues.get(id).is_some_and(|issue| meeting.is_present(issue.presenter));
    if let Some(issue) = meeting.issues.get_mut(id) {
        issue.dropped = true;
        issue.begun &= !(here && first == now);
    }
}

/// Rounds to come for one who was taken out are left out; an issue that is on stays on [D7].
pub(crate) fn removed(meeting: &mut Meeting, seat: Seat) {
    let on = meeting.current_issue().map(|issue| issue.id);
    let theirs = |issue: &&Issue| issue.presenter == seat && Some(issue.id) != on;
    let gone: Vec<IssueId> = meeting.issues.all.iter().filter(theirs).map(|i| i.id).collect();
    for id in gone {
        drop_to_come(meeting, id);
    }
}

/// The round that began is about this issue.
pub(crate) fn begun(meeting: &mut Meeting) {
    if let Some(issue) = current(meeting) {
        issue.begun = true;
    }
}

pub(crate) fn supported(meeting: &mut Meeting, wanted: &[SupportKind], note: Option<Line>) {
    if let Some(issue) = current(meeting) {
        issue.support = Some(Support { wanted: wanted.to_vec(), note });
    }
}

pub(crate) fn realised(meeting: &mut Meeting, text: Words) {
    if let Some(issue) = current(meeting).filter(|i| i.insights.len() < MOST_INSIGHTS) {
        issue.insights.push(text);
    }
}

// — view —

/// The kinds of offer that fit the support wanted [O6].
fn gate_default(support: Option<&Support>) -> Vec<OfferKind> {
    use OfferKind as O;
    let fits = |kind: &SupportKind| -> &[OfferKind] {
        match kind {
            SupportKind::Listening | SupportKind::Questions => &[],
            SupportKind::Challenge | SupportKind::Feedback => &[O::Opinion],
            SupportKind::Ideas => &[O::Suggestion, O::Advice, O::Experience, O::Resource],
        }
    };
    let wanted = support.map(|s| s.wanted.as_slice()).unwrap_or_default();
    let any = |kind: &OfferKind| wanted.iter().any(|w| fits(w).contains(kind));
    O::ALL.iter().copied().filter(any).collect()
}

pub(crate) fn view(meeting: &Meeting) -> Option<IssueView> {
    meeting.current_issue().map(|issue| IssueView {
        id: issue.id,
        presenter: issue.presenter,
        title: issue.title.clone(),
        why: issue.why.clone(),
        returning: issue.returning,
        gate_default: gate_default(issue.support.as_ref()),
        support: issue.support.clone(),
        chosen: issue.chosen.clone(),
        insights: issue.insights.clone(),
    })
}
