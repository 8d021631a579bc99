//! A data folder as if people had met for a while: sets of eight with an accepted charter and a signed
//! in browser each, an open meeting for each set, and as many closed ones as wanted. Written through
//! the store's own functions, so it is what the server itself would have written.

use clap::Args;
use hyacinth::{
    clock::Clock,
    store::{
        Store, StoreError,
        log::Row,
        records::{
            self, Connection, Transaction, charters, meetings,
            meetings::Calling,
            members, people, sets,
            sets::Set,
            setups::{self, Wanted},
            sign_ins,
        },
    },
};
use hyacinth_meeting::{Event, Meeting, Observation, Setup, decide, evolve, observe, yielded};
use hyacinth_protocol::{
    Command, CommandId, Line, MeetingId, Name, Role, RoundIndex, Seat, SetId, Stage, TieRule,
    Timestamp,
    api::{CharterDraft, NewSet},
};
use serde::{Deserialize, Serialize};
use std::{fs, io, path::Path};
use uuid::Uuid;

/// Members of a set: everything is counted for this many.
pub(crate) const SEATS: usize = 8;

/// What lies in the folder besides the database.
const DOORS: &str = "doors.json";

/// Logs that are written at the same time: as many as share one commit.
const AT_ONCE: usize = 256;

/// The database, and the log that SQLite writes ahead of it.
pub(crate) const DATABASE: &str = "hyacinth.sqlite";
const LOG: &str = "hyacinth.sqlite-wal";

/// How often it is tried to empty that log.
const CLOSING: std::time::Duration = std::time::Duration::from_millis(5);

/// Rows of a closed meeting, besides its beginning and end.
const CLOSED_EVENTS: u64 = 20;

/// What is prepared.
#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct Wants {
    /// Sets of eight, each in an open meeting
    #[arg(long, default_value = "250")]
    pub(crate) rooms: usize,
    /// Closed meetings that are in the store as well
    #[arg(long, default_value = "0")]
    pub(crate) closed: usize,
    /// Rows that each open meeting has behind it, besides its beginning
    #[arg(long, default_value = "0")]
    pub(crate) events: u64,
}

/// The way into the meetings: written beside the database, so that a run needs no HTTP to begin.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Doors {
    /// One for each room.
    pub(crate) rooms: Vec<Door>,
}

/// The way into one meeting.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Door {
    /// Which.
    pub(crate) meeting: MeetingId,
    /// The members' sign-ins, the facilitator's first.
    pub(crate) tokens: Vec<String>,
}

impl Doors {
    /// Reads what was prepared in `folder`.
    ///
    /// # Errors
    /// When nothing was.
    pub(crate) fn read(folder: &Path) -> io::Result<Self> {
        Ok(serde_json::from_slice(&fs::read(folder.join(DOORS))?)?)
    }
}

/// Fills `folder`.
///
/// # Errors
/// When the store cannot be written.
pub(crate) async fn fill(folder: &Path, wants: Wants) -> Result<Doors, StoreError> {
    let file = |error| StoreError::File { path: folder.into(), error };
    fs::create_dir_all(folder).map_err(file)?;
    let store = Store::open(&folder.join(DATABASE))?;
    let now = Clock::System.now();
    let made = store
        .write(move |tx| {
            (0..wants.rooms).map(|n| make_set(tx, n, now)).collect::<Result<Vec<_>, StoreError>>()
        })
        .await?;
    for n in (0..wants.closed).step_by(AT_ONCE) {
        let sets = (n..wants.closed.min(n + AT_ONCE)).map(|n| made[n % made.len()].0.clone());
        write(&store, sets.collect(), CLOSED_EVENTS, true, now).await?;
    }
    let mut rooms = Vec::with_capacity(made.len());
    for some in made.chunks(AT_ONCE) {
        let sets = some.iter().map(|(set, _)| set.clone()).collect();
        let called = write(&store, sets, wants.events, false, now).await?;
        let tokens = some.iter().map(|(_, tokens)| tokens.clone());
        rooms.extend(
            called.into_iter().zip(tokens).map(|(meeting, tokens)| Door { meeting, tokens }),
        );
    }
    // Everything moves into the one file, which is what is copied for each run.
    let log = folder.join(LOG);
    while fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        store.forget_deleted().await?;
        tokio::time::sleep(CLOSING).await;
    }
    let doors = Doors { rooms };
    let json = serde_json::to_vec(&doors).expect("doors are plain data");
    fs::write(folder.join(DOORS), json).map_err(file)?;
    Ok(doors)
}

fn name(text: &str) -> Name {
    text.parse().expect("a name")
}

fn line(text: &str) -> Line {
    Line::new(text).expect("a line")
}

