//! Sign-ins: the browsers that are known to be a person's.

use super::{Connection, Result, Transaction, people::PersonId};
use crate::identity::{SIGN_IN_LASTS, SIGN_IN_RENEWED_AFTER, Secret};
use hyacinth_protocol::Timestamp;
use rusqlite::{OptionalExtension as _, params};

/// Signs a person in: gives the token for their browser. Sign-ins that ended are forgotten.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(tx: &Transaction<'_>, person: PersonId, now: Timestamp) -> Result<Secret> {
    let token = Secret::draw();
    tx.prepare_cached("DELETE FROM sign_ins WHERE ends_at <= ?1")?.execute([now.0])?;
    tx.prepare_cached(
        "INSERT INTO sign_ins (token, person, renewed_at, ends_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![token.hashed(), person.0, now.0, (now + SIGN_IN_LASTS).0])?;
    Ok(token)
}

/// Whose token this is; none when it is unknown or has ended.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn person(connection: &Connection, token: &Secret, now: Timestamp) -> Result<Option<PersonId>> {
    Ok(connection
        .prepare_cached("SELECT person FROM sign_ins WHERE token = ?1 AND ends_at > ?2")?
        .query_row(params![token.hashed(), now.0], |row| row.get(0).map(PersonId))
        .optional()?)
}

/// True where the sign-in was last renewed long enough ago to be renewed.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn wants_renewal(connection: &Connection, token: &Secret, now: Timestamp) -> Result<bool> {
    let renewed_at = connection
        .prepare_cached("SELECT renewed_at FROM sign_ins WHERE token = ?1 AND ends_at > ?2")?
        .query_row(params![token.hashed(), now.0], |row| row.get(0).map(Timestamp))
        .optional()?;
    Ok(renewed_at.is_some_and(|at| now.since(at) >= SIGN_IN_RENEWED_AFTER))
}

/// Lets a sign-in last its full time again, from `now`.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn renew(tx: &Transaction<'_>, token: &Secret, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE sign_ins SET renewed_at = ?2, ends_at = ?3 WHERE token = ?1 AND ends_at > ?2",
    )?
    .execute(params![token.hashed(), now.0, (now + SIGN_IN_LASTS).0])?;
    Ok(())
}

/// Ends a sign-in. One that is unknown is ended already.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn end(tx: &Transaction<'_>, token: &Secret) -> Result<()> {
    tx.prepare_cached("DELETE FROM sign_ins WHERE token = ?1")?.execute([token.hashed()])?;
    Ok(())
}

/// Ends all sign-ins of a person.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn end_all(tx: &Transaction<'_>, person: PersonId) -> Result<()> {
    tx.prepare_cached("DELETE FROM sign_ins WHERE person = ?1")?.execute([person.0])?;
    Ok(())
}
