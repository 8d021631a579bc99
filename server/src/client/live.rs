//! The live side: one WebSocket and the newest view it was sent.

use futures_util::{SinkExt as _, StreamExt as _};
use hyacinth_protocol::{
    Changed, ClientFrame, Command, CommandId, Failure, MeetingId, Refusal, Resume, Seat,
    ServerFrame, VERSION,
};
use std::net::SocketAddr;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{self, Message, client::IntoClientRequest as _, http::HeaderValue},
};

/// Why a client cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The network, or the server's answer to the upgrade.
    #[error(transparent)]
    Socket(#[from] Box<tungstenite::Error>),
    /// The server closed the connection, with its code.
    #[error("the server closed the connection ({0:?})")]
    Closed(Option<u16>),
    /// The server said something that is not in the protocol.
    #[error("a frame that is not in the protocol: {0}")]
    Frame(#[from] serde_json::Error),
}

impl From<tungstenite::Error> for ClientError {
    fn from(error: tungstenite::Error) -> Self {
        Self::Socket(Box::new(error))
    }
}

/// How a command was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// It is in the log at this revision.
    Accepted(u64),
    /// A rule said no.
    Refused(Refusal),
    /// The machine could not.
    Failed(Failure),
}

/// Whom to connect as, and where.
#[derive(Clone, Debug)]
pub struct Door {
    /// Where the server listens.
    pub address: SocketAddr,
    /// What a browser would send as `Origin`.
    pub origin: String,
    /// The `Cookie` header of the sign-in.
    pub cookie: String,
    /// Which meeting.
    pub meeting: MeetingId,
}

/// One connection and the newest view it was sent.
pub struct Client {
    socket: WebSocketStream<TcpStream>,
    /// The receiver's seat.
    pub seat: Seat,
    /// The newest revision seen.
    pub revision: u64,
    /// The newest sections.
    pub view: Changed,
}

impl Client {
    /// Connects and waits for the whole view.
    ///
    /// # Errors
    /// [`ClientError`] when the upgrade or the greeting fails.
    pub async fn connect(door: &Door) -> Result<Self, ClientError> {
        Self::greet(door, None, Changed::default()).await
    }

    /// Connects again with what `self` has: only what changed since is sent.
    ///
    /// # Errors
    /// As [`Client::connect`].
    pub async fn resume(self, door: &Door) -> Result<Self, ClientError> {
        self.drop_off().resume(door).await
    }

    /// Loses the connection, as a network does: without a word.
    pub fn drop_off(self) -> Kept {
        let Self { revision, view, .. } = self;
        Kept { revision, view }
    }

    async fn greet(
        door: &Door,
        resume: Option<Resume>,
        mut view: Changed,
    ) -> Result<Self, ClientError> {
        let url = format!("ws://{}/api/meetings/{}/live", door.address, door.meeting);
        let mut request = url.into_client_request()?;
        let header =
            |text: &str| HeaderValue::from_str(text).map_err(tungstenite::http::Error::from);
        request
            .headers_mut()
            .insert("Origin", header(&door.origin).map_err(tungstenite::Error::from)?);
        request
            .headers_mut()
            .insert("Cookie", header(&door.cookie).map_err(tungstenite::Error::from)?);
        let stream = TcpStream::connect(door.address).await.map_err(tungstenite::Error::from)?;
        let (mut socket, _) = client_async(request, stream).await?;
        let hello = serde_json::to_string(&ClientFrame::Hello { version: VERSION, resume })?;
        socket.send(Message::text(hello)).await?;
        loop {
            if let ServerFrame::Welcome { you, revision, view: sections, .. } =
                read(&mut socket).await?
            {
                view.replace(*sections);
                return Ok(Self { socket, seat: you, revision, view });
            }
        }
    }

    /// Waits for the next frame and takes in what it shows.
    ///
    /// # Errors
    /// [`ClientError`] when the connection ends.
    pub async fn next(&mut self) -> Result<ServerFrame, ClientError> {
        let frame = read(&mut self.socket).await?;
        if let ServerFrame::View { revision, changed, .. } = &frame
            && *revision > self.revision
        {
            self.revision = *revision;
            self.view.replace((**changed).clone());
        }
        Ok(frame)
    }

    /// Sends a frame.
    ///
    /// # Errors
    /// [`ClientError`] when the connection is gone.
    pub async fn send(&mut self, frame: &ClientFrame) -> Result<(), ClientError> {
        Ok(self.socket.send(Message::text(serde_json::to_string(frame)?)).await?)
    }

    /// Sends any text, protocol or not.
    ///
    /// # Errors
    /// [`ClientError`] when the connection is gone.
    pub async fn send_text(&mut self, text: String) -> Result<(), ClientError> {
        Ok(self.socket.send(Message::text(text)).await?)
    }

    /// Asks under a new id and waits for the answer.
    ///
    /// # Errors
    /// [`ClientError`] when the connection ends before the answer; whether it was taken is then unknown.
    pub async fn command(&mut self, command: Command) -> Result<Answered, ClientError> {
        self.command_as(CommandId(uuid::Uuid::now_v7()), command).await
    }

    /// Asks under a given id, as a retry does.
    ///
    /// # Errors
    /// As [`Client::command`].
    pub async fn command_as(
        &mut self,
        id: CommandId,
        command: Command,
    ) -> Result<Answered, ClientError> {
        self.send(&ClientFrame::Command { id, command }).await?;
        loop {
            let answered = match self.next().await? {
                ServerFrame::Accepted { id: of, revision } if of == id => {
                    Answered::Accepted(revision)
                }
                ServerFrame::Refused { id: of, refusal } if of == id => Answered::Refused(refusal),
                ServerFrame::Failed { id: Some(of), failure } if of == id => {
                    Answered::Failed(failure)
                }
                _ => continue,
            };
            return Ok(answered);
        }
    }

    /// Waits until the view satisfies `condition`.
    ///
    /// # Errors
    /// [`ClientError`] when the connection ends first.
    pub async fn until(
        &mut self,
        mut condition: impl FnMut(&Changed) -> bool,
    ) -> Result<(), ClientError> {
        while !condition(&self.view) {
            self.next().await?;
        }
        Ok(())
    }
}

/// What a client still has when its connection is gone.
#[derive(Clone, Debug)]
pub struct Kept {
    /// The newest revision it saw.
    pub revision: u64,
    /// The newest sections it saw.
    pub view: Changed,
}

impl Kept {
    /// Connects again: only what changed since is sent.
    ///
    /// # Errors
    /// As [`Client::connect`].
    pub async fn resume(self, door: &Door) -> Result<Client, ClientError> {
        let Self { revision, view } = self;
        Client::greet(door, Some(Resume { revision }), view).await
    }
}

async fn read(socket: &mut WebSocketStream<TcpStream>) -> Result<ServerFrame, ClientError> {
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text)?),
            Some(Ok(Message::Close(frame))) => {
                return Err(ClientError::Closed(frame.map(|frame| frame.code.into())));
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => return Err(error.into()),
            None => return Err(ClientError::Closed(None)),
        }
    }
}
