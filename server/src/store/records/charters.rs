//! Charters: what each set agreed, version by version, and who accepted which [E2].

use super::{Connection, Result, Transaction, columns::Json};
use hyacinth_protocol::{
    MemberId, SetId, Timestamp,
    api::{Acceptance, CharterDraft, CharterVersion, CharterView},
};
use rusqlite::{Row, params};

/// Writes the next version of a set's charter, accepted by its author: they wrote what it says.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    set: SetId,
    author: MemberId,
    charter: &CharterDraft,
    now: Timestamp,
) -> Result<u32> {
    let version = tx
        .prepare_cached(
            "INSERT INTO charters (set_id, version, charter, made_at)
             SELECT ?1, 1 + coalesce(max(version), 0), ?2, ?3 FROM charters WHERE set_id = ?1
             RETURNING version",
        )?
        .query_row(params![set.0, Json(charter), now.0], |row| row.get(0))?;
    accept(tx, set, author, version, now)?;
    Ok(version)
}

/// The charter in force: the newest.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses, or the set has none.
pub fn in_force(connection: &Connection, set: SetId) -> Result<CharterView> {
    Ok(connection
        .prepare_cached(
            "SELECT version, charter FROM charters WHERE set_id = ?1 ORDER BY version DESC LIMIT 1",
        )?
        .query_row([set.0], |row| {
            Ok(CharterView { version: row.get(0)?, charter: row.get::<_, Json<_>>(1)?.0 })
        })?)
}

/// All versions of a set's charter, newest first, each with who accepted it.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn history(connection: &Connection, set: SetId) -> Result<Vec<CharterVersion>> {
    let mut accepted = connection.prepare_cached(
        "SELECT member, accepted_at FROM acceptances WHERE set_id = ?1 AND version = ?2
         ORDER BY accepted_at, member",
    )?;
    let mut select = connection.prepare_cached(
        "SELECT version, charter, made_at FROM charters WHERE set_id = ?1 ORDER BY version DESC",
    )?;
    let mut rows = select.query([set.0])?;
    let mut versions = Vec::new();
    while let Some(row) = rows.next()? {
        let version = row.get(0)?;
        let acceptance = |row: &Row<'_>| {
            Ok(Acceptance { member: MemberId(row.get(0)?), at: Timestamp(row.get(1)?) })
        };
        versions.push(CharterVersion {
            version,
            charter: row.get::<_, Json<_>>(1)?.0,
            made_at: Timestamp(row.get(2)?),
            accepted: accepted
                .query_map(params![set.0, version], acceptance)?
                .collect::<rusqlite::Result<_>>()?,
        });
    }
    Ok(versions)
}

/// Notes that a member accepted a version; a second time changes nothing.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses, or there is no such version.
pub fn accept(
    tx: &Transaction<'_>,
    set: SetId,
    member: MemberId,
    version: u32,
    now: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO acceptances (member, set_id, version, accepted_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (member, version) DO NOTHING",
    )?
    .execute(params![member.0, set.0, version, now.0])?;
    Ok(())
}
