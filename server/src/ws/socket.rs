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
    task::{Context, Poll},
};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
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
}

/// The socket over a stream that has become one of frames.
pub(super) async fn open(frames: Framed<Line>, outlet: Arc<Outlet>) -> Socket {
    let config = WebSocketConfig::default()
        .read_buffer_size(READ_BUFFER)
        .write_buffer_size(0)
        .max_message_size(Some(FRAME_BYTES))
        .max_frame_size(Some(FRAME_BYTES));
    WebSocketStream::from_raw_socket(Sides { frames, outlet }, Role::Server, Some(config)).await
}

impl Sides {
    /// The stream itself: written to with what the outlet wants written, read where frames cannot be
    /// told apart any more.
    pub(super) fn line(&mut self) -> &mut Line {
        self.frames.uncounted()
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
