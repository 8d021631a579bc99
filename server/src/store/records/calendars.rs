//! Calendars: the subscriptions of people's phones [E4].

use super::{Connection, Result, Transaction, people::PersonId};
use crate::identity::Hashed;
use hyacinth_protocol::Timestamp;
use rusqlite::{OptionalExtension as _, params};

/// Gives a person a subscription, in place of the one they had.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn put(
    tx: &Transaction<'_>,
    person: PersonId,
    name: &str,
    password: Hashed,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO calendars (person, name, password, made_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (person) DO UPDATE SET name = ?2, password = ?3, made_at = ?4",
    )?
    .execute(params![person.0, name, password, now.0])?;
    Ok(())
}

/// Ends a person's subscription. One that is not there has ended.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn end(tx: &Transaction<'_>, person: PersonId) -> Result<()> {
    tx.prepare_cached("DELETE FROM calendars WHERE person = ?1")?.execute([person.0])?;
    Ok(())
}

/// The name of a person's subscription, where they have one.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn name(connection: &Connection, person: PersonId) -> Result<Option<String>> {
    Ok(connection
        .prepare_cached("SELECT name FROM calendars WHERE person = ?1")?
        .query_row([person.0], |row| row.get(0))
        .optional()?)
}

/// Whose subscription opens with this name and password; none where it is nobody's.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn person(connection: &Connection, name: &str, password: Hashed) -> Result<Option<PersonId>> {
    Ok(connection
        .prepare_cached("SELECT person FROM calendars WHERE name = ?1 AND password = ?2")?
        .query_row(params![name, password], |row| row.get(0).map(PersonId))
        .optional()?)
}
