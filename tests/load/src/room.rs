//! A room as the generator sees it: which command was sent when, and when the last member had been
//! shown what it changed.

use std::{
    cell::RefCell,
    collections::VecDeque,
    time::{Duration, Instant},
};

/// Everything that was counted.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tally {
    /// From the moment a command was due until the last member was shown its change.
    pub(crate) latencies: Vec<Duration>,
    /// Commands that were sent.
    pub(crate) sent: u64,
    /// Commands that could not be sent: their member was not connected, or its buffer was full.
    pub(crate) unsent: u64,
    /// Frames with changes that came.
    pub(crate) views: u64,
    /// What they were long, in bytes of payload.
    pub(crate) view_bytes: u64,
    /// Answers that came.
    pub(crate) accepted: u64,
    /// What they were long.
    pub(crate) accepted_bytes: u64,
    /// Answers that said no, and the first of them.
    pub(crate) refused: u64,
    /// What the first refusal said.
    pub(crate) refusal: Option<String>,
    /// Welcomes that came.
    pub(crate) welcomes: u64,
    /// What they were long.
    pub(crate) welcome_bytes: u64,
}

/// One room.
#[derive(Debug)]
pub(crate) struct Watched(RefCell<Inside>);

#[derive(Debug)]
struct Inside {
    /// The newest revision each member was shown; those nobody waits for are at the end of time.
    seen: Vec<u64>,
    /// The newest revision that all were shown.
    all: u64,
    /// When that grew, while commands wait.
    grew: VecDeque<(u64, Instant)>,
    /// Commands that not all were shown yet.
    waiting: Vec<Sent>,
}

#[derive(Debug)]
struct Sent {
    number: u64,
    due: Instant,
    revision: Option<u64>,
}

impl Watched {
    /// A room in which all of `seats` but the `deaf` are waited for.
    pub(crate) fn new(seats: usize, deaf: &[usize]) -> Self {
        let seen = (0..seats).map(|seat| if deaf.contains(&seat) { u64::MAX } else { 0 }).collect();
        Self(RefCell::new(Inside { seen, all: 0, grew: VecDeque::new(), waiting: Vec::new() }))
    }

    /// A command was sent that was due at `due`.
    pub(crate) fn sent(&self, number: u64, due: Instant) {
        self.0.borrow_mut().waiting.push(Sent { number, due, revision: None });
    }

    /// A member was shown this revision.
    pub(crate) fn shown(&self, seat: usize, revision: u64, now: Instant, tally: &mut Tally) {
        let mut inside = self.0.borrow_mut();
        let inside = &mut *inside;
        if revision <= inside.seen[seat] {
            return;
        }
        inside.seen[seat] = revision;
        let all = inside.seen.iter().copied().min().unwrap_or_default();
        if all > inside.all {
            inside.all = all;
            inside.grew.push_back((all, now));
            inside.settle(tally);
        }
    }

    /// A command was accepted at this revision.
    pub(crate) fn accepted(&self, number: u64, revision: u64, tally: &mut Tally) {
        let mut inside = self.0.borrow_mut();
        if let Some(sent) = inside.waiting.iter_mut().find(|sent| sent.number == number) {
            sent.revision = Some(revision);
            inside.settle(tally);
        }
    }

    /// A command was refused: nobody is shown anything.
    pub(crate) fn refused(&self, number: u64) {
        self.0.borrow_mut().waiting.retain(|sent| sent.number != number);
    }

    /// Commands that not all were shown.
    pub(crate) fn open(&self) -> usize {
        self.0.borrow().waiting.len()
    }

    /// What a member who comes back says it has.
    pub(crate) fn seen(&self, seat: usize) -> u64 {
        let seen = self.0.borrow().seen[seat];
        if seen == u64::MAX { 0 } else { seen }
    }
}

impl Inside {
    fn settle(&mut self, tally: &mut Tally) {
        let (all, grew) = (self.all, &self.grew);
        self.waiting.retain(|sent| {
            let Some(revision) = sent.revision.filter(|revision| *revision <= all) else {
                return true;
            };
            let when = grew.iter().find(|(grown, _)| *grown >= revision).map(|(_, when)| *when);
            tally.latencies.extend(when.map(|when| when.saturating_duration_since(sent.due)));
            false
        });
        if self.waiting.is_empty() {
            self.grew.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(n: u64) -> Duration {
        Duration::from_millis(n)
    }

    #[test]
    fn a_command_takes_until_the_last_member_was_shown_it() {
        let (mut tally, start) = (Tally::default(), Instant::now());
        let room = Watched::new(3, &[2]);
        room.sent(7, start);
        room.shown(0, 5, start + ms(1), &mut tally);
        room.accepted(7, 5, &mut tally);
        assert_eq!((tally.latencies.len(), room.open()), (0, 1));
        room.shown(1, 6, start + ms(4), &mut tally);
        assert_eq!((tally.latencies, room.open()), (vec![ms(4)], 0));
    }

    #[test]
    fn an_answer_that_comes_behind_the_views_changes_nothing() {
        let (mut tally, start) = (Tally::default(), Instant::now());
        let room = Watched::new(2, &[]);
        room.sent(1, start);
        room.sent(2, start + ms(1));
        for (seat, revision, at) in [(0, 3, 2), (1, 3, 3), (0, 4, 4), (1, 4, 6)] {
            room.shown(seat, revision, start + ms(at), &mut tally);
        }
        room.accepted(1, 3, &mut tally);
        room.accepted(2, 4, &mut tally);
        assert_eq!(tally.latencies, [ms(3), ms(5)]);
    }
}
