//! How often something may happen, for each who does it.

use governor::{DefaultKeyedRateLimiter, Quota, clock::Clock as _};
use std::{
    hash::Hash,
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

/// Those who rest are let go each time so many were counted.
const COUNTED: u32 = 4_096;

/// A rate for each key. It remembers only keys that were busy lately.
#[derive(Debug)]
pub struct Rates<K: Hash + Eq + Clone> {
    keyed: DefaultKeyedRateLimiter<K>,
    counted: AtomicU32,
}

impl<K: Hash + Eq + Clone> Rates<K> {
    /// So many a second for each, and `burst` at once.
    pub fn new(per_second: NonZeroU32, burst: NonZeroU32) -> Self {
        let quota = Quota::per_second(per_second).allow_burst(burst);
        Self { keyed: DefaultKeyedRateLimiter::keyed(quota), counted: AtomicU32::new(0) }
    }

    /// Counts one more of `key`.
    ///
    /// # Errors
    /// How long to wait, where it is one too many.
    pub fn take(&self, key: &K) -> Result<(), Duration> {
        if self.counted.fetch_add(1, Ordering::Relaxed) % COUNTED == COUNTED - 1 {
            self.keyed.retain_recent();
        }
        self.keyed.check_key(key).map_err(|until| until.wait_time_from(self.keyed.clock().now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_burst_goes_through_and_then_one_is_told_how_long_to_wait() {
        let two = NonZeroU32::new(2).expect("not 0");
        let rates = Rates::new(NonZeroU32::MIN, two);
        assert_eq!((rates.take(&"a"), rates.take(&"a")), (Ok(()), Ok(())));
        let wait = rates.take(&"a").expect_err("one too many");
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(1), "{wait:?}");
        assert_eq!(rates.take(&"b"), Ok(()), "nobody waits for someone else");
    }

    #[test]
    fn whoever_comes_once_is_not_remembered() {
        let fast = NonZeroU32::new(1_000_000).expect("not 0");
        let rates = Rates::new(fast, fast);
        for key in 0..10 * COUNTED {
            assert_eq!(rates.take(&key), Ok(()));
        }
        assert!(rates.keyed.len() <= COUNTED as usize, "{} are kept", rates.keyed.len());
    }
}
