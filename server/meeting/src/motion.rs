//! What nobody decides alone: another end, taking someone out, ending or putting away a meeting that
//! nobody leads [C4, D7, T5].

use crate::{Event, Meeting, guard, ready, round, suspend};
use hyacinth_protocol::{Act, Motion, MotionView, Refusal, Seat, Stage};

/// What is asked of all.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Standing {
    motion: Motion,
    by: Seat,
    agreed: Vec<Seat>,
    declined: Vec<Seat>,
}

impl Standing {
    fn removes(&self) -> bool {
        matches!(self.motion, Motion::Remove { .. })
    }

    fn is_answered_by(&self, seat: Seat) -> bool {
        self.agreed.contains(&seat) || self.declined.contains(&seat)
    }

    /// The one it is about neither answers nor sees it [D7].
    fn concerns(&self, seat: Seat) -> bool {
        matches!(self.motion, Motion::Remove { seat: about } if about == seat)
    }
}

/// How many have to agree.
fn needed(meeting: &Meeting, motion: Motion) -> u16 {
    match motion {
        Motion::MoveEnd { .. } => {
            u16::try_from(meeting.roster.present().count()).unwrap_or(u16::MAX)
        }
        Motion::Remove { .. } => 2,
        Motion::CloseEarly {} | Motion::Suspend {} => ready::needed(meeting),
    }
}

// — decide —

/// The facilitator; anyone, where nobody facilitates.
pub(crate) fn may_move(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    round::opens(meeting, by, Act::Move)?;
    // What is put away with a facilitator, the facilitator closes: there is nothing to ask.
    let live = meeting.stage == Stage::Live;
    guard::that(live || meeting.is_self_facilitated(), Refusal::Suspended {})?;
    let other = meeting.motion.is_none() || (live && free_to_remove(meeting, by));
    guard::that(other, Refusal::MotionStands {})
}

/// No removal stands that the sender knows of. Of one about themselves they are not told, by a
/// button that is gone or by a refusal either [D7].
fn free_to_remove(meeting: &Meeting, by: Seat) -> bool {
    meeting.removal.as_ref().is_none_or(|standing| standing.concerns(by))
}

pub(crate) fn ask(meeting: &Meeting, by: Seat, motion: Motion) -> Result<Vec<Event>, Refusal> {
    round::opens(meeting, by, Act::Move)?;
    let removal = matches!(motion, Motion::Remove { .. });
    let free = if removal { free_to_remove(meeting, by) } else { meeting.motion.is_none() };
    guard::that(free, Refusal::MotionStands {})?;
    let fits = meeting.stage == Stage::Live || matches!(motion, Motion::CloseEarly {});
    guard::that(fits, Refusal::Suspended {})?;
    match motion {
        Motion::MoveEnd { minutes } => {
            let fine = (1..=60).contains(&minutes);
            guard::that(fine, Refusal::OutOfBounds { least: 1, most: 60 })?;
            guard::that(meeting.agenda.ends_at.is_some(), Refusal::NothingToDo {})?;
        }
        Motion::Remove { seat } => {
            let there = meeting.roster.get(seat).is_some_and(|s| !s.removed);
            guard::that(there, Refusal::SeatAbsent { seat })?;
            guard::that(seat != by, Refusal::NothingToDo {})?;
        }
        Motion::CloseEarly {} | Motion::Suspend {} => {
            // With a facilitator there is a button for it.
            guard::that(meeting.is_self_facilitated(), Refusal::NothingToDo {})?;
        }
    }
    Ok(vec![Event::MotionMade { motion, by }])
}

/// What is asked of this seat now: a removal until they answered it, then what else is asked.
fn asked(meeting: &Meeting, of: Seat) -> Option<&Standing> {
    let removal = meeting.removal.as_ref().filter(|standing| !standing.concerns(of));
    let motion = meeting.motion.as_ref();
    let open = |standing: &&Standing| !standing.is_answered_by(of);
    removal.filter(open).or(motion.filter(open)).or(motion).or(removal)
}

pub(crate) fn may_answer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    asked(meeting, by).map(|_| ()).ok_or(Refusal::NothingAsked {})
}

