//! WebSockets: one connection's life. Knows frames and sockets; knows no rule and no SQL.

mod connection;
#[cfg(test)]
mod echo;
mod ending;
mod pace;
mod seated;
mod socket;
mod sockets;

pub use connection::{Joining, serve};
#[cfg(test)]
pub(crate) use echo::echo;
pub use pace::Paces;
pub use sockets::{Open, Sockets};

use std::time::Duration;

/// A `hello` comes within this time, or the connection ends.
pub(crate) const HELLO_WITHIN: Duration = Duration::from_secs(10);

/// A quiet connection is pinged this often.
pub(crate) const PING_EVERY: Duration = Duration::from_secs(20);

/// A peer that has said nothing for this long at a ping is gone: two went unanswered.
pub(crate) const SILENT_FOR: Duration = Duration::from_secs(45);

/// The peer gets this long to hear why its connection ends, and to say goodbye.
pub(crate) const CLOSE_WITHIN: Duration = Duration::from_secs(2);

/// Malformed frames a connection may send before it is closed.
pub(crate) const MALFORMED_MOST: u32 = 20;

/// Commands in a row that come too fast before their connection is closed. A page never sends one: it
/// waits as long as it is told.
pub(crate) const TOO_FAST_MOST: u32 = 100;
