//! Reads a database file whole and says whether it is sound. Changes nothing, and may read one that a
//! server is writing: it sees one moment of it.

use super::{MIGRATIONS, StoreError, records::journal_keys};
use crate::sealing::Sealing;
use hyacinth_meeting::{Event, Meeting, evolve, stored};
use hyacinth_protocol::{MeetingId, Stage, Timestamp};
use rusqlite::{Connection, OpenFlags};
use std::{
    collections::BTreeMap,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};
use uuid::Uuid;

/// What is found wrong is told up to so many times; the rest would say the same.
const TOLD: usize = 20;

/// The schema that brought journals.
const JOURNALS_SINCE: usize = 5;

/// What a sound file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sound {
    /// Sets.
    pub sets: u64,
    /// People.
    pub people: u64,
    /// Meetings, closed or not.
    pub meetings: u64,
    /// Meetings that are not closed.
    pub open: u64,
    /// Rows of all logs: what one command or observation made happen is one.
    pub rows: u64,
    /// Members who keep a journal: each has a key of their own, sealed with the one in `journal.key`.
    pub journals: u64,
    /// When the newest row was decided.
    pub newest: Option<Timestamp>,
    /// The schema it has.
    pub schema: usize,
}

/// Why a file is not sound, or could not be looked at.
#[derive(Debug, thiserror::Error)]
pub enum Unsound {
    /// It cannot be read at all.
    #[error("cannot be read: {0}")]
    Missing(#[from] std::io::Error),
    /// There is nothing in it.
    #[error("is empty: no database, or a backup that was cut short")]
    Empty,
    /// It is of a newer version: not checked.
    #[error(
        "was written by a newer Hyacinth (schema {found}, this one knows {known}): check it with that version"
    )]
    Newer {
        /// The schema it has.
        found: usize,
        /// The newest schema this build knows.
        known: usize,
    },
    /// SQLite cannot read it.
    #[error("is damaged: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// It can be read, and what it says cannot be.
    #[error("is damaged: {}", .0.join("; "))]
    Damaged(Vec<String>),
}

/// Checks the file: its pages, its references, and every meeting's log, replayed by the rules.
///
/// # Errors
/// [`Unsound`] with what is wrong. Names ids and places, never words.
pub fn check(path: &Path) -> Result<Sound, Unsound> {
    if std::fs::metadata(path)?.len() == 0 {
        return Err(Unsound::Empty);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags)?;
    // One moment for everything that follows.
    let moment = connection.transaction()?;
    let schema: usize = moment.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = MIGRATIONS.len();
    if schema > known {
        return Err(Unsound::Newer { found: schema, known });
    }
    let mut wrong = pages(&moment)?;
    if !wrong.is_empty() {
        // What rows say means nothing on broken pages.
        return Err(Unsound::Damaged(wrong));
    }
    if schema == 0 {
        return Err(Unsound::Damaged(vec!["it is a database, but none of Hyacinth's".to_owned()]));
    }
    let mut sound = Sound { schema, ..Sound::default() };
    let stages = logs(&moment, &mut sound, &mut wrong)?;
    if schema > 1 {
        records(&moment, &stages, &mut sound, &mut wrong)?;
    }
    if wrong.is_empty() { Ok(sound) } else { Err(Unsound::Damaged(wrong)) }
}

/// Looks whether the key beside a database is the one that its journals were written with. A backup says
/// nothing of that: the key is not in it.
///
/// # Errors
/// [`StoreError`] with what to do.
pub fn check_key(path: &Path) -> Result<(), StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    journal_keys::check(&connection, &Sealing::beside(path))
}

/// What SQLite itself finds wrong: in its pages, and in what refers to what.
fn pages(connection: &Connection) -> Result<Vec<String>, rusqlite::Error> {
    let mut select = connection.prepare(&format!("PRAGMA integrity_check({TOLD})"))?;
    let mut wrong = Vec::new();
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let said: String = row.get(0)?;
        if said != "ok" {
            wrong.push(said.replace('\n', " "));
        }
    }
    let mut select =
        connection.prepare("SELECT DISTINCT \"table\", parent FROM pragma_foreign_key_check")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (table, parent): (String, String) = (row.get(0)?, row.get(1)?);
        wrong.push(format!("a row of {table} refers to one of {parent} that is not there"));
    }
    Ok(wrong)
}

/// One meeting as its log is read.
#[derive(Default)]
struct Replay {
    meeting: Meeting,
    revision: u64,
    last: Option<Uuid>,
}

