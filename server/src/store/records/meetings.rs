//! Meetings as their set sees them: called, closed, and what they yielded.

use super::{Connection, Result, Transaction, columns::Text};
use crate::store::log;
use hyacinth_meeting::{Meeting, evolve};
use hyacinth_protocol::{MeetingId, MemberId, SetId, Stage, Timestamp, api::MeetingLine};
use rusqlite::{OptionalExtension as _, Row, params};
use std::ops::ControlFlow;

const SELECT: &str = "SELECT id, called_at, closed_at, presenter, issue FROM meetings";

/// Notes a meeting whose log was begun. False where the set has one already that is not closed.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    set: SetId,
    meeting: MeetingId,
    called_at: Timestamp,
) -> Result<bool> {
    let added = tx
        .prepare_cached(
            "INSERT INTO meetings (id, set_id, called_at) SELECT ?1, ?2, ?3
             WHERE NOT EXISTS (SELECT 1 FROM meetings WHERE set_id = ?2 AND closed_at IS NULL)",
        )?
        .execute(params![meeting.0, set.0, called_at.0])?;
    Ok(added == 1)
}

/// The set a meeting is of.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn set_of(connection: &Connection, meeting: MeetingId) -> Result<Option<SetId>> {
    Ok(connection
        .prepare_cached("SELECT set_id FROM meetings WHERE id = ?1")?
        .query_row([meeting.0], |row| row.get(0).map(SetId))
        .optional()?)
}

/// Whether a meeting's record says that it is closed; false where there is no record.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn is_closed(connection: &Connection, meeting: MeetingId) -> Result<bool> {
    Ok(connection
        .prepare_cached("SELECT 1 FROM meetings WHERE id = ?1 AND closed_at IS NOT NULL")?
        .exists([meeting.0])?)
}

/// A meeting's line.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses or the log cannot be read.
pub fn line(connection: &Connection, meeting: MeetingId) -> Result<Option<MeetingLine>> {
    let line = connection
        .prepare_cached(&format!("{SELECT} WHERE id = ?1"))?
        .query_row([meeting.0], read)
        .optional()?;
    line.map(|line| staged(connection, line)).transpose()
}

/// Which of the set's meetings is not closed, if there is one.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn current_id(connection: &Connection, set: SetId) -> Result<Option<MeetingId>> {
    Ok(connection
        .prepare_cached("SELECT id FROM meetings WHERE set_id = ?1 AND closed_at IS NULL")?
        .query_row([set.0], |row| row.get(0).map(MeetingId))
        .optional()?)
}

/// The set's meeting that is not closed, if there is one.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses or the log cannot be read.
pub fn current(connection: &Connection, set: SetId) -> Result<Option<MeetingLine>> {
    let line = connection
        .prepare_cached(&format!("{SELECT} WHERE set_id = ?1 AND closed_at IS NULL"))?
        .query_row([set.0], read)
        .optional()?;
    line.map(|line| staged(connection, line)).transpose()
}

/// A set's meetings, newest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses or a log cannot be read.
pub fn of_set(connection: &Connection, set: SetId) -> Result<Vec<MeetingLine>> {
    let mut select = connection
        .prepare_cached(&format!("{SELECT} WHERE set_id = ?1 ORDER BY called_at DESC, id DESC"))?;
    let lines: Vec<_> = select.query_map([set.0], read)?.collect::<rusqlite::Result<_>>()?;
    lines.into_iter().map(|line| staged(connection, line)).collect()
}

/// Every meeting that is not known to be closed.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn not_closed(connection: &Connection) -> Result<Vec<MeetingId>> {
    let mut select =
        connection.prepare_cached("SELECT id FROM meetings WHERE closed_at IS NULL ORDER BY id")?;
    let ids =
        select.query_map([], |row| row.get(0).map(MeetingId))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

fn read(row: &Row<'_>) -> rusqlite::Result<MeetingLine> {
    let closed_at: Option<i64> = row.get(2)?;
    Ok(MeetingLine {
        id: MeetingId(row.get(0)?),
        stage: if closed_at.is_some() { Stage::Closed } else { Stage::Gathering },
        called_at: Timestamp(row.get(1)?),
        closed_at: closed_at.map(Timestamp),
        presenter: row.get::<_, Option<_>>(3)?.map(MemberId),
        issue: row.get::<_, Option<Text<_>>>(4)?.map(|text| text.0),
    })
}

/// Whether a meeting that is not closed gathers or is live, its log alone knows. A meeting opens early
/// in its log and is closed in its record, so little of the log is read.
fn staged(connection: &Connection, mut line: MeetingLine) -> Result<MeetingLine> {
    if line.closed_at.is_none() {
        let mut meeting = Meeting::default();
        log::visit(connection, line.id, 0, |row| {
            for event in &row.events {
                evolve(&mut meeting, event, row.at);
            }
            match meeting.stage() {
                Stage::Gathering => ControlFlow::Continue(()),
                Stage::Live | Stage::Closed => ControlFlow::Break(()),
            }
        })?;
        line.stage = meeting.stage();
    }
    Ok(line)
}
