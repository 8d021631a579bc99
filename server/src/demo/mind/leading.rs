//! Leading the meeting, alone or together.

use super::{Mind, choosing};
use hyacinth_protocol::{
    Act, Changed, Choosing, Command, FloorKind, FloorView, QueueView, RoundView, Stage, You,
};

/// Questions that are asked before a question round moves on.
const QUESTIONS_A_ROUND: usize = 4;

pub(super) fn next(mind: &Mind, view: &Changed, you: &You) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    let meeting = view.meeting.as_ref()?;
    let roster = view.roster.as_ref()?;
    if matches!(meeting.stage, Stage::Gathering | Stage::Suspended) {
        let everyone = roster.iter().all(|seat| seat.present || seat.removed);
        let patient = mind.idle > 20 + usize::from(you.seat.0);
        if may(Act::Resume) && (everyone || patient) {
            return Some(Command::Resume {});
        }
        return (may(Act::Open) && (everyone || patient)).then_some(Command::Open {});
    }
    let round = view.round.as_ref()?.as_ref()?;
    if round.paused.is_some() {
        return (may(Act::Continue) && mind.idle > 3).then_some(Command::Continue {});
    }
    if let Some(flag) = you.flags.iter().find(|flag| flag.overdue && !flag.shown) {
        return may(Act::DropFlag).then_some(Command::DropFlag { flag: flag.flag });
    }
    if let Some(Some(bids)) = &view.bids
        && !matches!(bids.choosing, Choosing::Chosen { .. } | Choosing::NoBids {})
    {
        return choosing::lead(mind, bids, you);
    }
    let quiet = matches!(view.floor, Some(FloorView::Idle {}))
        && matches!(&view.queue, Some(QueueView { places, .. }) if places.is_empty());
    let patience = patience(round, roster.len(), meeting.self_facilitated);
    let ready = mind.idle > patience && (quiet || round.missing.is_empty());
    let insist = !round.missing.is_empty() && mind.idle > patience + 20;
    if !ready || (!round.missing.is_empty() && !insist) {
        return None;
    }
    if may(Act::Next) {
        return Some(Command::Next { leaving: round.index, insist });
    }
    if may(Act::Close) {
        return Some(Command::Close { insist });
    }
    let votes = meeting.self_facilitated && !round.ready.contains(&you.seat);
    votes.then_some(Command::Ready { leaving: round.index, ready: true })
}

/// How many moments without anything to do a round is given.
fn patience(round: &RoundView, people: usize, together: bool) -> usize {
    let least = match round.floor_kind {
        FloorKind::QuestionAndAnswer => 3 + 2 * (QUESTIONS_A_ROUND + people),
        FloorKind::PresenterCalls => 14,
        FloorKind::FacilitatorLeads | FloorKind::Open | FloorKind::ListeningIn => 12,
        FloorKind::InTurn | FloorKind::PresenterAlone => 3,
    };
    // Everyone waits for themselves: a little longer, so that the others are done too.
    if together { least + 4 } else { least }
}
