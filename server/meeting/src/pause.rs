//! Everything stands still: asked for by anyone, or after a restart [R4, D8].

use crate::{Event, Meeting};
use hyacinth_protocol::{Act, Millis, PauseView, Refusal, Seat, Timestamp};

/// A pause. Who asked is not kept [R4].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pause {
    pub(crate) since: Timestamp,
    /// How long the server was away, where it was.
    pub(crate) gap: Option<Millis>,
}

pub(crate) fn may_pause(meeting: &Meeting) -> Result<(), Refusal> {
    if meeting.pause.is_some() { Err(Refusal::Paused {}) } else { Ok(()) }
}

pub(crate) fn pause(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_pause(meeting)?;
    Ok(vec![Event::Paused { by }])
}

/// The facilitator or the presenter; anyone, where neither is here.
pub(crate) fn may_continue(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    if meeting.pause.is_none() {
        return Err(Refusal::NotPaused {});
    }
    let leads = |seat| meeting.is_facilitator(seat) || meeting.is_presenter(seat);
    let any_here = meeting.roster.present().any(leads);
    if leads(by) || !any_here { Ok(()) } else { Err(Refusal::Paused {}) }
}

pub(crate) fn resume(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_continue(meeting, by)?;
    Ok(vec![Event::Continued { by }])
}

/// While paused only presenter and facilitator speak; the others may still take back what is
/// theirs. `act` is none for commands that have no button of their own.
pub(crate) fn allows(meeting: &Meeting, by: Seat, act: Option<Act>) -> Result<(), Refusal> {
    let leads = meeting.is_facilitator(by) || meeting.is_presenter(by);
    let quiet =
        matches!(act, None | Some(Act::Continue | Act::LeaveQueue | Act::WithdrawBid | Act::Pause));
    if meeting.pause.is_none() || leads || quiet { Ok(()) } else { Err(Refusal::Paused {}) }
}

pub(crate) fn view(pause: &Pause) -> PauseView {
    PauseView { since: pause.since, restarted: pause.gap.is_some(), gap: pause.gap }
}
