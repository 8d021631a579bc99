//! What a meeting's record takes from its log. Where it stands is noted as it changes. When it is closed,
//! once: what it yielded is written back to the set's records, and the words of offers nobody opened
//! leave the log [O5]. All of it can be run again and ends the same, so a crash in between costs nothing.

use super::{Store, StoreError, log, records};
use hyacinth_meeting::{Event, Meeting, evolve, redact, yielded};
use hyacinth_protocol::{MeetingId, Stage};
use rusqlite::{Connection, Transaction};
use std::ops::ControlFlow;

/// Notes where a meeting stands now; one that is closed is written back.
///
/// # Errors
/// [`StoreError`] when it cannot be read or written.
pub async fn note(store: &Store, meeting: MeetingId, stage: Stage) -> Result<(), StoreError> {
    match stage {
        Stage::Closed => write_back(store, meeting).await,
        stage => store.write(move |tx| records::meetings::note_stage(tx, meeting, stage)).await,
    }
}

/// Notes where a meeting stands, where that was begun and failed; its record tells what was `noted`.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub async fn catch_up(
    store: &Store,
    meeting: MeetingId,
    noted: Option<Stage>,
    stage: Stage,
) -> Result<(), StoreError> {
    match noted {
        Some(noted) if noted != stage => note(store, meeting, stage).await,
        _ => Ok(()),
    }
}

/// Notes where every meeting stands whose record a crash left behind, and empties the write-ahead log of
/// what a crash or a reader in the way left in it [O5]. Of most meetings one row is read, so that a start
/// with many open ones does not wait for them. One whose log cannot be read keeps no other from
/// starting: it is named, and its room says so to whoever comes.
///
/// # Errors
/// [`StoreError`] when the file cannot be read or written.
pub async fn catch_up_all(store: &Store) -> Result<(), StoreError> {
    for meeting in store.read(records::meetings::not_closed).await? {
        let caught_up = async {
            if store.read(move |connection| is_behind(connection, meeting)).await? {
                store.write(move |transaction| settle(transaction, meeting)).await?;
            }
            Ok(())
        };
        match caught_up.await {
            Err(error @ (StoreError::Unreadable { .. } | StoreError::Panicked)) => {
                tracing::error!(%meeting, %error, "a meeting cannot be read: it stays as it is");
            }
            caught_up => caught_up?,
        }
    }
    store.forget_deleted().await
}

/// A room notes the stage before it writes another row. So where the newest row moved none, the record is
/// not behind, and the log need not be read.
fn is_behind(connection: &Connection, id: MeetingId) -> Result<bool, StoreError> {
    let newest: u64 = connection
        .prepare_cached("SELECT coalesce(max(revision), 0) FROM log WHERE meeting = ?1")?
        .query_row([id.0], |row| row.get(0))?;
    let mut moved = false;
    log::visit(connection, id, newest.saturating_sub(1), |row| {
        moved |= row.events.iter().any(Event::moves_stage);
        ControlFlow::Continue(())
    })?;
    if !moved {
        return Ok(false);
    }
    let mut meeting = Meeting::default();
    log::visit(connection, id, 0, |row| {
        row.events.iter().for_each(|event| evolve(&mut meeting, event, row.at));
        ControlFlow::Continue(())
    })?;
    let noted = records::meetings::stage(connection, id)?;
    Ok(noted.is_some_and(|noted| noted != meeting.stage()))
}

async fn write_back(store: &Store, meeting: MeetingId) -> Result<(), StoreError> {
    store.write(move |transaction| settle(transaction, meeting)).await?;
    store.forget_deleted().await
}

fn settle(transaction: &Transaction<'_>, id: MeetingId) -> Result<(), StoreError> {
    let mut rows = log::after(transaction, id, 0)?;
    let mut meeting = Meeting::default();
    // It may go on with another format than it was called with [B6].
    let mut format = None;
    for row in &rows {
        for event in &row.events {
            evolve(&mut meeting, event, row.at);
            match event {
                Event::Called { setup } => format = Some(setup.format.clone()),
                Event::FormatSwitched { format: to } => format = Some((**to).clone()),
                _ => {}
            }
        }
    }
    let (Some(yielded), Some(format)) = (yielded(&meeting), format) else {
        return records::meetings::note_stage(transaction, id, meeting.stage());
    };
    for row in &mut rows {
        if redact(&meeting, &mut row.events) {
            log::rewrite(transaction, id, row.revision, &row.events)?;
        }
    }
    records::project_closed(transaction, id, &format, &yielded)
}
