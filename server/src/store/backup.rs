//! Copies of the database: taken while a server writes, and put back where there is none.
//!
//! A copy is written anew row by row (`VACUUM INTO`) as of one moment, so it holds no page that was freed
//! and nothing of what was deleted before that moment; one that was begun keeps no writer waiting.

use super::check::{Sound, Unsound, check};
use rusqlite::{Connection, OpenFlags};
use std::{
    ffi::OsString,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::mpsc::{RecvTimeoutError, channel},
    time::Duration,
};

/// How often the one who waits is told how far it is.
const TELL_EVERY: Duration = Duration::from_secs(2);

/// The name of the database in its folder.
pub const NAME: &str = "hyacinth.sqlite";

/// Why there is no copy.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file to copy cannot be used.
    #[error("{path} {unsound}")]
    Source {
        /// Which.
        path: PathBuf,
        /// Why.
        unsound: Unsound,
    },
    /// The copy cannot be written.
    #[error("{path} cannot be written: {error}")]
    Target {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The copying met a fault; nothing is left of it.
    #[error("{path} cannot be copied: {error}")]
    Copy {
        /// From where.
        path: PathBuf,
        /// Why.
        error: rusqlite::Error,
    },
    /// The folder has a database, or what belongs to one.
    #[error("{path} is there already: name a data folder without a database, with --data")]
    Taken {
        /// Which file.
        path: PathBuf,
    },
    /// The copy was written and is not sound.
    #[error("the copy of {path} {unsound}")]
    Unsound {
        /// Of which file.
        path: PathBuf,
        /// Why.
        unsound: Unsound,
    },
}

/// Copies the database at `from` into the new file `to`, which only its owner may read, and checks the
/// copy. It is under its name only when it is whole and synced to disk. `tell` hears how many bytes of
/// about how many are written.
///
/// # Errors
/// [`BackupError`]; no file is left behind then.
pub fn backup(
    from: &Path,
    to: &Path,
    tell: impl Fn(u64, u64) + Send,
) -> Result<Sound, BackupError> {
    if let Err(error) = fs::metadata(from) {
        return Err(BackupError::Source { path: from.into(), unsound: error.into() });
    }
    let copy = Copy::begin(to)?;
    vacuum(from, &copy.partial, tell)
        .map_err(|error| BackupError::Copy { path: from.into(), error })?;
    copy.finish(from)
}

/// Checks the backup at `from` and puts a copy of it into `folder` as its database.
///
/// # Errors
/// [`BackupError`]; above all where the folder has a database: a write-ahead log beside it would be
/// played into the restored one.
pub fn restore(from: &Path, folder: &Path) -> Result<Sound, BackupError> {
    check(from).map_err(|unsound| BackupError::Source { path: from.into(), unsound })?;
    crate::server::create_private(folder)
        .map_err(|error| BackupError::Target { path: folder.into(), error })?;
    let to = folder.join(NAME);
    for end in ["", "-wal", "-shm", "-journal"] {
        let path = beside(&to, end);
        if path.exists() {
            return Err(BackupError::Taken { path });
        }
    }
    let copy = Copy::begin(&to)?;
    vacuum(from, &copy.partial, |_, _| {})
        .map_err(|error| BackupError::Copy { path: from.into(), error })?;
    copy.finish(from)
}

/// A copy that is being written: its name is taken at once, so that two never write the same one, and its
/// bytes come under another name. Both go if it is not finished.
struct Copy {
    to: PathBuf,
    partial: PathBuf,
    finished: bool,
}

impl Copy {
    fn begin(to: &Path) -> Result<Self, BackupError> {
        let target = |error| BackupError::Target { path: to.into(), error };
        if to.to_str().is_none() {
            let wrong = "its name is not UTF-8, which SQLite needs";
            return Err(target(io::Error::new(io::ErrorKind::InvalidInput, wrong)));
        }
        create_new(to).map_err(target)?;
        let copy = Self { to: to.into(), partial: beside(to, ".partial"), finished: false };
        // Left there by one that was killed.
        let _ = fs::remove_file(&copy.partial);
        create_new(&copy.partial).map_err(target)?;
        Ok(copy)
    }

    fn finish(mut self, from: &Path) -> Result<Sound, BackupError> {
        let sound = check(&self.partial)
            .map_err(|unsound| BackupError::Unsound { path: from.into(), unsound })?;
        self.settle().map_err(|error| BackupError::Target { path: self.to.clone(), error })?;
        self.finished = true;
        Ok(sound)
    }

    /// Under its name for good, whatever happens to the machine.
    fn settle(&self) -> io::Result<()> {
        File::open(&self.partial)?.sync_all()?;
        fs::rename(&self.partial, &self.to)?;
        let folder = self.to.parent().filter(|folder| !folder.as_os_str().is_empty());
        // Not every system lets a folder be opened.
        if cfg!(unix) { File::open(folder.unwrap_or(Path::new(".")))?.sync_all() } else { Ok(()) }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_file(&self.partial);
            let _ = fs::remove_file(&self.to);
        }
    }
}

fn vacuum(from: &Path, to: &Path, tell: impl Fn(u64, u64) + Send) -> Result<(), rusqlite::Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(from, flags)?;
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, u64>(0));
    let pages = number("page_count")?.saturating_sub(number("freelist_count")?);
    let about = pages * number("page_size")?;
    let name = to.to_string_lossy();
    std::thread::scope(|scope| {
        let (done, waiting) = channel::<()>();
        scope.spawn(move || {
            while waiting.recv_timeout(TELL_EVERY) == Err(RecvTimeoutError::Timeout) {
                tell(fs::metadata(to).map_or(0, |file| file.len()), about);
            }
        });
        let copied = connection.execute("VACUUM INTO ?1", [&name]);
        drop(done);
        copied.map(drop)
    })
}

fn create_new(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(end);
    name.into()
}