/// Replays every log; gives where each meeting stands.
fn logs(
    connection: &Connection,
    sound: &mut Sound,
    wrong: &mut Vec<String>,
) -> Result<BTreeMap<MeetingId, Stage>, rusqlite::Error> {
    let mut stages = BTreeMap::new();
    let mut current: Option<(MeetingId, Replay)> = None;
    let mut select = connection.prepare(
        "SELECT meeting, revision, prev, command, at, version, events FROM log ORDER BY meeting, revision",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let id = MeetingId(row.get(0)?);
        if current.as_ref().is_none_or(|(other, _)| *other != id) {
            stages.extend(current.take().map(|(id, replay)| (id, replay.meeting.stage())));
        }
        let (_, replay) = current.get_or_insert_with(|| (id, Replay::default()));
        if let Err(reason) = replay.take(id, row)?
            && wrong.len() < TOLD
        {
            wrong.push(format!("meeting {id}, revision {}: {reason}", replay.revision));
        }
        sound.rows += 1;
        sound.newest = sound.newest.max(Some(Timestamp(row.get(4)?)));
    }
    stages.extend(current.map(|(id, replay)| (id, replay.meeting.stage())));
    Ok(stages)
}

impl Replay {
    /// Folds the next row. Goes on after a mistake, so that one is told once.
    fn take(
        &mut self,
        id: MeetingId,
        row: &rusqlite::Row<'_>,
    ) -> Result<Result<(), String>, rusqlite::Error> {
        let (revision, prev): (u64, Option<Uuid>) = (row.get(1)?, row.get(2)?);
        let (wanted, last) = (self.revision + 1, self.last);
        (self.revision, self.last) = (revision, Some(row.get(3)?));
        if revision != wanted {
            return Ok(Err(format!("follows {} and leaves a gap", wanted - 1)));
        }
        if prev != last {
            return Ok(Err("does not follow the row before it".to_owned()));
        }
        let (at, json) = (Timestamp(row.get(4)?), row.get_ref(6)?.as_str()?);
        let events = match stored::read(row.get(5)?, json) {
            Ok(events) => events,
            Err(error) => return Ok(Err(format!("its events cannot be read ({error})"))),
        };
        if revision == 1 && !called(&events, id) {
            return Ok(Err("a meeting begins by being called, and this one does not".to_owned()));
        }
        let meeting = &mut self.meeting;
        let fold = || events.iter().for_each(|event| evolve(meeting, event, at));
        Ok(catch_unwind(AssertUnwindSafe(fold)).map_err(|_| "cannot be replayed".to_owned()))
    }
}

/// True where these are the first events of that meeting.
fn called(events: &[Event], id: MeetingId) -> bool {
    matches!(events.first(), Some(Event::Called { setup }) if setup.meeting == id)
}

/// Counts the records, and looks whether each meeting has its log.
fn records(
    connection: &Connection,
    stages: &BTreeMap<MeetingId, Stage>,
    sound: &mut Sound,
    wrong: &mut Vec<String>,
) -> Result<(), rusqlite::Error> {
    let count = |table: &str| {
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
    };
    (sound.sets, sound.people) = (count("sets")?, count("people")?);
    if sound.schema >= JOURNALS_SINCE {
        sound.journals = count("journal_keys")?;
    }
    let mut select = connection.prepare("SELECT id FROM meetings ORDER BY id")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let id = MeetingId(row.get(0)?);
        sound.meetings += 1;
        match stages.get(&id) {
            Some(Stage::Closed) => {}
            Some(_) => sound.open += 1,
            None if wrong.len() < TOLD => wrong.push(format!("meeting {id}: its log is gone")),
            None => {}
        }
    }
    Ok(())
}

impl fmt::Display for Sound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sets, people, meetings, open, rows, journals, newest, schema } = self;
        write!(
            f,
            "{sets} sets, {people} people, {meetings} meetings ({open} not closed), {rows} rows in their logs"
        )?;
        if *journals > 0 {
            write!(f, ", {journals} journals")?;
        }
        let newest = newest.and_then(|at| jiff::Timestamp::from_millisecond(at.0).ok());
        if let Some(newest) = newest {
            write!(f, ", the newest of {newest:.0}")?;
        }
        write!(f, "; schema {schema}")
    }
}

impl From<StoreError> for Unsound {
    fn from(error: StoreError) -> Self {
        Self::Damaged(vec![error.to_string()])
    }
}
