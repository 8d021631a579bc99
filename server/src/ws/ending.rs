//! How a connection ends, and how its peer is told.

use super::{CLOSE_WITHIN, socket::Socket};
use crate::{net::Flood, room::Outlet};
use futures_util::{SinkExt as _, StreamExt as _};
use hyacinth_protocol::CloseCode;
use std::io;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    time::timeout,
};
use tokio_tungstenite::tungstenite::{Error, Message, error::CapacityError, protocol::CloseFrame};

/// Why a connection ends.
#[derive(Debug)]
pub(super) enum End {
    /// We say why.
    Close(CloseCode),
    /// The peer has gone.
    Gone,
}

impl End {
    /// The code it is told with, where it is.
    pub(super) const fn code(&self) -> Option<CloseCode> {
        match self {
            Self::Close(code) => Some(*code),
            Self::Gone => None,
        }
    }
}

impl From<Error> for End {
    fn from(error: Error) -> Self {
        match error {
            Error::Capacity(CapacityError::MessageTooLong { .. }) => Self::Close(CloseCode::TooBig),
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

/// Tells the peer why, and waits a moment for its goodbye: a socket that is shut with bytes unread
/// may take back what was sent last.
pub(super) async fn part(mut socket: Socket, outlet: &Outlet, code: CloseCode) {
    let frame = CloseFrame { code: code.number().into(), reason: format!("{code:?}").into() };
    let parting = async {
        socket.send(Message::Close(Some(frame))).await?;
        while let Ok(Some(bytes)) = outlet.next(None) {
            socket.get_mut().line().write_all(&bytes).await?;
        }
        while let Some(Ok(message)) = socket.next().await {
            if message.is_close() {
                return Ok(());
            }
        }
        // Frames cannot be told apart any more: whatever comes is let go.
        let line = socket.get_mut().line();
        line.shutdown().await?;
        let mut bytes = [0; 1_024];
        while line.read(&mut bytes).await? > 0 {}
        Ok::<_, Error>(())
    };
    // Who does not listen is not waited for.
    let _ = timeout(CLOSE_WITHIN, parting).await;
}
