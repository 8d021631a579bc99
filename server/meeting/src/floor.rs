//! The right to speak: offered and accepted, held by one, or by exactly a pair [F1, F2, F6].

use crate::clock::Clock;
use crate::pair::Pair;
use crate::{Event, Meeting, flag, guard, pair, roster};
use hyacinth_protocol::{
    Act, FloorKind, FloorView, Millis, PairMoment, Planned, Refusal, Seat, Timestamp,
};

/// The planned length of a turn where neither format nor round says another: two minutes is long
/// for a suggestion and short for a speech.
const TURN: Millis = Millis::minutes(2);

/// Who has the right to speak. One value, so two holders cannot be written down [F1].
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Floor {
    Idle,
    Offered { to: Seat },
    Held { by: Seat, clock: Clock },
    Pair(Pair),
}

impl Floor {
    /// The one holder, outside of pairs.
    pub(crate) fn held_by(&self) -> Option<Seat> {
        match self {
            Self::Held { by, .. } => Some(*by),
            _ => None,
        }
    }

    pub(crate) fn offered_to(&self) -> Option<Seat> {
        match self {
            Self::Offered { to } => Some(*to),
            _ => None,
        }
    }
}

/// True where that seat has the floor, alone or as one of a pair.
pub(crate) fn has(meeting: &Meeting, seat: Seat) -> bool {
    match &meeting.floor {
        Floor::Held { by, .. } => *by == seat,
        Floor::Pair(pair) => pair.asker == seat || meeting.is_presenter(seat),
        Floor::Idle | Floor::Offered { .. } => false,
    }
}

/// The one whose floor seconds count now: here, and not suspended [C6, G4, D1].
pub(crate) fn speaker(meeting: &Meeting) -> Option<Seat> {
    let seat = match &meeting.floor {
        Floor::Held { by, .. } => Some(*by),
        Floor::Pair(pair) => match pair.moment {
            PairMoment::Asking => Some(pair.asker),
            PairMoment::Answering => meeting.presenter(),
            PairMoment::Thinking | PairMoment::Answered => None,
        },
        Floor::Idle | Floor::Offered { .. } => None,
    }?;
    (meeting.is_present(seat) && !flag::suspends(meeting, seat)).then_some(seat)
}

// — decide —

pub(crate) fn may_accept(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(meeting.floor.offered_to() == Some(by), Refusal::FloorNotOffered {})?;
    guard::that(!flag::suspends(meeting, by), Refusal::FloorSuspended {})
}

pub(crate) fn accept(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_accept(meeting, by)?;
    Ok(vec![take(meeting, by)])
}

/// The floor goes to `seat`: in question rounds as a pair with the presenter.
fn take(meeting: &Meeting, seat: Seat) -> Event {
    if meeting.rule().is_some_and(|r| r.floor == FloorKind::QuestionAndAnswer) {
        let waiting = meeting.queue.place_of(seat);
        Event::PairBegan { asker: seat, text: waiting.and_then(|place| place.text.clone()) }
    } else {
        Event::FloorTaken { seat }
    }
}

pub(crate) fn may_pass(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(meeting.floor.offered_to() == Some(by), Refusal::FloorNotOffered {})
}

pub(crate) fn pass(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_pass(meeting, by)?;
    Ok(vec![Event::FloorPassed { seat: by }])
}

pub(crate) fn may_done(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(has(meeting, by), Refusal::FloorNotYours {})?;
    // The pause to think is the presenter's: who asked does not end it by being done [F7].
    let waits = match &meeting.floor {
        Floor::Pair(pair) => pair.moment == PairMoment::Thinking && pair.asker == by,
        _ => false,
    };
    guard::that(!waits, Refusal::Thinking {})
}

pub(crate) fn done(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_done(meeting, by)?;
    match meeting.floor {
        Floor::Pair(_) => Ok(vec![Event::PairEnded {}]),
        _ => Ok(vec![Event::TurnEnded { seat: by }]),
    }
}

/// Who gives the floor in this round: the presenter where they call, else the facilitator [F6].
pub(crate) fn may_lead(meeting: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    match guard::rule(meeting)?.floor {
        FloorKind::PresenterCalls => guard::presenter(meeting, by, act),
        _ => guard::facilitator(meeting, by, act),
    }
}

/// Where nobody facilitates, the time-keeper takes the floor from one who is away, and from nobody
/// else [T5].
fn frees_it(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::steers(meeting, by, Act::Revoke)?;
    let away = |seat: Option<Seat>| seat.is_some_and(|seat| !meeting.is_present(seat));
    let asker = match &meeting.floor {
        Floor::Pair(pair) => Some(pair.asker),
        floor => floor.held_by().or(floor.offered_to()),
    };
    guard::that(away(asker), Refusal::SelfFacilitated { act: Act::Revoke })
}

pub(crate) fn may_grant(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    may_lead(meeting, by, Act::Grant)?;
    let kind = guard::rule(meeting)?.floor;
    let never =
        matches!(kind, FloorKind::PresenterAlone | FloorKind::ListeningIn | FloorKind::Open);
    guard::that(!never, Refusal::NotInThisRound { act: Act::Grant })?;
    match &meeting.floor {
        Floor::Held { by, .. } => Err(Refusal::FloorTaken { by: *by }),
        Floor::Pair(pair) => Err(Refusal::FloorTaken { by: pair.asker }),
        Floor::Idle | Floor::Offered { .. } => {
            let someone = meeting.roster.present().any(|seat| takes_it(meeting, seat).is_ok());
            guard::that(someone, Refusal::NothingToDo {})
        }
    }
}

