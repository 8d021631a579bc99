//! What happens by itself: when time alone is enough, and as the consequence of what was done.

use crate::clock::Clock;
use crate::{Event, Meeting, Observation, bid, choice, evolve, turns};
use hyacinth_protocol::{FlagId, Seat, Stage, Timestamp};

/// No act has more consequences than this; a bound, so that no mistake in a rule can hang a room.
const MOST_CONSEQUENCES: usize = 8;

/// What the world makes happen; empty where nothing did, and then no row is written.
pub fn observe(meeting: &Meeting, observation: &Observation, at: Timestamp) -> Vec<Event> {
    if meeting.stage == Stage::Closed {
        return Vec::new();
    }
    let mut events = match observation {
        // Clocks stopped when the server did: nothing falls due while it was away.
        Observation::Restarted { .. } => Vec::new(),
        _ => due(meeting, at),
    };
    events.extend(noticed(meeting, observation));
    run(meeting, events, at)
}

fn noticed(meeting: &Meeting, observation: &Observation) -> Option<Event> {
    let exists = |seat: &Seat| meeting.roster.get(*seat).is_some();
    match observation {
        Observation::Arrived { seat } => {
            (exists(seat) && !meeting.is_present(*seat)).then_some(Event::Arrived { seat: *seat })
        }
        Observation::Left { seat } => {
            meeting.is_present(*seat).then_some(Event::Left { seat: *seat })
        }
        Observation::Joined { participant } => {
            let new = meeting.seat_of(participant.member).is_none() && !meeting.roster.is_full();
            new.then(|| Event::Joined { participant: participant.clone() })
        }
        Observation::ClockReached => None,
        Observation::Restarted { since } => {
            let ran = meeting.is_running() || meeting.roster.present().next().is_some();
            ran.then_some(Event::Restarted { since: *since })
        }
    }
}

/// Each clock whose end makes something happen, and what.
fn awaited(meeting: &Meeting) -> Vec<(&Clock, Event)> {
    let choice = &meeting.choice;
    let reveal = choice.reveal.as_ref().map(|clock| (clock, Event::BidsRevealed {}));
    let talk = choice.talk.as_ref().map(|clock| (clock, Event::TalkEnded {}));
    let minimum = meeting.round.as_ref().and_then(|round| round.minimum.as_ref());
    let minimum = minimum.map(|clock| (clock, Event::MinimumReached {}));
    let overdue = |id: FlagId| Event::FlagOverdue { flag: id };
    let flags = meeting.flags.standing.iter().filter(|flag| flag.is_awaited());
    let flags = flags.map(|flag| (&flag.awaits, overdue(flag.id)));
    reveal.into_iter().chain(talk).chain(minimum).chain(flags).collect()
}

/// When time alone will change something: the room then observes [`Observation::ClockReached`].
pub fn deadline(meeting: &Meeting) -> Option<Timestamp> {
    awaited(meeting).into_iter().filter_map(|(clock, _)| clock.ends_at()).min()
}

/// What time alone has brought about by `at`.
pub(crate) fn due(meeting: &Meeting, at: Timestamp) -> Vec<Event> {
    let over = |(clock, _): &(&Clock, Event)| clock.is_over(at);
    awaited(meeting).into_iter().filter(over).map(|(_, event)| event).collect()
}

/// `events` and their consequences.
pub(crate) fn run(meeting: &Meeting, mut events: Vec<Event>, at: Timestamp) -> Vec<Event> {
    if events.is_empty() {
        return events;
    }
    let mut ahead = meeting.clone();
    events.iter().for_each(|event| evolve(&mut ahead, event, at));
    for _ in 0..MOST_CONSEQUENCES {
        let Some(next) = events.last().and_then(|last| consequence(&ahead, last)) else { break };
        evolve(&mut ahead, &next, at);
        events.push(next);
    }
    events
}

/// What follows from the last event in the state it left. In a pause nothing follows.
fn consequence(meeting: &Meeting, last: &Event) -> Option<Event> {
    if !meeting.is_running() {
        return None;
    }
    // Only an answer completes a round of answers: nobody's absence decides for them [B4, D1].
    let completed = match last {
        Event::BidMade { .. } | Event::NoBidMade { .. } => {
            let reveal = meeting.choice.reveal.is_some() && bid::all_in(meeting);
            reveal.then_some(Event::BidsRevealed {})
        }
        Event::ProposalAnswered { .. } => choice::after_answer(meeting),
        _ => None,
    };
    completed.or_else(|| turns::next_offer(meeting))
}
