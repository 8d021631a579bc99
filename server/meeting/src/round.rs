//! The round the meeting is in: opening, moving on, taking that back, closing [R1, R2, D5].

use crate::clock::Clock;
use crate::undo::Behind;
use crate::{Event, Meeting, agenda, guard, offer, ready, roster, yields};
use hyacinth_protocol::{
    Act, FloorKind, Gate, Millis, Refusal, Role, RoundIndex, RoundView, Seat, Stage, Timestamp,
};
use std::sync::Arc;

/// A meeting of one is none: consent opens below the quorum, but not below this [R2].
const LEAST_PRESENT: u16 = 2;

/// The round the meeting is in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Round {
    pub(crate) index: RoundIndex,
    /// Who moved the meeting here, for a second "Next" that comes late [D5].
    pub(crate) began_by: Seat,
    pub(crate) clock: Clock,
    /// How much of the minimum was used; none where there is none, or once it was reached [C2].
    pub(crate) minimum: Option<Clock>,
    /// The presenter stopped before the minimum: they see the prompts [C2].
    pub(crate) stopped_short: bool,
    /// In turn: who is still to be offered the floor, next first.
    pub(crate) waiting: Vec<Seat>,
    /// Passed over by the facilitator: offered again only when they ask or are granted it.
    pub(crate) skipped: Vec<Seat>,
    /// Who is ready to move on [T5].
    pub(crate) ready: Vec<Seat>,
    /// The presenter is away and the others write [D2].
    pub(crate) silent_notes: bool,
}

// — decide —

/// The quorum is here, or all who are here consent; the sender's word is their consent [R2].
pub(crate) fn enough_here(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let (present, quorum) = (meeting.roster.here(), meeting.ground.charter.quorum);
    let consent = |seat| seat == by || meeting.roster.consents.contains(&seat);
    let enough = present >= quorum || meeting.roster.present().all(consent);
    guard::that(enough && present >= LEAST_PRESENT, Refusal::BelowQuorum { present, quorum })
}

pub(crate) fn may_open(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator_or_all(meeting, by, Act::Open)?;
    enough_here(meeting, by)
}

pub(crate) fn open(meeting: &Meeting, by: Seat, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    may_open(meeting, by)?;
    let mut events = agenda::at_opening(meeting, at)?;
    events.extend([Event::Opened { by }, Event::RoundBegan { round: RoundIndex(0), by }]);
    Ok(events)
}

pub(crate) fn may_consent(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let below = meeting.roster.here() < meeting.ground.charter.quorum;
    // The facilitator's "open" is their consent.
    let new = !meeting.is_facilitator(by) && !meeting.roster.consents.contains(&by);
    guard::that(below && new, Refusal::NothingToDo {})
}

pub(crate) fn consent(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_consent(meeting, by)?;
    Ok(vec![Event::Consented { seat: by }])
}

pub(crate) fn may_next(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator(meeting, by, Act::Next)?;
    guard::that(agenda::onward(meeting).is_some(), Refusal::NotInThisRound { act: Act::Next })
}

/// The sender sees the round that the meeting is in [D5].
pub(crate) fn seen(meeting: &Meeting, leaving: RoundIndex) -> Result<(), Refusal> {
    let now = meeting.round.as_ref().ok_or(Refusal::NotOpenYet {})?;
    let moved = Refusal::AlreadyMoved { by: Some(now.began_by), now: now.index };
    guard::that(leaving == now.index, moved)
}

pub(crate) fn next(
    meeting: &Meeting,
    by: Seat,
    leaving: RoundIndex,
    insist: bool,
) -> Result<Vec<Event>, Refusal> {
    guard::facilitator(meeting, by, Act::Next)?;
    seen(meeting, leaving)?;
    let onward = move_on(meeting, by).ok_or(Refusal::NotInThisRound { act: Act::Next })?;
    let missing = yields::missing(meeting);
    guard::that(insist || missing.is_empty(), Refusal::NotYielded { missing })?;
    Ok(onward)
}

/// The next round begins; none after the last.
pub(crate) fn move_on(meeting: &Meeting, by: Seat) -> Option<Vec<Event>> {
    let (mut events, round) = agenda::onward(meeting)?;
    events.push(Event::RoundBegan { round, by });
    Some(events)
}

