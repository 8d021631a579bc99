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
    pub(crate) fn new(motion: Motion, by: Seat) -> Self {
        Self { motion, by, agreed: vec![by], declined: Vec::new() }
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
    // Whom a motion concerns is not told of it, by a button that is gone either.
    let known = meeting.motion.as_ref().is_some_and(|standing| !standing.concerns(by));
    guard::that(!known, Refusal::MotionStands {})
}

pub(crate) fn ask(meeting: &Meeting, by: Seat, motion: Motion) -> Result<Vec<Event>, Refusal> {
    may_move(meeting, by)?;
    guard::that(meeting.motion.is_none(), Refusal::MotionStands {})?;
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

fn standing(meeting: &Meeting, by: Seat) -> Result<&Standing, Refusal> {
    let standing = meeting.motion.as_ref().filter(|standing| !standing.concerns(by));
    standing.ok_or(Refusal::NothingAsked {})
}

pub(crate) fn may_answer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    standing(meeting, by).map(|_| ())
}

pub(crate) fn answer(meeting: &Meeting, by: Seat, agree: bool) -> Result<Vec<Event>, Refusal> {
    let standing = standing(meeting, by)?;
    let same = if agree { &standing.agreed } else { &standing.declined };
    guard::that(!same.contains(&by), Refusal::NothingToDo {})?;
    Ok(vec![Event::MotionAnswered { seat: by, agree }])
}

/// What an answer brings about: what was asked, or the end of asking.
pub(crate) fn follows(meeting: &Meeting) -> Vec<Event> {
    let Some(standing) = &meeting.motion else { return Vec::new() };
    let here = |seat: &&Seat| meeting.is_present(**seat) && !standing.concerns(**seat);
    let needed = usize::from(needed(meeting, standing.motion));
    let agreed = standing.agreed.iter().filter(here).count();
    let able = meeting.roster.present().filter(|seat| !standing.concerns(*seat)).count();
    let against = standing.declined.iter().filter(here).count();
    let taken_back = !standing.agreed.contains(&standing.by);
    if taken_back || able.saturating_sub(against) < needed {
        return vec![Event::MotionEnded {}];
    }
    if agreed < needed {
        return Vec::new();
    }
    let by = standing.by;
    let done = match standing.motion {
        Motion::MoveEnd { minutes } => Event::EndMoved { minutes },
        Motion::Remove { seat } => Event::SeatRemoved { seat },
        Motion::CloseEarly {} => round::closed(meeting, by),
        Motion::Suspend {} if meeting.stage == Stage::Live => suspend::suspended(by),
        Motion::Suspend {} => return vec![Event::MotionEnded {}],
    };
    vec![Event::MotionEnded {}, done]
}

// — evolve —

/// Who leads is another: a removal that the one before asked for, or agreed to, falls [D7].
pub(crate) fn lead_moved(meeting: &mut Meeting) {
    meeting.motion.take_if(|standing| matches!(standing.motion, Motion::Remove { .. }));
}

pub(crate) fn answered(meeting: &mut Meeting, seat: Seat, agree: bool) {
    if let Some(standing) = &mut meeting.motion {
        standing.agreed.retain(|s| *s != seat);
        standing.declined.retain(|s| *s != seat);
        let side = if agree { &mut standing.agreed } else { &mut standing.declined };
        side.push(seat);
    }
}

// — view —

pub(crate) fn own(meeting: &Meeting, seat: Seat) -> Option<MotionView> {
    let standing = meeting.motion.as_ref().filter(|standing| !standing.concerns(seat))?;
    let answered = standing.agreed.contains(&seat) || standing.declined.contains(&seat);
    Some(MotionView {
        motion: standing.motion,
        by: standing.by,
        agreed: standing.agreed.clone(),
        needed: needed(meeting, standing.motion),
        asked_of_you: !answered,
    })
}
