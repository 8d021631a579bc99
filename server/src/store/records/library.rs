//! Libraries: what each set reads, hears or watches together [E6].

use super::{
    Connection, Result, Transaction,
    columns::{Json, Text},
};
use hyacinth_protocol::{
    MemberId, ResourceId, SetId, Timestamp,
    api::{NewResource, ResourceLine},
};
use rusqlite::{OptionalExtension as _, Row, params};
use uuid::Uuid;

/// A set's resources, newest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_set(connection: &Connection, set: SetId) -> Result<Vec<ResourceLine>> {
    let mut select = connection.prepare_cached(
        "SELECT id, title, kind, link, why, questions, member, at FROM resources
         WHERE set_id = ?1 ORDER BY at DESC, id DESC",
    )?;
    let lines = select.query_map([set.0], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(lines)
}

/// How many a set has.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn count(connection: &Connection, set: SetId) -> Result<usize> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM resources WHERE set_id = ?1")?
        .query_row([set.0], |row| row.get(0))?)
}

/// Who put a resource of this set there; none where the set has no such one.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn author(connection: &Connection, set: SetId, id: ResourceId) -> Result<Option<MemberId>> {
    Ok(connection
        .prepare_cached("SELECT member FROM resources WHERE set_id = ?1 AND id = ?2")?
        .query_row(params![set.0, id.0], |row| row.get(0).map(MemberId))
        .optional()?)
}

/// Puts one on the shelf.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    set: SetId,
    by: MemberId,
    new: NewResource,
    now: Timestamp,
) -> Result<ResourceLine> {
    let NewResource { title, kind, link, why, questions } = new;
    let id = ResourceId(Uuid::now_v7());
    tx.prepare_cached(
        "INSERT INTO resources (id, set_id, member, title, kind, link, why, questions, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        id.0,
        set.0,
        by.0,
        Text(&title),
        Text(kind),
        Text(&link),
        why.as_ref().map(Text),
        Json(&questions),
        now.0,
    ])?;
    Ok(ResourceLine { id, title, kind, link, why, questions, by, at: now })
}

/// Takes one away. What a meeting was called with stays with that meeting.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn remove(tx: &Transaction<'_>, id: ResourceId) -> Result<()> {
    tx.prepare_cached("DELETE FROM resources WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<ResourceLine> {
    Ok(ResourceLine {
        id: ResourceId(row.get(0)?),
        title: row.get::<_, Text<_>>(1)?.0,
        kind: row.get::<_, Text<_>>(2)?.0,
        link: row.get::<_, Text<_>>(3)?.0,
        why: row.get::<_, Option<Text<_>>>(4)?.map(|text| text.0),
        questions: row.get::<_, Json<_>>(5)?.0,
        by: MemberId(row.get(6)?),
        at: Timestamp(row.get(7)?),
    })
}
