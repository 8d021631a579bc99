//! Putting a meeting away for another day, and taking it up again with everything in it [R3].

use crate::floor::Floor;
use crate::{Event, Meeting, agenda, guard, round};
use hyacinth_protocol::{Act, Refusal, Seat, Stage, Timestamp};

pub(crate) fn may_suspend(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    // Where nobody leads, all but one agree to it; who is left alone puts it away: nothing is lost.
    let alone = meeting.is_self_facilitated() && meeting.roster.here() == 1;
    if alone { Ok(()) } else { guard::facilitator(meeting, by, Act::Suspend) }
}

pub(crate) fn suspend(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_suspend(meeting, by)?;
    Ok(vec![Event::Suspended { by }])
}

/// As an opening: the quorum, or the consent of all who are here [R2].
pub(crate) fn may_resume(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(meeting.stage == Stage::Suspended, Refusal::NotSuspended {})?;
    guard::facilitator_or_all(meeting, by, Act::Resume)?;
    round::enough_here(meeting, by)
}

/// Who is here now has a place in the rounds to come; who is away comes at the end.
pub(crate) fn resume(meeting: &Meeting, by: Seat, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    may_resume(meeting, by)?;
    let mut events = agenda::at_resuming(meeting, at);
    events.push(Event::Resumed { by });
    Ok(events)
}

// — evolve —

/// Clocks stop; the floor is nobody's; all else stays as it is.
pub(crate) fn put_away(meeting: &mut Meeting, at: Timestamp) {
    if meeting.stage != Stage::Live {
        return;
    }
    meeting.stage = Stage::Suspended;
    meeting.airtime.end_round(at);
    meeting.floor = Floor::Idle;
    // The presenter opens it again when they are here again [O3].
    meeting.offers.invited.clear();
    meeting.pause = None;
    meeting.motion = None;
    meeting.removals.clear();
    meeting.undo = None;
    meeting.hints = Default::default();
    meeting.roster.consents.clear();
    if let Some(round) = &mut meeting.round {
        round.ready.clear();
        round.silent_notes = false;
    }
}

pub(crate) fn taken_up(meeting: &mut Meeting, at: Timestamp) {
    if meeting.stage != Stage::Suspended {
        return;
    }
    meeting.stage = Stage::Live;
    for seat in &mut meeting.roster.seats {
        seat.attended |= seat.present;
    }
    if let Some(index) = meeting.round.as_ref().map(|round| round.index) {
        meeting.airtime.begin_round(index, at);
    }
}
