//! Boards: what members share or look for, until its term is over [E7].

use super::{Connection, Result, Transaction, columns::Text};
use hyacinth_protocol::{
    MemberId, NoteId, SetId, Timestamp,
    api::{NewNote, NoteLine},
};
use rusqlite::{OptionalExtension as _, Row, params};
use uuid::Uuid;

/// The notes of a set that hang at `now`, newest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_set(connection: &Connection, set: SetId, now: Timestamp) -> Result<Vec<NoteLine>> {
    let mut answers = connection
        .prepare_cached("SELECT member FROM answers WHERE note = ?1 ORDER BY at, member")?;
    let mut select = connection.prepare_cached(
        "SELECT id, side, what, more, member, at, until FROM notes
         WHERE set_id = ?1 AND until > ?2 ORDER BY at DESC, id DESC",
    )?;
    let mut lines: Vec<NoteLine> =
        select.query_map(params![set.0, now.0], read)?.collect::<rusqlite::Result<_>>()?;
    for line in &mut lines {
        line.answers = answers
            .query_map([line.id.0], |row| row.get(0).map(MemberId))?
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(lines)
}

/// Who put up a note that hangs at `now`; none where the set has no such one.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn author(
    connection: &Connection,
    set: SetId,
    id: NoteId,
    now: Timestamp,
) -> Result<Option<MemberId>> {
    Ok(connection
        .prepare_cached("SELECT member FROM notes WHERE set_id = ?1 AND id = ?2 AND until > ?3")?
        .query_row(params![set.0, id.0, now.0], |row| row.get(0).map(MemberId))
        .optional()?)
}

/// Puts up a note, and takes down those of the set whose term is over.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    set: SetId,
    by: MemberId,
    new: NewNote,
    now: Timestamp,
    until: Timestamp,
) -> Result<NoteLine> {
    tx.prepare_cached("DELETE FROM notes WHERE set_id = ?1 AND until <= ?2")?
        .execute(params![set.0, now.0])?;
    let NewNote { side, what, more } = new;
    let id = NoteId(Uuid::now_v7());
    tx.prepare_cached(
        "INSERT INTO notes (id, set_id, member, side, what, more, at, until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id.0,
        set.0,
        by.0,
        Text(side),
        Text(&what),
        more.as_ref().map(Text),
        now.0,
        until.0
    ])?;
    Ok(NoteLine { id, side, what, more, by, at: now, until, answers: Vec::new() })
}

/// Takes a note down.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn remove(tx: &Transaction<'_>, id: NoteId) -> Result<()> {
    tx.prepare_cached("DELETE FROM notes WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

/// A member answers a note; a second time changes nothing.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn answer(tx: &Transaction<'_>, id: NoteId, member: MemberId, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO answers (note, member, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )?
    .execute(params![id.0, member.0, now.0])?;
    Ok(())
}

/// A member takes their answer back.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn take_back(tx: &Transaction<'_>, id: NoteId, member: MemberId) -> Result<()> {
    tx.prepare_cached("DELETE FROM answers WHERE note = ?1 AND member = ?2")?
        .execute(params![id.0, member.0])?;
    Ok(())
}

/// Without the answers.
fn read(row: &Row<'_>) -> rusqlite::Result<NoteLine> {
    Ok(NoteLine {
        id: NoteId(row.get(0)?),
        side: row.get::<_, Text<_>>(1)?.0,
        what: row.get::<_, Text<_>>(2)?.0,
        more: row.get::<_, Option<Text<_>>>(3)?.map(|text| text.0),
        by: MemberId(row.get(4)?),
        at: Timestamp(row.get(5)?),
        until: Timestamp(row.get(6)?),
        answers: Vec::new(),
    })
}
