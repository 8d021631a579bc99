//! What holds at every moment, and from each moment to the next.

use super::{Asked, Seen};
use crate::harness::*;
use crate::properties::{accepted, live_time};
use crate::steps::remaining;
use hyacinth_meeting::{Event, Meeting, Observation, evolve, observe, project_own, project_shared};
use hyacinth_protocol::{
    Act, AgendaItem, Command, FloorKind, FloorView, Millis, Motion, Presents, Role, RoundIndex,
    Seat, Shared, Stage, Taken, Timestamp,
};
use std::collections::BTreeSet;

/// What has to be remembered from one moment to the next.
#[derive(Default)]
pub(super) struct Promises {
    motion: Option<(Motion, Seat, BTreeSet<Seat>)>,
    /// Who declined since the one who leads went away.
    declined: BTreeSet<Seat>,
    offered: BTreeSet<Seat>,
    /// The round that was left last, as it was then, and when.
    left: Option<(Timestamp, Seat, Left)>,
}

/// A round as it was when it was left.
struct Left {
    shared: Shared,
    remaining: i128,
}

impl Promises {
    pub(super) fn check(
        &mut self,
        before: &Seen,
        after: &Seen,
        asked: Asked<'_>,
        events: &[Event],
        given: &Given,
    ) {
        holders(after);
        time_adds_up(given);
        time_never_grows(before, after, events, given);
        minutes_move(before, after, events, given);
        end_stays(before, after, events);
        agenda_holds(before, after);
        gate(before, asked, events);
        self.motions(before, after, events);
        self.leads(before, after, asked, events);
        self.undone(before, after, asked, events, given);
        private(before, after, events);
    }

    /// C4, D7, T5: what nobody decides alone is decided by as many as it takes.
    fn motions(&mut self, before: &Seen, after: &Seen, events: &[Event]) {
        let mut meeting = before.meeting.clone();
        for event in events {
            let here = |seat: &Seat| meeting.is_present(*seat);
            match event {
                Event::MotionMade { motion, by } => {
                    self.motion = Some((*motion, *by, BTreeSet::from([*by])));
                }
                Event::MotionAnswered { seat, agree } => {
                    let (_, _, agreed) = self.motion.as_mut().expect("a motion");
                    if *agree {
                        agreed.insert(*seat)
                    } else {
                        agreed.remove(seat)
                    };
                }
                Event::SeatRemoved { seat } => {
                    let (motion, _, agreed) = self.motion.as_ref().expect("a motion");
                    assert_eq!(*motion, Motion::Remove { seat: *seat });
                    assert!(
                        !agreed.contains(seat) && agreed.iter().filter(|s| here(s)).count() >= 2
                    );
                    let lead = meeting.lead();
                    assert!(lead.is_none_or(|lead| agreed.contains(&lead)), "D7: without the lead");
                }
                Event::EndMoved { minutes } => {
                    let (motion, _, agreed) = self.motion.as_ref().expect("a motion");
                    assert_eq!(*motion, Motion::MoveEnd { minutes: *minutes });
                    let mut all = seats(&meeting).filter(here);
                    assert!(all.all(|seat| agreed.contains(&seat)), "C4: not all agreed");
                }
                _ => {}
            }
            evolve(&mut meeting, event, after.meeting_at());
        }
        if let Some((Motion::Remove { seat }, ..)) = self.motion
            && let Some(you) = after.you(seat)
        {
            assert!(you.motion.is_none(), "D7: the one concerned sees it");
        }
    }

