//! A claim that a rule slipped: private first, shown only when it must be [G1–G6].

use crate::clock::Clock;
use crate::{Event, Meeting, floor, guard};
use hyacinth_protocol::{
    Act, FlagAnswer, FlagId, Millis, OwnFlag, Refusal, Seat, ShownFlag, Slip, SlipCount,
};

/// How long the flagged one has to answer before the facilitator may show the flag [G3].
const ANSWER: Millis = Millis::seconds(15);
/// The most flags a meeting takes.
const MOST: u16 = 500;

/// Flags not yet resolved, and counts of all.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Flags {
    pub(crate) standing: Vec<Flag>,
    raised: u16,
    /// Counts by seat and slip, in that order.
    totals: Vec<(Seat, Slip, u16)>,
}

/// One flag that is not resolved.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Flag {
    pub(crate) id: FlagId,
    seat: Seat,
    slip: Slip,
    by: Seat,
    answer: Option<FlagAnswer>,
    /// Until when an answer is awaited; stands still in a pause.
    pub(crate) awaits: Clock,
    pub(crate) overdue: bool,
    shown: bool,
}

impl Flag {
    /// True while the flagged one may still answer before anybody else hears of it.
    pub(crate) fn is_awaited(&self) -> bool {
        self.answer.is_none() && !self.overdue && !self.shown
    }
}

/// A shown flag suspends the floor of the one it is on [G4].
pub(crate) fn suspends(meeting: &Meeting, seat: Seat) -> bool {
    meeting.flags.standing.iter().any(|flag| flag.shown && flag.seat == seat)
}

fn find(meeting: &Meeting, id: FlagId) -> Result<&Flag, Refusal> {
    meeting.flags.standing.iter().find(|flag| flag.id == id).ok_or(Refusal::NoSuchFlag {})
}

// — decide —

pub(crate) fn may_flag(meeting: &Meeting) -> Result<(), Refusal> {
    guard::that(meeting.flags.raised < MOST, Refusal::Full {})
}

pub(crate) fn raise(
    meeting: &Meeting,
    by: Seat,
    seat: Seat,
    slip: Slip,
) -> Result<Vec<Event>, Refusal> {
    may_flag(meeting)?;
    let reachable = meeting.is_present(seat) || floor::has(meeting, seat);
    guard::that(reachable, Refusal::SeatAbsent { seat })?;
    let free = meeting.flags.standing.iter().all(|flag| flag.seat != seat);
    guard::that(free, Refusal::AlreadyFlagged {})?;
    Ok(vec![Event::FlagRaised { flag: FlagId(meeting.flags.raised), seat, slip, by }])
}

pub(crate) fn answer(
    meeting: &Meeting,
    by: Seat,
    id: FlagId,
    answer: FlagAnswer,
) -> Result<Vec<Event>, Refusal> {
    let flag = find(meeting, id)?;
    guard::that(flag.seat == by, Refusal::NoSuchFlag {})?;
    guard::that(flag.answer != Some(answer), Refusal::NothingToDo {})?;
    Ok(vec![Event::FlagAnswered { flag: id, answer }])
}

pub(crate) fn may_show(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator(meeting, by, Act::ShowFlag)?;
    let mut hidden = meeting.flags.standing.iter().filter(|flag| !flag.shown).peekable();
    guard::that(hidden.peek().is_some(), Refusal::NoSuchFlag {})?;
    guard::that(hidden.any(|flag| !flag.is_awaited()), Refusal::AwaitingAnswer {})
}

pub(crate) fn show(meeting: &Meeting, by: Seat, id: FlagId) -> Result<Vec<Event>, Refusal> {
    guard::facilitator(meeting, by, Act::ShowFlag)?;
    let flag = find(meeting, id)?;
    guard::that(!flag.shown, Refusal::NothingToDo {})?;
    guard::that(!flag.is_awaited(), Refusal::AwaitingAnswer {})?;
    Ok(vec![Event::FlagShown { flag: id }])
}

