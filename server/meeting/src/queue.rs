//! Who asked for the floor, and in which order they are served [F3–F6].

use crate::floor::{self, Floor};
use crate::{Event, Meeting, flag, guard};
use hyacinth_protocol::{
    Act, FloorKind, Kind, OwnPlace, PlaceView, QueueOrder, QueueView, Refusal, Seat, Timestamp,
    Words,
};

/// The queue of the round, as asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Queue {
    pub(crate) order: QueueOrder,
    pub(crate) places: Vec<Place>,
}

/// One place; its text is private until it is asked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) seat: Seat,
    pub(crate) since: Timestamp,
    pub(crate) text: Option<Words>,
}

impl Default for Queue {
    fn default() -> Self {
        Self { order: QueueOrder::AsAsked, places: Vec::new() }
    }
}

impl Queue {
    pub(crate) fn place_of(&self, seat: Seat) -> Option<&Place> {
        self.places.iter().find(|place| place.seat == seat)
    }

    pub(crate) fn remove(&mut self, seat: Seat) {
        self.places.retain(|place| place.seat != seat);
    }
}

/// The places in the order in which they are served [F5].
pub(crate) fn served(meeting: &Meeting) -> Vec<&Place> {
    let mut places: Vec<&Place> = meeting.queue.places.iter().collect();
    if meeting.queue.order == QueueOrder::LeastHeard {
        // Stable, so those heard equally long stay as asked.
        places.sort_by_key(|place| meeting.airtime.of(place.seat));
    }
    places
}

/// The next seat to be served: those who are away keep their place and are passed over [D1].
pub(crate) fn head(meeting: &Meeting) -> Option<Seat> {
    let ready = |seat: &Seat| meeting.is_present(*seat) && !flag::suspends(meeting, *seat);
    served(meeting).into_iter().map(|place| place.seat).find(ready)
}

// — decide —

pub(crate) fn may_ask_floor(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let elsewhere = Refusal::NotInThisRound { act: Act::AskFloor };
    let round = meeting.round.as_ref().ok_or(Refusal::NotOpenYet {})?;
    let has = floor::has(meeting, by) || meeting.floor.offered_to() == Some(by);
    match guard::rule(meeting)?.floor {
        FloorKind::InTurn => {
            guard::that(!has && !round.waiting.contains(&by), Refusal::AlreadyQueued {})?;
            guard::that(!meeting.roster.is_heard(by), elsewhere)
        }
        FloorKind::PresenterAlone => {
            guard::that(meeting.is_presenter(by), elsewhere)?;
            guard::that(meeting.floor == Floor::Idle, Refusal::AlreadyQueued {})
        }
        FloorKind::PresenterCalls | FloorKind::FacilitatorLeads => {
            if meeting.rule().is_some_and(|r| r.floor == FloorKind::PresenterCalls) {
                guard::not_presenter(meeting, by, Act::AskFloor)?;
            }
            guard::that(!has && meeting.queue.place_of(by).is_none(), Refusal::AlreadyQueued {})
        }
        FloorKind::QuestionAndAnswer | FloorKind::ListeningIn | FloorKind::Open => Err(elsewhere),
    }
}

pub(crate) fn ask_floor(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_ask_floor(meeting, by)?;
    Ok(vec![match guard::rule(meeting)?.floor {
        FloorKind::InTurn => Event::TurnAsked { seat: by },
        FloorKind::PresenterAlone => Event::FloorOffered { to: by },
        _ => Event::Queued { seat: by, text: None },
    }])
}

pub(crate) fn may_ask(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let rule = guard::rule(meeting)?;
    let asks = rule.floor == FloorKind::QuestionAndAnswer;
    guard::that(asks, Refusal::NotInThisRound { act: Act::Ask })?;
    guard::not_presenter(meeting, by, Act::Ask)?;
    guard::admitted(meeting, by, Kind::FactQuestion)
        .or_else(|_| guard::admitted(meeting, by, Kind::OpenQuestion))?;
    let waits = meeting.queue.place_of(by).is_some() || floor::has(meeting, by);
    guard::that(!waits, Refusal::AlreadyQueued {})
}

