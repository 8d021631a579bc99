//! When commands are due. The schedule does not wait for answers: a server that falls behind is sent
//! the next command all the same, and what waits counts as waiting from the moment it was due.

use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// Commands that are due and not sent yet: more than a second of any rate.
const DUE: usize = 65_536;

/// One command.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Due {
    /// Which, counted from the start of the schedule's run.
    pub(crate) number: u64,
    /// When.
    pub(crate) at: Instant,
}

/// Starts a schedule: `rate` commands a second for `length`, at moments drawn as those of many people
/// who know nothing of each other (exponential gaps). The same seed draws the same moments.
pub(crate) fn start(first: u64, rate: f64, length: Duration, seed: u64) -> mpsc::Receiver<Due> {
    let (due, commands) = mpsc::channel(DUE);
    // A thread: timers of the runtime are a millisecond wide, which is more than some answers take.
    std::thread::spawn(move || {
        let begin = Instant::now();
        let (mut after, mut number, mut gaps) = (Duration::ZERO, first, Gaps(seed));
        while after < length {
            let at = begin + after;
            std::thread::sleep(at.saturating_duration_since(Instant::now()));
            if due.blocking_send(Due { number, at }).is_err() {
                return;
            }
            number += 1;
            after += gaps.next(rate);
        }
    });
    commands
}

/// Gaps between events that know nothing of each other (splitmix64, inverse of the exponential).
struct Gaps(u64);

impl Gaps {
    fn next(&mut self, rate: f64) -> Duration {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        #[allow(clippy::cast_precision_loss, reason = "53 bits are all that a float has")]
        let part = (bits >> 11) as f64 / (1_u64 << 53) as f64;
        Duration::from_secs_f64(-(1.0 - part).ln() / rate)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_as_long_as_the_rate_says_and_the_same_each_time() {
        let total = |seed| {
            let mut gaps = Gaps(seed);
            (0..100_000).map(|_| gaps.next(500.0)).sum::<Duration>()
        };
        assert_eq!(total(1), total(1));
        assert_ne!(total(1), total(2));
        assert!((195.0..205.0).contains(&total(1).as_secs_f64()), "{:?}", total(1));
    }
}
