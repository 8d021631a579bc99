//! What is promised about time: it adds up, it does not grow, it moves where it was said to.

use super::Seen;
use crate::harness::*;
use crate::properties::live_time;
use crate::steps::remaining;
use hyacinth_meeting::{Event, evolve, project_shared};
use hyacinth_protocol::{AgendaItem, Millis, RoundIndex, Shared, Stage, Taken, Timestamp};

/// C6: were it closed now, the parts would make up the whole.
pub(super) fn time_adds_up(given: &Given) {
    let mut closed = given.meeting.clone();
    if closed.stage() != Stage::Closed {
        evolve(&mut closed, &Event::Closed { by: HUGO, deleted: Vec::new() }, given.at);
    }
    let shared = project_shared(&closed);
    let airtime = &shared.airtime;
    let sum: Millis = airtime.floor.iter().copied().chain([airtime.idle, airtime.paused]).sum();
    let rounds: Millis = shared.summary.expect("closed").rounds.into_iter().sum();
    assert_eq!(sum, live_time(given), "C6: floor, idle and paused time");
    assert_eq!(rounds, sum, "C6: the rounds");
}

/// C5.
pub(super) fn time_never_grows(before: &Seen, after: &Seen, events: &[Event], given: &Given) {
    let (Some(then), Some(now)) = (&before.shared.round, &after.shared.round) else { return };
    let elsewhere = |e: &Event| {
        matches!(e, Event::RoundBegan { .. } | Event::RoundUndone { .. } | Event::Restarted { .. })
    };
    if events.iter().any(elsewhere) {
        return;
    }
    let more = |event: &Event| match event {
        Event::Extended { minutes, .. } => i128::from(*minutes) * 60_000,
        Event::MinutesGifted { minutes, round, .. } if *round == now.index => {
            i128::from(*minutes) * 60_000
        }
        _ => 0,
    };
    let more: i128 = events.iter().map(more).sum();
    let left = |round: &hyacinth_protocol::RoundView| remaining(round.clock.clone(), given.at);
    assert!(left(now) <= left(then) + more, "C5: {} ms grew to {}", left(then), left(now));
}

pub(super) fn planned(shared: &Shared) -> i128 {
    shared.meeting.agenda.iter().map(|item| i128::from(item.planned.0)).sum()
}

/// Time nobody planned for, as a browser reckons it.
pub(super) fn slack(shared: &Shared, at: Timestamp) -> Option<i128> {
    let (end, round) = (shared.meeting.ends_at?, shared.round.as_ref()?);
    let later = shared.meeting.agenda.iter().skip(usize::from(round.index.0) + 1);
    let later: i128 = later.map(|item| i128::from(item.planned.0)).sum();
    let left = remaining(round.clock.clone(), at).max(0);
    Some(i128::from(end.0) - i128::from(at.0) - left - later)
}

/// C4: minutes come from slack and from rounds that can spare them, and from no other.
pub(super) fn minutes_move(before: &Seen, after: &Seen, events: &[Event], given: &Given) {
    let item =
        |round: RoundIndex| -> &AgendaItem { &before.shared.meeting.agenda[usize::from(round.0)] };
    let whole = |taken: &[Taken]| -> i128 { taken.iter().map(|t| i128::from(t.time.0)).sum() };
    for event in events {
        match event {
            Event::Extended { minutes, taken } => {
                let now = before.shared.round.as_ref().expect("a round").index;
                let issue = item(now).issue;
                for part in taken {
                    let from = item(part.round);
                    assert!(part.round > now && !from.protected, "C4: protected");
                    assert!(from.issue.is_none() || from.issue == issue, "C4: another's issue");
                    assert_eq!(from.planned, part.time + part.left);
                    let least = Millis(from.planned.0 / 2).max(Millis::minutes(1));
                    assert!(part.left >= least, "C4: less than half");
                }
                let minutes = i128::from(*minutes) * 60_000;
                assert_eq!(
                    planned(&after.shared),
                    planned(&before.shared) + minutes - whole(taken)
                );
                if let Some(slack) = slack(&before.shared, given.at) {
                    assert!(whole(taken) == 0 || slack < minutes, "C4: slack first");
                    assert!(minutes - whole(taken) <= slack.max(0), "C4: more than there is");
                }
            }
            Event::MinutesGifted { by, taken, round, minutes } => {
                let own = |round: RoundIndex| item(round).presenter == Some(*by);
                assert!(taken.iter().all(|part| own(part.round)), "another's minutes");
                assert!(item(*round).presenter.is_some() && !own(*round));
                assert_eq!(whole(taken), i128::from(*minutes) * 60_000);
                assert_eq!(planned(&after.shared), planned(&before.shared));
            }
            _ => {}
        }
    }
}

/// C4: the agreed end moves when the meeting opens, is taken up again, or all agree; nothing else
/// moves it.
pub(super) fn end_stays(before: &Seen, after: &Seen, events: &[Event]) {
    let moves = |e: &Event| {
        matches!(e, Event::Opened { .. } | Event::Resumed { .. } | Event::EndMoved { .. })
    };
    let same = before.shared.meeting.ends_at == after.shared.meeting.ends_at;
    assert!(same || events.iter().any(moves), "C4: the end moved by {events:?}");
}
