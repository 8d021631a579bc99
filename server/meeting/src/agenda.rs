//! The rounds of one meeting: which there are, for whose issue, how long [T2, T3, C4].

use crate::round::Round;
use crate::{Event, Meeting, guard, lead, turns};
use hyacinth_protocol::{
    AgendaItem, Format, IssueId, Millis, Presents, Refusal, Repeats, RoundIndex, RoundRule, Seat,
    Stage, Timestamp,
};
use serde::{Deserialize, Serialize};

/// The rounds, those begun and those to come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Agenda {
    pub(crate) steps: Vec<Step>,
    /// The end all agreed to; none before the opening, and in meetings of before there was one.
    pub(crate) ends_at: Option<Timestamp>,
}

/// One round of a meeting's agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// Which of the format's rounds, counted from 0.
    pub rule: u16,
    /// For which issue, where it is held once for each.
    pub issue: Option<IssueId>,
    /// Its planned length; none where it is reckoned when it begins.
    pub planned: Option<Millis>,
}

impl Agenda {
    /// Each round of the format once, as for a meeting that was called and not opened.
    pub(crate) fn of(format: &Format, sitting: u8) -> Self {
        let step = |(rule, _)| Step { rule, issue: None, planned: None };
        let steps = held(format, 0, sitting).into_iter().map(step).collect();
        Self { steps, ends_at: None }
    }

    pub(crate) fn get(&self, index: RoundIndex) -> Option<&Step> {
        self.steps.get(usize::from(index.0))
    }

    /// Leaves out what is to come of an issue, behind this place.
    pub(crate) fn drop_behind(&mut self, place: usize, issue: IssueId) {
        let behind = self.steps.split_off(self.steps.len().min(place + 1));
        self.steps.extend(behind.into_iter().filter(|step| step.issue != Some(issue)));
    }
}

impl Step {
    pub(crate) fn rule_in<'a>(&self, format: &'a Format) -> Option<&'a RoundRule> {
        format.rounds.get(usize::from(self.rule))
    }

    /// Its planned length for so many people.
    pub(crate) fn length(&self, format: &Format, people: u16) -> Millis {
        let reckoned = || self.rule_in(format).map(|rule| rule.planned.length_for(people));
        self.planned.or_else(reckoned).unwrap_or(Millis::ZERO)
    }
}

/// How many people a plan reckons with.
pub(crate) fn people(meeting: &Meeting) -> u16 {
    let all = || u16::try_from(meeting.seats()).unwrap_or(u16::MAX);
    let gathering = meeting.stage == Stage::Gathering;
    if gathering { all().max(1) } else { meeting.roster.here().max(1) }
}

/// Where the rounds to come begin.
fn after(round: &Round) -> RoundIndex {
    RoundIndex(round.index.0.saturating_add(1))
}

/// The rounds to come; none before the opening.
pub(crate) fn to_come(meeting: &Meeting) -> &[Step] {
    let from = meeting.round.as_ref().map(|round| usize::from(after(round).0));
    from.and_then(|from| meeting.agenda.steps.get(from..)).unwrap_or_default()
}

/// What is planned for the rounds to come.
fn planned_to_come(meeting: &Meeting) -> Millis {
    let people = people(meeting);
    to_come(meeting).iter().map(|step| step.length(&meeting.ground.format, people)).sum()
}

/// Time that nobody planned for, in milliseconds; negative where the agreed end will not hold. None
/// where no end was agreed.
pub(crate) fn slack(meeting: &Meeting, at: Timestamp) -> Option<i64> {
    let end = meeting.agenda.ends_at?;
    let round = meeting.round.as_ref()?;
    let needed = round.clock.left(at) + planned_to_come(meeting);
    Some(end.0 - at.0 - i64::try_from(needed.0).unwrap_or(i64::MAX / 4))
}

// — planning —

/// Plans whole issues into rounds.
struct Plan<'a> {
    meeting: &'a Meeting,
    format: &'a Format,
    /// Where the format's rounds begin among the meeting's.
    offset: u16,
    people: u16,
    issues: Vec<(IssueId, Seat, bool)>,
    steps: Vec<Step>,
}

