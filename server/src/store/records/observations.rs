//! What the owners of actions noticed between meetings [S4].

use super::{Connection, Result, Transaction, columns::Text};
use hyacinth_meeting::Carried;
use hyacinth_protocol::{
    CarriedId, ObservationId, ObservationView, Timestamp, Words, api::ObservationLine,
};
use rusqlite::{Row, params};
use uuid::Uuid;

const SELECT: &str = "SELECT id, text, at FROM observations WHERE action = ?1";

/// An action's observations, oldest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_action(connection: &Connection, action: CarriedId) -> Result<Vec<ObservationLine>> {
    let mut select = connection.prepare_cached(&format!("{SELECT} ORDER BY at, id"))?;
    let lines = select.query_map([action.0], line)?.collect::<rusqlite::Result<_>>()?;
    Ok(lines)
}

/// The last few of an action, oldest first, as the next meeting takes them up.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn newest(connection: &Connection, action: CarriedId) -> Result<Vec<ObservationView>> {
    let mut select =
        connection.prepare_cached(&format!("{SELECT} ORDER BY at DESC, id DESC LIMIT ?2"))?;
    let mut views: Vec<_> = select
        .query_map(params![action.0, Carried::MOST_OBSERVATIONS], |row| {
            let ObservationLine { text, at, .. } = line(row)?;
            Ok(ObservationView { text, at })
        })?
        .collect::<rusqlite::Result<_>>()?;
    views.reverse();
    Ok(views)
}

/// How many an action has.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn count(connection: &Connection, action: CarriedId) -> Result<usize> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM observations WHERE action = ?1")?
        .query_row([action.0], |row| row.get(0))?)
}

/// Writes one down.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    action: CarriedId,
    text: Words,
    now: Timestamp,
) -> Result<ObservationLine> {
    let id = ObservationId(Uuid::now_v7());
    tx.prepare_cached("INSERT INTO observations (id, action, text, at) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id.0, action.0, Text(&text), now.0])?;
    Ok(ObservationLine { id, text, at: now })
}

/// Takes one away; false where the action has no such one.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn remove(tx: &Transaction<'_>, action: CarriedId, id: ObservationId) -> Result<bool> {
    let removed = tx
        .prepare_cached("DELETE FROM observations WHERE id = ?1 AND action = ?2")?
        .execute(params![id.0, action.0])?;
    Ok(removed == 1)
}

fn line(row: &Row<'_>) -> rusqlite::Result<ObservationLine> {
    Ok(ObservationLine {
        id: ObservationId(row.get(0)?),
        text: row.get::<_, Text<_>>(1)?.0,
        at: Timestamp(row.get(2)?),
    })
}
