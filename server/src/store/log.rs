//! The log: every row of every meeting, in one gapless order per meeting.
//!
//! The contract, each held by a test of that name in `server/tests/log_contract.rs`:
//!
//! - `l1`: a row is appended only behind the row it names as `prev`; else the append is lost.
//! - `l2`: of two appends at one revision exactly one wins.
//! - `l3`: a command id is taken once per meeting, for ever; a repeat tells the revision that holds it.
//! - `l4`: what was answered `Won` is there after the process is killed.
//! - `l5`: rows come back in order, without gaps, as they were written.

use super::{Store, StoreError};
use hyacinth_meeting::{Event, stored};
use hyacinth_protocol::{CommandId, MeetingId, Seat, Timestamp};
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use std::ops::ControlFlow;

/// One row: what one command or observation made happen.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its place in the meeting, counted from 1.
    pub revision: u64,
    /// The command's id; for what was observed, an id of the server's own.
    pub command: CommandId,
    /// Who asked; none for what was observed.
    pub actor: Option<Seat>,
    /// When it was decided.
    pub at: Timestamp,
    /// What happened.
    pub events: Vec<Event>,
}

/// How an append ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// The row is in the log, synced to disk.
    Won,
    /// Another row has that revision, or the row before is not `prev`: read, fold, decide again.
    Lost,
    /// This command id is in the log already, at this revision.
    Repeated(u64),
}

impl Store {
    /// Appends `row` behind the row whose command is `prev` (none for the first).
    ///
    /// # Errors
    /// [`StoreError`]: nothing can be said of the row; look for its command id before answering.
    pub async fn append(
        &self,
        meeting: MeetingId,
        prev: Option<CommandId>,
        row: &Row,
    ) -> Result<Appended, StoreError> {
        let (revision, command, actor, at) = (row.revision, row.command, row.actor, row.at);
        let events = stored::write(&row.events);
        self.write(move |transaction| {
            append(transaction, meeting, prev, revision, command, actor, at, &events)
        })
        .await
    }

    /// All rows after `revision`, in order.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when a row's events cannot be understood.
    pub async fn after(&self, meeting: MeetingId, revision: u64) -> Result<Vec<Row>, StoreError> {
        self.read(move |connection| after(connection, meeting, revision)).await
    }

    /// The revision that holds this command, and who asked it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub async fn find(
        &self,
        meeting: MeetingId,
        command: CommandId,
    ) -> Result<Option<(u64, Option<Seat>)>, StoreError> {
        self.read(move |connection| {
            Ok(connection
                .prepare_cached(
                    "SELECT revision, actor FROM log WHERE meeting = ?1 AND command = ?2",
                )?
                .query_row(params![meeting.0, command.0], |row| {
                    Ok((row.get(0)?, row.get::<_, Option<u16>>(1)?.map(Seat)))
                })
                .optional()?)
        })
        .await
    }
}

#[allow(clippy::too_many_arguments, reason = "one per column")]
fn append(
    transaction: &Transaction<'_>,
    meeting: MeetingId,
    prev: Option<CommandId>,
    revision: u64,
    command: CommandId,
    actor: Option<Seat>,
    at: Timestamp,
    events: &str,
) -> Result<Appended, StoreError> {
    let inserted = transaction
        .prepare_cached(
            "INSERT INTO log (meeting, revision, prev, command, actor, at, version, events)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8
             WHERE (?2 = 1 AND ?3 IS NULL)
                OR EXISTS (SELECT 1 FROM log WHERE meeting = ?1 AND revision = ?2 - 1 AND command = ?3)
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![
            meeting.0,
            revision,
            prev.map(|id| id.0),
            command.0,
            actor.map(|seat| seat.0),
            at.0,
            stored::VERSION,
            events,
        ])?;
    if inserted == 1 {
        return Ok(Appended::Won);
    }
    let repeated = transaction
        .prepare_cached("SELECT revision FROM log WHERE meeting = ?1 AND command = ?2")?
        .query_row(params![meeting.0, command.0], |row| row.get(0))
        .optional()?;
    Ok(repeated.map_or(Appended::Lost, Appended::Repeated))
}

/// All rows of `meeting` after `revision`, on any connection.
///
/// # Errors
/// [`StoreError::Unreadable`] when a row's events cannot be understood.
pub fn after(
    connection: &Connection,
    meeting: MeetingId,
    revision: u64,
) -> Result<Vec<Row>, StoreError> {
    let mut all = Vec::new();
    visit(connection, meeting, revision, |row| {
        all.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(all)
}

/// Shows `see` the rows of `meeting` after `revision`, in order, until it has seen enough.
///
/// # Errors
/// [`StoreError::Unreadable`] when a row's events cannot be understood.
pub fn visit(
    connection: &Connection,
    meeting: MeetingId,
    revision: u64,
    mut see: impl FnMut(Row) -> ControlFlow<()>,
) -> Result<(), StoreError> {
    let mut select = connection.prepare_cached(
        "SELECT revision, command, actor, at, version, events FROM log
         WHERE meeting = ?1 AND revision > ?2 ORDER BY revision",
    )?;
    let mut rows = select.query(params![meeting.0, revision])?;
    while let Some(row) = rows.next()? {
        let revision = row.get(0)?;
        let json: String = row.get(5)?;
        let events = stored::read(row.get(4)?, &json).map_err(|error| StoreError::Unreadable {
            meeting,
            revision,
            reason: error.to_string(),
        })?;
        let row = Row {
            revision,
            command: CommandId(row.get(1)?),
            actor: row.get::<_, Option<u16>>(2)?.map(Seat),
            at: Timestamp(row.get(3)?),
            events,
        };
        if see(row).is_break() {
            break;
        }
    }
    Ok(())
}

/// Writes `events` in place of a row's events: only for words that must go [O5]. The row keeps its
/// place, its command and its `prev`, so the chain stands.
///
/// # Errors
/// [`StoreError`] when SQLite refuses.
pub fn rewrite(
    transaction: &Transaction<'_>,
    meeting: MeetingId,
    revision: u64,
    events: &[Event],
) -> Result<(), StoreError> {
    transaction
        .prepare_cached(
            "UPDATE log SET version = ?3, events = ?4 WHERE meeting = ?1 AND revision = ?2",
        )?
        .execute(params![meeting.0, revision, stored::VERSION, stored::write(events)])?;
    Ok(())
}