impl Plan<'_> {
    /// The issue of this presenter: the one that is planned already, or a new one.
    fn issue_of(&mut self, presenter: Seat, returning: bool) -> Option<IssueId> {
        let known = self.meeting.issues.all.iter();
        let same = |i: &&crate::issue::Issue| i.presenter == presenter && i.returning == returning;
        if let Some(issue) = known.rev().find(same) {
            return (!issue.dropped).then_some(issue.id);
        }
        if let Some((id, ..)) = self.issues.iter().find(|i| (i.1, i.2) == (presenter, returning)) {
            return Some(*id);
        }
        let count = self.meeting.issues.all.len() + self.issues.len();
        let id = IssueId(u16::try_from(count).ok()?);
        self.issues.push((id, presenter, returning));
        Some(id)
    }

    fn add(&mut self, rule: u16, round: &RoundRule, issue: Option<IssueId>) {
        let planned = Some(round.planned.length_for(self.people));
        self.steps.push(Step { rule: rule + self.offset, issue, planned });
    }

    /// These rounds, one after the other, for each of those people.
    fn repeat(&mut self, rounds: &[(u16, &RoundRule)], presenters: &[Seat], returning: bool) {
        for presenter in presenters {
            if let Some(issue) = self.issue_of(*presenter, returning) {
                rounds.iter().for_each(|(rule, round)| self.add(*rule, round, Some(issue)));
            }
        }
    }

    /// Plans the rounds from `first` on, for those seats.
    fn run(&mut self, first: u16, sitting: u8, seats: &[Seat]) {
        let rounds = held(self.format, first, sitting);
        let presenters = presenters(self.meeting, self.format, seats);
        let returning = returning(self.meeting, seats);
        for block in rounds.chunk_by(|(_, a), (_, b)| a.repeats == b.repeats) {
            match (block[0].1.repeats, self.format.presents) {
                (Repeats::PerIssue, Presents::InTurn) => self.repeat(block, &presenters, false),
                (Repeats::PerReturn, _) => self.repeat(block, &returning, true),
                _ => block.iter().for_each(|(rule, round)| self.add(*rule, round, None)),
            }
        }
    }

    fn events(self, from: RoundIndex, ends_at: Timestamp) -> Vec<Event> {
        let planned =
            |(issue, presenter, returning)| Event::IssuePlanned { issue, presenter, returning };
        let issues = self.issues.into_iter().map(planned);
        let agenda = Event::AgendaPlanned { from, steps: self.steps, ends_at };
        issues.chain([agenda]).collect()
    }
}

/// The format's rounds from `first` on that are held in this sitting, with their places.
fn held(format: &Format, first: u16, sitting: u8) -> Vec<(u16, &RoundRule)> {
    let rounds = (0..).zip(&format.rounds).skip(usize::from(first));
    rounds.filter(|(_, round)| round.sitting.is_none_or(|s| s == sitting)).collect()
}

/// Who presents where everyone does: all but the one who leads, or is asked to lead again.
fn presenters(meeting: &Meeting, format: &Format, seats: &[Seat]) -> Vec<Seat> {
    let all = format.presents == Presents::InTurn;
    let leads = |seat: Seat| meeting.is_facilitator(seat) || lead::is_offered_back(meeting, seat);
    seats.iter().copied().filter(|seat| all && !leads(*seat)).collect()
}

/// Who comes back with actions to tell of [S3].
fn returning(meeting: &Meeting, seats: &[Seat]) -> Vec<Seat> {
    let owes = |seat: &Seat| meeting.actions.owes_review(meeting.member_of(*seat));
    seats.iter().copied().filter(owes).collect()
}

fn plan<'a>(meeting: &'a Meeting, format: &'a Format, offset: u16, people: u16) -> Plan<'a> {
    Plan { meeting, format, offset, people, issues: Vec::new(), steps: Vec::new() }
}

/// What the opening agrees to: rounds for those who are here, and the end they add up to.
pub(crate) fn at_opening(meeting: &Meeting, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    let here: Vec<Seat> = meeting.roster.present().collect();
    let people = meeting.roster.here().max(1);
    let format = &meeting.ground.format;
    let mut plan = plan(meeting, format, 0, people);
    plan.run(0, meeting.ground.sitting, &here);
    guard::that(!plan.steps.is_empty(), Refusal::NothingToDo {})?;
    let length: Millis = plan.steps.iter().map(|s| s.length(format, people)).sum();
    let slack = Millis::minutes(format.slack_minutes.into());
    Ok(plan.events(RoundIndex(0), at + length + slack))
}