pub(crate) fn may_close(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    // Nobody ends alone what nobody leads; called off before it opened, anyone may.
    let together = meeting.ground.self_facilitated && meeting.is_self_facilitated();
    let unopened = together && meeting.stage == Stage::Gathering;
    // Put away and never taken up again: the set's facilitator closes it, whoever led.
    let put_away = meeting.stage == Stage::Suspended
        && meeting.is_self_facilitated()
        && roster::standing_role(meeting, by) == Role::Facilitator;
    if unopened || put_away { Ok(()) } else { guard::facilitator(meeting, by, Act::Close) }
}

/// Closes after the last round; sooner, or before the opening, only when the facilitator insists.
pub(crate) fn close(meeting: &Meeting, by: Seat, insist: bool) -> Result<Vec<Event>, Refusal> {
    may_close(meeting, by)?;
    let missing = yields::missing(meeting);
    let last = meeting.stage == Stage::Live && agenda::onward(meeting).is_none();
    guard::that(insist || (last && missing.is_empty()), Refusal::NotYielded { missing })?;
    Ok(vec![closed(meeting, by)])
}

/// The end of the meeting; unopened offers go with it [O5].
pub(crate) fn closed(meeting: &Meeting, by: Seat) -> Event {
    Event::Closed { by, deleted: offer::unopened(meeting) }
}

// — evolve —

pub(crate) fn begin(meeting: &mut Meeting, index: RoundIndex, by: Seat, at: Timestamp) {
    let format = &meeting.ground.format;
    let Some(step) = meeting.agenda.get(index).copied() else { return };
    let Some(rule) = step.rule_in(format) else { return };
    let planned = step.length(format, meeting.roster.here().max(1));
    let minimum = rule.minimum.as_ref().map(|m| Clock::new(Millis::minutes(m.minutes.into())));
    let in_turn = rule.floor == FloorKind::InTurn;
    let reveal = rule.bids_within_minutes.map(|m| Clock::new(Millis::minutes(m.into())));
    let (lead, others): (Vec<Seat>, Vec<Seat>) =
        meeting.roster.all().partition(|seat| meeting.is_facilitator(*seat));
    let round = Round {
        index,
        began_by: by,
        clock: Clock::new(planned),
        minimum,
        stopped_short: false,
        waiting: if in_turn { others.into_iter().chain(lead).collect() } else { Vec::new() },
        skipped: Vec::new(),
        ready: Vec::new(),
        silent_notes: false,
    };
    meeting.agenda.steps[usize::from(index.0)].planned = Some(planned);
    meeting.undo = Behind::of(meeting, at).map(Arc::new);
    meeting.round = Some(round);
    clear(meeting);
    meeting.choice.enter(reveal);
}

pub(crate) fn minimum_reached(meeting: &mut Meeting) {
    if let Some(round) = &mut meeting.round {
        round.minimum = None;
    }
}

/// What lasts one round only.
pub(crate) fn clear(meeting: &mut Meeting) {
    for seat in &mut meeting.roster.seats {
        seat.heard = false;
    }
    meeting.floor = crate::floor::Floor::Idle;
    meeting.queue.places.clear();
    meeting.said.clear();
    meeting.offers.invited.clear();
    meeting.hints = Default::default();
    meeting.flags.round_ended();
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> Option<RoundView> {
    if meeting.stage != Stage::Live {
        return None;
    }
    let (round, rule) = (meeting.round.as_ref()?, meeting.rule()?);
    let later = (0..).map(RoundIndex).zip(&meeting.agenda.steps);
    let gate_opens_in = later
        .filter(|(index, _)| *index > round.index)
        .filter(|(_, step)| {
            step.issue.is_none() || step.issue == meeting.current_issue().map(|i| i.id)
        })
        .find(|(_, step)| {
            step.rule_in(&meeting.ground.format).is_some_and(|rule| rule.gate == Gate::Invitable)
        })
        .map(|(index, _)| index);
    Some(RoundView {
        index: round.index,
        name: rule.name.clone(),
        rule: rule.rule.clone(),
        purpose: rule.purpose.clone(),
        floor_kind: rule.floor,
        prompts: rule.prompts.clone(),
        clock: round.clock.view(),
        minimum: rule.minimum.as_ref().map(|m| Millis::minutes(m.minutes.into())),
        missing: yields::missing(meeting),
        gate_opens_in,
        paused: meeting.pause.as_ref().map(crate::pause::view),
        ready: round.ready.clone(),
        ready_needed: meeting.is_self_facilitated().then(|| ready::needed(meeting)),
        timekeeper: ready::timekeeper(meeting),
        undo_until: meeting.undo.as_ref().map(|behind| behind.until),
        silent_notes: round.silent_notes,
    })
}
