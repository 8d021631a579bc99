//! A member's socket: frames are read from it by a well-tried library; everything written goes out
//! through the connection's [`Outlet`], whoever writes it, so that no two frames are mixed up.

use crate::{
    net::{Framed, Line},
    room::Outlet,
};
use hyacinth_protocol::FRAME_BYTES;
use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::Instant,
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::protocol::{Role, WebSocketConfig},
};

/// Bytes of room each socket has for a message that comes; it grows with a longer one. A usual command
/// fits, and no more: there are many sockets, and few are busy.
const READ_BUFFER: usize = 512;

/// One member's socket.
pub(super) type Socket = WebSocketStream<Sides>;

/// The stream of frames that comes in, and the way out beside it.
pub(super) struct Sides {
    frames: Framed<Line>,
    outlet: Arc<Outlet>,
    writing: Writing,
}

/// What the socket did not take at once, and takes now: beside the reading, so that a peer that is slow
/// to take is heard all the same.
struct Writing {
    bytes: Vec<u8>,
    written: usize,
    /// When it last took something.
    taken_at: Instant,
}

/// The socket over a stream that has become one of frames.
pub(super) async fn open(frames: Framed<Line>, outlet: Arc<Outlet>) -> Socket {
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_message_size(Some(FRAME_BYTES))
        .max_frame_size(Some(FRAME_BYTES));
    let writing = Writing { bytes: Vec::new(), written: 0, taken_at: Instant::now() };
    let sides = Sides { frames, outlet, writing };
    WebSocketStream::from_raw_socket(sides, Role::Server, Some(config)).await
}

impl Sides {
    /// The stream itself, for when frames cannot be told apart any more.
    pub(super) fn line(&mut self) -> &mut Line {
        self.frames.uncounted()
    }

    /// Bytes of ours are on their way.
    pub(super) fn is_writing(&self) -> bool {
        !self.writing.bytes.is_empty()
    }

    /// When the peer last took some of them.
    pub(super) fn taken_at(&self) -> Instant {
        self.writing.taken_at
    }

    /// Begins to write `bytes`, once what was being written is.
    pub(super) fn write(&mut self, bytes: Vec<u8>) {
        debug_assert!(!self.is_writing(), "one after the other");
        self.writing = Writing { bytes, written: 0, taken_at: Instant::now() };
    }

    /// Ready when nothing is on its way any more.
    ///
    /// # Errors
    /// Where the peer has gone, or takes too little for too long.
    pub(super) fn poll_written(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let Self { frames, writing, .. } = self;
        let mut line = Pin::new(frames.uncounted());
        while writing.written < writing.bytes.len() {
            let left = &writing.bytes[writing.written..];
            writing.written += match ready!(line.as_mut().poll_write(context, left))? {
                0 => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                taken => taken,
            };
            writing.taken_at = Instant::now();
        }
        // TLS may hold the end of it back.
        ready!(line.poll_flush(context))?;
        writing.bytes = Vec::new();
        Poll::Ready(Ok(()))
    }
}

impl AsyncRead for Sides {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.frames).poll_read(context, buffer)
    }
}

impl AsyncWrite for Sides {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.outlet.send_bytes(bytes);
        Poll::Ready(Ok(bytes.len()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(self.line()).poll_shutdown(context)
    }
}
