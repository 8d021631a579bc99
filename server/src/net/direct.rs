//! A TCP stream with a second way in: beside whoever owns it, others may write to it at once what it
//! takes without waiting.

use std::{
    io,
    net::Shutdown,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{
        TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
};

/// A TCP stream that gives out direct ways into it.
#[derive(Debug)]
pub struct Shared {
    read: OwnedReadHalf,
    write: Direct,
}

/// Writes at once what the socket takes. Who uses it sees to it that frames are not mixed up.
#[derive(Clone, Debug)]
pub struct Direct(Arc<OwnedWriteHalf>);

impl Shared {
    /// This stream.
    pub fn new(stream: TcpStream) -> Self {
        let (read, write) = stream.into_split();
        Self { read, write: Direct(Arc::new(write)) }
    }

    /// A way beside it.
    pub fn direct(&self) -> Direct {
        self.write.clone()
    }
}

impl Direct {
    /// Writes as many of these bytes as the socket takes now.
    ///
    /// # Errors
    /// [`io::ErrorKind::WouldBlock`] where it takes none; else the peer has gone.
    pub fn write(&self, bytes: &[u8]) -> io::Result<usize> {
        self.0.try_write(bytes)
    }

    /// Tries until the socket takes something.
    fn poll(
        &self,
        context: &mut Context<'_>,
        attempt: impl Fn(&OwnedWriteHalf) -> io::Result<usize>,
    ) -> Poll<io::Result<usize>> {
        loop {
            ready!(self.0.as_ref().as_ref().poll_write_ready(context))?;
            match attempt(&self.0) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                written => return Poll::Ready(written),
            }
        }
    }
}

impl AsyncRead for Shared {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.read).poll_read(context, buffer)
    }
}

impl AsyncWrite for Shared {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        self.write.poll(context, |half| half.try_write(bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.write.poll(context, |half| half.try_write_vectored(slices))
    }

    fn is_write_vectored(&self) -> bool {
        true
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        let stream: &TcpStream = self.read.as_ref();
        Poll::Ready(socket2::SockRef::from(stream).shutdown(Shutdown::Write))
    }
}
