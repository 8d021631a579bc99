//! The server's key, in a file of its own beside the database: whoever has only one of the two reads no
//! journal.

use super::{Key, Place, SealingError};
use crate::identity::Secret;
use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// The file's name.
const NAME: &str = "journal.key";

/// What stands before the key's digits.
const BEGINNING: &str = "hyacinth journal key 1 ";

/// What the lock says once it is open.
const WORD: &[u8] = b"open";

/// Where the server's key is kept, and the key once it was needed; clones share it.
#[derive(Clone, Debug)]
pub struct Sealing {
    path: Arc<Path>,
    key: Arc<Mutex<Option<Key>>>,
}

impl Sealing {
    /// The key beside this database.
    pub fn beside(database: &Path) -> Self {
        Self { path: database.with_file_name(NAME).into(), key: Arc::default() }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The key that `lock` was made with.
    ///
    /// # Errors
    /// [`SealingError`] where the file is missing, holds another key, or none. It is read anew with each
    /// request until it is the right one, so that putting it back needs no restart.
    pub fn unlock(&self, lock: &[u8]) -> Result<Key, SealingError> {
        let mut held = self.key.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = held.as_ref().filter(|key| key.open(lock, Place::Lock).is_ok()) {
            return Ok(key.clone());
        }
        let key = self.read()?.ok_or_else(|| SealingError::Missing { path: self.whole() })?;
        match key.open(lock, Place::Lock) {
            Ok(_) => Ok(held.insert(key).clone()),
            Err(newer @ SealingError::Newer(_)) => Err(newer),
            Err(_) => Err(SealingError::Wrong { path: self.whole() }),
        }
    }

    /// The first lock, and the key that opens it: the one in the file, where a start before this one made
    /// it and got no further, or a new one that is synced to the disk, with its name, before it is used.
    ///
    /// # Errors
    /// [`SealingError`] where the file cannot be read or made. One that is there is never written over.
    pub fn lock(&self) -> Result<(Key, Vec<u8>), SealingError> {
        let key = match self.read()? {
            Some(key) => key,
            None => self.make()?,
        };
        let lock = key.seal(WORD, Place::Lock);
        Ok((key, lock))
    }

    fn read(&self) -> Result<Option<Key>, SealingError> {
        let text = match fs::read_to_string(&self.path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) if error.kind() == io::ErrorKind::InvalidData => String::new(),
            Err(error) => return Err(self.failed(error)),
        };
        let digits = text.trim_end().strip_prefix(BEGINNING);
        let key = digits.and_then(Secret::read).map(Key);
        key.map(Some).ok_or_else(|| SealingError::Damaged { path: self.whole() })
    }

    fn make(&self) -> Result<Key, SealingError> {
        let key = Key::draw();
        self.write(&key).map_err(|error| self.failed(error))?;
        Ok(key)
    }

    /// Under its name only when it is whole, and only where there is none.
    fn write(&self, key: &Key) -> io::Result<()> {
        let partial = self.path.with_extension("key.partial");
        // Left there by a start that was killed.
        let _ = fs::remove_file(&partial);
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&partial)?;
        file.write_all(format!("{BEGINNING}{}\n", key.0.reveal()).as_bytes())?;
        file.sync_all()?;
        fs::rename(&partial, &self.path)?;
        crate::store::sync_names(&self.path).map_err(io::Error::other)
    }

    fn failed(&self, error: io::Error) -> SealingError {
        SealingError::File { path: self.whole(), error }
    }

    fn whole(&self) -> PathBuf {
        self.path.to_path_buf()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(folder: &tempfile::TempDir) -> Sealing {
        Sealing::beside(&folder.path().join("hyacinth.sqlite"))
    }

    #[test]
    fn e9_a_key_is_made_once_and_found_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let (key, lock) = at(&folder).lock().expect("a new key");
        let path = folder.path().join(NAME);
        let written = fs::read(&path).expect("the file");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&path).expect("the file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "only its owner reads it");
        }
        assert_eq!(at(&folder).unlock(&lock).expect("the same"), key);
        let (again, other) = at(&folder).lock().expect("the same key");
        assert_eq!(again, key);
        assert!(at(&folder).unlock(&other).is_ok());
        assert_eq!(fs::read(&path).expect("the file"), written, "it is not written again");
    }

    #[test]
    fn e9_a_wrong_or_missing_key_is_said_and_nothing_is_written_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let (_, lock) = at(&folder).lock().expect("a new key");
        let path = folder.path().join(NAME);
        let kept = fs::read(&path).expect("the file");
        fs::remove_file(&path).expect("it was there");
        let missing = at(&folder).unlock(&lock).expect_err("no key");
        assert!(matches!(missing, SealingError::Missing { .. }), "{missing}");
        assert!(!path.exists(), "none is made in its place");

        at(&folder).lock().expect("another key");
        let other = fs::read(&path).expect("the file");
        let sealing = at(&folder);
        let wrong = sealing.unlock(&lock).expect_err("another key");
        assert!(matches!(wrong, SealingError::Wrong { .. }), "{wrong}");
        assert_eq!(fs::read(&path).expect("the file"), other);

        fs::write(&path, "hyacinth journal key 1 abc").expect("a file");
        let damaged = sealing.unlock(&lock).expect_err("half a key");
        assert!(matches!(damaged, SealingError::Damaged { .. }), "{damaged}");
        assert!(at(&folder).lock().is_err(), "what cannot be read is not written over");

        fs::write(&path, kept).expect("a file");
        assert!(sealing.unlock(&lock).is_ok(), "put back, it opens at once");
    }
}
