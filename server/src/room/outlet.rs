//! One connection's way out of its room.
//!
//! What a room shows goes from the room straight into each socket, in one write, where the socket takes
//! it at once: no task is woken, nothing is queued. What a socket does not take is finished by its
//! connection's own task; meanwhile views are left out, since the next one holds all that changed. So a
//! slow reader delays nobody and costs no more than what it was being sent.

use super::{Alike, Answer, Published};
use crate::{
    metrics::Traffic,
    net::{Direct, text_frame},
};
use hyacinth_protocol::{CloseCode, CommandId, Seat, ServerFrame, Timestamp};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Instant,
};
use tokio::sync::Notify;

/// Bytes that may wait behind what a socket has not taken: answers and control frames, of which a peer
/// that does not read has no use. A view is never behind another, and nothing is read meanwhile: more
/// than the answers to a full queue of the room does not come.
const WAITING_MOST: usize = 32 * 1024;

/// Bytes of changes that are sent at once: thirty passages as long as a passage may be, in any script,
/// and twice as many in this one. With what may wait behind them, and with a message half read, a
/// connection costs less than 512 KiB, whatever its peer does or leaves undone.
///
/// Who would be sent more is told [`CloseCode::Stalled`] and comes back to a welcome. That has no bound:
/// with one, a meeting that grew beyond it could not be joined again, and least of all over a slow line.
/// So few long welcomes are under way at a time, whoever waits for theirs costs nothing meanwhile, and
/// who does not read theirs is given up, see [`crate::ws::Sockets`].
pub const CHANGES_MOST: usize = 256 * 1024;

/// What a room shows now.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The meeting.
    pub published: Arc<Published>,
    /// The newest presence frame.
    pub presence: Arc<str>,
}

/// A command that is answered, for the one who asked.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// Which command.
    pub id: CommandId,
    /// How it went.
    pub answer: &'a Answer,
    /// When its frame was read.
    pub asked_at: Instant,
}

/// One connection's way out.
#[derive(Debug)]
pub struct Outlet {
    direct: Option<Direct>,
    traffic: Arc<Traffic>,
    inside: Mutex<Inside>,
    /// The connection's task is wanted: there is something to write, or it has ended.
    wanted: Notify,
    /// The last of the commands was answered.
    answered: Notify,
}

#[derive(Debug, Default)]
struct Inside {
    welcomed: Option<Welcomed>,
    /// What the connection's task writes next.
    rest: Vec<u8>,
    /// How much of it came after the socket was full.
    waiting: usize,
    /// The connection's task writes, or is wanted to.
    busy: bool,
    /// Commands that are not answered yet.
    asked: usize,
    /// Why nothing goes out any more.
    ended: Option<CloseCode>,
    /// The goodbye is on its way: no frame of ours comes behind it.
    parted: bool,
}

#[derive(Debug)]
struct Welcomed {
    seat: Seat,
    /// The revision whose sections the peer has.
    known: u64,
    /// The presence it was told.
    presence: Option<Arc<str>>,
}

impl Outlet {
    /// The way out through `direct`; without one, everything is written by the connection's task.
    pub fn new(direct: Option<Direct>, traffic: Arc<Traffic>) -> Arc<Self> {
        Arc::new(Self {
            direct,
            traffic,
            inside: Mutex::default(),
            wanted: Notify::new(),
            answered: Notify::new(),
        })
    }

    /// What goes over it.
    pub fn traffic(&self) -> &Traffic {
        &self.traffic
    }

    /// Sends the greeting; from now on the room shows what changes. `known` is the revision in it. One
    /// that is longer than [`CHANGES_MOST`] is sent by leave only.
    pub fn welcome(&self, greeting: &str, seat: Seat, known: u64) {
        let mut inside = self.inside();
        inside.welcomed = Some(Welcomed { seat, known, presence: None });
        let mut bytes = Vec::with_capacity(greeting.len() + 10);
        self.frame(greeting, &mut bytes);
        self.say(&mut inside, &bytes);
    }

    /// Sends one frame.
    pub fn send(&self, frame: &ServerFrame) {
        let mut bytes = Vec::new();
        self.frame(&json(frame), &mut bytes);
        self.say(&mut self.inside(), &bytes);
    }

    /// From now on only bytes of frames made elsewhere go out, behind what was sent until now: a goodbye
    /// is the last that is said (RFC 6455 §5.5.1).
    pub fn part(&self) {
        self.inside().parted = true;
    }

    /// Sends bytes of frames made elsewhere.
    pub fn send_bytes(&self, bytes: &[u8]) {
        self.push(&mut self.inside(), bytes);
    }

    /// A command is on its way to the room; [`Self::answer`] answers it.
    pub fn ask(&self) {
        self.inside().asked += 1;
    }

    /// Resolves when every command is answered.
    pub async fn all_answered(&self) {
        loop {
            let answered = self.answered.notified();
            if self.inside().asked == 0 {
                return;
            }
            answered.await;
        }
    }

