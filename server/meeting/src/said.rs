//! Typed contributions of the round [A1, A2].

use crate::{Event, Meeting, cycle, flag, guard, issue};
use hyacinth_protocol::{
    Act, Kind, PauseReason, Refusal, RoundRule, SaidView, Seat, Timestamp, Words,
};

/// The most contributions of a round that stay on screen; older ones make room.
const MOST_SAID: usize = 40;

/// The kinds that are said; the others have commands of their own.
const SAYABLE: [Kind; 9] = [
    Kind::Update,
    Kind::Account,
    Kind::Answer,
    Kind::Insight,
    Kind::Reflection,
    Kind::ProcessRemark,
    Kind::Recommendation,
    Kind::Sharing,
    Kind::NextTheme,
];

/// What was typed in this round, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Said(Vec<SaidView>);

impl Said {
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// These, and then those.
    pub(crate) fn and(mut self, later: Self) -> Self {
        self.0.extend(later.0);
        let over = self.0.len().saturating_sub(MOST_SAID);
        self.0.drain(..over);
        self
    }

    pub(crate) fn has(&self, kind: Kind) -> bool {
        self.0.iter().any(|said| said.kind == kind)
    }
}

// — decide —

fn may_say_kind(meeting: &Meeting, by: Seat, kind: Kind) -> Result<(), Refusal> {
    guard::that(SAYABLE.contains(&kind), Refusal::NotAdmitted { kind })?;
    // In a process time-out the content rests [R5].
    let process = meeting.pause_reason() == Some(PauseReason::Process);
    guard::that(!process || kind == Kind::ProcessRemark, Refusal::Paused {})?;
    guard::admitted(meeting, by, kind)?;
    // A word about how we work is never suspended.
    let free = kind == Kind::ProcessRemark || !flag::suspends(meeting, by);
    guard::that(free, Refusal::FloorSuspended {})?;
    let full = (kind == Kind::Insight && issue::insights_full(meeting))
        || (cycle::is_outcome(kind) && cycle::is_full(meeting));
    guard::that(!full, Refusal::Full {})
}

/// The kinds that this seat may type now.
pub(crate) fn admitted(meeting: &Meeting, by: Seat) -> Vec<Kind> {
    SAYABLE.into_iter().filter(|kind| may_say_kind(meeting, by, *kind).is_ok()).collect()
}

pub(crate) fn may_say(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let any = SAYABLE.iter().any(|kind| may_say_kind(meeting, by, *kind).is_ok());
    guard::that(any, Refusal::NotInThisRound { act: Act::Say })
}

pub(crate) fn say(
    meeting: &Meeting,
    by: Seat,
    kind: Kind,
    text: &Words,
) -> Result<Vec<Event>, Refusal> {
    may_say_kind(meeting, by, kind)?;
    Ok(vec![Event::Said { seat: by, kind, text: text.clone() }])
}

// — evolve —

pub(crate) fn said(meeting: &mut Meeting, seat: Seat, kind: Kind, text: &Words, at: Timestamp) {
    let said = &mut meeting.said.0;
    said.push(SaidView { seat, kind, text: text.clone(), at });
    if said.len() > MOST_SAID {
        said.remove(0);
    }
    if kind == Kind::Insight {
        issue::realised(meeting, text.clone());
    }
    if cycle::is_outcome(kind) {
        meeting.cycle.outcomes.push(SaidView { seat, kind, text: text.clone(), at });
    }
}

/// A typed question stays readable beside its answer; one that waits is nobody's to read yet.
pub(crate) fn asked(meeting: &mut Meeting, asker: Seat, text: Option<&Words>, at: Timestamp) {
    if let Some(text) = text
        && let Some(kind) = meeting.rule().and_then(RoundRule::question)
    {
        said(meeting, asker, kind, text, at);
    }
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> Vec<SaidView> {
    meeting.said.0.clone()
}
