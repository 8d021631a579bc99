//! One SQLite file: the log of every meeting, and the records around them. Knows SQL and nothing of
//! rules; nothing outside this folder writes SQL.
//!
//! All writing happens on one thread. It takes what is waiting from all rooms and commits it in one
//! transaction, so that one fsync serves them all (group commit). An answer of success is given only
//! after the commit. When a commit fails, nobody is told of success; then, and when the write-ahead log
//! cannot be moved, the store stops for good: [`Store::stopped`] resolves, and the process ends with a
//! clear message. All reading happens on a few other threads, beside the writing.

pub mod backup;
pub mod check;
mod checkpoint;
pub mod closing;
pub mod log;
mod readers;
pub mod records;
mod writer;

use crate::metrics::Commits;
use crate::sabotage::Sabotage;
use checkpoint::Checkpointer;
use readers::Readers;
use rusqlite::{Connection, Transaction};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::sync::{oneshot, watch};
use writer::{Done, Writer};

/// Older SQLite releases can corrupt a WAL database; 3.51.3 is the first release known good.
const SQLITE_AT_LEAST: i32 = 3_051_003;

/// Prepared statements that a connection keeps: more than are in use at once.
const STATEMENTS: usize = 64;

/// The writer's page cache, in KiB: the last pages of more meetings than are live at once.
const WRITER_CACHE: i64 = 16 * 1024;

/// The schema, step by step; `user_version` counts the steps a file has taken.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_log.sql"),
    include_str!("migrations/0002_records.sql"),
    include_str!("migrations/0003_formats.sql"),
    include_str!("migrations/0004_schedule.sql"),
    include_str!("migrations/0005_journal.sql"),
    include_str!("migrations/0006_practice.sql"),
];

/// Why the store could not do what was asked. Never holds words that people wrote.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// SQLite said no.
    #[error("the database refused: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The store stopped after a failed commit, or is shutting down.
    #[error("the database has stopped taking writes")]
    Stopped,
    /// The job met a fault of its own; its changes were rolled back.
    #[error("a database job panicked and was rolled back")]
    Panicked,
    /// The SQLite in use is too old to be trusted with a WAL.
    #[error(
        "SQLite {0} has a known fault in its write-ahead log: build with SQLite 3.51.3 or newer"
    )]
    OldSqlite(&'static str),
    /// The file cannot be created.
    #[error("{path} cannot be created: {error}")]
    File {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A folder cannot be synced to disk.
    #[error("{path} cannot be synced to disk: {error}")]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file was written by a newer Hyacinth.
    #[error(
        "{path} was written by a newer Hyacinth (schema {found}, this one knows {known}): run the newer version"
    )]
    NewerSchema {
        /// Which file.
        path: PathBuf,
        /// The schema it has.
        found: usize,
        /// The newest schema this build knows.
        known: usize,
    },
    /// What is sealed cannot be opened, or nothing can be sealed [E9].
    #[error(transparent)]
    Sealing(#[from] crate::sealing::SealingError),
    /// A stored row cannot be read back.
    #[error("meeting {meeting}, revision {revision}: the stored events cannot be read ({reason})")]
    Unreadable {
        /// Which meeting.
        meeting: hyacinth_protocol::MeetingId,
        /// Which row.
        revision: u64,
        /// What is wrong with it, without its words.
        reason: String,
    },
}

/// A handle to the one SQLite file; clones share it.
#[derive(Clone)]
pub struct Store {
    path: Arc<Path>,
    writer: Writer,
    checkpointer: Checkpointer,
    readers: Readers,
    commits: Arc<Commits>,
}

