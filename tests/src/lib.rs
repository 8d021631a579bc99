//! The whole system, from outside: real sockets, a real database file, the real program. People are
//! the clients of [`hyacinth::client`]; time is turned by hand.
//!
//! A [`Table`] is a set around a live meeting. Every wait is for a condition, within [`WITHIN`]; what
//! no test remembers to check, [`Table::finish`] does: the log replays to the views people hold,
//! nobody saw a held offer before it was opened, nothing private was logged.

mod chance;
mod checks;
mod crowd;
mod founding;
mod logs;
mod person;
mod process;
mod program;
mod table;
mod text;
mod wire;

pub use chance::Chance;
pub use crowd::{Crowd, Ground, Ledger, Loss, Mark, Sent, Standing, Talker};
pub use founding::{Founding, found};
pub use logs::{Logs, capture};
pub use person::Person;
pub use process::Process;
pub use program::{Program, run_to_end};
pub use table::{SEVEN, Table};
pub use text::{line, offer, say, variants, wording, words};
pub use wire::Wire;

use std::{future::Future, time::Duration};

/// How long a condition may take before the test fails: far more than it needs, on a slow machine too.
pub const WITHIN: Duration = Duration::from_secs(30);

/// Waits for `what`, or fails with its name.
///
/// # Panics
/// When it takes longer than [`WITHIN`].
pub async fn within<T>(what: &str, wanted: impl Future<Output = T>) -> T {
    match tokio::time::timeout(WITHIN, wanted).await {
        Ok(done) => done,
        Err(_) => panic!("waited {} s in vain: {what}", WITHIN.as_secs()),
    }
}

/// Lets the machine's own timers run ahead by some seconds: time in which nobody said anything. The
/// meeting's clock stands still meanwhile.
pub async fn run_ahead(seconds: u64) {
    // What was just sent is taken in first, so that the timers it starts are there.
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(seconds)).await;
    tokio::time::resume();
}