    /// Shows what a command changed and answers it, in one write and in this order: whoever hears that it
    /// is done sees it done.
    pub fn answer(&self, answered: Answered<'_>, shown: &Shown, now: Timestamp) {
        let Answered { id, answer, asked_at } = answered;
        let frame = match answer.clone() {
            Answer::Accepted(revision) => ServerFrame::Accepted { id, revision },
            Answer::Refused(refusal) => ServerFrame::Refused { id, refusal },
            Answer::Failed(failure) => ServerFrame::Failed { id: Some(id), failure },
        };
        let mut bytes = Vec::new();
        let mut inside = self.inside();
        if !inside.busy {
            self.changes(&mut inside, shown, now, &mut Alike::default(), &mut bytes);
        }
        // Who is to come back hears it then: never before it is shown.
        if inside.ended.is_none() {
            self.frame(&json(&frame), &mut bytes);
            self.say(&mut inside, &bytes);
        }
        self.traffic.answered(answer, asked_at.elapsed());
        inside.asked -= 1;
        if inside.asked == 0 {
            self.answered.notify_waiters();
        }
    }

    /// Shows what changed since the last time; nothing while the peer has not taken what it was sent.
    pub fn show(&self, shown: &Shown, now: Timestamp, alike: &mut Alike) {
        let mut inside = self.inside();
        if !inside.busy {
            let mut bytes = Vec::new();
            self.changes(&mut inside, shown, now, alike, &mut bytes);
            self.say(&mut inside, &bytes);
        }
    }

    /// Resolves when the connection's task is wanted.
    pub async fn wanted(&self) {
        self.wanted.notified().await;
    }

    /// What the connection's task writes next; none when it is done. `shown` is what was left out
    /// meanwhile; none where nothing more is to be shown.
    ///
    /// # Errors
    /// The code to end the connection with.
    pub fn next(&self, shown: Option<(&Shown, Timestamp)>) -> Result<Option<Vec<u8>>, CloseCode> {
        let mut inside = self.inside();
        if let Some((shown, now)) = shown {
            if inside.ended.is_none() && inside.rest.is_empty() {
                let mut bytes = Vec::new();
                self.changes(&mut inside, shown, now, &mut Alike::default(), &mut bytes);
                inside.rest = bytes;
            }
            if let Some(code) = inside.ended {
                return Err(code);
            }
        }
        inside.waiting = 0;
        inside.busy = !inside.rest.is_empty();
        Ok(inside.busy.then(|| std::mem::take(&mut inside.rest)))
    }

    /// Writes what changed for the peer behind `bytes`.
    fn changes(
        &self,
        inside: &mut Inside,
        shown: &Shown,
        now: Timestamp,
        alike: &mut Alike,
        bytes: &mut Vec<u8>,
    ) {
        let Some(welcomed) = &mut inside.welcomed else { return };
        // One change that was left out, and none after it would be understood.
        if inside.ended.is_some() {
            return;
        }
        let Shown { published, presence } = shown;
        if welcomed.known < published.revision {
            if published.is_removed(welcomed.seat) {
                inside.ended = Some(CloseCode::Removed);
                self.wanted.notify_one();
                return;
            }
            if let Some(view) = published.view(welcomed.seat, welcomed.known, now, alike) {
                if view.len() > CHANGES_MOST {
                    inside.ended = Some(CloseCode::Stalled);
                    self.wanted.notify_one();
                    return;
                }
                self.frame(&view, bytes);
            }
            welcomed.known = published.revision;
        }
        if welcomed.presence.as_ref().is_none_or(|told| !Arc::ptr_eq(told, presence)) {
            self.frame(presence, bytes);
            welcomed.presence = Some(presence.clone());
        }
    }

    fn frame(&self, text: &str, bytes: &mut Vec<u8>) {
        text_frame(text, bytes);
        self.traffic.sent(text.len());
    }

    /// Hands over frames of ours, unless the goodbye was said.
    fn say(&self, inside: &mut Inside, bytes: &[u8]) {
        if !inside.parted {
            self.push(inside, bytes);
        }
    }

    /// Hands bytes to the socket, and to the connection's task what it does not take.
    fn push(&self, inside: &mut Inside, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        if inside.busy {
            if inside.ended.is_none() && inside.waiting + bytes.len() > WAITING_MOST {
                inside.ended = Some(CloseCode::Stalled);
                return;
            }
            // No more than is wanted: a vector would double.
            inside.rest.reserve_exact(bytes.len());
            inside.rest.extend_from_slice(bytes);
            inside.waiting += bytes.len();
            return;
        }
        // Where the socket is full, the stream has no direct way or the peer has gone, the task tries,
        // and meets what it meets.
        let taken = self.direct.as_ref().map_or(0, |direct| direct.write(bytes).unwrap_or(0));
        if taken < bytes.len() {
            inside.rest.extend_from_slice(&bytes[taken..]);
            inside.busy = true;
            self.wanted.notify_one();
        }
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn json(frame: &ServerFrame) -> String {
    serde_json::to_string(frame).expect("frames are plain data")
}

#[cfg(test)]
mod tests;
