//! WebSockets: one connection's life. Knows frames and sockets; knows no rule and no SQL.

mod connection;
mod ending;
mod pace;
mod seated;
mod sockets;

pub use connection::{Joining, serve};
pub use pace::Paces;
pub use sockets::{Open, Sockets};

use crate::net::{Framed, Line};
use hyacinth_protocol::FRAME_BYTES;
use std::time::Duration;
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::protocol::{Role, WebSocketConfig},
};

/// One member's socket.
pub type Socket = WebSocketStream<Framed<Line>>;

/// The socket over a stream that has become one of frames.
pub async fn open(stream: Framed<Line>) -> Socket {
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .max_write_buffer_size(WRITE_BUFFER_MOST)
        .max_message_size(Some(FRAME_BYTES))
        .max_frame_size(Some(FRAME_BYTES));
    WebSocketStream::from_raw_socket(stream, Role::Server, Some(config)).await
}

/// A `hello` comes within this time, or the connection ends.
pub(crate) const HELLO_WITHIN: Duration = Duration::from_secs(10);

/// A quiet connection is pinged this often.
pub(crate) const PING_EVERY: Duration = Duration::from_secs(20);

/// A peer that has said nothing for this long is gone; two pings went unanswered.
pub(crate) const SILENT_FOR: Duration = Duration::from_secs(45);

/// The peer gets this long to hear why its connection ends, and to say goodbye.
pub(crate) const CLOSE_WITHIN: Duration = Duration::from_secs(2);

/// Malformed frames a connection may send before it is closed.
pub(crate) const MALFORMED_MOST: u32 = 20;

/// Commands in a row that come too fast before their connection is closed. A page never sends one: it
/// waits as long as it is told.
pub(crate) const TOO_FAST_MOST: u32 = 100;

/// Bytes read from a socket at a time: small, since there are many sockets and few are busy.
const READ_BUFFER: usize = 4 * 1024;

/// Bytes that may wait to be written to one socket: the largest view that the bounds of its texts
/// allow, since a frame that does not fit would never go out. The buffer grows only as it is used.
const WRITE_BUFFER_MOST: usize = 2 * 1024 * 1024;
