//! Minutes that move: from slack and later rounds to this one, and from one person to another
//! [C4, C5].

use crate::agenda::{self, Step};
use crate::{Event, Meeting, guard, issue};
use hyacinth_protocol::{
    Act, FloorKind, Millis, Presents, Refusal, Replan, RoundIndex, Seat, Taken, Timestamp,
};

/// A round takes no more than this, extensions included: a working day.
const MOST_PLANNED: Millis = Millis::minutes(480);
/// What a round keeps at least, whoever needs its time.
const LEAST_PLANNED: Millis = Millis::minutes(1);

const fn whole(time: Millis) -> Millis {
    Millis(time.0 / 60_000 * 60_000)
}

// — extending —

pub(crate) fn may_extend(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let calls = guard::rule(meeting)?.floor == FloorKind::PresenterCalls;
    if !(calls && meeting.is_presenter(by)) {
        guard::steers(meeting, by, Act::Extend)?;
    }
    let full = meeting.round.as_ref().is_none_or(|r| r.clock.planned >= MOST_PLANNED);
    guard::that(!full, Refusal::Full {})
}

/// The rounds to come with their places.
fn later(meeting: &Meeting) -> impl Iterator<Item = (RoundIndex, &Step)> {
    let now = meeting.round.as_ref().map_or(0, |round| usize::from(round.index.0));
    (0..).map(RoundIndex).zip(&meeting.agenda.steps).skip(now + 1)
}

/// What a later round could give: down to half of its plan, in whole minutes, and nothing where it is
/// protected, the last, or another person's [C4].
fn spare(meeting: &Meeting, place: RoundIndex, step: &Step) -> Millis {
    let format = &meeting.ground.format;
    let Some(rule) = step.rule_in(format) else { return Millis::ZERO };
    let last = usize::from(place.0) + 1 == meeting.agenda.steps.len();
    let own = meeting.step().and_then(|now| now.issue);
    let others = step.issue.is_some() && step.issue != own;
    if rule.protected || last || others {
        return Millis::ZERO;
    }
    let people = agenda::people(meeting);
    let minimum =
        rule.minimum.as_ref().map_or(LEAST_PLANNED, |m| Millis::minutes(m.minutes.into()));
    // Half of what the format plans, so that many small extensions take no more than one large.
    let half = Millis(rule.planned.length_for(people).0 / 2);
    whole(step.length(format, people).less(half.max(minimum)))
}

/// What so many minutes more mean for the rest [C4].
fn replan(meeting: &Meeting, minutes: u8, at: Timestamp) -> Result<Replan, Refusal> {
    let wanted = Millis::minutes(minutes.into());
    // Meetings of before an end was agreed have all the slack there is.
    let slack =
        agenda::slack(meeting, at).map_or(wanted.0, |slack| u64::try_from(slack).unwrap_or(0));
    let slack = whole(Millis(slack));
    let from_slack = wanted.min(slack);
    let mut giving: Vec<(RoundIndex, Millis, Millis)> = later(meeting)
        .map(|(place, step)| {
            let length = step.length(&meeting.ground.format, agenda::people(meeting));
            (place, spare(meeting, place, step), length)
        })
        .filter(|(_, spare, _)| *spare > Millis::ZERO)
        .collect();
    // The one with most to spare first; of two, the later.
    giving.sort_by_key(|(place, spare, _)| (std::cmp::Reverse(*spare), std::cmp::Reverse(*place)));
    let mut rest = wanted.less(from_slack);
    let mut from_rounds = Vec::new();
    for (round, spare, length) in &giving {
        let time = rest.min(*spare);
        if time > Millis::ZERO {
            from_rounds.push(Taken { round: *round, time, left: length.less(time) });
            rest = rest.less(time);
        }
    }
    if rest > Millis::ZERO {
        let there: Millis = giving.iter().map(|(_, spare, _)| *spare).sum::<Millis>() + slack;
        let most = u8::try_from(there.0 / 60_000).unwrap_or(u8::MAX);
        return Err(Refusal::NoTimeLeft { most });
    }
    from_rounds.sort_by_key(|taken| taken.round);
    Ok(Replan { minutes, from_slack, from_rounds })
}

pub(crate) fn extend(
    meeting: &Meeting,
    by: Seat,
    minutes: u8,
    confirm: bool,
    at: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    may_extend(meeting, by)?;
    guard::that((1..=30).contains(&minutes), Refusal::OutOfBounds { least: 1, most: 30 })?;
    let plan = replan(meeting, minutes, at)?;
    if !confirm {
        return Err(Refusal::Replanned { plan });
    }
    Ok(vec![Event::Extended { minutes, taken: plan.from_rounds }])
}

