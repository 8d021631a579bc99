//! The task itself.

use super::{
    coming::{Coming, together},
    outlet::{Answered, Outlet, Shown},
    presence::Presence,
    published::Alike,
};
use crate::{
    clock::Clock,
    sabotage::Sabotage,
    store::{
        Store, StoreError, closing,
        log::{self, Appended, Row},
        records::{meetings, members},
    },
};
use hyacinth_meeting::{Meeting, Observation, deadline, decide, evolve, observe_all};
use hyacinth_protocol::{Command, CommandId, Failure, MeetingId, Refusal, Seat, Signal, Timestamp};
use std::{
    collections::BTreeMap,
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::{mpsc, oneshot, watch};

/// Asks that may wait in one room; beyond it connections wait, and read no more meanwhile.
const ASKS: usize = 64;

/// How long an empty room stays in memory.
const EMPTY_FOR: Duration = Duration::from_secs(60);

/// What is asked of a room.
pub enum Ask {
    /// Take a seat for a connection.
    Sit(Coming),
    /// A connection of this seat ended.
    Leave(Seat, Arc<Outlet>),
    /// Decide a command.
    Command {
        /// Who asks.
        by: Seat,
        /// Its id.
        id: CommandId,
        /// What.
        command: Command,
        /// Where it is answered.
        outlet: Arc<Outlet>,
        /// When its frame was read.
        asked_at: Instant,
    },
    /// Something of the moment.
    Signal(Seat, Signal),
    /// Look who waits in the lobby now.
    Lobby,
    /// Say when everything asked before is done.
    Settle(oneshot::Sender<()>),
}

/// How a command went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is in the log at this revision.
    Accepted(u64),
    /// A rule said no.
    Refused(Refusal),
    /// The machine could not.
    Failed(Failure),
}

/// How others reach a room.
#[derive(Clone)]
pub struct Handle {
    /// Asks; closed when the room ended.
    pub asks: mpsc::Sender<Ask>,
    /// What it shows now.
    pub shown: watch::Receiver<Shown>,
}

/// The meeting and where its log stands.
pub(super) struct Room {
    id: MeetingId,
    pub(super) store: Store,
    clock: Clock,
    pub(super) meeting: Meeting,
    revision: u64,
    /// The command id of the last row: the next row's `prev`.
    prev: Option<CommandId>,
    /// When the last row was decided.
    last_at: Timestamp,
    /// Every command of this meeting, so that a repeat gets its first answer without a read.
    answered: BTreeMap<CommandId, (Option<Seat>, u64)>,
    /// Open connections: two tabs are one seat [D1].
    pub(super) connections: Vec<(Seat, Arc<Outlet>)>,
    pub(super) presence: Presence,
    shown: watch::Sender<Shown>,
}

impl Room {
    /// Rebuilds the meeting from its log. `first_since_start` is true where this process has not
    /// held the meeting yet: then whatever ran has stood still since the last row [D8]. The same goes
    /// for a room that ended in a fault: its people are present in the log and connected to nothing.
    pub(super) async fn load(
        id: MeetingId,
        store: Store,
        clock: Clock,
        first_since_start: bool,
    ) -> Result<Option<Self>, StoreError> {
        let (rows, noted) = store
            .read(move |connection| {
                Ok::<_, StoreError>((
                    log::after(connection, id, 0)?,
                    meetings::stage(connection, id)?,
                ))
            })
            .await?;
        if rows.is_empty() {
            return Ok(None);
        }
        let presence = Presence::default();
        let mut room = Self {
            id,
            store,
            clock,
            meeting: Meeting::default(),
            revision: 0,
            prev: None,
            last_at: Timestamp::default(),
            answered: BTreeMap::new(),
            connections: Vec::new(),
            shown: watch::Sender::new(Shown {
                published: Arc::default(),
                presence: presence.frame(),
            }),
            presence,
        };
        for row in rows {
            room.fold(row);
        }
        // Before another row is written: a start looks at the newest one alone.
        closing::catch_up(&room.store, id, noted, room.meeting.stage()).await?;
        if first_since_start || room.shows_anyone() {
            let since = room.last_at;
            room.notice(&[Observation::Restarted { since }]).await?;
        }
        room.publish();
        Ok(Some(room))
    }

    pub(super) fn handle(&self) -> (Handle, mpsc::Receiver<Ask>) {
        let (asks, waiting) = mpsc::channel(ASKS);
        (Handle { asks, shown: self.shown.subscribe() }, waiting)
    }

    /// Serves until the room was empty for a while, then calls `forget` and ends; or until the store
    /// stops. Asks that come as it ends are dropped: their connections close and come back.
    pub(super) async fn serve(mut self, mut asks: mpsc::Receiver<Ask>, forget: impl Fn()) {
        // Taken from the queue behind those who came together.
        let mut later = None;
        loop {
            let clock = self.clock.clone();
            let due = deadline(&self.meeting);
            let served = tokio::select! {
                // Time first: what is due happened before whatever is asked now.
                biased;
                () = async { match due { Some(at) => clock.reached(at).await, None => std::future::pending().await } } => {
                    self.notice(&[Observation::ClockReached]).await
                }
                ask = async { match later.take() { Some(ask) => Some(ask), None => asks.recv().await } } => match ask {
                    Some(Ask::Sit(first)) => {
                        let (coming, behind) = together(first, &mut asks);
                        later = behind;
                        self.seat(coming).await
                    }
                    Some(ask) => self.answer(ask).await,
                    None => return,
                },
                () = tokio::time::sleep(EMPTY_FOR), if self.connections.is_empty() => {
                    forget();
                    return;
                }
            };
            if let Err(error) = served {
                tracing::error!(meeting = %self.id, %error, "the room ends: its log cannot be written");
                return;
            }
        }
    }

