//! What happens by itself: when time alone is enough, and as the consequence of what was done.

use crate::clock::Clock;
use crate::floor::Floor;
use crate::{
    Event, Meeting, Observation, absence, agenda, bid, choice, evolve, hints, lead, motion, ready,
    turns,
};
use hyacinth_protocol::{FlagId, Seat, Stage, Timestamp};

/// No act has more consequences than this; a bound, so that no mistake in a rule can hang a room.
const MOST_CONSEQUENCES: usize = 12;

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

/// What several things noticed at one moment make happen, one after the other.
pub fn observe_all(meeting: &Meeting, observations: &[Observation], at: Timestamp) -> Vec<Event> {
    if let [observation] = observations {
        return observe(meeting, observation, at);
    }
    let (mut ahead, mut events) = (meeting.clone(), Vec::new());
    for observation in observations {
        let next = observe(&ahead, observation, at);
        next.iter().for_each(|event| evolve(&mut ahead, event, at));
        events.extend(next);
    }
    events
}

fn noticed(meeting: &Meeting, observation: &Observation) -> Option<Event> {
    let exists = |seat: &Seat| meeting.roster.get(*seat).is_some();
    match observation {
        Observation::Arrived { seat } => {
            (exists(seat) && !meeting.is_present(*seat) && !meeting.is_removed(*seat))
                .then_some(Event::Arrived { seat: *seat })
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
    let away = meeting.pause.as_ref().filter(|pause| !pause.overdue);
    let away = away.and_then(|pause| pause.away.as_ref()).map(|c| (c, Event::AwayOverdue {}));
    let thinking = match &meeting.floor {
        Floor::Pair(pair) => pair.thinking.as_ref().map(|clock| (clock, Event::ThoughtOver {})),
        _ => None,
    };
    let led = meeting.lead.awaited(meeting);
    let few = [reveal, talk, minimum, away, thinking, led, hints::awaited(meeting)];
    few.into_iter().flatten().chain(flags).collect()
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
        let next = events.last().map(|last| consequences(&ahead, last)).unwrap_or_default();
        if next.is_empty() {
            break;
        }
        next.iter().for_each(|event| evolve(&mut ahead, event, at));
        events.extend(next);
    }
    events
}

/// What follows from the last event in the state it left.
fn consequences(meeting: &Meeting, last: &Event) -> Vec<Event> {
    if let Some(next) = lead::follows(meeting, last) {
        return vec![next];
    }
    let answered = match last {
        Event::MotionAnswered { .. } | Event::MotionMade { .. } => motion::follows(meeting),
        Event::ReadyChanged { seat, ready: true } => ready::completed(meeting, *seat),
        Event::Left { .. } | Event::SeatRemoved { .. } => {
            let agreed = motion::all_agreed(meeting);
            if agreed.is_empty() { ready::all_ready(meeting) } else { agreed }
        }
        _ => Vec::new(),
    };
    if !answered.is_empty() || meeting.stage != Stage::Live {
        return answered;
    }
    if comes_late(last) {
        let planned = agenda::for_latecomers(meeting);
        if !planned.is_empty() {
            return planned;
        }
    }
    consequence(meeting, last).into_iter().collect()
}

/// After these someone may be here who has no round of their own yet.
const fn comes_late(last: &Event) -> bool {
    matches!(
        last,
        Event::Arrived { .. }
            | Event::LeadOffered { .. }
            | Event::LeadDeclined { .. }
            | Event::LeadTaken { .. }
            | Event::LeadGone {}
            | Event::RoundUndone { .. }
            | Event::Resumed { .. }
    )
}

/// What follows by itself while the meeting is live. In a pause only the presenter's return does.
fn consequence(meeting: &Meeting, last: &Event) -> Option<Event> {
    if let Some(waits) = absence::follows(meeting) {
        return Some(waits);
    }
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
