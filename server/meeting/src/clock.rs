//! A stretch of time that can stand still: rounds, turns, and what is awaited [C1, R4].

use hyacinth_protocol::{Clock as ClockView, Millis, Timestamp};

/// A planned length and how much of it is used. It never runs backwards, so what remains never
/// grows unless `planned` does [C5].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) planned: Millis,
    used: Millis,
    running_since: Option<Timestamp>,
}

impl Clock {
    /// A clock that stands at zero.
    pub(crate) const fn new(planned: Millis) -> Self {
        Self { planned, used: Millis::ZERO, running_since: None }
    }

    /// Lets it run or stand from `at` on; changes nothing where it does so already.
    pub(crate) fn run(&mut self, on: bool, at: Timestamp) {
        match (on, self.running_since) {
            (true, None) => self.running_since = Some(at),
            (false, Some(since)) => {
                self.used += at.since(since);
                self.running_since = None;
            }
            _ => {}
        }
    }

    /// What is left of its planned length at `at`.
    pub(crate) fn left(&self, at: Timestamp) -> Millis {
        let running = self.running_since.map_or(Millis::ZERO, |since| at.since(since));
        self.planned.less(self.used + running)
    }

    /// When it reaches its planned length, if it runs.
    pub(crate) fn ends_at(&self) -> Option<Timestamp> {
        self.running_since.map(|since| since + self.planned.less(self.used))
    }

    /// When it would reach its planned length if it ran on from `at`.
    pub(crate) fn would_end_at(&self, at: Timestamp) -> Timestamp {
        self.ends_at().unwrap_or(at + self.planned.less(self.used))
    }

    /// True where it runs and its planned length is used at `at`.
    pub(crate) fn is_over(&self, at: Timestamp) -> bool {
        self.ends_at().is_some_and(|end| end <= at)
    }

    pub(crate) fn view(&self) -> ClockView {
        ClockView { planned: self.planned, used: self.used, running_since: self.running_since }
    }
}
