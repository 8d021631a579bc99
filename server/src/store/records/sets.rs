//! Sets: the standing groups [E1].

use super::{Connection, Result, Transaction, charters, columns::Text, members, people::Person};
use hyacinth_protocol::{Line, MemberId, Name, Role, SetId, Timestamp, api::NewSet};
use rusqlite::{OptionalExtension as _, params};
use uuid::Uuid;

/// A set.
#[derive(Clone, Debug)]
pub struct Set {
    /// Which.
    pub id: SetId,
    /// Its name.
    pub name: Name,
    /// What it is for.
    pub purpose: Line,
    /// The key of its usual format.
    pub format: String,
}

/// Creates a set with `person` as its facilitator, who accepts the charter by writing it.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    new: &NewSet,
    person: &Person,
    now: Timestamp,
) -> Result<(SetId, MemberId)> {
    let set = SetId(Uuid::now_v7());
    tx.prepare_cached(
        "INSERT INTO sets (id, name, purpose, format, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![set.0, Text(&new.name), Text(&new.purpose), new.format, now.0])?;
    let facilitator = members::add(tx, set, person.id, &person.name, Role::Facilitator, now)?;
    members::admit(tx, facilitator, facilitator, now)?;
    charters::add(tx, set, facilitator, &new.charter, now)?;
    Ok((set, facilitator))
}

/// A set, by id.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn find(connection: &Connection, id: SetId) -> Result<Option<Set>> {
    Ok(connection
        .prepare_cached("SELECT name, purpose, format FROM sets WHERE id = ?1")?
        .query_row([id.0], |row| {
            Ok(Set {
                id,
                name: row.get::<_, Text<_>>(0)?.0,
                purpose: row.get::<_, Text<_>>(1)?.0,
                format: row.get(2)?,
            })
        })
        .optional()?)
}

/// Gives a set another usual format; a meeting that is called keeps its own.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn use_format(tx: &Transaction<'_>, set: SetId, key: &str) -> Result<()> {
    tx.prepare_cached("UPDATE sets SET format = ?2 WHERE id = ?1")?.execute(params![set.0, key])?;
    Ok(())
}