pub(crate) fn may_drop(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator(meeting, by, Act::DropFlag)?;
    guard::that(!meeting.flags.standing.is_empty(), Refusal::NoSuchFlag {})
}

pub(crate) fn remove(meeting: &Meeting, by: Seat, id: FlagId) -> Result<Vec<Event>, Refusal> {
    guard::facilitator(meeting, by, Act::DropFlag)?;
    find(meeting, id)?;
    Ok(vec![Event::FlagDropped { flag: id }])
}

// — evolve —

pub(crate) fn raised(meeting: &mut Meeting, id: FlagId, seat: Seat, slip: Slip, by: Seat) {
    let flags = &mut meeting.flags;
    flags.raised = flags.raised.max(id.0.saturating_add(1));
    let awaits = Clock::new(ANSWER);
    let (answer, overdue, shown) = (None, false, false);
    flags.standing.push(Flag { id, seat, slip, by, answer, awaits, overdue, shown });
    match flags.totals.binary_search_by_key(&(seat, slip), |(seat, slip, _)| (*seat, *slip)) {
        Ok(place) => flags.totals[place].2 = flags.totals[place].2.saturating_add(1),
        Err(place) => flags.totals.insert(place, (seat, slip, 1)),
    }
}

pub(crate) fn answered(meeting: &mut Meeting, id: FlagId, answer: FlagAnswer) {
    match answer {
        FlagAnswer::Reword | FlagAnswer::Park => dropped(meeting, id),
        FlagAnswer::StandBy => change(meeting, id, |flag| flag.answer = Some(answer)),
    }
}

pub(crate) fn overdue(meeting: &mut Meeting, id: FlagId) {
    change(meeting, id, |flag| flag.overdue = true);
}

pub(crate) fn shown(meeting: &mut Meeting, id: FlagId) {
    change(meeting, id, |flag| flag.shown = true);
}

pub(crate) fn dropped(meeting: &mut Meeting, id: FlagId) {
    meeting.flags.standing.retain(|flag| flag.id != id);
}

fn change(meeting: &mut Meeting, id: FlagId, how: impl Fn(&mut Flag)) {
    meeting.flags.standing.iter_mut().filter(|flag| flag.id == id).for_each(how);
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> Vec<ShownFlag> {
    let shown = meeting.flags.standing.iter().filter(|flag| flag.shown);
    shown.map(|f| ShownFlag { flag: f.id, seat: f.seat, slip: f.slip }).collect()
}

/// Flags on this seat, raised by it, or all for the facilitator [G2].
pub(crate) fn own(meeting: &Meeting, seat: Seat) -> Vec<OwnFlag> {
    let concerns =
        |flag: &&Flag| flag.seat == seat || flag.by == seat || meeting.is_facilitator(seat);
    // In a pause the clock stands: the moment it would end is counted from the pause.
    let stood_at = meeting.pause.as_ref().map_or(meeting.now, |pause| pause.since);
    let own = |flag: &Flag| OwnFlag {
        flag: flag.id,
        seat: flag.seat,
        slip: flag.slip,
        raised_by_you: flag.by == seat,
        answer: flag.answer,
        answer_until: flag.awaits.would_end_at(stood_at),
        overdue: flag.overdue,
        shown: flag.shown,
    };
    meeting.flags.standing.iter().filter(concerns).map(own).collect()
}

/// Totals by slip: of one seat, or of the set. Never by whom they were raised [G6].
pub(crate) fn totals(meeting: &Meeting, of: Option<Seat>) -> Vec<SlipCount> {
    let count = |slip: Slip| {
        let fits = |(seat, s, _): &&(Seat, Slip, u16)| *s == slip && of.is_none_or(|o| o == *seat);
        let count = meeting.flags.totals.iter().filter(fits).map(|(_, _, n)| n).sum();
        SlipCount { slip, count }
    };
    Slip::ALL.iter().copied().map(count).filter(|total| total.count > 0).collect()
}
