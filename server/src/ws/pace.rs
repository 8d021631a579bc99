//! How fast one member may send commands, over all their tabs together.

use governor::{DefaultKeyedRateLimiter, Quota, clock::Clock as _};
use hyacinth_protocol::MemberId;
use std::{num::NonZeroU32, sync::Arc, time::Duration};

/// How many times a second's commands a member may send at once.
const BURST: u32 = 4;

/// So many members' paces are kept before those who rest are let go.
const KEPT: usize = 10_000;

/// The pace of every member; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Paces(Option<Arc<DefaultKeyedRateLimiter<MemberId>>>);

impl Paces {
    /// So many commands a second for each member; none for no bound.
    pub fn new(per_second: Option<NonZeroU32>) -> Self {
        Self(per_second.map(|per_second| {
            let burst = per_second.saturating_mul(NonZeroU32::MIN.saturating_add(BURST - 1));
            Arc::new(DefaultKeyedRateLimiter::keyed(
                Quota::per_second(per_second).allow_burst(burst),
            ))
        }))
    }

    /// Lets go of members who rest, where there are many.
    pub fn let_go(&self) {
        if let Some(paces) = self.0.as_ref().filter(|paces| paces.len() > KEPT) {
            paces.retain_recent();
        }
    }

    /// Takes one command of `member`.
    ///
    /// # Errors
    /// How long to wait, where they are too fast.
    pub fn take(&self, member: MemberId) -> Result<(), Duration> {
        let Some(paces) = &self.0 else { return Ok(()) };
        paces.check_key(&member).map_err(|until| until.wait_time_from(paces.clock().now()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_burst_goes_through_and_then_one_is_told_how_long_to_wait() {
        let paces = Paces::new(NonZeroU32::new(1));
        let (ada, ben) = (MemberId(Uuid::now_v7()), MemberId(Uuid::now_v7()));
        assert!((0..BURST).all(|_| paces.take(ada).is_ok()));
        let wait = paces.take(ada).expect_err("too fast");
        assert!(wait > Duration::ZERO && wait <= Duration::from_secs(1), "{wait:?}");
        assert_eq!(paces.take(ben), Ok(()), "nobody waits for someone else");
        assert!((0..10_000).all(|_| Paces::new(None).take(ada).is_ok()));
    }
}
