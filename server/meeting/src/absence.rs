//! The presenter drops out of their issue: everything waits, then someone chooses [D2].

use crate::pause::Pause;
use crate::{Event, Meeting, agenda, bid, guard, issue};
use hyacinth_protocol::{
    Act, AwayChoice, ChosenHow, Millis, PauseReason, Presents, Refusal, Repeats, RoundIndex,
    RoundRule, Seat, Timestamp,
};

/// An empty room goes on by itself when someone is back within this.
const FLICKER: Millis = Millis::seconds(30);

/// The round needs its presenter, who is away, and the others do not write quietly.
fn is_missed(meeting: &Meeting) -> bool {
    let needs = meeting.rule().is_some_and(RoundRule::needs_presenter);
    let notes = meeting.round.as_ref().is_some_and(|round| round.silent_notes);
    needs && !notes && meeting.presenter().is_some_and(|seat| !meeting.is_present(seat))
}

/// What follows from who is here: waiting begins, or is over.
pub(crate) fn follows(meeting: &Meeting) -> Option<Event> {
    let here = meeting.roster.present().next().is_some();
    match meeting.pause_reason() {
        None | Some(PauseReason::PresenterAway) if !here => Some(Event::Emptied {}),
        Some(PauseReason::Empty) => {
            // A flicker of the line is no absence: they are back without a press [D1].
            let since = meeting.pause.as_ref()?.since;
            let back = meeting.roster.present().next()?;
            (meeting.now.since(since) <= FLICKER).then_some(Event::Continued { by: back })
        }
        None => is_missed(meeting).then_some(Event::PresenterLost {}),
        Some(PauseReason::PresenterAway) => {
            (!is_missed(meeting)).then_some(Event::PresenterBack {})
        }
        Some(_) => None,
    }
}

// — decide —

fn overdue(meeting: &Meeting) -> bool {
    meeting.pause.as_ref().is_some_and(|pause| pause.overdue)
}

pub(crate) fn may_answer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(overdue(meeting), Refusal::NotAway {})?;
    guard::steers(meeting, by, Act::AnswerAway)
}

/// The choices there are: someone else to present, and a round behind the issue, if there are.
pub(crate) fn choices(meeting: &Meeting, by: Seat) -> Vec<AwayChoice> {
    let possible = |choice: &AwayChoice| match choice {
        AwayChoice::Wait => !meeting.presenter().is_some_and(|seat| meeting.is_removed(seat)),
        AwayChoice::SilentNotes => true,
        AwayChoice::NextPresenter | AwayChoice::EndIssue => onward(meeting, by, *choice).is_some(),
    };
    if may_answer(meeting, by).is_err() {
        return Vec::new();
    }
    AwayChoice::ALL.iter().copied().filter(possible).collect()
}

pub(crate) fn answer(
    meeting: &Meeting,
    by: Seat,
    choice: AwayChoice,
) -> Result<Vec<Event>, Refusal> {
    may_answer(meeting, by)?;
    let mut events = match choice {
        AwayChoice::Wait | AwayChoice::SilentNotes => Vec::new(),
        AwayChoice::NextPresenter | AwayChoice::EndIssue => {
            onward(meeting, by, choice).ok_or(Refusal::NotInThisRound { act: Act::AnswerAway })?
        }
    };
    // Last, so that what moved the meeting on is not taken back by "undo".
    events.push(Event::AwayAnswered { choice, by });
    Ok(events)
}

/// How the meeting goes on behind this issue, or with another presenter.
fn onward(meeting: &Meeting, by: Seat, choice: AwayChoice) -> Option<Vec<Event>> {
    let issue = meeting.current_issue()?;
    let turns = meeting.ground.format.presents == Presents::InTurn || issue.returning;
    if choice == AwayChoice::NextPresenter && !turns {
        return next_bidder(meeting, by);
    }
    if choice == AwayChoice::NextPresenter {
        return behind_the_others(meeting, by);
    }
    let mut events = issue::dropped_from(meeting, issue.id);
    let mut ahead = meeting.clone();
    events.iter().for_each(|event| crate::evolve(&mut ahead, event, meeting.now));
    // Where one presents for all, rounds that need them are not held.
    let needs = |index: RoundIndex| {
        let step = ahead.agenda.get(index);
        let rule = step.and_then(|step| step.rule_in(&ahead.ground.format));
        !turns && rule.is_some_and(RoundRule::needs_presenter)
    };
    let (replan, mut round) = agenda::onward(&ahead)?;
    while needs(round) {
        round = RoundIndex(round.0 + 1);
    }
    ahead.agenda.get(round)?;
    events.extend(replan);
    events.push(Event::RoundBegan { round, by });
    Some(events)
}