    async fn answer(&mut self, ask: Ask) -> Result<(), StoreError> {
        match ask {
            Ask::Sit(coming) => self.seat(vec![coming]).await,
            Ask::Leave(seat, outlet) => self.leave(seat, &outlet).await,
            Ask::Command { by, id, command, outlet, asked_at } => {
                if Sabotage::AcknowledgeFirst.is_on()
                    && !self.answered.contains_key(&id)
                    && decide(&self.meeting, by, &command, self.now()).is_ok()
                {
                    let answer = Answer::Accepted(self.revision + 1);
                    self.answered(&outlet, Answered { id, answer: &answer, asked_at });
                    return self.decide(by, id, &command).await.map(drop);
                }
                let before = self.revision;
                let answer = self.decide(by, id, &command).await?;
                self.answered(&outlet, Answered { id, answer: &answer, asked_at });
                if self.revision != before {
                    self.show();
                }
                Ok(())
            }
            Ask::Signal(seat, signal) => {
                self.presence.signal(seat, signal, self.clock.now());
                self.show_presence();
                Ok(())
            }
            Ask::Settle(settled) => {
                // Who asked may be gone.
                let _ = settled.send(());
                Ok(())
            }
            Ask::Lobby => {
                let id = self.id;
                let waiting = self.store.read(move |connection| members::waiting(connection, id));
                match waiting.await {
                    Ok(waiting) => {
                        if self.presence.lobby(waiting) {
                            self.show_presence();
                        }
                    }
                    Err(error) => tracing::error!(meeting = %id, %error, "who waits is not known"),
                }
                Ok(())
            }
        }
    }

    async fn decide(
        &mut self,
        by: Seat,
        id: CommandId,
        command: &Command,
    ) -> Result<Answer, StoreError> {
        loop {
            if let Some((actor, revision)) = self.answered.get(&id) {
                return Ok(if *actor == Some(by) {
                    Answer::Accepted(*revision)
                } else {
                    Answer::Failed(Failure::IdTaken {})
                });
            }
            let at = self.now();
            let events = match decide(&self.meeting, by, command, at) {
                Ok(events) => events,
                Err(refusal) => return Ok(Answer::Refused(refusal)),
            };
            let row = Row { revision: self.revision + 1, command: id, actor: Some(by), at, events };
            if self.append(row).await? {
                return Ok(Answer::Accepted(self.revision));
            }
        }
    }

    /// Writes what these make happen as one row, and shows it.
    pub(super) async fn notice(&mut self, observations: &[Observation]) -> Result<(), StoreError> {
        loop {
            let at = self.now();
            let events = observe_all(&self.meeting, observations, at);
            if events.is_empty() {
                return Ok(());
            }
            let command = CommandId(uuid::Uuid::now_v7());
            let row = Row { revision: self.revision + 1, command, actor: None, at, events };
            let won = self.append(row).await?;
            self.show();
            if won {
                return Ok(());
            }
        }
    }

    /// Appends before it evolves, evolves before it shows: no view holds what the log does not.
    /// False where another writer was first; the rows that came between are folded by then.
    async fn append(&mut self, row: Row) -> Result<bool, StoreError> {
        let before = self.meeting.stage();
        let won = match self.store.append(self.id, self.prev, &row).await? {
            Appended::Won => {
                self.fold(row);
                true
            }
            Appended::Lost | Appended::Repeated(_) => {
                for row in self.store.after(self.id, self.revision).await? {
                    self.fold(row);
                }
                false
            }
        };
        if before != self.meeting.stage() {
            // Before it shows: whoever sees that it is closed finds the actions on the set's page.
            closing::note(&self.store, self.id, self.meeting.stage()).await?;
        }
        self.publish();
        Ok(won)
    }

    fn fold(&mut self, row: Row) {
        for event in &row.events {
            evolve(&mut self.meeting, event, row.at);
        }
        self.revision = row.revision;
        self.prev = Some(row.command);
        self.last_at = row.at;
        self.answered.insert(row.command, (row.actor, row.revision));
    }

    /// True where the log has someone present.
    fn shows_anyone(&self) -> bool {
        (0..self.meeting.seats())
            .filter_map(|place| u16::try_from(place).ok())
            .any(|place| self.meeting.is_present(Seat(place)))
    }

    /// Makes the newest views; [`Self::show`] and whoever is greeted take them from here.
    fn publish(&self) {
        self.shown.send_modify(|shown| {
            shown.published = Arc::new(shown.published.next(&self.meeting, self.revision));
        });
    }

    /// Shows everybody what changed.
    fn show(&self) {
        let (shown, now, mut alike) = (self.shown.borrow(), self.clock.now(), Alike::default());
        self.connections.iter().for_each(|(_, outlet)| outlet.show(&shown, now, &mut alike));
    }

    pub(super) fn show_presence(&self) {
        self.shown.send_modify(|shown| shown.presence = self.presence.frame());
        self.show();
    }

    /// Answers a command and shows its author what changed, in one write.
    fn answered(&self, outlet: &Outlet, answered: Answered<'_>) {
        outlet.answer(answered, &self.shown.borrow(), self.clock.now());
    }

    /// The clock, never before the last row: the log's time does not run backwards, whatever the
    /// machine's clock does.
    fn now(&self) -> Timestamp {
        self.clock.now().max(self.last_at)
    }
}