    /// D3, D4: the lead moves by offer and acceptance, or is gone when all declined.
    fn leads(&mut self, before: &Seen, after: &Seen, asked: Asked<'_>, events: &[Event]) {
        let mut meeting = before.meeting.clone();
        for event in events {
            let was = meeting.lead();
            match event {
                Event::LeadOffered { to, .. } => {
                    assert!(meeting.is_present(*to), "D3: offered to one who is away");
                    self.offered.insert(*to);
                }
                Event::LeadDeclined { seat } => drop(self.declined.insert(*seat)),
                Event::LeadTaken { seat } => {
                    let accepts = Command::AnswerLead { accept: true };
                    assert_eq!(asked, Some((*seat, &accepts)), "D4: who leads has accepted");
                    let offer = before.you(*seat).and_then(|you| you.lead_offered);
                    let just = events
                        .iter()
                        .any(|e| matches!(e, Event::LeadOffered { to, .. } if to == seat));
                    assert!(offer.is_some() || just, "D4: not offered");
                    self.declined.clear();
                }
                Event::LeadGone {} => {
                    assert!(was.is_some_and(|lead| !meeting.is_present(lead)), "D3: they are here");
                    let mut all = seats(&meeting).filter(|seat| meeting.is_present(*seat));
                    assert!(
                        all.all(|seat| self.declined.contains(&seat)),
                        "D3: not all were asked"
                    );
                }
                _ => {}
            }
            evolve(&mut meeting, event, after.meeting_at());
            let moved = matches!(
                event,
                Event::LeadTaken { .. } | Event::LeadGone {} | Event::Called { .. }
            );
            assert!(moved || meeting.lead() == was, "D4: {event:?} moves the lead");
        }
        for seat in &after.shared.roster {
            let leads = after.shared.meeting.lead == Some(seat.seat);
            assert_eq!(seat.role == Role::Facilitator, leads, "D5: one leads");
        }
        assert_eq!(after.shared.meeting.self_facilitated, after.shared.meeting.lead.is_none());
    }

    /// R1: taken back within ten seconds, a move leaves round, floor and queue as they were.
    fn undone(
        &mut self,
        before: &Seen,
        after: &Seen,
        asked: Asked<'_>,
        events: &[Event],
        given: &Given,
    ) {
        for event in events {
            match event {
                Event::RoundBegan { by, .. } => {
                    let left = before.shared.round.as_ref().map(|round| Left {
                        shared: before.shared.clone(),
                        remaining: remaining(round.clock.clone(), given.at),
                    });
                    self.left = left.map(|left| (given.at, *by, left));
                }
                Event::RoundUndone { by } => {
                    let (when, mover, left) = self.left.take().expect("a move");
                    assert!(given.at.since(when) < Millis::seconds(10), "R1: too late");
                    assert!(*by == mover || before.shared.meeting.lead == Some(*by));
                    assert_eq!(asked.map(|(seat, _)| seat), Some(*by));
                    left.is_back(before, after, given);
                }
                _ => {}
            }
        }
    }
}

impl Left {
    fn is_back(&self, before: &Seen, after: &Seen, given: &Given) {
        let (then, now) = (self.shared.round.as_ref().expect("left"), after.shared.round.as_ref());
        let now = now.expect("a round");
        assert_eq!((then.index, &then.name), (now.index, &now.name));
        assert_eq!(self.remaining, remaining(now.clock.clone(), given.at), "R1: time");
        let places = |shared: &Shared| -> Vec<Seat> {
            shared.queue.places.iter().map(|place| place.seat).collect()
        };
        let gone = |seat: &Seat| before.meeting.is_removed(*seat);
        if !seats(&before.meeting).any(|seat| gone(&seat)) {
            let still: BTreeSet<Seat> = places(&self.shared).into_iter().collect();
            assert_eq!(still, places(&after.shared).into_iter().collect(), "R1: queue");
        }
        match (&self.shared.floor, &after.shared.floor) {
            (FloorView::Held { by, .. }, FloorView::Held { by: now, .. }) => assert_eq!(by, now),
            (FloorView::Held { by, .. }, other) => assert!(gone(by), "R1: floor is {other:?}"),
            (FloorView::Pair { asker, .. }, FloorView::Pair { asker: now, .. }) => {
                assert_eq!(asker, now);
            }
            (FloorView::Pair { asker, .. }, other) => {
                assert!(gone(asker), "R1: floor is {other:?}")
            }
            (FloorView::Offered { to }, now) => {
                let fine = !after.meeting.is_present(*to) || *now == FloorView::Offered { to: *to };
                assert!(fine || after.shared.flags.iter().any(|f| f.seat == *to), "R1: {now:?}");
            }
            (FloorView::Idle {}, _) => {}
        }
        for (then, now) in self.shared.roster.iter().zip(&after.shared.roster) {
            assert!(then.heard == now.heard || now.removed, "R1: who was heard");
        }
    }
}

impl Seen {
    fn meeting_at(&self) -> Timestamp {
        Timestamp(i64::MIN)
    }
}

fn seats(meeting: &Meeting) -> impl Iterator<Item = Seat> + use<> {
    (0..u16::try_from(meeting.seats()).expect("few seats")).map(Seat)
}

