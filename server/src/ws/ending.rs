//! How a connection ends, and how its peer is told.

use super::{CLOSE_WITHIN, socket::Socket};
use crate::{net::Flood, room::Outlet};
use futures_util::{SinkExt as _, StreamExt as _, stream::FusedStream as _};
use hyacinth_protocol::CloseCode;
use std::{future::poll_fn, io};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    time::timeout,
};
use tokio_tungstenite::tungstenite::{
    Error, Message,
    error::{CapacityError, ProtocolError},
    protocol::CloseFrame,
};

/// Why a connection ends.
#[derive(Debug)]
pub(super) enum End {
    /// We say why.
    Close(CloseCode),
    /// The peer said goodbye.
    Left,
    /// The peer has gone without a word.
    Gone,
}

impl End {
    /// The code it is told with, where it is.
    pub(super) const fn code(&self) -> Option<CloseCode> {
        match self {
            Self::Close(code) => Some(*code),
            Self::Left | Self::Gone => None,
        }
    }
}

/// The message that came, or how the connection ended instead.
///
/// # Errors
/// [`End`].
pub(super) fn heard(message: Option<Result<Message, Error>>) -> Result<Message, End> {
    match message {
        Some(Ok(Message::Close(_))) => Err(End::Left),
        Some(Ok(message)) => Ok(message),
        Some(Err(error)) => Err(error.into()),
        None => Err(End::Gone),
    }
}

/// Writes what the socket did not take at once, to its end; nothing more is shown.
pub(super) async fn finish(socket: &mut Socket, outlet: &Outlet) -> Result<(), Error> {
    loop {
        poll_fn(|context| socket.get_mut().poll_written(context)).await?;
        let Ok(Some(bytes)) = outlet.next(None) else { return Ok(()) };
        socket.get_mut().write(bytes);
    }
}

impl From<Error> for End {
    fn from(error: Error) -> Self {
        match error {
            Error::Capacity(CapacityError::MessageTooLong { .. }) => Self::Close(CloseCode::TooBig),
            Error::Protocol(ProtocolError::ResetWithoutClosingHandshake) => Self::Gone,
            Error::Protocol(_) => Self::Close(CloseCode::NoFrames),
            Error::Utf8(_) => Self::Close(CloseCode::NoText),
            Error::Io(error) if error.get_ref().is_some_and(|inner| inner.is::<Flood>()) => {
                Self::Close(CloseCode::Flood)
            }
            Error::Io(error) if error.kind() == io::ErrorKind::TimedOut => {
                Self::Close(CloseCode::Stalled)
            }
            _ => Self::Gone,
        }
    }
}

/// Tells the peer why, or answers its goodbye (RFC 6455 §5.5.1), and waits a moment for its own: a socket
/// that is shut with bytes unread may take back what was sent last.
pub(super) async fn part(end: End, mut socket: Socket, outlet: &Outlet) {
    let goodbye = match end {
        End::Close(code) => {
            let reason = format!("{code:?}").into();
            Some(CloseFrame { code: code.number().into(), reason })
        }
        End::Left => None,
        End::Gone => return,
    };
    outlet.part();
    let parting = async {
        // After an error, or its goodbye, no frame is read any more.
        let mut reads_on = goodbye.is_some() && !socket.is_terminated();
        match goodbye {
            Some(frame) => socket.send(Message::Close(Some(frame))).await?,
            None => socket.flush().await?,
        }
        finish(&mut socket, outlet).await?;
        while reads_on {
            match socket.next().await {
                Some(Ok(_)) => {}
                Some(Err(Error::ConnectionClosed)) | None => return Ok(()),
                Some(Err(_)) => reads_on = false,
            }
        }
        // Whatever comes now is let go.
        let line = socket.get_mut().line();
        line.shutdown().await?;
        let mut bytes = [0; 1_024];
        while line.read(&mut bytes).await? > 0 {}
        Ok::<_, Error>(())
    };
    // Who does not listen is not waited for.
    let _ = timeout(CLOSE_WITHIN, parting).await;
}
