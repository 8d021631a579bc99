//! What the presenter will do, and what became of what was promised before [S1–S3].

use crate::{Carried, Event, Meeting, guard};
use hyacinth_protocol::{
    Act, ActionId, ActionView, ActionsView, CarriedId, CarriedView, IssueId, Kind, MemberId,
    Outcome, Presents, Refusal, ReviewView, Seat, Wording, Words, Yield,
};

/// The most actions an issue yields [S1].
const MOST_ACTIONS: usize = 3;

/// Carried and drafted actions.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Actions {
    pub(crate) carried: Vec<(Carried, Option<ReviewView>)>,
    pub(crate) drafted: Vec<Action>,
    made: u16,
}

/// An action drafted in this meeting.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Action {
    pub(crate) id: ActionId,
    pub(crate) seat: Seat,
    /// Of which issue; none where the set works on a theme.
    pub(crate) issue: Option<IssueId>,
    pub(crate) wording: Wording,
    pub(crate) read_back: bool,
    pub(crate) confirmed: bool,
}

impl Actions {
    /// True where a carried action of this member was not reviewed yet.
    pub(crate) fn owes_review(&self, member: Option<MemberId>) -> bool {
        self.carried.iter().any(|(c, review)| Some(c.member) == member && review.is_none())
    }
}

// — decide —

pub(crate) fn may_draft(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let together = meeting.ground.format.presents == Presents::Nobody;
    if !together {
        guard::presenter(meeting, by, Act::DraftAction)?;
    }
    guard::admitted(meeting, by, Kind::Action)?;
    let issue = meeting.current_issue().map(|issue| issue.id);
    let same = |action: &&Action| action.seat == by && action.issue == issue;
    let made = meeting.actions.drafted.iter().filter(same).count();
    guard::that(made < MOST_ACTIONS, Refusal::EnoughActions {})?;
    guard::that(meeting.actions.made < u16::MAX, Refusal::Full {})
}

/// Pupils and parents first: the checklist comes before the wording is kept [S2].
fn ethical(wording: &Wording) -> Result<(), Refusal> {
    let fine = !wording.involves_pupils || wording.ethics_ticked;
    guard::that(fine, Refusal::EthicsFirst {})
}

pub(crate) fn draft(meeting: &Meeting, by: Seat, wording: &Wording) -> Result<Vec<Event>, Refusal> {
    may_draft(meeting, by)?;
    ethical(wording)?;
    let action = ActionId(meeting.actions.made);
    Ok(vec![Event::ActionDrafted { action, seat: by, wording: wording.clone() }])
}

fn find(meeting: &Meeting, id: ActionId) -> Result<&Action, Refusal> {
    let action = meeting.actions.drafted.iter().find(|action| action.id == id);
    action.ok_or(Refusal::NoSuchAction {})
}

/// One of the sender's actions, in a round where wordings are made or settled.
fn own(meeting: &Meeting, by: Seat, id: ActionId) -> Result<&Action, Refusal> {
    owner(meeting, by, Act::DraftAction)?;
    let rule = guard::rule(meeting)?;
    let fits = rule.admits(Kind::Action) || rule.yields.contains(&Yield::ActionsConfirmed);
    guard::that(fits, Refusal::NotInThisRound { act: Act::DraftAction })?;
    let action = find(meeting, id)?;
    if action.seat == by { Ok(action) } else { Err(Refusal::NoSuchAction {}) }
}

pub(crate) fn reword(
    meeting: &Meeting,
    by: Seat,
    id: ActionId,
    wording: &Wording,
) -> Result<Vec<Event>, Refusal> {
    let same = own(meeting, by, id)?.wording == *wording;
    guard::that(!same, Refusal::NothingToDo {})?;
    ethical(wording)?;
    Ok(vec![Event::ActionReworded { action: id, wording: wording.clone() }])
}

pub(crate) fn remove(meeting: &Meeting, by: Seat, id: ActionId) -> Result<Vec<Event>, Refusal> {
    guard::that(!own(meeting, by, id)?.confirmed, Refusal::AlreadyConfirmed {})?;
    Ok(vec![Event::ActionDropped { action: id }])
}

/// Who has an action; else only the presenter would.
fn owner(meeting: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    if meeting.actions.drafted.iter().any(|action| action.seat == by) {
        return Ok(());
    }
    guard::presenter(meeting, by, act)
}

/// The facilitator reads back; where nobody facilitates, or the action is the facilitator's own,
/// anyone else does: nobody hears only themselves.
fn reads(meeting: &Meeting, by: Seat, action: &Action) -> bool {
    let led = meeting.lead().is_some_and(|lead| lead != action.seat);
    action.seat != by && (meeting.is_facilitator(by) || !led)
}

pub(crate) fn may_read_back(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let unread = |action: &Action| !action.read_back && reads(meeting, by, action);
    if meeting.actions.drafted.iter().any(unread) {
        return Ok(());
    }
    guard::facilitator_or_all(meeting, by, Act::ReadBack)?;
    Err(Refusal::NoSuchAction {})
}

