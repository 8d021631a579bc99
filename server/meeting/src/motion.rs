//! What nobody decides alone: another end, taking someone out, ending or putting away a meeting that
//! nobody leads [C4, D7, T5].

use crate::{Event, Meeting, guard, ready, round};
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
    fn is_answered_by(&self, seat: Seat) -> bool {
        self.agreed.contains(&seat) || self.declined.contains(&seat)
    }

    /// The one it is about neither answers nor sees it [D7].
    fn concerns(&self, seat: Seat) -> bool {
        self.about() == Some(seat)
    }

    /// Whom it would take out.
    fn about(&self) -> Option<Seat> {
        about(self.motion)
    }
}

const fn about(motion: Motion) -> Option<Seat> {
    match motion {
        Motion::Remove { seat } => Some(seat),
        Motion::MoveEnd { .. } | Motion::CloseEarly {} | Motion::Suspend {} => None,
    }
}

/// How many have to agree.
fn needed(meeting: &Meeting, motion: Motion) -> u16 {
    match motion {
        Motion::MoveEnd { .. } => meeting.roster.here(),
        Motion::Remove { .. } => 2,
        Motion::CloseEarly {} | Motion::Suspend {} => ready::needed(meeting),
    }
}

// — decide —

/// The facilitator; anyone, where nobody facilitates.
pub(crate) fn may_move(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator_or_all(meeting, by, Act::Move)?;
    // What is put away with a facilitator, the facilitator closes: there is nothing to ask.
    let live = meeting.stage == Stage::Live;
    guard::that(live || meeting.is_self_facilitated(), Refusal::Suspended {})?;
    let other = meeting.motion.is_none() || (live && free_to_remove(meeting, by));
    guard::that(other, Refusal::MotionStands {})
}

/// Someone whom no removal is about yet. Of one about themselves the sender is not told, by a button
/// that is gone or by a refusal either [D7].
fn free_to_remove(meeting: &Meeting, by: Seat) -> bool {
    let free = |seat: &Seat| *seat != by && !meeting.is_removed(*seat);
    meeting.roster.all().filter(free).any(|seat| removal_of(meeting, seat).is_none())
}

fn removal_of(meeting: &Meeting, seat: Seat) -> Option<&Standing> {
    meeting.removals.iter().find(|standing| standing.concerns(seat))
}

pub(crate) fn ask(meeting: &Meeting, by: Seat, motion: Motion) -> Result<Vec<Event>, Refusal> {
    guard::facilitator_or_all(meeting, by, Act::Move)?;
    let stands = match about(motion) {
        Some(seat) => seat != by && removal_of(meeting, seat).is_some(),
        None => meeting.motion.is_some(),
    };
    guard::that(!stands, Refusal::MotionStands {})?;
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

/// What is asked of this seat now: what they have not answered first, and removals before the rest.
fn asked(meeting: &Meeting, of: Seat) -> Option<&Standing> {
    let all = || {
        let removals = meeting.removals.iter().filter(|standing| !standing.concerns(of));
        removals.chain(&meeting.motion)
    };
    all().find(|standing| !standing.is_answered_by(of)).or_else(|| all().last())
}

pub(crate) fn may_answer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    asked(meeting, by).map(|_| ()).ok_or(Refusal::NothingAsked {})
}

pub(crate) fn answer(meeting: &Meeting, by: Seat, agree: bool) -> Result<Vec<Event>, Refusal> {
    let standing = asked(meeting, by).ok_or(Refusal::NothingAsked {})?;
    let same = if agree { &standing.agreed } else { &standing.declined };
    guard::that(!same.contains(&by), Refusal::NothingToDo {})?;
    Ok(vec![Event::MotionAnswered { seat: by, agree, about: standing.about() }])
}

/// What an answer brings about: what was asked, or the end of asking.
pub(crate) fn follows(meeting: &Meeting) -> Vec<Event> {
    let all = meeting.removals.iter().chain(&meeting.motion);
    let mut outcomes = all.map(|standing| outcome(meeting, standing, false));
    outcomes.find(|events| !events.is_empty()).unwrap_or_default()
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
    let ended = Event::MotionEnded { about: standing.about() };
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
        Motion::Suspend {} => Event::Suspended { by },
    };
    vec![ended, done]
}

// — evolve —

/// Who leads is another: a removal that the one before asked for, or agreed to, falls [D7].
pub(crate) fn lead_moved(meeting: &mut Meeting) {
    meeting.removals.clear();
}

pub(crate) fn made(meeting: &mut Meeting, motion: Motion, by: Seat) {
    let standing = Standing { motion, by, agreed: vec![by], declined: Vec::new() };
    match motion {
        Motion::Remove { .. } => meeting.removals.push(standing),
        _ => meeting.motion = Some(standing),
    }
}

pub(crate) fn ended(meeting: &mut Meeting, about: Option<Seat>) {
    match about {
        Some(seat) => meeting.removals.retain(|standing| !standing.concerns(seat)),
        None => meeting.motion = None,
    }
}

pub(crate) fn answered(meeting: &mut Meeting, seat: Seat, agree: bool, about: Option<Seat>) {
    let standing = match about {
        Some(who) => meeting.removals.iter_mut().find(|standing| standing.concerns(who)),
        None => meeting.motion.as_mut(),
    };
    if let Some(standing) = standing {
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
