//! What whoever runs the server relies on: health, numbers, logs, a stop in order, backups, and memory
//! that stays.

mod backup;
mod damage;
mod drain;
mod logs;
mod mail;
mod manual;
mod numbers;
mod soak;
mod talk;

use hyacinth_tests::within;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// Asks for `path` in plain HTTP; gives status, head and body.
async fn get(address: SocketAddr, path: &str) -> Option<(u16, String, String)> {
    let asking = async {
        let mut stream = TcpStream::connect(address).await.ok()?;
        let request =
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.ok()?;
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some((status, head.to_ascii_lowercase(), body.to_owned()))
    };
    within("an answer", asking).await
}
