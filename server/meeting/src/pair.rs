//! Asker and presenter: one question and one follow-up, then the queue moves [F1, F8].

use crate::clock::Clock;
use crate::floor::Floor;
use crate::{Event, Meeting, flag, guard, said};
use hyacinth_protocol::{FloorView, Millis, PairMoment, Refusal, Seat, Timestamp, Words};

/// A pair on the floor; the other half is the presenter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) asker: Seat,
    pub(crate) moment: PairMoment,
    /// The question on screen; none where it is asked aloud.
    pub(crate) question: Option<Words>,
    pub(crate) follow_up: bool,
    pub(crate) since: Timestamp,
    /// While they think: how long nobody speaks [F7].
    pub(crate) thinking: Option<Clock>,
}

// — decide —

fn of(meeting: &Meeting) -> Result<&Pair, Refusal> {
    match &meeting.floor {
        Floor::Pair(pair) => Ok(pair),
        _ => Err(Refusal::FloorNotYours {}),
    }
}

/// The pair is at this moment and the sender is the one who acts in it.
fn turn_of(meeting: &Meeting, by: Seat, seat: Option<Seat>, fits: bool) -> Result<(), Refusal> {
    guard::that(seat == Some(by) && fits, Refusal::FloorNotYours {})?;
    guard::that(!flag::suspends(meeting, by), Refusal::FloorSuspended {})
}

pub(crate) fn may_asked(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let pair = of(meeting)?;
    turn_of(meeting, by, Some(pair.asker), pair.moment == PairMoment::Asking)
}

pub(crate) fn asked(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_asked(meeting, by)?;
    Ok(vec![Event::QuestionAsked {}])
}

pub(crate) fn may_answered(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let pair = of(meeting)?;
    turn_of(meeting, by, meeting.presenter(), pair.moment == PairMoment::Answering)
}

/// Answers the question; the answer to the follow-up ends the pair [F8].
pub(crate) fn answered(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_answered(meeting, by)?;
    let last = of(meeting)?.follow_up;
    Ok(vec![if last { Event::PairEnded {} } else { Event::QuestionAnswered {} }])
}

pub(crate) fn may_follow_up(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let pair = of(meeting)?;
    guard::that(pair.asker != by || !pair.follow_up, Refusal::FollowUpUsed {})?;
    let thinks = pair.asker == by && pair.moment == PairMoment::Thinking;
    guard::that(!thinks, Refusal::Thinking {})?;
    turn_of(meeting, by, Some(pair.asker), pair.moment == PairMoment::Answered)
}

pub(crate) fn follow_up(
    meeting: &Meeting,
    by: Seat,
    text: Option<&Words>,
) -> Result<Vec<Event>, Refusal> {
    may_follow_up(meeting, by)?;
    Ok(vec![Event::FollowedUp { text: text.cloned() }])
}

/// The pause is the presenter's: they end it when they have thought enough [F7].
pub(crate) fn may_skip(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let thinks = of(meeting)?.moment == PairMoment::Thinking && meeting.is_presenter(by);
    guard::that(thinks, Refusal::NothingToDo {})
}

pub(crate) fn skip(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_skip(meeting, by)?;
    Ok(vec![Event::ThoughtOver {}])
}

// — evolve —

/// A typed question is asked the moment it is shown; one without text is still to be spoken.
const fn moment_for(text: Option<&Words>) -> PairMoment {
    if text.is_some() { PairMoment::Answering } else { PairMoment::Asking }
}

pub(crate) fn began(meeting: &mut Meeting, asker: Seat, text: Option<Words>, at: Timestamp) {
    meeting.queue.remove(asker);
    said::asked(meeting, asker, text.as_ref(), at);
    meeting.floor = Floor::Pair(Pair {
        asker,
        moment: moment_for(text.as_ref()),
        question: text,
        follow_up: false,
        since: at,
        thinking: None,
    });
}

pub(crate) fn moved(meeting: &mut Meeting, moment: PairMoment, at: Timestamp) {
    if let Floor::Pair(pair) = &mut meeting.floor {
        pair.moment = moment;
        pair.since = at;
        pair.thinking = None;
    }
}

/// After an answer the round may want silence first [F7].
pub(crate) fn answered_now(meeting: &mut Meeting, at: Timestamp) {
    let seconds = meeting.rule().and_then(|rule| rule.thinking_seconds);
    let moment = if seconds.is_some() { PairMoment::Thinking } else { PairMoment::Answered };
    moved(meeting, moment, at);
    if let Floor::Pair(pair) = &mut meeting.floor {
        pair.thinking = seconds.map(|s| Clock::new(Millis::seconds(s.into())));
    }
}

pub(crate) fn followed_up(meeting: &mut Meeting, text: Option<Words>, at: Timestamp) {
    if let Floor::Pair(pair) = &meeting.floor {
        let asker = pair.asker;
        said::asked(meeting, asker, text.as_ref(), at);
    }
    if let Floor::Pair(pair) = &mut meeting.floor {
        pair.moment = moment_for(text.as_ref());
        pair.question = text;
        pair.follow_up = true;
        pair.since = at;
        pair.thinking = None;
    }
}

// — view —

pub(crate) fn view(meeting: &Meeting, pair: &Pair) -> FloorView {
    let presenter = meeting.presenter().unwrap_or(pair.asker);
    let speaks = match pair.moment {
        PairMoment::Answering | PairMoment::Thinking => presenter,
        PairMoment::Asking | PairMoment::Answered => pair.asker,
    };
    FloorView::Pair {
        asker: pair.asker,
        presenter,
        moment: pair.moment,
        question: pair.question.clone(),
        follow_up: pair.follow_up,
        since: pair.since,
        thinking_until: pair.thinking.as_ref().and_then(Clock::ends_at),
        suspended: flag::suspends(meeting, speaks),
    }
}
