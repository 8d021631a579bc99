//! Eight sockets, and the frames that are sent to them.

use super::{Lengths, journal::Journal};
use crate::frame;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::net::TcpStream;

/// Digits of a revision in a frame: it is counted only so that the generator can tell which change a
/// frame shows.
const DIGITS: usize = 12;

/// Everything that is sent, made once.
struct Frames {
    accepted: Template,
    view: Template,
    arrival: Template,
    welcome: Template,
    resumed: Template,
}

/// A frame with places for an id and a revision.
struct Template {
    bytes: Vec<u8>,
    id: Option<usize>,
    revision: usize,
}

const ID: &str = "00000000-0000-0000-0000-000000000000";

impl Template {
    fn new(begin: &str, length: usize) -> Self {
        let mut payload = format!("{begin}\"revision\":{:0DIGITS$},\"pad\":\"", 0);
        while payload.len() + 2 < length {
            payload.push('x');
        }
        payload.push_str("\"}");
        let bytes = frame::from_server(frame::TEXT, payload.as_bytes());
        let place = |of: &str| bytes.windows(of.len()).position(|part| part == of.as_bytes());
        let revision = place("\"revision\":").map_or(0, |at| at + "\"revision\":".len());
        Self { id: place(ID), revision, bytes }
    }

    fn write(&self, id: &[u8], revision: u64, to: &mut Vec<u8>) {
        let from = to.len();
        to.extend_from_slice(&self.bytes);
        let frame = &mut to[from..];
        let mut left = revision;
        for digit in frame[self.revision..self.revision + DIGITS].iter_mut().rev() {
            *digit = b'0' + (left % 10) as u8;
            left /= 10;
        }
        if let Some(at) = self.id
            && id.len() == ID.len()
        {
            frame[at..at + ID.len()].copy_from_slice(id);
        }
    }
}

/// All rooms.
pub(super) struct Rooms {
    rooms: Mutex<HashMap<String, Arc<Room>>>,
    frames: Arc<Frames>,
    pub(super) journal: Option<Journal>,
}

/// One room.
pub(super) struct Room {
    inside: Mutex<Inside>,
    frames: Arc<Frames>,
}

#[derive(Default)]
struct Inside {
    members: Vec<Arc<TcpStream>>,
    revision: u64,
    /// Kept for the next frame, so that none is allocated.
    view: Vec<u8>,
    own: Vec<u8>,
}

impl Rooms {
    pub(super) fn new(lengths: Lengths, journal: Option<Journal>) -> Self {
        let accepted = format!(r#"{{"type":"accepted","id":"{ID}","#);
        let frames = Frames {
            accepted: Template::new(&accepted, lengths.accepted),
            view: Template::new(r#"{"type":"view","#, lengths.view),
            arrival: Template::new(r#"{"type":"view","#, lengths.arrival),
            welcome: Template::new(r#"{"type":"welcome","#, lengths.welcome),
            resumed: Template::new(r#"{"type":"welcome","#, lengths.resumed),
        };
        Self { rooms: Mutex::default(), frames: Arc::new(frames), journal }
    }

    /// The room that `path` leads to.
    pub(super) fn at(&self, path: &str) -> Arc<Room> {
        let mut rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || Arc::new(Room { inside: Mutex::default(), frames: self.frames.clone() });
        rooms.entry(path.to_owned()).or_insert_with(new).clone()
    }

    /// Pings the members of one room of `parts`.
    pub(super) fn ping(&self, part: usize, parts: usize) {
        let rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        for room in rooms.values().skip(part).step_by(parts) {
            room.inside().members.iter().for_each(|member| send(member, &[0x80 | frame::PING, 0]));
        }
    }
}

impl Room {
    /// Welcomes someone and shows the others that they came.
    pub(super) fn join(&self, member: &Arc<TcpStream>, resumes: bool) {
        let mut inside = self.inside();
        let (mut welcome, mut arrival) = (Vec::new(), Vec::new());
        let template = if resumes { &self.frames.resumed } else { &self.frames.welcome };
        template.write(&[], inside.revision, &mut welcome);
        self.frames.arrival.write(&[], inside.revision, &mut arrival);
        inside.members.iter().for_each(|other| send(other, &arrival));
        send(member, &welcome);
        inside.members.push(member.clone());
    }

    pub(super) fn leave(&self, member: &Arc<TcpStream>) {
        self.inside().members.retain(|other| !Arc::ptr_eq(other, member));
    }

    /// Answers a command and shows it to all: one write for each, the author's two frames together.
    pub(super) fn show(&self, author: &Arc<TcpStream>, id: &[u8]) {
        let mut inside = self.inside();
        let inside = &mut *inside;
        inside.revision += 1;
        inside.view.clear();
        self.frames.view.write(&[], inside.revision, &mut inside.view);
        inside.own.clear();
        self.frames.accepted.write(id, inside.revision, &mut inside.own);
        inside.own.extend_from_slice(&inside.view);
        for member in &inside.members {
            let own = Arc::ptr_eq(member, author);
            send(member, if own { &inside.own } else { &inside.view });
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Writes a frame at once. A receiver whose buffer is full is cut off: a floor keeps nothing for anyone.
fn send(member: &TcpStream, frame: &[u8]) {
    if !member.try_write(frame).is_ok_and(|written| written == frame.len()) {
        // It may be gone already; its own task ends with it.
        let _ = rustix::net::shutdown(member, rustix::net::Shutdown::Both);
    }
}
