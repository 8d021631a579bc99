//! One connection of a floor.

use super::{
    journal::Entry,
    room::{Room, Rooms},
};
use crate::frame::{self, Inbox};
use std::{io, sync::Arc};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

/// The longest head of a request.
const HEAD: usize = 8 * 1024;

/// As much as the real server reads at a time.
const READ: usize = 4 * 1024;

/// Serves one connection to its end; what goes wrong ends it.
pub(super) async fn serve(mut stream: TcpStream, rooms: Arc<Rooms>) {
    let Ok((path, mut early)) = upgrade(&mut stream).await else { return };
    let room = rooms.at(&path);
    let member = Arc::new(stream);
    // An error is the other side's end.
    let _ = listen(&member, &room, &rooms, &mut early).await;
    room.leave(&member);
}

/// Answers the upgrade; gives the path, and what came behind the request.
async fn upgrade(stream: &mut TcpStream) -> io::Result<(String, Vec<u8>)> {
    let mut head = Vec::new();
    let end = loop {
        if let Some(at) = head.windows(4).position(|end| end == b"\r\n\r\n") {
            break at + 4;
        }
        if head.len() > HEAD || stream.read_buf(&mut head).await? == 0 {
            return Err(io::ErrorKind::InvalidData.into());
        }
    };
    let text = String::from_utf8_lossy(&head[..end]);
    let path = text.split(' ').nth(1).unwrap_or_default().to_owned();
    let key = text.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("sec-websocket-key").then(|| value.trim().to_owned())
    });
    let accept = derive_accept_key(key.unwrap_or_default().as_bytes());
    let answer = format!(
        "HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
         sec-websocket-accept: {accept}\r\n\r\n"
    );
    stream.write_all(answer.as_bytes()).await?;
    let early = head.split_off(end);
    Ok((path, early))
}

async fn listen(
    member: &Arc<TcpStream>,
    room: &Arc<Room>,
    rooms: &Rooms,
    early: &mut [u8],
) -> io::Result<()> {
    let mut inbox = Inbox::default();
    let mut asked = Vec::new();
    let mut ended =
        take(&mut inbox, early, &mut asked, |payload| heard(member, room, rooms, payload));
    while !ended {
        for entry in asked.drain(..) {
            if let Some(journal) = &rooms.journal {
                journal.send(entry).await.map_err(|_| io::ErrorKind::BrokenPipe)?;
            }
        }
        member.readable().await?;
        // On the stack, and not across a wait: a quiet connection holds no buffer.
        let mut buffer = [0; READ];
        ended = match member.try_read(&mut buffer) {
            Ok(0) => true,
            Ok(count) => take(&mut inbox, &mut buffer[..count], &mut asked, |payload| {
                heard(member, room, rooms, payload)
            }),
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => false,
            Err(error) => return Err(error),
        };
    }
    Ok(())
}

/// Takes in what was read; true where the other side closes.
fn take(
    inbox: &mut Inbox,
    read: &mut [u8],
    asked: &mut Vec<Entry>,
    heard: impl Fn(&[u8]) -> Option<Entry>,
) -> bool {
    let mut ended = false;
    inbox.take(read, |opcode, payload| match opcode {
        frame::TEXT => asked.extend(heard(payload)),
        frame::CLOSE => ended = true,
        _ => {}
    });
    ended
}

/// Does at once what needs no disk; gives what does.
fn heard(
    member: &Arc<TcpStream>,
    room: &Arc<Room>,
    rooms: &Rooms,
    payload: &[u8],
) -> Option<Entry> {
    let entry = |id: &[u8], came| Entry {
        room: room.clone(),
        author: member.clone(),
        id: id.to_vec(),
        came,
    };
    if payload.starts_with(br#"{"type":"hello""#) {
        let resumes = payload.windows(8).any(|part| part == b"revision");
        room.join(member, resumes);
        return rooms.journal.is_some().then(|| entry(&[], true));
    }
    let from = payload.windows(6).position(|part| part == br#""id":""#)? + 6;
    let id = payload.get(from..from + 36)?;
    if rooms.journal.is_some() {
        return Some(entry(id, false));
    }
    room.show(member, id);
    None
}