/// F1, F4.
fn holders(after: &Seen) {
    let (shared, presenter) = (&after.shared, after.meeting.presenter());
    let round = shared.round.as_ref();
    let kind = round.map(|round| round.floor_kind);
    let paused = round.is_some_and(|round| round.paused.is_some());
    let mut queued: Vec<Seat> = shared.queue.places.iter().map(|place| place.seat).collect();
    let count = queued.len();
    queued.sort();
    queued.dedup();
    assert_eq!(queued.len(), count, "F4: one place each");
    match shared.floor {
        FloorView::Idle {} => {}
        FloorView::Offered { to } => {
            assert!(after.meeting.is_present(to) || paused, "F2: offered to one who is away");
        }
        FloorView::Held { by, .. } => {
            assert_ne!(kind, Some(FloorKind::QuestionAndAnswer), "F1");
            assert!(kind != Some(FloorKind::PresenterAlone) || Some(by) == presenter, "F1");
            assert!(!queued.contains(&by), "F4");
            // A presenter who was taken out is waited for, like one who is away [D2].
            assert!(!after.meeting.is_removed(by) || Some(by) == presenter, "D7");
        }
        FloorView::Pair { asker, presenter: half, .. } => {
            assert_eq!(kind, Some(FloorKind::QuestionAndAnswer), "F1");
            assert!(Some(half) == presenter && asker != half, "F1");
            assert!(!queued.contains(&asker) && !after.meeting.is_removed(asker), "F4");
        }
    }
    let presenters: Vec<Seat> =
        after.yous.iter().filter(|you| you.presenter).map(|you| you.seat).collect();
    assert_eq!(presenters, presenter.into_iter().collect::<Vec<_>>(), "one presents");
}

