//! The keys of journals: one for each author, sealed with the server's, which is in a file [E9].

use super::{Connection, Result, Transaction};
use crate::sealing::{Key, Sealing};
use hyacinth_protocol::MemberId;
use rusqlite::{OptionalExtension as _, params};

/// The key an author's pages open with; none where they have written nothing, or it was deleted.
///
/// # Errors
/// [`super::StoreError::Sealing`] where the server's key is missing or another.
pub fn find(connection: &Connection, sealing: &Sealing, author: MemberId) -> Result<Option<Key>> {
    let sealed: Option<Vec<u8>> = connection
        .prepare_cached("SELECT sealed FROM journal_keys WHERE author = ?1")?
        .query_row([author.0], |row| row.get(0))
        .optional()?;
    let Some(sealed) = sealed else { return Ok(None) };
    let lock = lock(connection)?.unwrap_or_default();
    Ok(Some(sealing.unlock(&lock)?.open_key(&sealed, author)?))
}

/// The key an author's pages are sealed with, made where there is none. The server's is made with the
/// first of all; this job alone has the database then, so two never make it.
///
/// # Errors
/// As [`find`].
pub fn find_or_make(tx: &Transaction<'_>, sealing: &Sealing, author: MemberId) -> Result<Key> {
    if let Some(key) = find(tx, sealing, author)? {
        return Ok(key);
    }
    let server = match lock(tx)? {
        Some(lock) => sealing.unlock(&lock)?,
        None => {
            let (key, lock) = sealing.lock()?;
            tx.execute("INSERT INTO journal_lock (one, sealed) VALUES (1, ?1)", [lock])?;
            key
        }
    };
    let key = Key::draw();
    tx.execute(
        "INSERT INTO journal_keys (author, sealed) VALUES (?1, ?2)",
        params![author.0, server.seal_key(&key, author)],
    )?;
    Ok(key)
}

/// Deletes an author's key and pages: whatever copies of their pages are left somewhere are noise from
/// now on [E11]. Released extracts stay.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn delete(tx: &Transaction<'_>, author: MemberId) -> Result<()> {
    tx.execute("DELETE FROM journal_keys WHERE author = ?1", [author.0])?;
    Ok(())
}

/// Looks whether the key in the file is the one that journals were written with; where none was written,
/// there is nothing to look for.
///
/// # Errors
/// [`super::StoreError::Sealing`] where it is not.
pub fn check(connection: &Connection, sealing: &Sealing) -> Result<()> {
    if let Some(lock) = lock(connection)? {
        sealing.unlock(&lock)?;
    }
    Ok(())
}

fn lock(connection: &Connection) -> Result<Option<Vec<u8>>> {
    Ok(connection
        .prepare_cached("SELECT sealed FROM journal_lock")?
        .query_row([], |row| row.get(0))
        .optional()?)
}
