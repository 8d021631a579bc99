//! People: whoever came in by a link. One person may be a member of several sets.

use super::{Connection, Result, Transaction, columns::Text};
use hyacinth_protocol::{Name, Timestamp};
use rusqlite::{OptionalExtension as _, params};
use uuid::Uuid;

/// Names a person; never leaves the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PersonId(pub Uuid);

/// A person.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: Name,
    /// True where they may create sets.
    pub may_create: bool,
}

/// Adds a person.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    name: &Name,
    may_create: bool,
    now: Timestamp,
) -> Result<PersonId> {
    let id = PersonId(Uuid::now_v7());
    tx.prepare_cached(
        "INSERT INTO people (id, name, may_create, came_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![id.0, Text(name), may_create, now.0])?;
    Ok(id)
}

/// A person, by id.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn find(connection: &Connection, id: PersonId) -> Result<Option<Person>> {
    Ok(connection
        .prepare_cached("SELECT name, may_create FROM people WHERE id = ?1")?
        .query_row([id.0], |row| {
            Ok(Person { id, name: row.get::<_, Text<_>>(0)?.0, may_create: row.get(1)? })
        })
        .optional()?)
}
