//! Sets' own formats: kinds of meeting that a set wrote, or copied and changed [T1].

use super::{Connection, Result, Transaction, columns::Json};
use hyacinth_protocol::{Format, SetId, Timestamp};
use rusqlite::{OptionalExtension as _, params};

/// A set's own formats, by key.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_set(connection: &Connection, set: SetId) -> Result<Vec<Format>> {
    let mut select =
        connection.prepare_cached("SELECT format FROM formats WHERE set_id = ?1 ORDER BY key")?;
    let formats = select
        .query_map([set.0], |row| row.get::<_, Json<_>>(0).map(|json| json.0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(formats)
}

/// A set's own format, by key.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn find(connection: &Connection, set: SetId, key: &str) -> Result<Option<Format>> {
    Ok(connection
        .prepare_cached("SELECT format FROM formats WHERE set_id = ?1 AND key = ?2")?
        .query_row(params![set.0, key], |row| row.get::<_, Json<_>>(0).map(|json| json.0))
        .optional()?)
}

/// Keeps a format under its key, in the place of the one before.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn keep(tx: &Transaction<'_>, set: SetId, format: &Format, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO formats (set_id, key, format, made_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?4)
         ON CONFLICT (set_id, key) DO UPDATE SET format = ?3, changed_at = ?4",
    )?
    .execute(params![set.0, format.key, Json(format), now.0])?;
    Ok(())
}

/// Deletes a set's own format. False where there was none. Meetings called with it keep it.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn delete(tx: &Transaction<'_>, set: SetId, key: &str) -> Result<bool> {
    let deleted = tx
        .prepare_cached("DELETE FROM formats WHERE set_id = ?1 AND key = ?2")?
        .execute(params![set.0, key])?;
    Ok(deleted == 1)
}
