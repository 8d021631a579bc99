//! The one clock [C1]: the system's, or one turned by hand in tests.

use hyacinth_protocol::{Millis, Timestamp};
use std::{
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::sync::watch;

/// Where the server's time comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The system's clock.
    System,
    /// Stands still until it is turned: tests only.
    Manual(Arc<watch::Sender<Timestamp>>),
}

impl Clock {
    /// A clock that stands at `at` until [`Clock::advance`].
    pub fn manual(at: Timestamp) -> Self {
        Self::Manual(Arc::new(watch::Sender::new(at)))
    }

    /// The time now.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Self::Manual(time) => *time.borrow(),
        }
    }

    /// Turns a manual clock; the system's cannot be turned.
    pub fn advance(&self, by: Millis) -> Timestamp {
        if let Self::Manual(time) = self {
            time.send_modify(|now| *now = *now + by);
        }
        self.now()
    }

    /// Resolves once the clock reads `at` or later, never early.
    pub async fn reached(&self, at: Timestamp) {
        match self {
            Self::System => loop {
                let left = at.since(self.now());
                if left == Millis::ZERO {
                    return;
                }
                // One more millisecond: the timer's clock and the system's may round apart.
                tokio::time::sleep(Duration::from_millis(left.0 + 1)).await;
            },
            Self::Manual(time) => {
                // The sender is held by this very clock, so the wait ends only by the time.
                let _ = time.subscribe().wait_for(|now| *now >= at).await;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_manual_clock_is_never_early() {
        let clock = Clock::manual(Timestamp(1_000));
        let waiting = tokio::spawn({
            let clock = clock.clone();
            async move {
                clock.reached(Timestamp(3_000)).await;
                clock.now()
            }
        });
        clock.advance(Millis(1_999));
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        clock.advance(Millis(1));
        assert_eq!(waiting.await.expect("it does not panic"), Timestamp(3_000));
    }
}
