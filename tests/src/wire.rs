//! A bare WebSocket, for what no honest client does.

use crate::within;
use futures_util::{SinkExt as _, StreamExt as _};
use hyacinth::client::Door;
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{Error, Message, client::IntoClientRequest as _, http::HeaderValue},
};

/// A connection that says what it is told to say.
pub struct Wire(WebSocketStream<TcpStream>);

impl Wire {
    /// Upgrades, and says nothing.
    ///
    /// # Errors
    /// The HTTP status the server answers instead.
    ///
    /// # Panics
    /// When the network fails.
    pub async fn open(door: &Door) -> Result<Self, u16> {
        Self::upgrade(door, TcpStream::connect(door.address).await.expect("the server listens"))
            .await
    }

    /// As [`Wire::open`], on a socket that takes in as little as the system allows.
    ///
    /// # Panics
    /// When the network fails or the server says no.
    pub async fn open_narrow(door: &Door) -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.set_recv_buffer_size(1_024).expect("a small buffer");
        let stream = socket.connect(door.address).await.expect("the server listens");
        Self::upgrade(door, stream).await.expect("a member")
    }

    async fn upgrade(door: &Door, stream: TcpStream) -> Result<Self, u16> {
        let url = format!("ws://{}/api/meetings/{}/live", door.address, door.meeting);
        let mut request = url.into_client_request().expect("a request");
        for (name, value) in [("Origin", &door.origin), ("Cookie", &door.cookie)] {
            if !value.is_empty() {
                let value = HeaderValue::from_str(value).expect("plain characters");
                request.headers_mut().insert(name, value);
            }
        }
        match within("an answer to the upgrade", client_async(request, stream)).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(response)) => Err(response.status().as_u16()),
            Err(error) => panic!("the upgrade failed: {error}"),
        }
    }

    /// Says any text.
    ///
    /// # Panics
    /// When the connection is gone.
    pub async fn say(&mut self, text: impl Into<String>) {
        self.0.send(Message::text(text.into())).await.expect("an open connection");
    }

    /// Sends any message; whether it arrives is the server's to say.
    pub async fn send(&mut self, message: Message) {
        // The server may have closed half-way: what it says then is what a test looks at.
        let _ = self.0.send(message).await;
    }

    /// Reads until the server closes; gives the code.
    ///
    /// # Panics
    /// When it does not, or breaks off without a code.
    pub async fn closed(&mut self) -> u16 {
        self.closed_with().await.0
    }

    /// As [`Wire::closed`]; gives the code and the reason.
    ///
    /// # Panics
    /// As [`Wire::closed`].
    pub async fn closed_with(&mut self) -> (u16, String) {
        within("the server closes", async {
            loop {
                match self.0.next().await {
                    Some(Ok(Message::Close(Some(frame)))) => {
                        return (frame.code.into(), frame.reason.as_str().to_owned());
                    }
                    Some(Ok(_)) => {}
                    other => panic!("the connection broke off without a code: {other:?}"),
                }
            }
        })
        .await
    }

    /// The next text.
    ///
    /// # Panics
    /// When the connection ends first.
    pub async fn text(&mut self) -> String {
        within("a frame", async {
            loop {
                match self.0.next().await {
                    Some(Ok(Message::Text(text))) => return text.as_str().to_owned(),
                    Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                    other => panic!("the connection ended: {other:?}"),
                }
            }
        })
        .await
    }
}
