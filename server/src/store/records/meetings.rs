//! Meetings as their set sees them: called, closed, and what they yielded.

use super::{Connection, Result, Transaction, columns::Text, cycles::Sitting};
use hyacinth_meeting::Setup;
use hyacinth_protocol::{MeetingId, MemberId, Name, SetId, Stage, Timestamp, api::MeetingLine};
use rusqlite::{OptionalExtension as _, Row, params};

/// Who presented first stands for all who did.
const SELECT: &str = "
    SELECT m.id, m.stage, m.called_at, m.closed_at, p.member, p.title, m.format_name
    FROM meetings m LEFT JOIN presented p ON p.meeting = m.id AND p.place = 0";

/// A meeting that is called: what its set keeps of it.
#[derive(Clone, Debug)]
pub struct Calling {
    /// Which.
    pub meeting: MeetingId,
    /// Its format's key.
    pub format: String,
    /// Its format's name.
    pub format_name: Name,
    /// Nobody facilitates [T5].
    pub self_facilitated: bool,
    /// The first meeting of its cycle; itself, where it begins one.
    pub cycle: MeetingId,
    /// Which sitting of the cycle it is, counted from 1.
    pub sitting: u8,
    /// How many a cycle has.
    pub sittings: u8,
}

impl Calling {
    /// The meeting that `setup` calls.
    pub fn of(setup: &Setup, sitting: &Sitting) -> Self {
        Self {
            meeting: setup.meeting,
            format: setup.format.key.clone(),
            format_name: setup.format.name.clone(),
            self_facilitated: setup.self_facilitated,
            cycle: sitting.cycle,
            sitting: setup.sitting,
            sittings: setup.format.sittings(),
        }
    }
}

/// Notes a meeting whose log was begun. False where the set has one already that is not closed.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    set: SetId,
    calling: &Calling,
    called_at: Timestamp,
) -> Result<bool> {
    let added = tx
        .prepare_cached(
            "INSERT INTO meetings (id, set_id, called_at, format, format_name, self_facilitated,
                                   cycle, sitting, sittings)
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9
             WHERE NOT EXISTS (SELECT 1 FROM meetings WHERE set_id = ?2 AND closed_at IS NULL)",
        )?
        .execute(params![
            calling.meeting.0,
            set.0,
            called_at.0,
            calling.format,
            Text(&calling.format_name),
            calling.self_facilitated,
            calling.cycle.0,
            calling.sitting,
            calling.sittings,
        ])?;
    Ok(added == 1)
}

/// Notes where a meeting stands that is not closed; one without a record leaves nothing.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn note_stage(tx: &Transaction<'_>, meeting: MeetingId, stage: Stage) -> Result<()> {
    tx.prepare_cached("UPDATE meetings SET stage = ?2 WHERE id = ?1 AND closed_at IS NULL")?
        .execute(params![meeting.0, Text(stage)])?;
    Ok(())
}

/// Where a meeting's record says that it stands; none where there is no record.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn stage(connection: &Connection, meeting: MeetingId) -> Result<Option<Stage>> {
    Ok(connection
        .prepare_cached("SELECT stage FROM meetings WHERE id = ?1")?
        .query_row([meeting.0], |row| row.get::<_, Text<_>>(0).map(|text| text.0))
        .optional()?)
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

/// A meeting's line.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn line(connection: &Connection, meeting: MeetingId) -> Result<Option<MeetingLine>> {
    Ok(connection
        .prepare_cached(&format!("{SELECT} WHERE m.id = ?1"))?
        .query_row([meeting.0], read)
        .optional()?)
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
/// [`super::StoreError`] when SQLite refuses.
pub fn current(connection: &Connection, set: SetId) -> Result<Option<MeetingLine>> {
    Ok(connection
        .prepare_cached(&format!("{SELECT} WHERE m.set_id = ?1 AND m.closed_at IS NULL"))?
        .query_row([set.0], read)
        .optional()?)
}

/// A set's meetings, newest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_set(connection: &Connection, set: SetId) -> Result<Vec<MeetingLine>> {
    let mut select = connection.prepare_cached(&format!(
        "{SELECT} WHERE m.set_id = ?1 ORDER BY m.called_at DESC, m.id DESC"
    ))?;
    let lines = select.query_map([set.0], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(lines)
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
    Ok(MeetingLine {
        id: MeetingId(row.get(0)?),
        stage: row.get::<_, Text<_>>(1)?.0,
        called_at: Timestamp(row.get(2)?),
        closed_at: row.get::<_, Option<_>>(3)?.map(Timestamp),
        presenter: row.get::<_, Option<_>>(4)?.map(MemberId),
        issue: row.get::<_, Option<Text<_>>>(5)?.map(|text| text.0),
        format_name: row.get::<_, Text<_>>(6)?.0,
    })
}
