//! Dates: when a set plans to meet, and who cannot come [E4].

use super::{Connection, Result, Transaction, columns::Text, people::PersonId};
use hyacinth_protocol::{
    DateId, Line, MeetingId, MemberId, Millis, Name, SetId, Timestamp, Words, api::NewDate,
};
use rusqlite::{OptionalExtension as _, Row, params};
use uuid::Uuid;

/// A meeting that is called so long before or after a date is the one of that date.
const NEAR: Millis = Millis::minutes(12 * 60);

/// A date of a set.
#[derive(Clone, Debug)]
pub struct Date {
    /// Which.
    pub id: DateId,
    /// Of which set.
    pub set: SetId,
    /// When it begins.
    pub at: Timestamp,
    /// Where, or by which link.
    pub place: Option<Line>,
    /// How long is planned, in minutes.
    pub minutes: u16,
    /// What to know or bring.
    pub note: Option<Words>,
    /// When it was planned, changed or called off.
    pub changed_at: Timestamp,
    /// How often it was changed.
    pub changes: u32,
    /// True where it was called off.
    pub called_off: bool,
    /// The meeting that was called on it.
    pub meeting: Option<MeetingId>,
}

impl Date {
    /// True where it says what `new` says.
    pub fn says(&self, new: &NewDate) -> bool {
        (self.at, self.minutes) == (new.at, new.minutes)
            && (&self.place, &self.note) == (&new.place, &new.note)
    }
}

const SELECT: &str = "
    SELECT d.id, d.set_id, d.at, d.place, d.minutes, d.note, d.changed_at, d.changes,
           d.called_off_at IS NOT NULL, d.meeting
    FROM dates d";

fn read(row: &Row<'_>) -> rusqlite::Result<Date> {
    Ok(Date {
        id: DateId(row.get(0)?),
        set: SetId(row.get(1)?),
        at: Timestamp(row.get(2)?),
        place: row.get::<_, Option<Text<_>>>(3)?.map(|text| text.0),
        minutes: row.get(4)?,
        note: row.get::<_, Option<Text<_>>>(5)?.map(|text| text.0),
        changed_at: Timestamp(row.get(6)?),
        changes: row.get(7)?,
        called_off: row.get(8)?,
        meeting: row.get::<_, Option<_>>(9)?.map(MeetingId),
    })
}

/// Plans a date.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(tx: &Transaction<'_>, set: SetId, new: &NewDate, now: Timestamp) -> Result<DateId> {
    let id = DateId(Uuid::now_v7());
    tx.prepare_cached(
        "INSERT INTO dates (id, set_id, at, place, minutes, note, changed_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        id.0,
        set.0,
        new.at.0,
        new.place.as_ref().map(Text),
        new.minutes,
        new.note.as_ref().map(Text),
        now.0
    ])?;
    Ok(id)
}

/// Changes a date.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn change(tx: &Transaction<'_>, id: DateId, new: &NewDate, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE dates SET at = ?2, place = ?3, minutes = ?4, note = ?5, changed_at = ?6,
                          changes = changes + 1 WHERE id = ?1",
    )?
    .execute(params![
        id.0,
        new.at.0,
        new.place.as_ref().map(Text),
        new.minutes,
        new.note.as_ref().map(Text),
        now.0
    ])?;
    Ok(())
}

/// Calls a date off; it stays, as called off. A second time changes nothing.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn call_off(tx: &Transaction<'_>, id: DateId, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE dates SET called_off_at = ?2, changed_at = ?2, changes = changes + 1
         WHERE id = ?1 AND called_off_at IS NULL",
    )?
    .execute(params![id.0, now.0])?;
    Ok(())
}

/// A date of a set; none where it is another set's.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn find(connection: &Connection, set: SetId, id: DateId) -> Result<Option<Date>> {
    Ok(connection
        .prepare_cached(&format!("{SELECT} WHERE d.id = ?1 AND d.set_id = ?2"))?
        .query_row(params![id.0, set.0], read)
        .optional()?)
}

