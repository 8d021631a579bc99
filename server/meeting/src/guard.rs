//! Guards that several nouns share: who asks, and what the round admits [A1].

use crate::{Meeting, ready};
use hyacinth_protocol::{Act, Kind, Refusal, RoundRule, Seat, Whom};

/// The current round's rule.
pub(crate) fn rule(meeting: &Meeting) -> Result<&RoundRule, Refusal> {
    meeting.rule().ok_or(Refusal::NotOpenYet {})
}

pub(crate) fn facilitator(meeting: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    if meeting.is_facilitator(by) {
        Ok(())
    } else if meeting.is_self_facilitated() {
        Err(Refusal::SelfFacilitated { act })
    } else {
        Err(Refusal::FacilitatorOnly { act })
    }
}

/// The facilitator; where nobody facilitates, anyone [T5].
pub(crate) fn facilitator_or_all(meeting: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    if meeting.is_self_facilitated() { Ok(()) } else { facilitator(meeting, by, act) }
}

/// The facilitator; where nobody facilitates, the one who keeps the time in this round [T5].
pub(crate) fn steers(meeting: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    if !meeting.is_self_facilitated() {
        return facilitator(meeting, by, act);
    }
    that(ready::timekeeper(meeting) == Some(by), Refusal::TimekeeperOnly { act })
}

pub(crate) fn presenter(meeting: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    match meeting.presenter() {
        None => Err(Refusal::NoPresenter {}),
        Some(presenter) if presenter == by => Ok(()),
        Some(_) => Err(Refusal::PresenterOnly { act }),
    }
}

pub(crate) fn not_presenter(meeting: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    match meeting.presenter() {
        None => Err(Refusal::NoPresenter {}),
        Some(presenter) if presenter == by => Err(Refusal::NotForPresenter { act }),
        Some(_) => Ok(()),
    }
}

pub(crate) fn that(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

/// The round admits this kind from this seat [A1].
pub(crate) fn admitted(meeting: &Meeting, by: Seat, kind: Kind) -> Result<(), Refusal> {
    let rule = rule(meeting)?;
    if rule.admits_from(kind).any(|whom| is(meeting, by, whom)) {
        Ok(())
    } else if rule.admits_from(kind).any(|whom| whom == Whom::Holder) {
        Err(Refusal::FloorNotYours {})
    } else {
        Err(Refusal::NotAdmitted { kind })
    }
}

fn is(meeting: &Meeting, seat: Seat, whom: Whom) -> bool {
    match whom {
        Whom::Holder => meeting.floor.held_by() == Some(seat),
        Whom::Presenter => meeting.is_presenter(seat),
        Whom::Others => !meeting.is_presenter(seat),
        Whom::Everyone => true,
        Whom::Facilitator => meeting.is_facilitator(seat) || meeting.is_self_facilitated(),
        Whom::Members => !meeting.is_facilitator(seat),
    }
}
