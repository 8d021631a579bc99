//! The rooms that are live in this process, by meeting.

use super::task::{Ask, Handle, Room};
use crate::{
    clock::Clock,
    metrics::Loads,
    store::{
        Store, StoreError,
        log::{Appended, Row},
    },
};
use hyacinth_meeting::{Meeting, Setup};
use hyacinth_protocol::{CommandId, MeetingId};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use tokio::sync::oneshot;

/// Why a room cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum RoomError {
    /// There is no meeting of that id.
    #[error("there is no such meeting")]
    NoMeeting,
    /// The log could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// All rooms; clones share them.
#[derive(Clone)]
pub struct Rooms {
    store: Store,
    clock: Clock,
    known: Arc<Mutex<Known>>,
    loads: Arc<Loads>,
}

#[derive(Default)]
struct Known {
    live: BTreeMap<MeetingId, Handle>,
    /// Meetings this process has held before: loading one again is no restart [D8].
    held: BTreeSet<MeetingId>,
    /// Whose turn it is to load a room, of those that ask for it: two loads would be two rooms.
    loading: BTreeMap<MeetingId, Arc<tokio::sync::Mutex<()>>>,
}

/// A place among those who ask for a room that is not live; the last one to go tidies up.
struct Turn<'a> {
    rooms: &'a Rooms,
    meeting: MeetingId,
    turn: Arc<tokio::sync::Mutex<()>>,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut known = self.rooms.known();
        // Here and in the map: clones are made only while it is locked.
        if Arc::strong_count(&self.turn) == 2 {
            known.loading.remove(&self.meeting);
        }
    }
}

impl Rooms {
    /// No room yet; each is loaded when someone asks for it.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self { store, clock, known: Arc::default(), loads: Arc::default() }
    }

    /// Calls a meeting: appends the first row of its log.
    ///
    /// # Errors
    /// [`RoomError::Store`] when it cannot be written.
    pub async fn call(&self, setup: Setup) -> Result<(), RoomError> {
        let meeting = setup.meeting;
        let row = Row {
            revision: 1,
            // The meeting's own id: calling it twice is one effect.
            command: CommandId(meeting.0),
            actor: None,
            at: self.clock.now(),
            events: Meeting::called(setup),
        };
        match self.store.append(meeting, None, &row).await? {
            Appended::Won | Appended::Repeated(_) | Appended::Lost => {
                self.known().held.insert(meeting);
                Ok(())
            }
        }
    }

    /// The room of a meeting, loaded from its log where it is not live.
    ///
    /// # Errors
    /// [`RoomError`] when there is no such meeting or its log cannot be read.
    pub async fn get(&self, meeting: MeetingId) -> Result<Handle, RoomError> {
        if let Some(handle) = self.live(meeting) {
            return Ok(handle);
        }
        let turn = self.turn(meeting);
        let _one = turn.turn.lock().await;
        if let Some(handle) = self.live(meeting) {
            return Ok(handle);
        }
        let first = !self.known().held.contains(&meeting);
        let room = Room::load(meeting, self.store.clone(), self.clock.clone(), first)
            .await?
            .ok_or(RoomError::NoMeeting)?;
        self.loads.loaded.add(1);
        let (handle, asks) = room.handle();
        let mut known = self.known();
        known.live.insert(meeting, handle.clone());
        known.held.insert(meeting);
        drop(known);
        // Once it is live, so that it misses no change; its queue is empty yet.
        let _ = handle.asks.try_send(Ask::Lobby);
        let rooms = self.clone();
        tokio::spawn(async move {
            // Forgotten before it ends, so that nobody new finds a room that no longer listens.
            let forget = {
                let rooms = rooms.clone();
                move || drop(rooms.known().live.remove(&meeting))
            };
            // A rule that panics ends this room alone: people come back, and the log replays.
            if tokio::spawn(room.serve(asks, forget)).await.is_err() {
                rooms.loads.faulted.add(1);
                tracing::error!(%meeting, "the room met a fault of its own and ended");
            }
            rooms.known().live.retain(|_, handle| !handle.asks.is_closed());
        });
        Ok(handle)
    }

    /// Tells a live room to look who waits in its set's lobby; one that is not live looks when it is.
    pub async fn lobby_changed(&self, meeting: MeetingId) {
        if let Some(handle) = self.live(meeting) {
            // A room that ends meanwhile is not live.
            let _ = handle.asks.send(Ask::Lobby).await;
        }
    }

    /// Resolves when every live room has done what it was asked, partings too.
    pub async fn settled(&self) {
        let live: Vec<Handle> = self.known().live.values().cloned().collect();
        for room in live {
            let (settled, done) = oneshot::channel();
            // A room that ended is settled.
            if room.asks.send(Ask::Settle(settled)).await.is_ok() {
                let _ = done.await;
            }
        }
    }

    /// How many are live.
    pub fn count(&self) -> u64 {
        self.known().live.len() as u64
    }

    /// What became of them.
    pub fn loads(&self) -> &Loads {
        &self.loads
    }

    fn live(&self, meeting: MeetingId) -> Option<Handle> {
        self.known().live.get(&meeting).filter(|handle| !handle.asks.is_closed()).cloned()
    }

    fn turn(&self, meeting: MeetingId) -> Turn<'_> {
        let turn = self.known().loading.entry(meeting).or_default().clone();
        Turn { rooms: self, meeting, turn }
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
