//! WebSockets: one connection's life. Knows frames and sockets; knows no rule and no SQL.

mod connection;
mod seated;
mod sockets;

pub use connection::{Joining, serve};
pub use sockets::{Open, Sockets};

use std::time::Duration;

/// A `hello` comes within this time, or the connection ends.
pub(crate) const HELLO_WITHIN: Duration = Duration::from_secs(10);

/// A quiet connection is pinged this often.
pub(crate) const PING_EVERY: Duration = Duration::from_secs(20);

/// A peer that has said nothing for this long is gone; two pings went unanswered.
pub(crate) const SILENT_FOR: Duration = Duration::from_secs(45);

/// A frame that cannot be handed to the network within this time ends the connection: the peer
/// does not read. It never delays others, who have connections of their own.
pub(crate) const SEND_WITHIN: Duration = Duration::from_secs(15);

/// Malformed frames a connection may send before it is closed.
pub(crate) const MALFORMED_MOST: u32 = 20;

/// Bytes read from a socket at a time: small, since there are many sockets and few are busy.
pub const READ_BUFFER: usize = 4 * 1024;

/// Bytes that may wait to be written to one socket: the largest view that the bounds of its texts
/// allow, since a frame that does not fit would never go out. The buffer grows only as it is used.
pub const WRITE_BUFFER_MOST: usize = 2 * 1024 * 1024;
