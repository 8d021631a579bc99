//! The rounds of the meeting: opening, moving on, extending, closing [R1, R2, T2, C4].

use crate::clock::Clock;
use crate::{Event, Gate, Meeting, guard, offer, yields};
use hyacinth_protocol::{
    Act, AgendaItem, FloorKind, Millis, Refusal, RoundIndex, RoundView, Seat, Stage,
};

/// A meeting of one is none: consent opens below the quorum, but not below this [R2].
const LEAST_PRESENT: usize = 2;
/// A round takes no more than this, extensions included: a working day.
const MOST_PLANNED: Millis = Millis::minutes(480);

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
}

// — decide —

pub(crate) fn may_open(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator(meeting, by, Act::Open)?;
    let present = meeting.roster.present().count();
    let quorum = meeting.ground.charter.quorum;
    let consent = |seat| seat == by || meeting.roster.consents.contains(&seat);
    let enough = present >= usize::from(quorum) || meeting.roster.present().all(consent);
    let present_many = u16::try_from(present).unwrap_or(u16::MAX);
    guard::that(
        enough && present >= LEAST_PRESENT,
        Refusal::BelowQuorum { present: present_many, quorum },
    )
}

pub(crate) fn open(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_open(meeting, by)?;
    Ok(vec![Event::Opened { by }, Event::RoundBegan { round: RoundIndex(0), by }])
}

pub(crate) fn may_consent(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let below = meeting.roster.present().count() < usize::from(meeting.ground.charter.quorum);
    // The facilitator's "open" is their consent.
    let new = !meeting.is_facilitator(by) && !meeting.roster.consents.contains(&by);
    guard::that(below && new, Refusal::NothingToDo {})
}

pub(crate) fn consent(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_consent(meeting, by)?;
    Ok(vec![Event::Consented { seat: by }])
}

/// The round after this one; rounds that need a presenter are passed over while there is none.
fn next_round(meeting: &Meeting) -> Option<RoundIndex> {
    let now = meeting.round.as_ref()?.index.0;
    let has_presenter = meeting.presenter().is_some();
    let mut later = (now + 1..)
        .map(RoundIndex)
        .zip(meeting.ground.format.rounds.iter().skip(usize::from(now) + 1));
    later.find(|(_, rule)| has_presenter || !rule.needs_presenter()).map(|(index, _)| index)
}

pub(crate) fn may_next(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator(meeting, by, Act::Next)?;
    guard::that(next_round(meeting).is_some(), Refusal::NotInThisRound { act: Act::Next })
}

pub(crate) fn next(
    meeting: &Meeting,
    by: Seat,
    leaving: RoundIndex,
    insist: bool,
) -> Result<Vec<Event>, Refusal> {
    guard::facilitator(meeting, by, Act::Next)?;
    let now = meeting.round.as_ref().ok_or(Refusal::NotOpenYet {})?;
    let moved = Refusal::AlreadyMoved { by: Some(now.began_by), now: now.index };
    guard::that(leaving == now.index, moved)?;
    let round = next_round(meeting).ok_or(Refusal::NotInThisRound { act: Act::Next })?;
    let missing = yields::missing(meeting);
    guard::that(insist || missing.is_empty(), Refusal::NotYielded { missing })?;
    Ok(vec![Event::RoundBegan { round, by }])
}

pub(crate) fn may_extend(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let calls = guard::rule(meeting)?.floor == FloorKind::PresenterCalls;
    if !(calls && meeting.is_presenter(by)) {
        guard::facilitator(meeting, by, Act::Extend)?;
    }
    let full = meeting.round.as_ref().is_none_or(|r| r.clock.planned >= MOST_PLANNED);
    guard::that(!full, Refusal::Full {})
}

pub(crate) fn extend(meeting: &Meeting, by: Seat, minutes: u8) -> Result<Vec<Event>, Refusal> {
    may_extend(meeting, by)?;
    guard::that((1..=30).contains(&minutes), Refusal::OutOfBounds { least: 1, most: 30 })?;
    Ok(vec![Event::Extended { minutes }])
}

pub(crate) fn may_close(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator(meeting, by, Act::Close)
}

/// Closes after the last round; sooner, or before the opening, only when the facilitator insists.
pub(crate) fn close(meeting: &Meeting, by: Seat, insist: bool) -> Result<Vec<Event>, Refusal> {
    may_close(meeting, by)?;
    let missing = yields::missing(meeting);
    let last = meeting.stage == Stage::Live && next_round(meeting).is_none();
    guard::that(insist || (last && missing.is_empty()), Refusal::NotYielded { missing })?;
    Ok(vec![Event::Closed { by, deleted: offer::unopened(meeting) }])
}

// — evolve —

pub(crate) fn begin(meeting: &mut Meeting, index: RoundIndex, by: Seat) {
    let Some(rule) = meeting.ground.format.rounds.get(usize::from(index.0)) else { return };
    let people = u16::try_from(meeting.roster.present().count()).unwrap_or(u16::MAX).max(1);
    let planned = rule.planned.length_for(people);
    let minimum = rule.minimum.as_ref().map(|m| Clock::new(Millis::minutes(m.minutes.into())));
    let in_turn = rule.floor == FloorKind::InTurn;
    let reveal = rule.bids_within_minutes.map(|m| Clock::new(Millis::minutes(m.into())));
    let (lead, others): (Vec<Seat>, Vec<Seat>) =
        meeting.roster.all().partition(|seat| meeting.is_facilitator(*seat));
    meeting.round = Some(Round {
        index,
        began_by: by,
        clock: Clock::new(planned),
        minimum,
        stopped_short: false,
        waiting: if in_turn { others.into_iter().chain(lead).collect() } else { Vec::new() },
        skipped: Vec::new(),
    });
    clear(meeting);
    meeting.choice.enter(reveal);
}

pub(crate) fn extended(meeting: &mut Meeting, minutes: u8) {
    if let Some(round) = &mut meeting.round {
        round.clock.planned += Millis::minutes(minutes.into());
    }
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
}

// — view —

pub(crate) fn items(meeting: &Meeting) -> Vec<AgendaItem> {
    let people = u16::try_from(meeting.seats()).unwrap_or(u16::MAX).max(1);
    let item = |rule: &crate::RoundRule| AgendaItem {
        name: rule.name.clone(),
        planned: rule.planned.length_for(people),
    };
    meeting.ground.format.rounds.iter().map(item).collect()
}

pub(crate) fn view(meeting: &Meeting) -> Option<RoundView> {
    let (round, rule) = (meeting.round.as_ref()?, meeting.rule()?);
    let rounds = (0..).map(RoundIndex).zip(&meeting.ground.format.rounds);
    let gate_opens_in = rounds
        .filter(|(index, rule)| *index > round.index && rule.gate == Gate::Invitable)
        .map(|(index, _)| index)
        .next();
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
    })
}