/// Takes a place; where nobody has the floor and nobody waits, the question is asked at once.
pub(crate) fn ask(
    meeting: &Meeting,
    by: Seat,
    text: Option<&Words>,
) -> Result<Vec<Event>, Refusal> {
    may_ask(meeting, by)?;
    let presenter_here = meeting.presenter().is_some_and(|p| meeting.is_present(p));
    let free = meeting.floor == Floor::Idle && head(meeting).is_none();
    let at_once = free && presenter_here && !flag::suspends(meeting, by);
    Ok(vec![if at_once {
        Event::PairBegan { asker: by, text: text.cloned() }
    } else {
        Event::Queued { seat: by, text: text.cloned() }
    }])
}

pub(crate) fn may_leave(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(meeting.queue.place_of(by).is_some(), Refusal::NotQueued {})
}

pub(crate) fn reword(
    meeting: &Meeting,
    by: Seat,
    text: Option<&Words>,
) -> Result<Vec<Event>, Refusal> {
    may_leave(meeting, by)?;
    let asks = guard::rule(meeting)?.floor == FloorKind::QuestionAndAnswer;
    guard::that(asks, Refusal::NotInThisRound { act: Act::Ask })?;
    Ok(vec![Event::QuestionReworded { seat: by, text: text.cloned() }])
}

pub(crate) fn leave(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_leave(meeting, by)?;
    Ok(vec![Event::QueueLeft { seat: by }])
}

pub(crate) fn may_reorder(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    floor::may_lead(meeting, by, Act::Reorder)?;
    let queued = matches!(
        guard::rule(meeting)?.floor,
        FloorKind::QuestionAndAnswer | FloorKind::PresenterCalls | FloorKind::FacilitatorLeads
    );
    guard::that(queued, Refusal::NotInThisRound { act: Act::Reorder })
}

pub(crate) fn reorder(
    meeting: &Meeting,
    by: Seat,
    seat: Seat,
    place: u16,
) -> Result<Vec<Event>, Refusal> {
    may_reorder(meeting, by)?;
    guard::that(meeting.queue.place_of(seat).is_some(), Refusal::NotQueued {})?;
    Ok(vec![Event::QueueMoved { seat, place }])
}

pub(crate) fn order(meeting: &Meeting, by: Seat, order: QueueOrder) -> Result<Vec<Event>, Refusal> {
    may_reorder(meeting, by)?;
    guard::that(meeting.queue.order != order, Refusal::NothingToDo {})?;
    Ok(vec![Event::QueueOrdered { order }])
}

// — evolve —

pub(crate) fn queued(meeting: &mut Meeting, seat: Seat, text: Option<Words>, at: Timestamp) {
    if meeting.queue.place_of(seat).is_none() {
        meeting.queue.places.push(Place { seat, since: at, text });
    }
}

pub(crate) fn reworded(meeting: &mut Meeting, seat: Seat, text: Option<Words>) {
    if let Some(place) = meeting.queue.places.iter_mut().find(|p| p.seat == seat) {
        place.text = text;
    }
}

pub(crate) fn left(meeting: &mut Meeting, seat: Seat) {
    meeting.queue.remove(seat);
    if meeting.floor.offered_to() == Some(seat) {
        meeting.floor = Floor::Idle;
    }
}

/// A hand-made order is one "as asked": the order on screen, with one place moved.
pub(crate) fn moved(meeting: &mut Meeting, seat: Seat, to: u16) {
    let mut places: Vec<Place> = served(meeting).into_iter().cloned().collect();
    if let Some(from) = places.iter().position(|p| p.seat == seat) {
        let place = places.remove(from);
        places.insert(usize::from(to).min(places.len()), place);
    }
    meeting.queue = Queue { order: QueueOrder::AsAsked, places };
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> QueueView {
    let place = |p: &Place| PlaceView { seat: p.seat, since: p.since };
    QueueView {
        order: meeting.queue.order,
        places: served(meeting).into_iter().map(place).collect(),
    }
}

pub(crate) fn own(meeting: &Meeting, seat: Seat) -> Option<OwnPlace> {
    let places = served(meeting);
    let ahead = places.iter().position(|place| place.seat == seat)?;
    let text = places[ahead].text.clone();
    Some(OwnPlace { ahead: u16::try_from(ahead).unwrap_or(u16::MAX), text })
}
