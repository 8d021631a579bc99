//! The one-time link of the first facilitator. Each start of the server makes a new one as long as
//! nobody used it, so that one lost in a scrolled-away terminal costs a restart and nothing more.

use super::{Connection, Result, Transaction};
use crate::identity::Secret;
use hyacinth_protocol::Timestamp;
use rusqlite::{OptionalExtension as _, params};

/// How a secret stands to the first facilitator's link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstLink {
    /// It is not this secret.
    Unknown,
    /// It is, and nobody used it yet.
    Open,
    /// It was, and is used.
    Used,
}

/// A new secret for the link in place of the old one; none once it was used and a set was created. Until
/// then nothing would be lost by beginning anew, and an answer lost on its way locks nobody out.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn remake(tx: &Transaction<'_>) -> Result<Option<Secret>> {
    let secret = Secret::draw();
    let made = tx
        .prepare_cached(
            "INSERT INTO first_link (one, secret) VALUES (1, ?1)
             ON CONFLICT (one) DO UPDATE SET secret = excluded.secret, used_at = NULL
             WHERE used_at IS NULL OR NOT EXISTS (SELECT 1 FROM sets)",
        )?
        .execute([secret.hashed()])?;
    Ok((made == 1).then_some(secret))
}

/// What `secret` is to the link.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn look(connection: &Connection, secret: &Secret) -> Result<FirstLink> {
    let used = connection
        .prepare_cached("SELECT used_at IS NOT NULL FROM first_link WHERE secret = ?1")?
        .query_row([secret.hashed()], |row| row.get(0))
        .optional()?;
    Ok(match used {
        None => FirstLink::Unknown,
        Some(false) => FirstLink::Open,
        Some(true) => FirstLink::Used,
    })
}

/// Uses the link up.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn use_up(tx: &Transaction<'_>, now: Timestamp) -> Result<()> {
    tx.prepare_cached("UPDATE first_link SET used_at = ?1 WHERE used_at IS NULL")?
        .execute(params![now.0])?;
    Ok(())
}
