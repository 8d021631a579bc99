//! Moving on together: who is ready, and who keeps the time where nobody facilitates [T5].

use crate::{Event, Meeting, guard, round};
use hyacinth_protocol::{Refusal, RoundIndex, Seat};

/// How many have to agree where nobody facilitates: all present but one, and never one alone.
pub(crate) fn needed(meeting: &Meeting) -> u16 {
    meeting.roster.here().saturating_sub(1).max(2)
}

/// Who keeps the time in this round, where nobody facilitates: each round another one, never the
/// presenter where somebody else is here.
pub(crate) fn timekeeper(meeting: &Meeting) -> Option<Seat> {
    let round = meeting.round.as_ref().filter(|_| meeting.is_self_facilitated())?;
    let seats = meeting.seats().max(1);
    let first = usize::from(round.index.0) % seats;
    let here = (first..first + seats)
        .filter_map(|n| u16::try_from(n % seats).ok().map(Seat))
        .filter(|seat| meeting.is_present(*seat));
    let here: Vec<Seat> = here.collect();
    let other = here.iter().copied().find(|seat| !meeting.is_presenter(*seat));
    other.or(here.first().copied())
}

// — decide —

pub(crate) fn say(
    meeting: &Meeting,
    by: Seat,
    leaving: RoundIndex,
    ready: bool,
) -> Result<Vec<Event>, Refusal> {
    round::seen(meeting, leaving)?;
    let is = meeting.round.as_ref().is_some_and(|round| round.ready.contains(&by));
    guard::that(is != ready, Refusal::NothingToDo {})?;
    Ok(vec![Event::ReadyChanged { seat: by, ready }])
}

/// Enough are ready, and nobody facilitates: the next round begins, or the meeting closes.
pub(crate) fn completed(meeting: &Meeting, by: Seat) -> Vec<Event> {
    let Some(round) = meeting.round.as_ref().filter(|_| meeting.is_self_facilitated()) else {
        return Vec::new();
    };
    let here = round.ready.iter().filter(|seat| meeting.is_present(**seat)).count();
    if here < usize::from(needed(meeting)) {
        return Vec::new();
    }
    round::move_on(meeting, by).unwrap_or_else(|| vec![round::closed(meeting, by)])
}

/// Someone went, and all who are left are ready: nobody's absence stands in their way.
pub(crate) fn all_ready(meeting: &Meeting) -> Vec<Event> {
    let Some(round) = &meeting.round else { return Vec::new() };
    let all = meeting.roster.present().all(|seat| round.ready.contains(&seat));
    let last = round.ready.iter().rev().find(|seat| meeting.is_present(**seat));
    last.filter(|_| all).map(|by| completed(meeting, *by)).unwrap_or_default()
}

// — evolve —

pub(crate) fn changed(meeting: &mut Meeting, seat: Seat, ready: bool) {
    if let Some(round) = &mut meeting.round {
        round.ready.retain(|s| *s != seat);
        if ready {
            round.ready.push(seat);
        }
    }
}
