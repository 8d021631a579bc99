//! What is done to the database by whoever runs the server: copied, checked, put back.
//!
//! Exit code 1 says that a file is not sound, 2 that nothing could be done.

use crate::Failed;
use hyacinth::store::{
    backup::{self, BackupError, NAME},
    check::{self, Unsound},
};
use std::{path::Path, process::ExitCode};

/// Bytes in a mebibyte.
const MIB: u64 = 1024 * 1024;

pub(crate) fn backup(data: &Path, to: &Path) -> Result<ExitCode, Failed> {
    let tell = |done: u64, of: u64| {
        eprintln!("hyacinth: {} of about {} MiB are copied", done / MIB, of.div_ceil(MIB));
    };
    ended(backup::backup(&data.join(NAME), to, tell).map(|sound| {
        println!("{} holds {sound}. It is checked and safe on disk.", to.display());
    }))
}

pub(crate) fn restore(data: &Path, from: &Path) -> Result<ExitCode, Failed> {
    ended(backup::restore(from, data).map(|sound| {
        println!("{} holds {sound}. Start the server with --data {0}.", data.display());
    }))
}

pub(crate) fn check(data: &Path, file: Option<&Path>) -> Result<ExitCode, Failed> {
    let file = file.map_or_else(|| data.join(NAME), Path::to_path_buf);
    let unsound = |unsound| BackupError::Source { path: file.clone(), unsound };
    ended(check::check(&file).map_err(unsound).map(|sound| {
        println!("{} is sound: {sound}", file.display());
    }))
}

fn ended(done: Result<(), BackupError>) -> Result<ExitCode, Failed> {
    match done {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) if is_damage(&error) => {
            eprintln!(
                "hyacinth: {error}. What to do: keep this file as it is, and go on from the newest backup \
                 that `hyacinth check BACKUP` finds sound: `hyacinth restore BACKUP --data NEW-FOLDER`."
            );
            Ok(ExitCode::FAILURE)
        }
        Err(error) => Err(error.into()),
    }
}

/// True where a file was read and is not sound.
fn is_damage(error: &BackupError) -> bool {
    let unsound = match error {
        BackupError::Source { unsound, .. } | BackupError::Unsound { unsound, .. } => unsound,
        BackupError::Copy { .. } => return true,
        BackupError::Target { .. } | BackupError::Taken { .. } => return false,
    };
    !matches!(unsound, Unsound::Missing(_) | Unsound::Newer { .. })
}