/// Taken up again within this, the meeting goes on to the end that was agreed: nobody moves it by
/// putting the meeting away for a moment [C4].
const SAME_DAY: Millis = Millis::minutes(120);

/// The rounds to come when the meeting is taken up again; on another day, with a new end [R3].
pub(crate) fn at_resuming(meeting: &Meeting, at: Timestamp) -> Vec<Event> {
    let Some(round) = &meeting.round else { return Vec::new() };
    let (from, steps) = (after(round), to_come(meeting).to_vec());
    let slack = Millis::minutes(meeting.ground.format.slack_minutes.into());
    let soon = meeting.airtime.stopped_at().is_some_and(|since| since + SAME_DAY > at);
    let agreed = meeting.agenda.ends_at.filter(|_| soon);
    let ends_at = agreed.unwrap_or(at + round.clock.left(at) + planned_to_come(meeting) + slack);
    vec![Event::AgendaPlanned { from, steps, ends_at }]
}

/// The rounds of another format, in place of those to come; its round of arrival is over [B6].
pub(crate) fn of_another(meeting: &Meeting, format: &Format) -> Vec<Event> {
    let Some(round) = &meeting.round else { return Vec::new() };
    let arrival = usize::from(format.rounds.first().is_some_and(turns::arrives));
    let offset = u16::try_from(meeting.ground.format.rounds.len()).unwrap_or(u16::MAX);
    let here: Vec<Seat> = meeting.roster.present().collect();
    let mut plan = plan(meeting, format, offset, people(meeting));
    plan.run(u16::try_from(arrival).unwrap_or(0), meeting.ground.sitting, &here);
    let ends_at = meeting.agenda.ends_at.unwrap_or(meeting.now);
    plan.events(after(round), ends_at)
}

/// Rounds for those who are here and have none yet, at the end of those of their kind; nothing where
/// the others have had theirs.
pub(crate) fn for_latecomers(meeting: &Meeting) -> Vec<Event> {
    let (Some(round), Some(ends_at)) = (&meeting.round, meeting.agenda.ends_at) else {
        return Vec::new();
    };
    let now = usize::from(round.index.0);
    let format = &meeting.ground.format;
    let without = |returning: bool| {
        let has = |seat: Seat| {
            let own = |step: &Step| {
                let issue = step.issue.and_then(|id| meeting.issues.get(id));
                issue.is_some_and(|i| i.presenter == seat && i.returning == returning)
            };
            meeting.agenda.steps.iter().any(own)
        };
        meeting.roster.present().filter(move |seat| !has(*seat)).collect::<Vec<_>>()
    };
    let mut steps: Vec<Step> = meeting.agenda.steps.clone();
    let mut plan = plan(meeting, format, 0, people(meeting));
    let rounds = held(format, 0, meeting.ground.sitting);
    for block in rounds.chunk_by(|(_, a), (_, b)| a.repeats == b.repeats) {
        let seats = match block[0].1.repeats {
            Repeats::PerReturn => returning(meeting, &without(true)),
            Repeats::PerIssue => presenters(meeting, format, &without(false)),
            Repeats::Once => continue,
        };
        let in_block = |s: &Step| block.iter().any(|(rule, _)| *rule == s.rule);
        let last = block[block.len() - 1].0;
        // Behind those of their kind; where there are none, in the block's own place.
        let place = match steps.iter().rposition(in_block) {
            Some(place) => Some(place + 1).filter(|place| *place > now),
            None => steps.iter().skip(now + 1).position(|s| s.rule > last).map(|n| n + now + 1),
        };
        let began_later = steps.get(now).is_some_and(|step| step.rule > last);
        let Some(place) = place.filter(|_| !began_later) else { continue };
        plan.repeat(block, &seats, block[0].1.repeats == Repeats::PerReturn);
        let new = std::mem::take(&mut plan.steps);
        steps.splice(place..place, new);
    }
    if steps.len() == meeting.agenda.steps.len() {
        return Vec::new();
    }
    plan.steps = steps.split_off(now + 1);
    plan.events(after(round), ends_at)
}

