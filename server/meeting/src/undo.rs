//! Taking a move to a round back, within ten seconds [R1].

use crate::agenda::Step;
use crate::clock::Clock;
use crate::floor::Floor;
use crate::queue::Queue;
use crate::round::Round;
use crate::said::Said;
use crate::{Event, Meeting, guard, roster};
use hyacinth_protocol::{Act, Millis, OfferKind, Presents, Refusal, RoundRule, Seat, Timestamp};
use std::sync::Arc;

/// How long a move can be taken back [R1].
const WITHIN: Millis = Millis::seconds(10);

/// What the round before was like when it was left.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Behind {
    pub(crate) until: Timestamp,
    round: Round,
    floor: Floor,
    queue: Queue,
    said: Said,
    invited: Vec<OfferKind>,
    heard: Vec<bool>,
    reveal: Option<Clock>,
    talk: Option<Clock>,
    steps: Vec<Step>,
    begun: Vec<bool>,
}

impl Behind {
    /// The round that is left now; none at the opening, and where the format was switched: another
    /// one was agreed on then [B6].
    pub(crate) fn of(meeting: &Meeting, at: Timestamp) -> Option<Self> {
        let switched = meeting.ground.format.presents != Presents::Chosen;
        let mut round = meeting.round.clone()?;
        if switched && meeting.rule().is_some_and(RoundRule::chooses) {
            return None;
        }
        // "No issue today" is not taken back with the move: the issue would be gone all the same.
        if meeting.current_issue().is_some_and(|issue| issue.dropped) {
            return None;
        }
        let (mut reveal, mut talk) = (meeting.choice.reveal, meeting.choice.talk);
        let mut floor = meeting.floor.clone();
        // Every clock stands from here on: what happens in between is nobody's time in that round.
        let turn = match &mut floor {
            Floor::Held { clock, .. } => Some(clock),
            Floor::Pair(pair) => pair.thinking.as_mut(),
            Floor::Idle | Floor::Offered { .. } => None,
        };
        let clocks = [Some(&mut round.clock), round.minimum.as_mut(), turn];
        clocks
            .into_iter()
            .flatten()
            .chain(&mut reveal)
            .chain(&mut talk)
            .for_each(|c| c.run(false, at));
        Some(Self {
            until: at + WITHIN,
            round,
            floor,
            queue: meeting.queue.clone(),
            said: meeting.said.clone(),
            invited: meeting.offers.invited.clone(),
            heard: meeting.roster.seats.iter().map(|seat| seat.heard).collect(),
            reveal,
            talk,
            steps: meeting.agenda.steps.clone(),
            begun: meeting.issues.all.iter().map(|issue| issue.begun).collect(),
        })
    }
}

// — decide —

pub(crate) fn may_undo(meeting: &Meeting, by: Seat, at: Timestamp) -> Result<(), Refusal> {
    let moved = meeting.round.as_ref().is_some_and(|round| round.began_by == by);
    if !moved {
        guard::facilitator(meeting, by, Act::UndoNext)?;
    }
    let behind = meeting.undo.as_ref().ok_or(Refusal::TooLate {})?;
    guard::that(at < behind.until, Refusal::TooLate {})
}

pub(crate) fn undo(meeting: &Meeting, by: Seat, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    may_undo(meeting, by, at)?;
    Ok(vec![Event::RoundUndone { by }])
}

// — evolve —

/// The round before goes on where it was left; what was said in between stays on screen. Who took
/// the move back is not ready for it.
pub(crate) fn undone(meeting: &mut Meeting, by: Seat, at: Timestamp) {
    let Some(mut behind) = meeting.undo.take().map(Arc::unwrap_or_clone) else { return };
    meeting.airtime.begin_round(behind.round.index, at);
    behind.round.ready.retain(|seat| *seat != by);
    meeting.round = Some(behind.round);
    meeting.floor = behind.floor;
    meeting.queue = behind.queue;
    meeting.said = behind.said.and(std::mem::take(&mut meeting.said));
    meeting.offers.invited = behind.invited;
    meeting.choice.reveal = behind.reveal.filter(|_| !meeting.choice.revealed);
    meeting.choice.talk = behind.talk;
    meeting.agenda.steps = behind.steps;
    for (seat, heard) in meeting.roster.seats.iter_mut().zip(behind.heard) {
        seat.heard = heard;
    }
    for (issue, begun) in meeting.issues.all.iter_mut().zip(behind.begun) {
        issue.begun = begun;
    }
    roster::without_removed(meeting);
}
