//! The checkpointer: moves what the write-ahead log holds into the main file, on a thread and a
//! connection of its own, so that no command waits for it. What was written meanwhile is little, and the
//! writer moves it: only when all is moved does the log begin anew, over bytes that the disk has already.

use super::{StoreError, writer::stop};
use rusqlite::{Connection, ErrorCode};
use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{self, RecvTimeoutError},
    },
    time::Duration,
};
use tokio::sync::{oneshot, watch};

/// Pages in the write-ahead log (4 KiB each) from which on it is moved beside the writing.
const DUE: i32 = 4_000;

/// Pages from which on the writer moves them itself: the disk is too slow for both.
const CROWDED: i32 = 16_000;

/// How long the emptying may wait for readers: nobody can write meanwhile.
const READERS_WITHIN: Duration = Duration::from_millis(50);

/// Where a reader was in the way (a backup, say), the log is emptied so much later.
const AGAIN_AFTER: Duration = Duration::from_secs(5);

enum Wanted {
    /// The log has grown.
    Moved,
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
        connection.busy_timeout(READERS_WITHIN)?;
        let (wanted, waiting) = mpsc::channel();
        let moving = Arc::new(Mutex::new(Move::Rests));
        std::thread::Builder::new()
            .name("store-checkpoint".into())
            .spawn({
                let moving = moving.clone();
                move || serve(&connection, &waiting, &moving, &stops)
            })
            .expect("the system can start a thread");
        let nudge = wanted.clone();
        writer.wal_hook(Some(move |wal: &mut rusqlite::hooks::Wal, pages| {
            let mut far = lock(&moving);
            if *far == Move::Done || pages >= CROWDED {
                *far = Move::Rests;
                drop(far);
                return unless_busy(wal.checkpoint());
            }
            if *far == Move::Rests && pages >= DUE {
                *far = Move::Asked;
                // Without a checkpointer the store has stopped, or the writer moves it.
                let _ = nudge.send(Wanted::Moved);
            }
            Ok(())
        }))?;
        Ok(Self { wanted })
    }

    pub(super) async fn forget_deleted(&self) -> Result<(), StoreError> {
        let (reply, answer) = oneshot::channel();
        let wanted = Wanted::Emptied(reply);
        self.wanted.send(wanted).map_err(|_| StoreError::Stopped)?;
        answer.await.unwrap_or(Err(StoreError::Panicked))
    }
}

fn lock(moving: &Mutex<Move>) -> MutexGuard<'_, Move> {
    moving.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Another connection moves the log: it is moved.
fn unless_busy(moved: rusqlite::Result<()>) -> rusqlite::Result<()> {
    match moved {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => Ok(()),
        moved => moved,
    }
}

fn serve(
    connection: &Connection,
    waiting: &mpsc::Receiver<Wanted>,
    moving: &Mutex<Move>,
    stops: &watch::Sender<Option<String>>,
) {
    // A reader was in the way of the emptying.
    let mut owed = false;
    loop {
        let first = match if owed { waiting.recv_timeout(AGAIN_AFTER) } else { wait(waiting) } {
            Ok(wanted) => Some(wanted),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        // Whatever woke it: where much is written, the time would never be up.
        let mut empties = owed;
        let mut told = Vec::new();
        // Meetings that close together need one emptying.
        for wanted in first.into_iter().chain(waiting.try_iter()) {
            match wanted {
                Wanted::Moved => {
                    let _ = moved(checkpoint(connection, "PASSIVE"), stops);
                    *lock(moving) = Move::Done;
                }
                Wanted::Emptied(reply) => {
                    empties = true;
                    told.push(reply);
                }
            }
        }
        if !empties {
            continue;
        }
        let emptied = moved(checkpoint(connection, "TRUNCATE"), stops);
        owed = matches!(emptied, Ok(Emptied::Later));
        for reply in told {
            // The one who asked may be gone.
            let _ = reply.send(emptied.as_ref().map(|_| ()).map_err(|_| StoreError::Stopped));
        }
    }
}

fn wait(waiting: &mpsc::Receiver<Wanted>) -> Result<Wanted, RecvTimeoutError> {
    waiting.recv().map_err(|_| RecvTimeoutError::Disconnected)
}

/// How a checkpoint went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Emptied {
    /// All is moved.
    Now,
    /// A reader, or the writer, was in the way.
    Later,
}

fn moved<T>(
    moved: Result<T, StoreError>,
    stops: &watch::Sender<Option<String>>,
) -> Result<T, StoreError> {
    if let Err(error) = &moved {
        // Nothing is lost: the log keeps what was not moved.
        tracing::error!(%error, "the write-ahead log cannot be moved: the store stops");
        stop(stops, &error.to_string());
    }
    moved
}

fn checkpoint(connection: &Connection, mode: &str) -> Result<Emptied, StoreError> {
    let sql = format!("PRAGMA wal_checkpoint({mode})");
    let blocked: bool = connection.query_row(&sql, [], |row| row.get(0))?;
    Ok(if blocked { Emptied::Later } else { Emptied::Now })
}