/// The round after this one, and the change of the agenda that comes before it: who is away at their
/// turn comes after those who are here, and is left out where only they are left. Rounds that need a
/// presenter are passed over while there is none.
pub(crate) fn onward(meeting: &Meeting) -> Option<(Vec<Event>, RoundIndex)> {
    let from = after(meeting.round.as_ref()?);
    let mut steps = to_come(meeting).to_vec();
    while let Some(id) = steps.first().and_then(|step| awaits_presenter(meeting, step)) {
        let kind = |s: &Step| s.rule_in(&meeting.ground.format).map(|rule| rule.repeats);
        let like = kind(&steps[0]);
        let ready = |s: &Step| kind(s) == like && awaits_presenter(meeting, s).is_none();
        let end = steps.iter().rposition(|s| s.issue.is_some() && ready(s));
        let (away, mut rest): (Vec<Step>, Vec<Step>) =
            steps.iter().copied().partition(|step| step.issue == Some(id));
        if let Some(end) = end {
            let after = rest.iter().rposition(|s| *s == steps[end]).map_or(rest.len(), |n| n + 1);
            rest.splice(after..after, away);
        }
        steps = rest;
    }
    let chosen = meeting.ground.format.presents != Presents::Chosen || meeting.issues.any();
    let format = &meeting.ground.format;
    let fits = |s: &Step| {
        let of_issue = |r: &RoundRule| r.needs_presenter() || r.repeats != Repeats::Once;
        chosen || s.issue.is_some() || !s.rule_in(format).is_some_and(of_issue)
    };
    let skipped = u16::try_from(steps.iter().position(fits)?).ok()?;
    let replan = (steps != to_come(meeting)).then(|| replaced(meeting, from, steps));
    Some((replan.into_iter().flatten().collect(), RoundIndex(from.0 + skipped)))
}

/// The rounds from `from` on are these.
pub(crate) fn replaced(meeting: &Meeting, from: RoundIndex, steps: Vec<Step>) -> Option<Event> {
    let ends_at = meeting.agenda.ends_at?;
    Some(Event::AgendaPlanned { from, steps, ends_at })
}

/// The issue of a round that has not begun, where its presenter is away.
fn awaits_presenter(meeting: &Meeting, step: &Step) -> Option<IssueId> {
    let issue = meeting.issues.get(step.issue?)?;
    let own = meeting.ground.format.presents == Presents::InTurn || issue.returning;
    // The issue that is on stays on: nobody is passed over in it [D2].
    let begun = meeting.step().is_some_and(|now| now.issue == step.issue);
    (own && !begun && !meeting.is_present(issue.presenter)).then_some(issue.id)
}

// — evolve —

pub(crate) fn planned(meeting: &mut Meeting, from: RoundIndex, steps: &[Step], ends_at: Timestamp) {
    meeting.agenda.steps.truncate(usize::from(from.0));
    meeting.agenda.steps.extend_from_slice(steps);
    meeting.agenda.ends_at = Some(ends_at);
}

// — view —

pub(crate) fn items(meeting: &Meeting) -> Vec<AgendaItem> {
    let format = &meeting.ground.format;
    let people = people(meeting);
    let expected = meeting.stage == Stage::Gathering;
    let seats: Vec<Seat> = meeting.roster.all().collect();
    let mut ahead = plan(meeting, format, 0, people);
    if expected {
        ahead.run(0, meeting.ground.sitting, &seats);
    }
    let steps = if expected { &ahead.steps } else { &meeting.agenda.steps };
    let last = steps.len().saturating_sub(1);
    let issue_of = |id: IssueId| {
        let planned = ahead.issues.iter().find(|i| i.0 == id).map(|i| (i.1, i.2));
        planned.or_else(|| meeting.issues.get(id).map(|i| (i.presenter, i.returning)))
    };
    let item = |(place, step): (usize, &Step)| {
        let rule = step.rule_in(format)?;
        let issue = step.issue.and_then(issue_of);
        Some(AgendaItem {
            name: rule.name.clone(),
            planned: step.length(format, people),
            issue: step.issue,
            presenter: issue.map(|i| i.0),
            returning: issue.is_some_and(|i| i.1),
            protected: rule.protected || place == last,
        })
    };
    steps.iter().enumerate().filter_map(item).collect()
}
