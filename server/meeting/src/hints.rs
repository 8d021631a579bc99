//! Quiet help with who speaks: a private hint to one who goes on long, a private question to one who
//! was not heard, a suggestion when flags stand. Never a number, never a list [G5, G7].

use crate::clock::Clock;
use crate::floor::{self, Floor};
use crate::{Event, Meeting, guard};
use hyacinth_protocol::{Act, FloorKind, Millis, QueueOrder, Refusal, Seat, Timestamp};

/// Nobody hears of it sooner than this.
const LEAST: Millis = Millis::seconds(90);
/// A question, with what leads to it.
const QUESTION: Millis = Millis::minutes(1);
/// A turn where neither format nor round says another.
const TURN: Millis = Millis::minutes(2);
/// How many flags stand before a process time-out is suggested [G5].
const FLAGS_IN_A_ROW: usize = 2;

/// What is hinted in this round.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Hints {
    /// Whom somebody asked whether they would like the next question.
    pub(crate) encouraged: Vec<Seat>,
    /// Who has the floor, and when it is much longer than expected.
    watched: Option<(Seat, Clock)>,
    noticed: Vec<Seat>,
}

/// What role and round expect of this seat's floor time in this round; none where nothing is too
/// much [G7].
fn expected(meeting: &Meeting, seat: Seat) -> Option<Millis> {
    let (rule, round) = (meeting.rule()?, meeting.round.as_ref()?);
    let people = u64::from(meeting.roster.here().max(1));
    let share = Millis(round.clock.planned.0 / people);
    match rule.floor {
        FloorKind::InTurn => Some(floor::turn_length(meeting)),
        // The time is the presenter's: the round's clock is all that counts.
        _ if meeting.is_presenter(seat) => None,
        FloorKind::QuestionAndAnswer => Some(QUESTION.max(Millis(share.0 / 2))),
        FloorKind::PresenterCalls | FloorKind::FacilitatorLeads => Some(TURN.max(share)),
        FloorKind::PresenterAlone | FloorKind::ListeningIn | FloorKind::Open => None,
    }
}

/// Watches the one who has the floor; called after every event, when airtime is settled.
pub(crate) fn settle(meeting: &mut Meeting, at: Timestamp) {
    let on = meeting.is_running();
    let speaker = floor::speaker(meeting).filter(|_| on);
    let watched = meeting.hints.watched.as_ref().map(|(seat, _)| *seat);
    if watched == speaker {
        return;
    }
    meeting.hints.watched =
        speaker.filter(|seat| !meeting.hints.noticed.contains(seat)).and_then(|seat| {
            let twice = Millis(expected(meeting, seat)?.0.saturating_mul(2)).max(LEAST);
            let mut clock = Clock::new(twice.less(meeting.airtime.of_in_round(seat)));
            clock.run(true, at);
            Some((seat, clock))
        });
}

pub(crate) fn awaited(meeting: &Meeting) -> Option<(&Clock, Event)> {
    let (seat, clock) = meeting.hints.watched.as_ref()?;
    Some((clock, Event::DominanceNoticed { seat: *seat }))
}

// — decide —

/// Someone who was not heard, who could ask, and whom nobody asked yet.
fn unheard(meeting: &Meeting, seat: Seat) -> bool {
    let quiet = meeting.is_present(seat)
        && !meeting.roster.is_heard(seat)
        && !meeting.is_presenter(seat)
        && !meeting.is_facilitator(seat);
    let waits = meeting.queue.place_of(seat).is_some() || floor::has(meeting, seat);
    quiet
        && !waits
        && meeting.floor.offered_to() != Some(seat)
        && !meeting.hints.encouraged.contains(&seat)
}

pub(crate) fn may_encourage(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::steers(meeting, by, Act::Encourage)?;
    let asked = guard::rule(meeting)?.floor == FloorKind::QuestionAndAnswer;
    guard::that(asked, Refusal::NotInThisRound { act: Act::Encourage })?;
    let anyone = meeting.roster.all().any(|seat| seat != by && unheard(meeting, seat));
    guard::that(anyone, Refusal::NothingToDo {})
}

pub(crate) fn encourage(meeting: &Meeting, by: Seat, seat: Seat) -> Result<Vec<Event>, Refusal> {
    may_encourage(meeting, by)?;
    guard::that(seat != by && unheard(meeting, seat), Refusal::NothingToDo {})?;
    Ok(vec![Event::Encouraged { seat, by }])
}

pub(crate) fn may_answer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(meeting.hints.encouraged.contains(&by), Refusal::NothingAsked {})
}

/// "Yes, please" takes the next place; least heard first, it is theirs already.
pub(crate) fn answer(meeting: &Meeting, by: Seat, accept: bool) -> Result<Vec<Event>, Refusal> {
    may_answer(meeting, by)?;
    let mut events = vec![Event::EncouragementAnswered { seat: by, accept }];
    let free = meeting.queue.place_of(by).is_none() && !floor::has(meeting, by);
    if accept && free {
        events.push(Event::Queued { seat: by, text: None });
        if meeting.queue.order == QueueOrder::AsAsked && !meeting.queue.places.is_empty() {
            events.push(Event::QueueMoved { seat: by, place: 0 });
        }
    }
    Ok(events)
}

// — evolve —

pub(crate) fn noticed(meeting: &mut Meeting, seat: Seat) {
    meeting.hints.watched = None;
    meeting.hints.noticed.push(seat);
}

pub(crate) fn encouraged(meeting: &mut Meeting, seat: Seat) {
    meeting.hints.encouraged.push(seat);
}

pub(crate) fn answered(meeting: &mut Meeting, seat: Seat) {
    meeting.hints.encouraged.retain(|s| *s != seat);
}

// — view —

/// While they speak: to themselves, and to the one who steers.
pub(crate) fn dominating(meeting: &Meeting, seat: Seat) -> Vec<Seat> {
    let speaks = match &meeting.floor {
        Floor::Held { by, .. } => Some(*by),
        _ => floor::speaker(meeting),
    };
    let noticed = speaks.filter(|s| meeting.hints.noticed.contains(s));
    let told = |s: &Seat| *s == seat || guard::steers(meeting, seat, Act::TimeOut).is_ok();
    noticed.filter(told).into_iter().collect()
}

/// To the one who steers: whom somebody asked, and who has not answered.
pub(crate) fn encouraging(meeting: &Meeting, seat: Seat) -> Vec<Seat> {
    let steers = guard::steers(meeting, seat, Act::Encourage).is_ok();
    if steers { meeting.hints.encouraged.clone() } else { Vec::new() }
}

/// To the one who steers [G5].
pub(crate) fn suggest_time_out(meeting: &Meeting, seat: Seat) -> bool {
    let steers = guard::steers(meeting, seat, Act::TimeOut).is_ok();
    steers && meeting.is_running() && meeting.flags.counted() >= FLAGS_IN_A_ROW
}
