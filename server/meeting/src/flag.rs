//! A claim that a rule slipped: private first, shown only when it must be [G1–G6].

use crate::clock::Clock;
use crate::{Event, Meeting, floor, guard};
use hyacinth_protocol::{
    Act, FlagAnswer, FlagId, Millis, OwnFlag, Refusal, Seat, ShownFlag, Slip, SlipCount, Timestamp,
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
    /// Where two are needed: the second one. Without, it does not count yet [G1].
    second: Option<Seat>,
    needs_second: bool,
    answer: Option<FlagAnswer>,
    /// Until when an answer is awaited; stands still in a pause.
    pub(crate) awaits: Clock,
    /// When that is over, or was; once it does not run any more, nothing moves it.
    until: Timestamp,
    pub(crate) overdue: bool,
    shown: bool,
}

impl Flag {
    /// True while the flagged one may still answer before anybody else hears of it.
    pub(crate) fn is_awaited(&self) -> bool {
        self.counts() && self.answer.is_none() && !self.overdue && !self.shown
    }

    /// The answer is awaited from `at` on, or is not.
    pub(crate) fn run(&mut self, on: bool, at: Timestamp) {
        self.awaits.run(on && self.is_awaited(), at);
        self.until = self.awaits.ends_at().unwrap_or(self.until);
    }

    /// Where two are needed, two have raised it.
    fn counts(&self) -> bool {
        !self.needs_second || self.second.is_some()
    }

    fn is_from(&self, seat: Seat) -> bool {
        self.by == seat || self.second == Some(seat)
    }
}

impl Flags {
    /// Flags that stand: raised by as many as it takes, and not resolved.
    pub(crate) fn counted(&self) -> usize {
        self.standing.iter().filter(|flag| flag.counts()).count()
    }

    /// Who leads is another: what only one raised is forgotten, and where nobody leads any more, what
    /// nobody but its raiser and the facilitator had seen.
    pub(crate) fn lead_moved(&mut self, gone: bool) {
        self.standing.retain(|flag| flag.counts() && (flag.shown || !gone));
    }

    /// What only one raised is forgotten with its round [G1], and so is what the flagged one stood
    /// by, unless it was shown: it was about what is over now.
    pub(crate) fn round_ended(&mut self) {
        self.standing.retain(|flag| flag.counts() && (flag.shown || flag.answer.is_none()));
    }
}