pub(crate) fn answer(meeting: &Meeting, by: Seat, agree: bool) -> Result<Vec<Event>, Refusal> {
    let standing = asked(meeting, by).ok_or(Refusal::NothingAsked {})?;
    let same = if agree { &standing.agreed } else { &standing.declined };
    guard::that(!same.contains(&by), Refusal::NothingToDo {})?;
    Ok(vec![Event::MotionAnswered { seat: by, agree, removal: standing.removes() }])
}

/// What an answer brings about: what was asked, or the end of asking.
pub(crate) fn follows(meeting: &Meeting) -> Vec<Event> {
    let removal = meeting.removal.iter().map(|standing| outcome(meeting, standing, false));
    let motion = meeting.motion.iter().map(|standing| outcome(meeting, standing, false));
    removal.chain(motion).find(|events| !events.is_empty()).unwrap_or_default()
}

/// Someone went, and all who are left have agreed: nobody's absence stands in their way. It does not
/// decide in their place either: where one of them has not agreed, nothing follows.
pub(crate) fn all_agreed(meeting: &Meeting) -> Vec<Event> {
    let all =
        |standing: &&Standing| meeting.roster.present().all(|seat| standing.agreed.contains(&seat));
    let motion = meeting.motion.as_ref().filter(all);
    motion.map(|standing| outcome(meeting, standing, true)).unwrap_or_default()
}

fn outcome(meeting: &Meeting, standing: &Standing, only_done: bool) -> Vec<Event> {
    let here = |seat: &&Seat| meeting.is_present(**seat) && !standing.concerns(**seat);
    let needed = usize::from(needed(meeting, standing.motion));
    let agreed = standing.agreed.iter().filter(here).count();
    let able = meeting.roster.present().filter(|seat| !standing.concerns(*seat)).count();
    let against = standing.declined.iter().filter(here).count();
    let taken_back = !standing.agreed.contains(&standing.by);
    let ended = Event::MotionEnded { removal: standing.removes() };
    if !only_done && (taken_back || able.saturating_sub(against) < needed) {
        return vec![ended];
    }
    if agreed < needed || able == 0 {
        return Vec::new();
    }
    let by = standing.by;
    let done = match standing.motion {
        Motion::MoveEnd { minutes } => Event::EndMoved { minutes },
        Motion::Remove { seat } => Event::SeatRemoved { seat },
        Motion::CloseEarly {} => round::closed(meeting, by),
        Motion::Suspend {} if meeting.stage == Stage::Live => suspend::suspended(by),
        Motion::Suspend {} => return vec![ended],
    };
    vec![ended, done]
}

// — evolve —

/// Who leads is another: a removal that the one before asked for, or agreed to, falls [D7].
pub(crate) fn lead_moved(meeting: &mut Meeting) {
    meeting.removal = None;
}

pub(crate) fn made(meeting: &mut Meeting, motion: Motion, by: Seat) {
    let standing = Some(Standing { motion, by, agreed: vec![by], declined: Vec::new() });
    match motion {
        Motion::Remove { .. } => meeting.removal = standing,
        _ => meeting.motion = standing,
    }
}

pub(crate) fn ended(meeting: &mut Meeting, removal: bool) {
    let slot = if removal { &mut meeting.removal } else { &mut meeting.motion };
    *slot = None;
}

pub(crate) fn answered(meeting: &mut Meeting, seat: Seat, agree: bool, removal: bool) {
    let slot = if removal { &mut meeting.removal } else { &mut meeting.motion };
    if let Some(standing) = slot {
        standing.agreed.retain(|s| *s != seat);
        standing.declined.retain(|s| *s != seat);
        let side = if agree { &mut standing.agreed } else { &mut standing.declined };
        side.push(seat);
    }
}

// — view —

pub(crate) fn own(meeting: &Meeting, seat: Seat) -> Option<MotionView> {
    let standing = asked(meeting, seat)?;
    Some(MotionView {
        motion: standing.motion,
        by: standing.by,
        agreed: standing.agreed.clone(),
        needed: needed(meeting, standing.motion),
        asked_of_you: !standing.is_answered_by(seat),
    })
}
