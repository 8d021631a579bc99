//! What happens once when a meeting is closed: what it yielded is written back to the set's records,
//! and the words of offers nobody opened leave the log [O5]. Can be run again and ends the same, so
//! a crash in between costs nothing.

use super::{Store, StoreError, log, records};
use hyacinth_meeting::{Meeting, evolve, redact, yielded};
use hyacinth_protocol::MeetingId;
use rusqlite::Transaction;

/// Writes one closed meeting back; does nothing for one that is not closed.
///
/// # Errors
/// [`StoreError`] when it cannot be read or written.
pub async fn write_back(store: &Store, meeting: MeetingId) -> Result<(), StoreError> {
    store.write(move |transaction| closed(transaction, meeting)).await?;
    store.forget_deleted().await
}

/// Writes a closed meeting back where that was begun and failed; its record tells.
///
/// # Errors
/// [`StoreError`] when it cannot be read or written.
pub async fn catch_up(store: &Store, meeting: MeetingId) -> Result<(), StoreError> {
    match store.read(move |connection| records::meetings::is_closed(connection, meeting)).await? {
        true => Ok(()),
        false => write_back(store, meeting).await,
    }
}

/// Writes back every meeting that was closed just before a crash, and empties the write-ahead log of
/// what a crash or a reader in the way left in it [O5].
///
/// # Errors
/// [`StoreError`] when one cannot be read or written.
pub async fn write_back_all(store: &Store) -> Result<(), StoreError> {
    for meeting in store.read(records::meetings::not_closed).await? {
        write_back(store, meeting).await?;
    }
    store.forget_deleted().await
}

fn closed(transaction: &Transaction<'_>, id: MeetingId) -> Result<(), StoreError> {
    let mut rows = log::after(transaction, id, 0)?;
    let mut meeting = Meeting::default();
    for row in &rows {
        for event in &row.events {
            evolve(&mut meeting, event, row.at);
        }
    }
    let Some(yielded) = yielded(&meeting) else { return Ok(()) };
    for row in &mut rows {
        if redact(&meeting, &mut row.events) {
            log::rewrite(transaction, id, row.revision, &row.events)?;
        }
    }
    records::project_closed(transaction, id, &yielded)
}
