//! Mail: what a set tells its people between meetings [E4]. Whoever has something to tell puts a
//! [`Letter`](crate::store::records::mail::Letter) into the queue in the same transaction as what it tells
//! of, and wakes the carrier; the carrier words it and hands it over. Knows no rule of meetings, and
//! never writes an address or a word to the log.
//!
//! What is guaranteed: a mail is written once for each occasion, and handed over until the other side
//! took it, said no for good, or its time is over. A crash between the other side's yes and our note of
//! it hands the same mail over again, under the same `Message-ID`, by which most mail programs show one.

mod carrier;
mod flags;
mod message;
mod notices;
mod settings;
mod way;
mod words;

pub use carrier::{round, start};
pub use flags::MailFlags;
pub use notices::{Notice, invitation, notice};
pub use settings::{Settings, SettingsError};
pub use way::Way;

use crate::metrics::counts::Count;
use std::sync::Arc;
use tokio::sync::Notify;

/// A handle to the carrier; clones share it. As made by default, this server sends no mail.
#[derive(Clone, Debug, Default)]
pub struct Post(Option<Arc<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    wake: Notify,
    counts: Counts,
}

/// What became of mail.
#[derive(Debug, Default)]
pub struct Counts {
    /// Handed over.
    pub sent: Count,
    /// Tried in vain, to be tried again.
    pub tried: Count,
    /// Refused for good by the other side.
    pub refused: Count,
    /// Given up after days.
    pub gave_up: Count,
}

impl Post {
    /// A server that sends mail.
    pub fn on() -> Self {
        Self(Some(Arc::default()))
    }

    /// True where this server sends mail.
    pub fn is_on(&self) -> bool {
        self.0.is_some()
    }

    /// Something was put into the queue.
    pub fn wake(&self) {
        if let Some(inner) = &self.0 {
            inner.wake.notify_one();
        }
    }

    /// What became of mail since the start; none where this server sends none.
    pub fn counts(&self) -> Option<&Counts> {
        self.0.as_ref().map(|inner| &inner.counts)
    }

    async fn woken(&self) {
        match &self.0 {
            Some(inner) => inner.wake.notified().await,
            None => std::future::pending().await,
        }
    }
}
