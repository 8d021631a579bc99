//! What holds at every moment, and from each moment to the next.

use super::time::{end_stays, minutes_move, time_adds_up, time_never_grows};
use super::{Asked, Seen};
use crate::harness::*;
use crate::steps::remaining;
use hyacinth_meeting::{Event, Meeting, evolve};
use hyacinth_protocol::{
    Act, AgendaItem, Command, FloorKind, FloorView, IssueId, Millis, Motion, Presents, Role, Seat,
    Shared, Stage, Timestamp,
};
use std::collections::{BTreeMap, BTreeSet};

/// What has to be remembered from one moment to the next.
#[derive(Default)]
pub(super) struct Promises {
    motion: Option<(Motion, Seat, BTreeSet<Seat>)>,
    removals: BTreeMap<Seat, (Motion, Seat, BTreeSet<Seat>)>,
    /// Who declined since the one who leads went away.
    declined: BTreeSet<Seat>,
    offered: BTreeSet<Seat>,
    /// The round that was left last, as it was then, and when.
    left: Option<(Timestamp, Seat, Left)>,
    /// Whose each issue is, and who wants none or had theirs ended.
    planned: BTreeMap<IssueId, Seat>,
    free: BTreeSet<Seat>,
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
        self.issues(after, events);
    }

    /// Where everyone presents, everyone who is here and does not lead has an issue, or had one, or
    /// wants none, as long as there are rounds for issues to come.
    fn issues(&mut self, after: &Seen, events: &[Event]) {
        for event in events {
            match event {
                Event::IssuePlanned { issue, presenter, returning: false } => {
                    self.planned.insert(*issue, *presenter);
                }
                Event::IssueDropped { issue } => {
                    self.free.extend(self.planned.get(issue));
                }
                _ => {}
            }
        }
        let meeting = &after.shared.meeting;
        let Some(round) = after.shared.round.as_ref() else { return };
        if meeting.presents != Presents::InTurn {
            return;
        }
        let own = |item: &AgendaItem| item.presenter.filter(|_| !item.returning);
        let to_come = |item: &&AgendaItem| own(item).is_some();
        if !meeting.agenda.iter().skip(usize::from(round.index.0)).any(|item| to_come(&item)) {
            return;
        }
        for seat in after.shared.roster.iter().filter(|seat| seat.present) {
            let leads = meeting.lead == Some(seat.seat) || self.free.contains(&seat.seat);
            let back = after.you(seat.seat).is_some_and(|you| you.lead_offered.is_some());
            let has = meeting.agenda.iter().any(|item| own(item) == Some(seat.seat));
            assert!(leads || back || has, "{:?} has no issue", seat.seat);
        }
    }

    /// C4, D7, T5: what nobody decides alone is decided by as many as it takes.
    fn motions(&mut self, before: &Seen, after: &Seen, events: &[Event]) {
        let mut meeting = before.meeting.clone();
        for event in events {
            let here = |seat: &Seat| meeting.is_present(*seat);
            match event {
                Event::MotionMade { motion, by } => {
                    let made = (*motion, *by, BTreeSet::from([*by]));
                    match motion {
                        Motion::Remove { seat } => drop(self.removals.insert(*seat, made)),
                        _ => self.motion = Some(made),
                    }
                }
                Event::MotionAnswered { seat, agree, about } => {
                    let asked = match about {
                        Some(who) => self.removals.get_mut(who),
                        None => self.motion.as_mut(),
                    };
                    let (_, _, agreed) = asked.expect("a motion");
                    if *agree {
                        agreed.insert(*seat)
                    } else {
                        agreed.remove(seat)
                    };
                }
                Event::SeatRemoved { seat } => {
                    let (motion, _, agreed) = self.removals.get(seat).expect("a motion");
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
        for seat in self.removals.keys().copied() {
            let own = after.you(seat).and_then(|you| you.motion.as_ref());
            let about = own.is_some_and(|m| m.motion == Motion::Remove { seat });
            assert!(!about, "D7: the one concerned sees it");
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

pub(super) fn seats(meeting: &Meeting) -> impl Iterator<Item = Seat> + use<> {
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
            // One that all can see is resolved before all.
            Event::FlagAnswered { flag, .. }
                if before.shared.flags.iter().any(|shown| shown.flag == *flag) =>
            {
                return;
            }
            Event::FlagSeconded { .. } | Event::FlagAnswered { .. } | Event::FlagOverdue { .. } => {
                let flags =
                    before.yous.iter().chain(&after.yous).filter(|you| !you.flags.is_empty());
                insiders.extend(flags.map(|you| you.seat));
            }
            Event::BidMade { seat, .. } if gathering => {
                insiders.clear();
                insiders.insert(*seat);
            }
            Event::MotionMade { motion: Motion::Remove { seat }, .. } if events.len() == 1 => {
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