/// The bid with most agreement whose author is here presents, from the first round of an issue on.
fn next_bidder(meeting: &Meeting, by: Seat) -> Option<Vec<Event>> {
    let now = meeting.round.as_ref()?.index;
    let had: Vec<Seat> = meeting.issues.all.iter().map(|issue| issue.presenter).collect();
    let free = |entry: &&bid::Entry| !had.contains(&entry.seat) && meeting.is_present(entry.seat);
    let best = bid::live(meeting).filter(free).max_by_key(|entry| {
        // The earlier bid, where two have the same agreement.
        (bid::agreement(meeting, entry.bid), std::cmp::Reverse(entry.bid))
    })?;
    let format = &meeting.ground.format;
    let steps = &meeting.agenda.steps;
    let per_issue = |step: &&agenda::Step| {
        step.rule_in(format).is_some_and(|rule| rule.repeats == Repeats::PerIssue)
    };
    let current = meeting.current_issue()?.id;
    let first = steps.iter().position(|step| step.issue == Some(current))?;
    let next = hyacinth_protocol::IssueId(u16::try_from(meeting.issues.all.len()).ok()?);
    let again = steps[first..].iter().filter(per_issue).filter(|s| s.issue == Some(current));
    let rest = agenda::to_come(meeting).iter().filter(|s| s.issue != Some(current));
    let again = again.map(|step| agenda::Step { issue: Some(next), ..*step });
    let steps = again.chain(rest.copied()).collect();
    let from = RoundIndex(now.0 + 1);
    Some(vec![
        Event::IssueDropped { issue: current },
        Event::PresenterChosen { bid: best.bid, how: ChosenHow::NextInLine {} },
        agenda::replaced(meeting, from, steps)?,
        Event::RoundBegan { round: from, by },
    ])
}

/// What is left of this issue comes behind the others of its kind, so that who comes back has it.
fn behind_the_others(meeting: &Meeting, by: Seat) -> Option<Vec<Event>> {
    let now = usize::from(meeting.round.as_ref()?.index.0);
    let current = meeting.current_issue()?;
    let format = &meeting.ground.format;
    let kind = |step: &agenda::Step| step.rule_in(format).map(|rule| rule.repeats);
    let like = meeting.step().and_then(kind);
    let steps = &meeting.agenda.steps;
    let (own, mut rest): (Vec<agenda::Step>, Vec<agenda::Step>) =
        steps.iter().skip(now).copied().partition(|step| step.issue == Some(current.id));
    let here = |step: &agenda::Step| {
        let issue = step.issue.and_then(|id| meeting.issues.get(id));
        kind(step) == like && issue.is_some_and(|i| meeting.is_present(i.presenter))
    };
    let last = rest.iter().rposition(here)?;
    rest.splice(last + 1..last + 1, own);
    let from = RoundIndex(u16::try_from(now + 1).ok()?);
    let replan = agenda::replaced(meeting, from, rest)?;
    let mut ahead = meeting.clone();
    crate::evolve(&mut ahead, &replan, meeting.now);
    let (more, round) = agenda::onward(&ahead)?;
    let events = [replan].into_iter().chain(more).chain([Event::RoundBegan { round, by }]);
    Some(events.collect())
}

// — evolve —

pub(crate) fn lost(meeting: &mut Meeting, at: Timestamp) {
    meeting.pause = Some(Pause::for_presenter(at));
    if meeting.presenter().is_some_and(|seat| meeting.is_removed(seat)) {
        is_overdue(meeting);
    }
}

/// Nobody waits for one who was taken out [D7].
pub(crate) fn removed(meeting: &mut Meeting, seat: Seat) {
    if meeting.is_presenter(seat) && meeting.pause_reason() == Some(PauseReason::PresenterAway) {
        is_overdue(meeting);
    }
}

pub(crate) fn back(meeting: &mut Meeting) {
    meeting.pause.take_if(|pause| pause.reason == PauseReason::PresenterAway);
}

pub(crate) fn is_overdue(meeting: &mut Meeting) {
    if let Some(pause) = &mut meeting.pause {
        pause.overdue = true;
    }
}

pub(crate) fn answered(meeting: &mut Meeting, choice: AwayChoice, at: Timestamp) {
    match choice {
        AwayChoice::Wait => {
            let since = meeting.pause.as_ref().map_or(at, |pause| pause.since);
            meeting.pause = Some(Pause { since, ..Pause::for_presenter(at) });
        }
        AwayChoice::SilentNotes => {
            meeting.pause = None;
            if let Some(round) = &mut meeting.round {
                round.silent_notes = true;
            }
        }
        AwayChoice::NextPresenter | AwayChoice::EndIssue => {
            meeting.pause = None;
            meeting.undo = None;
        }
    }
}

/// The presenter is here again: notes are no longer silent.
pub(crate) fn arrived(meeting: &mut Meeting, seat: Seat) {
    let presents = meeting.is_presenter(seat);
    if let Some(round) = meeting.round.as_mut().filter(|_| presents) {
        round.silent_notes = false;
    }
}
