//! Extracts: passages that their authors released, in the clear, each row the receipt of a consent [E9].
//! A state machine: released → withdrawn, whose words are gone, or → published, which stays.

use super::{Connection, Result, Transaction, columns::Text};
use hyacinth_protocol::{
    ExtractId, MemberId, Name, SetId, Timestamp, Words,
    api::{ExtractState, OwnExtract, ReleasedExtract},
};
use rusqlite::{OptionalExtension as _, Row, params};
use uuid::Uuid;

/// A passage its author agreed to release.
#[derive(Clone, Debug)]
pub struct Release {
    /// The passage.
    pub text: Words,
    /// The name it is shown under; none: "a member".
    pub shown_as: Option<Name>,
    /// The version of the words that were agreed to.
    pub consent: u32,
}

/// Releases a passage.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn release(
    tx: &Transaction<'_>,
    set: SetId,
    author: MemberId,
    release: &Release,
    now: Timestamp,
) -> Result<OwnExtract> {
    let id = ExtractId(Uuid::now_v7());
    tx.execute(
        "INSERT INTO extracts (id, set_id, author, text, shown_as, consent, released_at, state)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'released')",
        params![
            id.0,
            set.0,
            author.0,
            Text(&release.text),
            release.shown_as.as_ref().map(Text),
            release.consent,
            now.0
        ],
    )?;
    Ok(OwnExtract {
        id,
        text: Some(release.text.clone()),
        shown_as: release.shown_as.clone(),
        released_at: now,
        consent: release.consent,
        state: ExtractState::Released,
        ended_at: None,
    })
}

/// What an author released in their set, newest first, withdrawn ones included.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_author(connection: &Connection, author: MemberId) -> Result<Vec<OwnExtract>> {
    let mut select = connection.prepare_cached(
        "SELECT id, text, shown_as, released_at, consent, state, ended_at FROM extracts
         WHERE author = ?1 ORDER BY released_at DESC, id DESC",
    )?;
    let read = |row: &Row<'_>| {
        Ok(OwnExtract {
            id: ExtractId(row.get(0)?),
            text: row.get::<_, Option<Text<_>>>(1)?.map(|text| text.0),
            shown_as: row.get::<_, Option<Text<_>>>(2)?.map(|text| text.0),
            released_at: Timestamp(row.get(3)?),
            consent: row.get(4)?,
            state: row.get::<_, Text<_>>(5)?.0,
            ended_at: row.get::<_, Option<_>>(6)?.map(Timestamp),
        })
    };
    let all = select.query_map([author.0], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

/// What is released in a set and was not withdrawn, oldest first. It names nobody who chose not to be
/// named, and nobody's page.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn released(connection: &Connection, set: SetId) -> Result<Vec<ReleasedExtract>> {
    let mut select = connection.prepare_cached(
        "SELECT id, text, shown_as, released_at, state = 'published' FROM extracts
         WHERE set_id = ?1 AND state <> 'withdrawn' ORDER BY released_at, id",
    )?;
    let read = |row: &Row<'_>| {
        Ok(ReleasedExtract {
            id: ExtractId(row.get(0)?),
            text: row.get::<_, Text<_>>(1)?.0,
            shown_as: row.get::<_, Option<Text<_>>>(2)?.map(|text| text.0),
            released_at: Timestamp(row.get(3)?),
            published: row.get(4)?,
        })
    };
    let all = select.query_map([set.0], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

/// Where an author's extract stands after they withdrew it: withdrawn, its words gone, now or before; or
/// published, which cannot be taken back. None where it is not theirs.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn withdraw(
    tx: &Transaction<'_>,
    author: MemberId,
    id: ExtractId,
    now: Timestamp,
) -> Result<Option<ExtractState>> {
    tx.execute(
        "UPDATE extracts SET state = 'withdrawn', text = NULL, ended_at = ?3
         WHERE id = ?2 AND author = ?1 AND state = 'released'",
        params![author.0, id.0, now.0],
    )?;
    Ok(tx
        .query_row(
            "SELECT state FROM extracts WHERE id = ?2 AND author = ?1",
            params![author.0, id.0],
            |row| row.get::<_, Text<_>>(0).map(|state| state.0),
        )
        .optional()?)
}

/// Where an extract of a set stands after it was published: published, now or before; or withdrawn, and
/// then it must not be shown. None where the set has no such extract.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn publish(
    tx: &Transaction<'_>,
    set: SetId,
    id: ExtractId,
    now: Timestamp,
) -> Result<Option<ExtractState>> {
    tx.execute(
        "UPDATE extracts SET state = 'published', ended_at = ?3
         WHERE id = ?2 AND set_id = ?1 AND state = 'released'",
        params![set.0, id.0, now.0],
    )?;
    Ok(tx
        .query_row(
            "SELECT state FROM extracts WHERE id = ?2 AND set_id = ?1",
            params![set.0, id.0],
            |row| row.get::<_, Text<_>>(0).map(|state| state.0),
        )
        .optional()?)
}

/// How many extracts of an author stand released.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn standing(connection: &Connection, author: MemberId) -> Result<usize> {
    Ok(connection.query_row(
        "SELECT count(*) FROM extracts WHERE author = ?1 AND state <> 'withdrawn'",
        [author.0],
        |row| row.get(0),
    )?)
}
