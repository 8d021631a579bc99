//! What counts itself as it happens: a few nanoseconds each, no lock, nothing allocated.

use crate::room::Answer;
use hyacinth_protocol::CloseCode;
use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::Duration,
};

/// A number that only grows.
#[derive(Debug, Default)]
pub struct Count(AtomicU64);

impl Count {
    /// So many more.
    pub fn add(&self, more: u64) {
        self.0.fetch_add(more, Relaxed);
    }

    /// How many there were.
    pub fn get(&self) -> u64 {
        self.0.load(Relaxed)
    }
}

/// How many values were at most as large as each of its bounds.
#[derive(Debug)]
pub struct Histogram {
    bounds: &'static [u64],
    /// One for each bound, and one for what is larger.
    buckets: Box<[Count]>,
    sum: Count,
}

impl Histogram {
    /// Nothing measured yet; bounds from small to large.
    fn new(bounds: &'static [u64]) -> Self {
        let buckets = (0..=bounds.len()).map(|_| Count::default()).collect();
        Self { bounds, buckets, sum: Count::default() }
    }

    fn take(&self, value: u64) {
        let bucket = self.bounds.iter().position(|bound| value <= *bound);
        self.buckets[bucket.unwrap_or(self.bounds.len())].add(1);
        self.sum.add(value);
    }

    fn take_time(&self, took: Duration) {
        self.take(u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
    }

    /// Each bound (none: no bound) with how many values lie in its bucket alone.
    pub fn buckets(&self) -> impl Iterator<Item = (Option<u64>, u64)> {
        let bounds = self.bounds.iter().copied().map(Some).chain([None]);
        bounds.zip(self.buckets.iter().map(Count::get))
    }

    /// All values together.
    pub fn sum(&self) -> u64 {
        self.sum.get()
    }
}

/// From half a millisecond to five seconds, in microseconds.
const ANSWERED_WITHIN: &[u64] = &[
    500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
    5_000_000,
];

/// From a tenth of a millisecond to a second, in microseconds.
const COMMITTED_WITHIN: &[u64] =
    &[100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 1_000_000];

/// Jobs of one commit.
const TOGETHER: &[u64] = &[1, 2, 4, 8, 16, 32, 64, 128, 256];

/// What the store's writer does.
#[derive(Debug)]
pub struct Commits {
    /// How long each commit took, its jobs and its sync to disk included, in microseconds.
    pub took: Histogram,
    /// How many jobs shared each commit.
    pub jobs: Histogram,
}

impl Default for Commits {
    fn default() -> Self {
        Self { took: Histogram::new(COMMITTED_WITHIN), jobs: Histogram::new(TOGETHER) }
    }
}

impl Commits {
    /// So many jobs were committed together, in this time.
    pub fn done(&self, jobs: usize, took: Duration) {
        self.jobs.take(u64::try_from(jobs).unwrap_or(u64::MAX));
        self.took.take_time(took);
    }
}

/// What becomes of rooms.
#[derive(Debug, Default)]
pub struct Loads {
    /// Rooms that were loaded from their log.
    pub loaded: Count,
    /// Rooms that ended by a fault of their own.
    pub faulted: Count,
}

/// What goes over live connections.
#[derive(Debug)]
pub struct Traffic {
    /// Connections that were opened.
    pub opened: Count,
    /// Greetings with the whole view.
    pub welcomed: Count,
    /// Greetings of someone who came back with a revision: only what changed went out.
    pub resumed: Count,
    /// Frames that came in.
    pub frames_received: Count,
    /// Their bytes.
    pub bytes_received: Count,
    /// Frames that went out.
    pub frames_sent: Count,
    /// Their bytes.
    pub bytes_sent: Count,
    /// Commands that are in the log.
    pub accepted: Count,
    /// Commands to which a rule said no.
    pub refused: Count,
    /// Commands the machine could not do, frames it could not read, and what came too fast.
    pub failed: Count,
    /// How long commands took from the read frame to the sent answer, in microseconds.
    pub took: Histogram,
    /// By the place of the code in [`CloseCode::ALL`].
    closed: [Count; CloseCode::ALL.len()],
    /// Connections whose peer had gone.
    pub gone: Count,
}

impl Default for Traffic {
    fn default() -> Self {
        Self {
            opened: Count::default(),
            welcomed: Count::default(),
            resumed: Count::default(),
            frames_received: Count::default(),
            bytes_received: Count::default(),
            frames_sent: Count::default(),
            bytes_sent: Count::default(),
            accepted: Count::default(),
            refused: Count::default(),
            failed: Count::default(),
            took: Histogram::new(ANSWERED_WITHIN),
            closed: Default::default(),
            gone: Count::default(),
        }
    }
}

impl Traffic {
    /// A frame of so many bytes came in.
    pub fn received(&self, bytes: usize) {
        self.frames_received.add(1);
        self.bytes_received.add(bytes as u64);
    }

    /// A frame of so many bytes went out.
    pub fn sent(&self, bytes: usize) {
        self.frames_sent.add(1);
        self.bytes_sent.add(bytes as u64);
    }

    /// A command was answered, so long after its frame was read.
    pub fn answered(&self, answer: &Answer, took: Duration) {
        match answer {
            Answer::Accepted(_) => self.accepted.add(1),
            Answer::Refused(_) => self.refused.add(1),
            Answer::Failed(_) => self.failed.add(1),
        }
        self.took.take_time(took);
    }

    /// A connection ended: by us with this code, or because its peer had gone.
    pub fn ended(&self, code: Option<CloseCode>) {
        let place = CloseCode::ALL.iter().position(|other| Some(*other) == code);
        place.map_or(&self.gone, |place| &self.closed[place]).add(1);
    }

    /// How many connections ended with each code.
    pub fn closed(&self) -> impl Iterator<Item = (CloseCode, u64)> {
        CloseCode::ALL.iter().copied().zip(self.closed.iter().map(Count::get))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_falls_into_the_first_bucket_that_holds_it() {
        let histogram = Histogram::new(&[1, 10]);
        [0, 1, 2, 10, 11].into_iter().for_each(|value| histogram.take(value));
        let buckets: Vec<_> = histogram.buckets().collect();
        assert_eq!(buckets, [(Some(1), 2), (Some(10), 2), (None, 1)]);
        assert_eq!(histogram.sum(), 24);
    }

    #[test]
    fn every_close_code_is_counted_for_itself() {
        let traffic = Traffic::default();
        CloseCode::ALL.iter().for_each(|code| traffic.ended(Some(*code)));
        traffic.ended(None);
        assert!(traffic.closed().all(|(_, count)| count == 1));
        assert_eq!(traffic.gone.get(), 1);
    }
}