/// Who deals with a flag: the facilitator; where nobody facilitates, the two who raised it.
fn deals(meeting: &Meeting, by: Seat, flag: &Flag, act: Act) -> Result<(), Refusal> {
    if meeting.is_self_facilitated() {
        guard::that(flag.is_from(by), Refusal::SelfFacilitated { act })
    } else {
        guard::facilitator(meeting, by, act)
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
    // Of what others raised, nobody is told: not by a refusal either [G2].
    let own = |flag: &Flag| flag.seat == seat && flag.counts() && flag.is_from(by);
    guard::that(!meeting.flags.standing.iter().any(own), Refusal::AlreadyFlagged {})?;
    let waiting = meeting.flags.standing.iter().filter(|flag| !flag.counts());
    let mut same = waiting.filter(|flag| (flag.seat, flag.slip) == (seat, slip));
    if let Some(flag) = same.next() {
        // Their own word is no second one.
        guard::that(flag.by != by, Refusal::NothingToDo {})?;
        return Ok(vec![Event::FlagSeconded { flag: flag.id, by }]);
    }
    Ok(vec![Event::FlagRaised { flag: FlagId(meeting.flags.raised), seat, slip, by }])
}

pub(crate) fn answer(
    meeting: &Meeting,
    by: Seat,
    id: FlagId,
    answer: FlagAnswer,
) -> Result<Vec<Event>, Refusal> {
    let flag = find(meeting, id)?;
    guard::that(flag.seat == by && flag.counts(), Refusal::NoSuchFlag {})?;
    guard::that(flag.answer != Some(answer), Refusal::NothingToDo {})?;
    Ok(vec![Event::FlagAnswered { flag: id, answer }])
}

pub(crate) fn may_show(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator_or_all(meeting, by, Act::ShowFlag)?;
    let mine = |flag: &&Flag| !flag.shown && deals(meeting, by, flag, Act::ShowFlag).is_ok();
    let counted = meeting.flags.standing.iter().filter(|flag| flag.counts());
    let mut hidden = counted.filter(mine).peekable();
    guard::that(hidden.peek().is_some(), Refusal::NoSuchFlag {})?;
    guard::that(hidden.any(|flag| !flag.is_awaited()), Refusal::AwaitingAnswer {})
}

pub(crate) fn show(meeting: &Meeting, by: Seat, id: FlagId) -> Result<Vec<Event>, Refusal> {
    let flag = dealt_with(meeting, by, id, Act::ShowFlag)?;
    guard::that(!flag.shown, Refusal::NothingToDo {})?;
    guard::that(!flag.is_awaited(), Refusal::AwaitingAnswer {})?;
    Ok(vec![Event::FlagShown { flag: id }])
}

pub(crate) fn may_drop(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator_or_all(meeting, by, Act::DropFlag)?;
    let told = |flag: &Flag| flag.counts() || flag.is_from(by);
    let mine = |flag: &Flag| told(flag) && deals(meeting, by, flag, Act::DropFlag).is_ok();
    guard::that(meeting.flags.standing.iter().any(mine), Refusal::NoSuchFlag {})
}

/// A flag that the sender deals with; to all others there is none.
fn dealt_with(meeting: &Meeting, by: Seat, id: FlagId, act: Act) -> Result<&Flag, Refusal> {
    guard::facilitator_or_all(meeting, by, act)?;
    let flag = find(meeting, id)?;
    guard::that(deals(meeting, by, flag, act).is_ok(), Refusal::NoSuchFlag {})?;
    let told = flag.counts() || (act == Act::DropFlag && flag.is_from(by));
    guard::that(told, Refusal::NoSuchFlag {})?;
    Ok(flag)
}

pub(crate) fn remove(meeting: &Meeting, by: Seat, id: FlagId) -> Result<Vec<Event>, Refusal> {
    dealt_with(meeting, by, id, Act::DropFlag)?;
    Ok(vec![Event::FlagDropped { flag: id }])
}

// — evolve —

pub(crate) fn raised(
    meeting: &mut Meeting,
    id: FlagId,
    seat: Seat,
    slip: Slip,
    by: Seat,
    at: Timestamp,
) {
    let two = meeting.is_self_facilitated() && seat != by;
    let flags = &mut meeting.flags;
    flags.raised = flags.raised.max(id.0.saturating_add(1));
    let awaits = Clock::new(ANSWER);
    let (second, answer, overdue, shown) = (None, None, false, false);
    let (needs_second, until) = (two, at + ANSWER);
    flags.standing.push(Flag {
        id,
        seat,
        slip,
        by,
        second,
        needs_second,
        answer,
        awaits,
        until,
        overdue,
        shown,
    });
    if !two {
        count(flags, seat, slip);
    }
}

/// A second person flags the same: from now on it stands [G1].
pub(crate) fn seconded(meeting: &mut Meeting, id: FlagId, by: Seat) {
    change(meeting, id, |flag| flag.second = Some(by));
    if let Some((seat, slip)) = find(meeting, id).ok().map(|flag| (flag.seat, flag.slip)) {
        count(&mut meeting.flags, seat, slip);
    }
}

fn count(flags: &mut Flags, seat: Seat, slip: Slip) {
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
    let concerns = |flag: &&Flag| {
        let told = flag.seat == seat || meeting.is_facilitator(seat);
        flag.is_from(seat) || (flag.counts() && told)
    };
    let own = |flag: &Flag| OwnFlag {
        flag: flag.id,
        seat: flag.seat,
        slip: flag.slip,
        raised_by_you: flag.is_from(seat),
        answer: flag.answer,
        answer_until: flag.until,
        overdue: flag.overdue,
        shown: flag.shown,
        awaits_second: !flag.counts(),
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
