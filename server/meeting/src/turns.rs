//! To whom the floor goes by itself: in turn, to the presenter, to the head of the queue [T3, F2].

use crate::floor::Floor;
use crate::{Event, Meeting, flag, queue};
use hyacinth_protocol::{FloorKind, Repeats, RoundRule, Seat};

/// The offer that follows from where things stand; none where nothing does.
pub(crate) fn next_offer(meeting: &Meeting) -> Option<Event> {
    match meeting.floor {
        Floor::Idle => candidate(meeting).map(|to| Event::FloorOffered { to }),
        Floor::Offered { to } if !meeting.is_present(to) => {
            Some(candidate(meeting).map_or(Event::FloorLapsed {}, |to| Event::FloorOffered { to }))
        }
        _ => None,
    }
}

/// Who is next, among those who are here.
fn candidate(meeting: &Meeting) -> Option<Seat> {
    let round = meeting.round.as_ref()?;
    let ready = |seat: &Seat| meeting.is_present(*seat) && !flag::suspends(meeting, *seat);
    let presenter = meeting.presenter().filter(|seat| meeting.is_present(*seat));
    match meeting.rule()?.floor {
        FloorKind::InTurn => {
            let mut waiting = round.waiting.iter().copied().filter(ready).peekable();
            let first = waiting.peek().copied();
            waiting.find(|seat| !meeting.is_facilitator(*seat)).or(first)
        }
        FloorKind::PresenterAlone => presenter.filter(|seat| {
            ready(seat) && !meeting.roster.is_heard(*seat) && !round.skipped.contains(seat)
        }),
        FloorKind::QuestionAndAnswer => presenter.and_then(|_| queue::head(meeting)),
        // Nobody is there to give it: it goes round by itself [T5].
        FloorKind::FacilitatorLeads if meeting.is_self_facilitated() => queue::head(meeting),
        FloorKind::ListeningIn
        | FloorKind::PresenterCalls
        | FloorKind::FacilitatorLeads
        | FloorKind::Open => None,
    }
}

/// A first round in which people arrive, in turn.
pub(crate) fn arrives(rule: &RoundRule) -> bool {
    rule.floor == FloorKind::InTurn && rule.repeats == Repeats::Once
}

// — evolve —

/// Those who were passed over because they were away come at the end.
pub(crate) fn offered(meeting: &mut Meeting, to: Seat) {
    let roster = &meeting.roster;
    let here = |seat: Seat| roster.get(seat).is_some_and(|s| s.present);
    if let Some(round) = &mut meeting.round {
        let before = round.waiting.iter().position(|seat| *seat == to).unwrap_or(0);
        let (first, rest) = round.waiting.split_at(before);
        let (stay, away): (Vec<Seat>, Vec<Seat>) = first.iter().partition(|seat| here(**seat));
        round.waiting = [&stay, rest, &away].concat();
        round.skipped.retain(|seat| *seat != to);
    }
    meeting.floor = Floor::Offered { to };
}

/// Someone who was skipped waits again, at the end.
pub(crate) fn asked(meeting: &mut Meeting, seat: Seat) {
    if let Some(round) = &mut meeting.round {
        round.skipped.retain(|s| *s != seat);
        if !round.waiting.contains(&seat) {
            round.waiting.push(seat);
        }
    }
}

/// A late joiner is appended to the order [D6].
pub(crate) fn joined(meeting: &mut Meeting, seat: Seat) {
    if meeting.rule().is_some_and(|rule| rule.floor == FloorKind::InTurn) {
        asked(meeting, seat);
    }
}