/// A set's dates, earliest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_set(connection: &Connection, set: SetId) -> Result<Vec<Date>> {
    let mut select =
        connection.prepare_cached(&format!("{SELECT} WHERE d.set_id = ?1 ORDER BY d.at, d.id"))?;
    let dates = select.query_map([set.0], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(dates)
}

/// The dates that begin after `after` and not after `until` and were not called off, of all sets.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn between(connection: &Connection, after: Timestamp, until: Timestamp) -> Result<Vec<Date>> {
    let mut select = connection.prepare_cached(&format!(
        "{SELECT} WHERE d.at > ?1 AND d.at <= ?2 AND d.called_off_at IS NULL ORDER BY d.at, d.id"
    ))?;
    let dates =
        select.query_map(params![after.0, until.0], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(dates)
}

/// How many dates a set has from `from` until before `to` that were not called off, `but` not counted.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn count(
    connection: &Connection,
    set: SetId,
    (from, to): (Timestamp, Timestamp),
    but: Option<DateId>,
) -> Result<u16> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM dates WHERE set_id = ?1 AND at >= ?2 AND at < ?3
             AND called_off_at IS NULL AND id IS NOT ?4",
        )?
        .query_row(params![set.0, from.0, to.0, but.map(|id| id.0)], |row| row.get(0))?)
}

/// Notes that a member cannot come; a second time changes nothing.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn apologise(tx: &Transaction<'_>, id: DateId, by: MemberId, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO apologies (date, member, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
    )?
    .execute(params![id.0, by.0, now.0])?;
    Ok(())
}

/// Takes a member's apology back; where there is none, they come already.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn come_after_all(tx: &Transaction<'_>, id: DateId, by: MemberId) -> Result<()> {
    tx.prepare_cached("DELETE FROM apologies WHERE date = ?1 AND member = ?2")?
        .execute(params![id.0, by.0])?;
    Ok(())
}

/// Who cannot come, in the order they said so.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn apologies(connection: &Connection, id: DateId) -> Result<Vec<MemberId>> {
    let mut select = connection
        .prepare_cached("SELECT member FROM apologies WHERE date = ?1 ORDER BY at, member")?;
    let members = select
        .query_map([id.0], |row| row.get(0).map(MemberId))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(members)
}

/// Marks the nearest date as the one on which a meeting was called, where one is near enough.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn met(tx: &Transaction<'_>, set: SetId, meeting: MeetingId, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE dates SET meeting = ?2 WHERE id = (
             SELECT id FROM dates WHERE set_id = ?1 AND called_off_at IS NULL AND meeting IS NULL
             AND abs(at - ?3) <= ?4 ORDER BY abs(at - ?3), id LIMIT 1)",
    )?
    .execute(params![set.0, meeting.0, now.0, NEAR.0])?;
    Ok(())
}

/// A date in the calendar of one person.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The date.
    pub date: Date,
    /// The set's name.
    pub set_name: Name,
    /// True where the person said that they cannot come.
    pub apologised: bool,
}

/// Every date of the sets that a person is in, earliest first; of one set, where it is named.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_person(
    connection: &Connection,
    person: PersonId,
    only: Option<SetId>,
) -> Result<Vec<Entry>> {
    let mut select = connection.prepare_cached(
        "SELECT d.id, d.set_id, d.at, d.place, d.minutes, d.note, d.changed_at, d.changes,
                d.called_off_at IS NOT NULL, d.meeting, s.name,
                EXISTS (SELECT 1 FROM apologies a WHERE a.date = d.id AND a.member = m.id)
         FROM members m JOIN sets s ON s.id = m.set_id JOIN dates d ON d.set_id = m.set_id
         WHERE m.person = ?1 AND m.admitted_at IS NOT NULL AND (?2 IS NULL OR m.set_id = ?2)
         ORDER BY d.at, d.id",
    )?;
    let entries = select
        .query_map(params![person.0, only.map(|set| set.0)], |row| {
            Ok(Entry {
                date: read(row)?,
                set_name: row.get::<_, Text<_>>(10)?.0,
                apologised: row.get(11)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(entries)
}
