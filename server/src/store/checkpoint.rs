//! The checkpointer: moves what the write-ahead log holds into the main file, on a thread and a
//! connection of its own, so that no command waits for it. What was written meanwhile is little, and the
//! writer moves it: only when all is moved does the log begin anew, over bytes that the disk has already.

use super::{StoreError, writer::stop};
use rusqlite::{Connection, ErrorCode};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{mpsc, oneshot, watch};

/// Pages in the write-ahead log (4 KiB each) from which on it is moved beside the writing.
const DUE: i32 = 4_000;

/// Pages from which on the writer moves them itself: the disk is too slow for both.
const CROWDED: i32 = 16_000;

/// What may wait: one reminder, and a few meetings that close at once.
const WAITING: usize = 8;

enum Wanted {
    /// The log has grown.
    Moved(Arc<Mutex<Move>>),
    /// Nothing may be left of deleted words.
    Emptied(oneshot::Sender<Result<(), StoreError>>),
}

/// How far the moving beside the writing is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Move {
    /// Nothing is to be moved yet.
    Rests,
    /// The checkpointer is at it.
    Asked,
    /// All is moved but what was written meanwhile.
    Done,
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
        let (nudge, moving) = (wanted.clone(), Arc::new(Mutex::new(Move::Rests)));
        writer.wal_hook(Some(move |wal: &mut rusqlite::hooks::Wal, pages| {
            let far = now(&moving, |far| *far);
            if far == Move::Done || pages >= CROWDED {
                now(&moving, |far| *far = Move::Rests);
                return unless_busy(wal.checkpoint());
            }
            if far == Move::Rests && pages >= DUE {
                now(&moving, |far| *far = Move::Asked);
                if nudge.try_send(Wanted::Moved(moving.clone())).is_err() {
                    now(&moving, |far| *far = Move::Rests);
                }
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

/// Looks at how far the moving is, or changes it.
fn now<T>(moving: &Mutex<Move>, see: impl FnOnce(&mut Move) -> T) -> T {
    see(&mut moving.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Another connection moves the log: it is moved.
fn unless_busy(moved: rusqlite::Result<()>) -> rusqlite::Result<()> {
    match moved {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
        moved => moved,
    }
}

fn serve(connection: &Connection, wanted: Wanted, stops: &watch::Sender<Option<String>>) {
    let mode = if matches!(wanted, Wanted::Moved(_)) { "PASSIVE" } else { "TRUNCATE" };
    let moved = checkpoint(connection, mode);
    if let Err(error) = &moved {
        // Nothing is lost: the log keeps what was not moved.
        tracing::error!(%error, "the write-ahead log cannot be moved: the store stops");
        stop(stops, &error.to_string());
    }
    match wanted {
        Wanted::Moved(moving) => now(&moving, |far| *far = Move::Done),
        // The one who asked may be gone.
        Wanted::Emptied(reply) => drop(reply.send(moved)),
    }
}

fn checkpoint(connection: &Connection, mode: &str) -> Result<(), StoreError> {
    connection.query_row(&format!("PRAGMA wal_checkpoint({mode})"), [], |_| Ok(()))?;
    Ok(())
}
