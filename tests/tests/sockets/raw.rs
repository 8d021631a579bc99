//! Bytes on a TCP connection, as no honest client writes them.

use hyacinth_tests::within;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
};

/// One connection.
pub(crate) struct Raw(pub(crate) TcpStream);

impl Raw {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        Self(TcpStream::connect(address).await.expect("the server listens"))
    }

    /// From one of this machine's own addresses.
    pub(crate) async fn open_from(from: &str, address: SocketAddr) -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        let from = SocketAddr::new(from.parse().expect("an address"), 0);
        socket.bind(from).expect("an address of this machine");
        Self(socket.connect(address).await.expect("the server listens"))
    }

    pub(crate) async fn say(&mut self, bytes: impl AsRef<[u8]>) {
        // The server may have closed half-way: what it says then is what a test looks at.
        let _ = self.0.write_all(bytes.as_ref()).await;
    }

    /// Reads until the server closes.
    pub(crate) async fn rest(&mut self) -> Vec<u8> {
        within("the server closes", async {
            let (mut all, mut some) = (Vec::new(), [0; 4_096]);
            loop {
                match self.0.read(&mut some).await {
                    Ok(0) | Err(_) => return all,
                    Ok(read) => all.extend_from_slice(&some[..read]),
                }
            }
        })
        .await
    }

    /// The head of the next answer.
    pub(crate) async fn head(&mut self) -> String {
        within("an answer", async {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                match self.0.read_u8().await {
                    Ok(byte) => head.push(byte),
                    Err(_) => break,
                }
            }
            String::from_utf8(head).expect("heads are plain")
        })
        .await
    }

    /// Reads so many bytes and lets them go.
    pub(crate) async fn skip(&mut self, bytes: usize) {
        let reading = async { self.0.read_exact(&mut vec![0; bytes]).await };
        within("a body", reading).await.expect("an open connection");
    }

    /// The status of the next answer; none where the server closes without one.
    pub(crate) async fn status(&mut self) -> Option<u16> {
        self.head().await.split(' ').nth(1)?.parse().ok()
    }
}

/// The head of a request that asks for a WebSocket, with these lines in addition.
pub(crate) fn upgrade(path: &str, lines: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    )
    .into_bytes();
    bytes.extend_from_slice(lines);
    bytes.extend_from_slice(b"\r\n");
    bytes
}