impl Store {
    /// Opens the file, creates it where there is none, and brings its schema up to date.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite is too old, the file cannot be opened, or is from a newer version.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if rusqlite::version_number() < SQLITE_AT_LEAST {
            return Err(StoreError::OldSqlite(rusqlite::version()));
        }
        create_private(path)?;
        sync_names(path)?;
        let mut connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        let synchronous = if Sabotage::SyncLater.is_on() { "NORMAL" } else { "FULL" };
        connection.pragma_update(None, "synchronous", synchronous)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -WRITER_CACHE)?;
        // Words that are deleted leave no bytes behind [O5, E11].
        connection.pragma_update(None, "secure_delete", true)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        migrate(&mut connection, path)?;
        let (stop, _) = watch::channel(None);
        let checkpointer =
            Checkpointer::start(Connection::open(path)?, &mut connection, stop.clone())?;
        let commits = Arc::<Commits>::default();
        let writer = Writer::start(connection, commits.clone(), stop);
        let readers = Readers::start(path)?;
        Ok(Self { path: path.into(), writer, checkpointer, readers, commits })
    }

    /// Runs `job` on the writer thread, in a savepoint of the group's transaction. Resolves after the
    /// commit. When `job` gives an error its changes are rolled back and nobody else's.
    ///
    /// # Errors
    /// What `job` gives, or [`StoreError`] when nothing could be committed.
    pub async fn write<T, E>(
        &self,
        job: impl FnOnce(&Transaction<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        self.writer
            .send(Box::new(move |transaction| {
                let result = job(transaction);
                let keep = result.is_ok();
                let done: Done = Box::new(move |committed| {
                    // The one who asked may be gone; the write stands all the same.
                    let _ = reply.send(committed.map_err(E::from).and(result));
                });
                (keep, done)
            }))
            .await?;
        answer.await.unwrap_or_else(|_| {
            // A job that was dropped with its reply met a fault of its own, or never ran.
            Err(if self.has_stopped() { StoreError::Stopped } else { StoreError::Panicked }.into())
        })
    }

    /// Runs `job` on a connection that can only read, unless whoever asked has gone by then; sees every
    /// write that was answered before.
    ///
    /// # Errors
    /// What `job` gives, or [`StoreError::Panicked`] when it met a fault of its own.
    pub async fn read<T, E>(
        &self,
        job: impl FnOnce(&Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(move |connection: &Connection| {
            if !reply.is_closed() {
                // The one who asked may be gone.
                let _ = reply.send(job(connection));
            }
        });
        self.readers.send(job).await;
        answer.await.unwrap_or_else(|_| Err(StoreError::Panicked.into()))
    }

    /// Moves everything into the main file and empties the write-ahead log, where older bytes of
    /// deleted words may stand [O5]. Where a reader is in the way, as a backup is, that is tried again
    /// until it is done, and nobody waits for it.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub async fn forget_deleted(&self) -> Result<(), StoreError> {
        self.checkpointer.forget_deleted().await
    }

    /// Resolves when the store has stopped for good, with the reason.
    pub fn stopped(&self) -> watch::Receiver<Option<String>> {
        self.writer.stopped()
    }

    /// True when it has stopped for good.
    pub fn has_stopped(&self) -> bool {
        self.writer.stopped().borrow().is_some()
    }

    /// How its commits went.
    pub fn commits(&self) -> &Commits {
        &self.commits
    }

    /// Where its file is.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Creates the file, where there is none, so that only its owner may read it, in whatever folder it
/// lies; SQLite gives the files beside it the same permissions.
fn create_private(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            Err(StoreError::File { path: path.into(), error })
        }
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Syncs the folder of the file and those above it: a file whose name, or whose folder's name, is not on
/// the disk is gone after a power cut, however well its bytes were synced. SQLite does the same for the
/// files it makes itself, but not for folders.
#[cfg(unix)]
pub(crate) fn sync_names(path: &Path) -> Result<(), StoreError> {
    use std::io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    let failed = |path: &Path, error| StoreError::Folder { path: path.into(), error };
    let whole = path.canonicalize().map_err(|error| failed(path, error))?;
    for folder in whole.ancestors().skip(1) {
        match std::fs::File::open(folder).and_then(|folder| folder.sync_all()) {
            Ok(()) => {}
            // Some file systems know no syncing of folders, and keep names without it.
            Err(error) if matches!(error.kind(), InvalidInput | Unsupported) => {}
            // Whoever may not read a folder did not make the ones in it.
            Err(error) if error.kind() == PermissionDenied => break,
            Err(error) => return Err(failed(folder, error)),
        }
    }
    Ok(())
}

/// Names of files are safe by themselves, or cannot be made so.
#[cfg(not(unix))]
pub(crate) fn sync_names(_: &Path) -> Result<(), StoreError> {
    Ok(())
}

fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let found: usize = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = MIGRATIONS.len();
    if found > known {
        return Err(StoreError::NewerSchema { path: path.into(), found, known });
    }
    for (step, sql) in MIGRATIONS.iter().enumerate().skip(found) {
        let transaction = connection.transaction()?;
        transaction.execute_batch(sql)?;
        transaction.pragma_update(None, "user_version", step + 1)?;
        transaction.commit()?;
    }
    Ok(())
}