/// C6: were it closed now, the parts would make up the whole.
fn time_adds_up(given: &Given) {
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
fn time_never_grows(before: &Seen, after: &Seen, events: &[Event], given: &Given) {
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

fn planned(shared: &Shared) -> i128 {
    shared.meeting.agenda.iter().map(|item| i128::from(item.planned.0)).sum()
}

/// Time nobody planned for, as a browser reckons it.
fn slack(shared: &Shared, at: Timestamp) -> Option<i128> {
    let (end, round) = (shared.meeting.ends_at?, shared.round.as_ref()?);
    let later = shared.meeting.agenda.iter().skip(usize::from(round.index.0) + 1);
    let later: i128 = later.map(|item| i128::from(item.planned.0)).sum();
    let left = remaining(round.clock.clone(), at).max(0);
    Some(i128::from(end.0) - i128::from(at.0) - left - later)
}

/// C4: minutes come from slack and from rounds that can spare them, and from no other.
fn minutes_move(before: &Seen, after: &Seen, events: &[Event], given: &Given) {
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
fn end_stays(before: &Seen, after: &Seen, events: &[Event]) {
    let moves = |e: &Event| {
        matches!(e, Event::Opened { .. } | Event::Resumed { .. } | Event::EndMoved { .. })
    };
    let same = before.shared.meeting.ends_at == after.shared.meeting.ends_at;
    assert!(same || events.iter().any(moves), "C4: the end moved by {events:?}");
}

/// The rounds that were stay as they were, and the one that is on is among them.
fn agenda_holds(before: &Seen, after: &Seen) {
    let (Some(then), Some(now)) = (&before.shared.round, &after.shared.round) else { return };
    let agenda = &after.shared.meeting.agenda;
    assert!(usize::from(now.index.0) < agenda.len(), "the round is not on the agenda");
    let over = usize::from(then.index.0.min(now.index.0));
    let past = before.shared.meeting.agenda.iter().zip(agenda).take(over);
    for (then, now) in past {
        assert_eq!((&then.name, then.issue), (&now.name, now.issue), "the past was rewritten");
    }
    if after.shared.meeting.presents == Presents::InTurn {
        let current = after.shared.issue.as_ref().map(|issue| issue.presenter);
        assert_eq!(current, agenda[usize::from(now.index.0)].presenter);
    }
}

/// O3.
fn gate(before: &Seen, asked: Asked<'_>, events: &[Event]) {
    for event in events {
        match event {
            Event::GateOpened { .. } | Event::OffersOpened { .. } => {
                let by = asked.map(|(seat, _)| seat);
                assert!(by.is_some() && by == before.meeting.presenter(), "O3: not the presenter");
            }
            Event::OfferMade { kind, opened: true, .. } => {
                assert!(before.shared.offers.invited.contains(kind), "O3: not invited");
            }
            _ => {}
        }
    }
}

/// G1, G2, G7, B1, D7: what is private changes nothing for anybody else.
fn private(before: &Seen, after: &Seen, events: &[Event]) {
    let mut insiders: BTreeSet<Seat> = before.shared.meeting.lead.into_iter().collect();
    insiders.extend(before.shared.round.as_ref().and_then(|round| round.timekeeper));
    let gathering = before.shared.meeting.stage == Stage::Gathering;
    for event in events {
        match event {
            Event::Encouraged { seat, .. }
            | Event::EncouragementAnswered { seat, .. }
            | Event::DominanceNoticed { seat } => drop(insiders.insert(*seat)),
            Event::FlagRaised { seat, by, .. } => insiders.extend([*seat, *by]),
            Event::FlagSeconded { .. } | Event::FlagAnswered { .. } | Event::FlagOverdue { .. } => {
                let flags =
                    before.yous.iter().chain(&after.yous).filter(|you| !you.flags.is_empty());
                insiders.extend(flags.map(|you| you.seat));
            }
            Event::BidMade { seat, .. } if gathering => {
                insiders.clear();
                insiders.insert(*seat);
            }
            Event::MotionMade { motion: Motion::Remove { seat }, .. } => {
                insiders.extend(before.yous.iter().map(|you| you.seat).filter(|s| s != seat));
                insiders.remove(seat);
            }
            _ => return,
        }
    }
    assert_eq!(before.shared, after.shared, "all can tell {events:?}");
    for (then, now) in before.yous.iter().zip(&after.yous) {
        if !insiders.contains(&then.seat) {
            let steady = |you: &hyacinth_protocol::You| {
                let mut you = you.clone();
                you.may.retain(|act| *act != Act::UndoNext);
                you
            };
            assert_eq!(steady(then), steady(now), "{:?} can tell {events:?}", then.seat);
        }
    }
}

/// A1: what a view allows and what a command meets are the same.
pub(super) fn may_agrees(given: &Given) {
    let mut now = given.meeting.clone();
    let due = observe(&now, &Observation::ClockReached, given.at);
    due.iter().for_each(|event| evolve(&mut now, event, given.at));
    let given = Given { meeting: now, at: given.at, log: Vec::new() };
    for seat in seats(&given.meeting) {
        let may = hyacinth_meeting::may(&given.meeting, seat);
        for act in Act::ALL {
            let (says, does) = (may.contains(act), accepted(&given, seat, *act));
            // What is not told, and what time alone takes away.
            let fine = matches!(act, Act::Flag | Act::Move | Act::UndoNext | Act::Extend);
            assert!(
                says == does || (says && fine),
                "{act:?} by {seat:?}: may {says}, decide {does}"
            );
        }
    }
    std::mem::forget(given);
}

/// D1: who drops out and comes back at once has all they had.
pub(super) fn keeps_over_a_drop(given: &Given, seat: Seat) {
    if !given.meeting.is_present(seat) {
        return;
    }
    let mut before = given.meeting.clone();
    let see = |meeting: &mut Meeting, observation: Observation| {
        let events = observe(meeting, &observation, given.at);
        events.iter().for_each(|event| evolve(meeting, event, given.at));
    };
    // What is due by now is due, whoever drops out.
    see(&mut before, Observation::ClockReached);
    let mut meeting = before.clone();
    see(&mut meeting, Observation::Left { seat });
    see(&mut meeting, Observation::Arrived { seat });
    let (then, now) = (project_shared(&before), project_shared(&meeting));
    let (you, back) = (project_own(&before, seat), project_own(&meeting, seat));
    assert!(then.meeting.lead_away.is_some() || you.role == back.role, "D1: role");
    // Where the lead is vacant, it goes round among those who are here.
    let vacant = then.meeting.lead_away.is_some();
    assert!(vacant || then.meeting.lead == now.meeting.lead, "D1: lead");
    assert_eq!((&you.bid, &you.gauges), (&back.bid, &back.gauges), "D1: bid");
    assert_eq!((&you.offers, &you.place), (&back.offers, &back.place), "D1: offers, queue");
    assert_eq!((&you.motion, you.encouraged), (&back.motion, back.encouraged), "D1: asked");
    assert!(you.own_minutes.is_none() || you.own_minutes == back.own_minutes, "D1: minutes");
    assert_eq!(then.queue, now.queue, "D1: queue");
    assert_eq!(then.actions, now.actions, "D1: actions");
    assert_eq!(then.bids.map(|b| b.choosing), now.bids.map(|b| b.choosing), "D1: choice");
    match (&then.floor, &now.floor) {
        (FloorView::Held { by, clock, .. }, FloorView::Held { by: b, clock: c, .. }) => {
            assert_eq!(by, b);
            assert_eq!(remaining(clock.clone(), given.at), remaining(c.clone(), given.at));
        }
        (FloorView::Pair { asker, moment, .. }, FloorView::Pair { asker: b, moment: c, .. }) => {
            assert_eq!((asker, moment), (b, c));
        }
        (FloorView::Held { .. } | FloorView::Pair { .. }, other) => panic!("D1: floor {other:?}"),
        _ => {}
    }
    if let (Some(then), Some(now)) = (then.round, now.round) {
        let left = |clock| remaining(clock, given.at);
        assert_eq!((then.index, left(then.clock)), (now.index, left(now.clock)), "D1: clocks");
        assert_eq!(then.paused.map(|p| p.reason), now.paused.map(|p| p.reason), "D1: pause");
        assert_eq!((then.ready, then.missing), (now.ready, now.missing), "D1: ready");
    }
}

/// R3: put away now and taken up tomorrow, everything is still there.
pub(super) fn keeps_over_a_night(given: &Given) {
    if given.meeting.stage() != Stage::Live {
        return;
    }
    let mut meeting = given.meeting.clone();
    let due = observe(&meeting, &Observation::ClockReached, given.at);
    due.iter().for_each(|event| evolve(&mut meeting, event, given.at));
    let before = meeting.clone();
    let here: Vec<Seat> = seats(&meeting).filter(|seat| meeting.is_present(*seat)).collect();
    let by = meeting.lead().unwrap_or(HUGO);
    evolve(&mut meeting, &Event::Suspended { by }, given.at);
    for seat in &here {
        let events = observe(&meeting, &Observation::Left { seat: *seat }, given.at);
        events.iter().for_each(|event| evolve(&mut meeting, event, given.at));
    }
    let morning = given.at + Millis::minutes(24 * 60);
    let lead = before.lead();
    let first = here.iter().filter(|seat| lead == Some(**seat));
    let others = here.iter().filter(|seat| lead != Some(**seat));
    for seat in first.chain(others) {
        let events = observe(&meeting, &Observation::Arrived { seat: *seat }, morning);
        events.iter().for_each(|event| evolve(&mut meeting, event, morning));
    }
    for seat in &here {
        evolve(&mut meeting, &Event::Consented { seat: *seat }, morning);
    }
    let by = meeting.lead().or(here.first().copied());
    let Some(by) = by.filter(|by| meeting.is_present(*by) && here.len() >= 2) else { return };
    let events = hyacinth_meeting::decide(&meeting, by, &Command::Resume {}, morning);
    let events = events.expect("all who were here are back");
    events.iter().for_each(|event| evolve(&mut meeting, event, morning));
    let (then, now) = (project_shared(&before), project_shared(&meeting));
    let choice =
        |shared: &Shared| shared.bids.clone().map(|b| (b.choosing, b.bids, b.tied, b.answered));
    assert_eq!(choice(&then), choice(&now), "R3: bids");
    assert_eq!(then.issue, now.issue, "R3: issue");
    // The gate is closed in the morning: the presenter opens it again.
    assert_eq!(then.offers.opened, now.offers.opened, "R3: offers");
    assert_eq!(then.actions, now.actions, "R3: actions");
    assert_eq!((then.cycle, then.said), (now.cycle, now.said), "R3: theme, said");
    let (was, is) = (then.round.expect("live"), now.round.expect("live"));
    assert_eq!(
        (was.index, remaining(was.clock, given.at)),
        (is.index, remaining(is.clock, morning)),
        "R3: minutes"
    );
    let mut agenda = now.meeting.agenda.iter();
    for item in &then.meeting.agenda {
        assert!(agenda.any(|other| other == item), "R3: {item:?} is lost");
    }
    for seat in here {
        let (you, back) = (project_own(&before, seat), project_own(&meeting, seat));
        assert_eq!((you.bid, you.gauges), (back.bid, back.gauges), "R3: own bid");
        assert_eq!((you.offers, you.held), (back.offers, back.held), "R3: own offers");
        assert_eq!(you.flags.len(), back.flags.len(), "R3: flags");
    }
}