// — giving —

/// The rounds of this seat's own issue that have not begun.
fn to_come(meeting: &Meeting, seat: Seat) -> Vec<(RoundIndex, &Step)> {
    let own = issue::own(meeting, seat).map(|issue| issue.id);
    later(meeting).filter(|(_, step)| own.is_some() && step.issue == own).collect()
}

/// What this seat could give away: all but a minute of each of its rounds to come.
pub(crate) fn own(meeting: &Meeting, seat: Seat) -> Option<Millis> {
    let turns = meeting.ground.format.presents == Presents::InTurn;
    let people = agenda::people(meeting);
    let format = &meeting.ground.format;
    let free = |(_, step): &(_, &Step)| whole(step.length(format, people).less(LEAST_PLANNED));
    let sum: Millis = to_come(meeting, seat).iter().map(free).sum();
    (turns && sum > Millis::ZERO).then_some(sum)
}

/// Where minutes for this seat go: the round that is on, if it is theirs, or their longest to come.
fn goes_to(meeting: &Meeting, seat: Seat) -> Option<RoundIndex> {
    let now = meeting.round.as_ref()?.index;
    if meeting.step().is_some_and(|step| step.issue.is_some()) && meeting.is_presenter(seat) {
        return Some(now);
    }
    let longest = |(place, step): &(RoundIndex, &Step)| (step.planned, std::cmp::Reverse(*place));
    to_come(meeting, seat).into_iter().max_by_key(longest).map(|(place, _)| place)
}

pub(crate) fn may_gift(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(own(meeting, by).is_some(), Refusal::NoMinutes {})?;
    let mut others = meeting.roster.all().filter(|seat| *seat != by);
    guard::that(others.any(|seat| goes_to(meeting, seat).is_some()), Refusal::NoMinutes {})
}

pub(crate) fn gift(
    meeting: &Meeting,
    by: Seat,
    to: Seat,
    minutes: u8,
) -> Result<Vec<Event>, Refusal> {
    may_gift(meeting, by)?;
    guard::that((1..=30).contains(&minutes), Refusal::OutOfBounds { least: 1, most: 30 })?;
    guard::that(to != by, Refusal::NothingToDo {})?;
    let round = goes_to(meeting, to).ok_or(Refusal::NoMinutes {})?;
    let free = own(meeting, by).unwrap_or(Millis::ZERO);
    let wanted = Millis::minutes(minutes.into());
    let most = u16::try_from(free.0 / 60_000).unwrap_or(u16::MAX);
    guard::that(wanted <= free, Refusal::OutOfBounds { least: 1, most })?;
    let (format, people) = (&meeting.ground.format, agenda::people(meeting));
    let mut giving = to_come(meeting, by);
    giving.sort_by_key(|(place, step)| (std::cmp::Reverse(step.length(format, people)), *place));
    let mut rest = wanted;
    let mut taken = Vec::new();
    for (round, step) in giving {
        let length = step.length(format, people);
        let time = rest.min(whole(length.less(LEAST_PLANNED)));
        if time > Millis::ZERO {
            taken.push(Taken { round, time, left: length.less(time) });
            rest = rest.less(time);
        }
    }
    Ok(vec![Event::MinutesGifted { by, taken, round, minutes }])
}

// — evolve —

/// These rounds have less; that one has more.
pub(crate) fn moved(meeting: &mut Meeting, taken: &[Taken], round: RoundIndex, minutes: u8) {
    let people = agenda::people(meeting);
    let format = &meeting.ground.format;
    for Taken { round, time, .. } in taken {
        if let Some(step) = meeting.agenda.steps.get_mut(usize::from(round.0)) {
            step.planned = Some(step.length(format, people).less(*time));
        }
    }
    let more = Millis::minutes(minutes.into());
    if let Some(step) = meeting.agenda.steps.get_mut(usize::from(round.0)) {
        step.planned = Some(step.length(format, people) + more);
    }
    if let Some(now) = meeting.round.as_mut().filter(|now| now.index == round) {
        now.clock.planned += more;
    }
}

/// The round that is on has more; later ones have less.
pub(crate) fn extended(meeting: &mut Meeting, minutes: u8, taken: &[Taken]) {
    if let Some(round) = meeting.round.as_ref().map(|round| round.index) {
        moved(meeting, taken, round, minutes);
    }
}

pub(crate) fn end_moved(meeting: &mut Meeting, minutes: u8) {
    if let Some(end) = &mut meeting.agenda.ends_at {
        *end = *end + Millis::minutes(minutes.into());
    }
}