/// The floor can be given to this seat.
fn takes_it(meeting: &Meeting, seat: Seat) -> Result<(), Refusal> {
    roster::need_present(meeting, seat)?;
    if guard::rule(meeting)?.floor == FloorKind::QuestionAndAnswer {
        guard::not_presenter(meeting, seat, Act::Ask)?;
    }
    guard::that(meeting.floor.offered_to() != Some(seat), Refusal::NothingToDo {})?;
    guard::that(!flag::suspends(meeting, seat), Refusal::FloorSuspended {})
}

pub(crate) fn grant(meeting: &Meeting, by: Seat, seat: Seat) -> Result<Vec<Event>, Refusal> {
    may_lead(meeting, by, Act::Grant)?;
    if matches!(meeting.floor, Floor::Idle | Floor::Offered { .. }) {
        takes_it(meeting, seat)?;
    }
    may_grant(meeting, by)?;
    // Who gives the floor to themselves has accepted it.
    Ok(vec![if seat == by { take(meeting, by) } else { Event::FloorOffered { to: seat } }])
}

pub(crate) fn may_revoke(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let calls = guard::rule(meeting)?.floor == FloorKind::PresenterCalls;
    if !(calls && meeting.is_presenter(by)) {
        if meeting.is_self_facilitated() {
            frees_it(meeting, by)?;
        } else {
            guard::facilitator(meeting, by, Act::Revoke)?;
        }
    }
    guard::that(meeting.floor != Floor::Idle, Refusal::NothingToDo {})
}

pub(crate) fn revoke(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_revoke(meeting, by)?;
    Ok(vec![Event::FloorRevoked { by }])
}

// — evolve —

pub(crate) fn taken(meeting: &mut Meeting, seat: Seat) {
    let planned = turn_length(meeting);
    meeting.queue.remove(seat);
    meeting.floor = Floor::Held { by: seat, clock: Clock::new(planned) };
}

/// How long a turn is planned in this round [C2].
pub(crate) fn turn_length(meeting: &Meeting) -> Millis {
    let people = u64::from(meeting.roster.here().max(1));
    match (meeting.rule(), &meeting.round) {
        (Some(rule), Some(round)) if rule.floor == FloorKind::InTurn => match rule.planned {
            Planned::SecondsPerTurn(_) => rule.planned.length_for(1),
            // In total for all: an equal share.
            Planned::Minutes(_) => Millis(round.clock.planned.0 / people),
        },
        // The whole round is theirs, with what it was given.
        (Some(rule), Some(round)) if rule.floor == FloorKind::PresenterAlone => round.clock.planned,
        _ => TURN,
    }
}

pub(crate) fn passed(meeting: &mut Meeting, seat: Seat) {
    meeting.floor = Floor::Idle;
    meeting.queue.remove(seat);
    heard(meeting, seat);
}

pub(crate) fn turn_ended(meeting: &mut Meeting, seat: Seat) {
    meeting.floor = Floor::Idle;
    let alone = meeting.rule().is_some_and(|r| r.floor == FloorKind::PresenterAlone);
    match meeting.round.as_mut() {
        // Before the minimum the presenter is offered the floor again, with prompts [C2].
        Some(round) if alone && round.minimum.is_some() => round.stopped_short = true,
        _ => heard(meeting, seat),
    }
}

pub(crate) fn revoked(meeting: &mut Meeting) {
    match std::mem::replace(&mut meeting.floor, Floor::Idle) {
        Floor::Idle => {}
        // Skipped: not heard, and not offered again unasked.
        Floor::Offered { to } => {
            meeting.queue.remove(to);
            if let Some(round) = &mut meeting.round {
                round.waiting.retain(|seat| *seat != to);
                round.skipped.push(to);
            }
        }
        Floor::Held { by, .. } => heard(meeting, by),
        Floor::Pair(pair) => heard(meeting, pair.asker),
    }
}

fn heard(meeting: &mut Meeting, seat: Seat) {
    meeting.roster.mark_heard(seat);
    if let Some(round) = &mut meeting.round {
        round.waiting.retain(|s| *s != seat);
    }
}

pub(crate) fn pair_ended(meeting: &mut Meeting) {
    if let Floor::Pair(pair) = std::mem::replace(&mut meeting.floor, Floor::Idle) {
        heard(meeting, pair.asker);
    }
}

/// Lets the clock of the turn run exactly while its holder speaks.
pub(crate) fn run_clock(meeting: &mut Meeting, at: Timestamp) {
    let running = meeting.is_running();
    let on = running && speaker(meeting).is_some();
    match &mut meeting.floor {
        Floor::Held { clock, .. } => clock.run(on, at),
        Floor::Pair(pair) => pair.thinking.iter_mut().for_each(|clock| clock.run(running, at)),
        Floor::Idle | Floor::Offered { .. } => {}
    }
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> FloorView {
    match &meeting.floor {
        Floor::Idle => FloorView::Idle {},
        Floor::Offered { to } => FloorView::Offered { to: *to },
        Floor::Held { by, clock } => FloorView::Held {
            by: *by,
            clock: clock.view(),
            suspended: flag::suspends(meeting, *by),
        },
        Floor::Pair(pair) => pair::view(meeting, pair),
    }
}