fn make_set(
    tx: &Transaction<'_>,
    n: usize,
    now: Timestamp,
) -> Result<(Set, Vec<String>), StoreError> {
    let new = NewSet {
        name: name(&format!("Set {n}")),
        purpose: line("To think together."),
        format: "seven-rounds".into(),
        charter: CharterDraft {
            quorum: 4,
            tie_rule: TieRule::LongestSince,
            ground_rules: vec![line("Phones away."), line("One person at a time.")],
            confidentiality: line("What is said here stays here."),
            names_on_held_offers: false,
            most_meetings: 6,
            values: Vec::new(),
            sponsor_sees: Default::default(),
        },
    };
    let mut tokens = Vec::with_capacity(SEATS);
    let mut of: Option<(SetId, hyacinth_protocol::MemberId)> = None;
    for seat in 0..SEATS {
        let called = name(&format!("Member {n}.{seat}"));
        let id = people::add(tx, &called, seat == 0, now)?;
        tokens.push(sign_ins::add(tx, id, now)?.reveal());
        match of {
            None => {
                let person = people::Person { id, name: called, may_create: true };
                of = Some(sets::add(tx, &new, &person, now)?);
            }
            Some((set, facilitator)) => {
                let member = members::add(tx, set, id, &called, Role::Member, now)?;
                members::admit(tx, member, facilitator, now)?;
                charters::accept(tx, set, member, 1, now)?;
            }
        }
    }
    let (id, _) = of.expect("a set has a first member");
    let set = Set { id, name: new.name, purpose: new.purpose, format: new.format };
    Ok((set, tokens))
}

/// Writes one meeting for each of these sets.
async fn write(
    store: &Store,
    sets: Vec<Set>,
    events: u64,
    close: bool,
    now: Timestamp,
) -> Result<Vec<MeetingId>, StoreError> {
    let wanted = sets.clone();
    let called = store
        .read(move |connection| {
            wanted.iter().map(|set| call(connection, set)).collect::<Result<Vec<_>, StoreError>>()
        })
        .await?;
    let mut writing = tokio::task::JoinSet::new();
    for (setup, _) in &called {
        let (store, setup) = (store.clone(), setup.clone());
        writing.spawn(async move { Past::write(&store, setup, events, close, now).await });
    }
    while let Some(written) = writing.join_next().await {
        written.expect("writing a log does not panic")?;
    }
    let ids = called.iter().map(|(setup, _)| setup.meeting).collect();
    store.write(move |tx| note(tx, &sets, called, close, now)).await?;
    Ok(ids)
}

fn call(connection: &Connection, set: &Set) -> Result<(Setup, Calling), StoreError> {
    let format = hyacinth_meeting::shipped()
        .iter()
        .find(|format| format.key == set.format)
        .expect("the usual format is shipped");
    let wanted = Wanted { format: format.clone(), self_facilitated: false, new_cycle: false };
    setups::collect(connection, set, MeetingId(Uuid::now_v7()), wanted)
}

/// Notes what was written, as the server does when a meeting is called, opened and closed.
fn note(
    tx: &Transaction<'_>,
    sets: &[Set],
    called: Vec<(Setup, Calling)>,
    close: bool,
    now: Timestamp,
) -> Result<(), StoreError> {
    for (set, (setup, calling)) in sets.iter().zip(called) {
        meetings::add(tx, set.id, &calling, now)?;
        if close {
            let mut meeting = Meeting::default();
            for row in hyacinth::store::log::after(tx, setup.meeting, 0)? {
                row.events.iter().for_each(|event| evolve(&mut meeting, event, row.at));
            }
            let yielded = yielded(&meeting).expect("a closed meeting");
            records::project_closed(tx, setup.meeting, &setup.format, &yielded)?;
        } else {
            meetings::note_stage(tx, setup.meeting, Stage::Live)?;
        }
    }
    Ok(())
}

/// A meeting whose log is being written.
struct Past<'a> {
    store: &'a Store,
    id: MeetingId,
    meeting: Meeting,
    revision: u64,
    prev: Option<CommandId>,
    at: Timestamp,
}

impl<'a> Past<'a> {
    async fn write(
        store: &'a Store,
        setup: Setup,
        events: u64,
        close: bool,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let (id, meeting) = (setup.meeting, Meeting::default());
        let mut past = Past { store, id, meeting, revision: 0, prev: None, at };
        // The facilitator has the last seat.
        let lead = Seat(SEATS as u16 - 1);
        past.row(None, Meeting::called(setup)).await?;
        for seat in (0..SEATS as u16).map(Seat) {
            let events = observe(&past.meeting, &Observation::Arrived { seat }, at);
            past.row(None, events).await?;
        }
        past.does(lead, Command::Open {}).await?;
        for n in 0..events {
            let seat = Seat((n % SEATS as u64) as u16);
            let ready = (n / SEATS as u64).is_multiple_of(2);
            past.does(seat, Command::Ready { leaving: RoundIndex(0), ready }).await?;
        }
        if close {
            past.does(lead, Command::Close { insist: true }).await?;
        }
        Ok(())
    }

    async fn does(&mut self, by: Seat, command: Command) -> Result<(), StoreError> {
        let events = decide(&self.meeting, by, &command, self.at).expect("the rules allow it");
        self.row(Some(by), events).await
    }

    async fn row(&mut self, actor: Option<Seat>, events: Vec<Event>) -> Result<(), StoreError> {
        events.iter().for_each(|event| evolve(&mut self.meeting, event, self.at));
        self.revision += 1;
        let command = CommandId(Uuid::now_v7());
        let row = Row { revision: self.revision, command, actor, at: self.at, events };
        self.store.append(self.id, self.prev, &row).await?;
        self.prev = Some(command);
        Ok(())
    }
}
