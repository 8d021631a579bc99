//! A TCP stream that two may write to: whoever owns its reading side, and a [`Direct`] way beside it.

use std::{
    io,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, Interest, ReadBuf},
    net::TcpStream,
};

/// A TCP stream with a direct way into it.
#[derive(Debug)]
pub struct Shared(Arc<TcpStream>);

/// Writes at once what the socket takes. Who uses it sees to it that frames are not mixed up.
#[derive(Clone, Debug)]
pub struct Direct(Arc<TcpStream>);

impl Shared {
    /// Of this stream.
    pub fn new(stream: TcpStream) -> Self {
        Self(Arc::new(stream))
    }

    /// The way beside it.
    pub fn direct(&self) -> Direct {
        Direct(self.0.clone())
    }
}

impl Direct {
    /// Writes as many of these bytes as the socket takes now.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] where it takes none, or that the peer has gone.
    pub fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.0.try_write(bytes)
    }
}

impl AsyncRead for Shared {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            ready!(self.0.poll_read_ready(context))?;
            match self.0.try_read(buffer.initialize_unfilled()) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                read => return Poll::Ready(read.map(|count| buffer.advance(count))),
            }
        }
    }
}

impl AsyncWrite for Shared {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        loop {
            ready!(self.0.poll_write_ready(context))?;
            match self.0.try_write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                written => return Poll::Ready(written),
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        let shut = self.0.try_io(Interest::WRITABLE, || {
            socket2::SockRef::from(&*self.0).shutdown(std::net::Shutdown::Write)
        });
        Poll::Ready(shut)
    }
}
