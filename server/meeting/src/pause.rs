//! Everything stands still: asked for by anyone, or after a restart [R4, D8].

use crate::clock::Clock;
use crate::{Event, Meeting, guard};
use hyacinth_protocol::{Act, Millis, PauseReason, PauseView, Refusal, Seat, Timestamp};

/// How long everything waits for a presenter who dropped out [D2].
const PATIENCE: Millis = Millis::seconds(90);

/// A pause. Who asked is not kept [R4].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pause {
    pub(crate) since: Timestamp,
    pub(crate) reason: PauseReason,
    /// How long the server was away, where it was.
    pub(crate) gap: Option<Millis>,
    /// How long the presenter is awaited, where they dropped out.
    pub(crate) away: Option<Clock>,
    /// They were awaited long enough: someone chooses how to go on.
    pub(crate) overdue: bool,
}

impl Pause {
    pub(crate) const fn new(reason: PauseReason, since: Timestamp) -> Self {
        Self { since, reason, gap: None, away: None, overdue: false }
    }

    pub(crate) const fn for_presenter(since: Timestamp) -> Self {
        let away = Some(Clock::new(PATIENCE));
        Self { away, ..Self::new(PauseReason::PresenterAway, since) }
    }
}

pub(crate) fn may_pause(meeting: &Meeting) -> Result<(), Refusal> {
    // Also while the set speaks of how it works: then above all [R4].
    let stands = meeting.pause_reason().is_some_and(|reason| reason != PauseReason::Process);
    if stands { Err(Refusal::Paused {}) } else { Ok(()) }
}

pub(crate) fn pause(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_pause(meeting)?;
    Ok(vec![Event::Paused { by, reason: PauseReason::Asked }])
}

/// The one who steers stops the content [R5].
pub(crate) fn may_time_out(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::steers(meeting, by, Act::TimeOut)?;
    guard::that(meeting.pause.is_none(), Refusal::Paused {})
}

pub(crate) fn time_out(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_time_out(meeting, by)?;
    Ok(vec![Event::Paused { by, reason: PauseReason::Process }])
}

/// The facilitator or the presenter; anyone, where neither is here.
pub(crate) fn may_continue(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    match meeting.pause_reason() {
        None => return Err(Refusal::NotPaused {}),
        // It ends when they are back, or when someone chooses how to go on [D2].
        Some(PauseReason::PresenterAway) => return Err(Refusal::Paused {}),
        Some(PauseReason::Process) => return guard::steers(meeting, by, Act::Continue),
        Some(PauseReason::Asked | PauseReason::Restarted | PauseReason::Empty) => {}
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
/// theirs, and answer what they are asked. `act` is none for commands that have no button of their
/// own. In a process time-out everyone speaks, of how the set works, and nobody of the content [R5].
pub(crate) fn allows(meeting: &Meeting, by: Seat, act: Option<Act>) -> Result<(), Refusal> {
    let Some(reason) = meeting.pause_reason() else { return Ok(()) };
    let quiet = matches!(
        act,
        None | Some(
            Act::Continue
                | Act::LeaveQueue
                | Act::WithdrawBid
                | Act::Pause
                | Act::AnswerMotion
                | Act::AnswerLead
                | Act::AnswerAway
        )
    );
    let runs = matches!(
        act,
        Some(
            Act::Next
                | Act::Close
                | Act::Suspend
                | Act::Move
                | Act::OfferLead
                | Act::UndoNext
                | Act::Ready
        )
    );
    let leads = meeting.is_facilitator(by) || meeting.is_presenter(by);
    let speaks = match reason {
        PauseReason::Asked | PauseReason::Restarted | PauseReason::Empty => {
            leads || (meeting.is_self_facilitated() && runs)
        }
        PauseReason::Process => runs || act == Some(Act::Say),
        // What the others think of meanwhile waits with them.
        PauseReason::PresenterAway => runs || matches!(act, Some(Act::Ask | Act::Offer)),
    };
    if quiet || speaks { Ok(()) } else { Err(Refusal::Paused {}) }
}

pub(crate) fn view(pause: &Pause) -> PauseView {
    PauseView {
        since: pause.since,
        reason: pause.reason,
        until: pause.away.as_ref().and_then(Clock::ends_at).filter(|_| !pause.overdue),
        gap: pause.gap,
    }
}
