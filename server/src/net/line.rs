//! The stream of one connection, whatever it runs over.

use super::{
    Entered,
    direct::{Direct, Shared},
    paced::Paced,
    tls::Tls,
};
use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_rustls::server::TlsStream;

/// One accepted connection, counted as long as it is there.
#[derive(Debug)]
pub struct Line {
    stream: Stream,
    _entered: Entered,
}

#[derive(Debug)]
enum Stream {
    /// As it came.
    Plain(Paced<Shared>),
    /// Over TLS; what is paced is what comes on the wire, handshakes and all.
    Tls(Box<TlsStream<Paced<TcpStream>>>),
}

impl Line {
    /// What was just accepted.
    pub fn plain(stream: TcpStream, entered: Entered) -> Self {
        Self { stream: Stream::Plain(Paced::new(Shared::new(stream))), _entered: entered }
    }

    /// What was just accepted, once its handshake is done.
    ///
    /// # Errors
    /// Where the handshake fails or takes too long.
    pub async fn over_tls(tls: &Tls, stream: TcpStream, entered: Entered) -> io::Result<Self> {
        let stream = tls.accept(Paced::new(stream)).await?;
        Ok(Self { stream: Stream::Tls(Box::new(stream)), _entered: entered })
    }

    /// A way to write beside whoever owns the line, where there is one.
    pub fn direct(&self) -> Option<Direct> {
        match &self.stream {
            Stream::Plain(stream) => Some(stream.stream().direct()),
            Stream::Tls(_) => None,
        }
    }
}

/// The stream of either kind.
macro_rules! either {
    ($line:ident, $poll:ident($($argument:expr),*)) => {
        match &mut $line.get_mut().stream {
            Stream::Plain(stream) => Pin::new(stream).$poll($($argument),*),
            Stream::Tls(stream) => Pin::new(stream).$poll($($argument),*),
        }
    };
}

impl AsyncRead for Line {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        either!(self, poll_read(context, buffer))
    }
}

impl AsyncWrite for Line {
    fn poll_write(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        either!(self, poll_write(context, bytes))
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        either!(self, poll_write_vectored(context, slices))
    }

    fn is_write_vectored(&self) -> bool {
        match &self.stream {
            Stream::Plain(stream) => stream.is_write_vectored(),
            Stream::Tls(stream) => stream.is_write_vectored(),
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        either!(self, poll_flush(context))
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        either!(self, poll_shutdown(context))
    }
}
