//! The checkpointer: moves what the write-ahead log holds into the main file, on a thread and a
//! connection of its own, so that no command waits for it.

use super::{StoreError, writer::stop};
use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot, watch};

/// Pages in the write-ahead log (4 KiB each) from which on it is moved beside the writing.
const DUE: i32 = 1_000;

/// Pages from which on the writer itself moves the rest: under endless load the log is never quite
/// moved from beside, and would grow without end.
const CROWDED: i32 = 16_000;

/// What may wait: one reminder, and a few meetings that close at once.
const WAITING: usize = 8;

enum Wanted {
    /// The log has grown.
    Moved,
    /// Nothing may be left of deleted words.
    Emptied(oneshot::Sender<Result<(), StoreError>>),
}

#[derive(Clone)]
pub(super) struct Checkpointer {
    wanted: mpsc::Sender<Wanted>,
}

impl Checkpointer {
    /// Works on `connection`; hears from `writer` how long the log is after each commit. What cannot be
    /// moved stops the store by `stops`: the log would grow until the disk is full, and who cannot write
    /// one file will not write the other much longer.
    pub(super) fn start(
        connection: Connection,
        writer: &mut Connection,
        stops: watch::Sender<Option<String>>,
    ) -> Result<Self, StoreError> {
        let (wanted, mut waiting) = mpsc::channel(WAITING);
        std::thread::Builder::new()
            .name("store-checkpoint".into())
            .spawn(move || {
                while let Some(wanted) = waiting.blocking_recv() {
                    serve(&connection, wanted, &stops);
                }
            })
            .expect("the system can start a thread");
        let nudge = wanted.clone();
        writer.wal_hook(Some(move |wal: &mut rusqlite::hooks::Wal, pages| {
            if pages >= CROWDED {
                return wal.checkpoint();
            }
            if pages >= DUE {
                // Full: it was told already.
                let _ = nudge.try_send(Wanted::Moved);
            }
            Ok(())
        }))?;
        Ok(Self { wanted })
    }

    pub(super) async fn forget_deleted(&self) -> Result<(), StoreError> {
        let (reply, answer) = oneshot::channel();
        let wanted = Wanted::Emptied(reply);
        self.wanted.send(wanted).await.map_err(|_| StoreError::Stopped)?;
        answer.await.unwrap_or(Err(StoreError::Panicked))
    }
}

fn serve(connection: &Connection, wanted: Wanted, stops: &watch::Sender<Option<String>>) {
    let mode = if matches!(wanted, Wanted::Moved) { "PASSIVE" } else { "TRUNCATE" };
    let moved = checkpoint(connection, mode);
    if let Err(error) = &moved {
        // Nothing is lost: the log keeps what was not moved.
        tracing::error!(%error, "the write-ahead log cannot be moved: the store stops");
        stop(stops, &error.to_string());
    }
    if let Wanted::Emptied(reply) = wanted {
        // The one who asked may be gone.
        let _ = reply.send(moved);
    }
}

fn checkpoint(connection: &Connection, mode: &str) -> Result<(), StoreError> {
    connection.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |_| Ok(()))?;
    Ok(())
}