pub(crate) fn read_back(meeting: &Meeting, by: Seat, id: ActionId) -> Result<Vec<Event>, Refusal> {
    let action = find(meeting, id)?;
    if !reads(meeting, by, action) {
        guard::facilitator_or_all(meeting, by, Act::ReadBack)?;
        return Err(Refusal::SelfFacilitated { act: Act::ReadBack });
    }
    guard::that(!action.read_back, Refusal::NothingToDo {})?;
    Ok(vec![Event::ActionReadBack { action: id }])
}

pub(crate) fn may_confirm(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    owner(meeting, by, Act::ConfirmAction)?;
    let own = |action: &&Action| action.seat == by && !action.confirmed;
    let mut open = meeting.actions.drafted.iter().filter(own).peekable();
    guard::that(open.peek().is_some(), Refusal::NoSuchAction {})?;
    guard::that(open.any(|action| action.read_back), Refusal::NotReadBack {})
}

pub(crate) fn confirm(meeting: &Meeting, by: Seat, id: ActionId) -> Result<Vec<Event>, Refusal> {
    owner(meeting, by, Act::ConfirmAction)?;
    let action = find(meeting, id)?;
    guard::that(action.seat == by, Refusal::NoSuchAction {})?;
    guard::that(!action.confirmed, Refusal::AlreadyConfirmed {})?;
    guard::that(action.read_back, Refusal::NotReadBack {})?;
    Ok(vec![Event::ActionConfirmed { action: id }])
}

pub(crate) fn may_review(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let opens = guard::rule(meeting)?.admits(Kind::Update);
    guard::that(opens, Refusal::NotInThisRound { act: Act::ReviewAction })?;
    let member = meeting.member_of(by);
    let owns = meeting.actions.carried.iter().any(|(c, _)| Some(c.member) == member);
    guard::that(owns, Refusal::NoSuchAction {})
}

pub(crate) fn review(
    meeting: &Meeting,
    by: Seat,
    id: CarriedId,
    review: ReviewView,
) -> Result<Vec<Event>, Refusal> {
    may_review(meeting, by)?;
    let member = meeting.member_of(by);
    let mine = |(c, _): &&(Carried, _)| c.action == id && Some(c.member) == member;
    let (_, before) = meeting.actions.carried.iter().find(mine).ok_or(Refusal::NoSuchAction {})?;
    guard::that(before.as_ref() != Some(&review), Refusal::NothingToDo {})?;
    let ReviewView { outcome, happened, learned } = review;
    Ok(vec![Event::ActionReviewed { action: id, outcome, happened, learned }])
}

// — evolve —

pub(crate) fn drafted(meeting: &mut Meeting, id: ActionId, seat: Seat, wording: Wording) {
    let issue = meeting.current_issue().map(|issue| issue.id);
    let actions = &mut meeting.actions;
    actions.made = actions.made.max(id.0.saturating_add(1));
    let (read_back, confirmed) = (false, false);
    actions.drafted.push(Action { id, seat, issue, wording, read_back, confirmed });
}

pub(crate) fn reworded(meeting: &mut Meeting, id: ActionId, wording: &Wording) {
    change(meeting, id, |action| {
        action.wording = wording.clone();
        (action.read_back, action.confirmed) = (false, false);
    });
}

pub(crate) fn dropped(meeting: &mut Meeting, id: ActionId) {
    meeting.actions.drafted.retain(|action| action.id != id);
}

pub(crate) fn was_read_back(meeting: &mut Meeting, id: ActionId) {
    change(meeting, id, |action| action.read_back = true);
}

pub(crate) fn confirmed(meeting: &mut Meeting, id: ActionId) {
    change(meeting, id, |action| action.confirmed = true);
}

fn change(meeting: &mut Meeting, id: ActionId, how: impl Fn(&mut Action)) {
    meeting.actions.drafted.iter_mut().filter(|action| action.id == id).for_each(how);
}

pub(crate) fn reviewed(
    meeting: &mut Meeting,
    id: CarriedId,
    outcome: Outcome,
    happened: Option<Words>,
    learned: Option<Words>,
) {
    if let Some((_, review)) = meeting.actions.carried.iter_mut().find(|(c, _)| c.action == id) {
        *review = Some(ReviewView { outcome, happened, learned });
    }
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> ActionsView {
    let carried = |(carried, review): &(Carried, Option<ReviewView>)| CarriedView {
        action: carried.action,
        member: carried.member,
        seat: meeting.seat_of(carried.member),
        what: carried.what.clone(),
        measure: carried.measure.clone(),
        due: carried.due,
        history: carried.history.clone(),
        observations: carried.observations.clone(),
        review: review.clone(),
    };
    let drafted = |action: &Action| ActionView {
        action: action.id,
        seat: action.seat,
        issue: action.issue,
        wording: action.wording.clone(),
        read_back: action.read_back,
        confirmed: action.confirmed,
    };
    ActionsView {
        carried: meeting.actions.carried.iter().map(carried).collect(),
        drafted: meeting.actions.drafted.iter().map(drafted).collect(),
    }
}
