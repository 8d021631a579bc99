//! What is done to the database by whoever runs the server: copied, checked, put back.
//!
//! Exit code 1 says that a file is not sound, 2 that nothing could be done.

use crate::Failed;
use hyacinth::{
    sealing::Sealing,
    store::{
        backup::{self, BackupError, NAME},
        check::{self, Unsound},
    },
};
use std::{
    io::{self, Read as _, Write as _},
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream},
    path::Path,
    process::ExitCode,
    time::Duration,
};

/// Bytes in a mebibyte.
const MIB: u64 = 1024 * 1024;

/// A server that takes longer to say that it is ready is not.
const HEALTHY_WITHIN: Duration = Duration::from_secs(3);

pub(crate) fn backup(data: &Path, to: &Path) -> Result<ExitCode, Failed> {
    let tell = |done: u64, of: u64| {
        eprintln!("hyacinth: {} of about {} MiB are copied", done / MIB, of.div_ceil(MIB));
    };
    ended(backup::backup(&data.join(NAME), to, tell).map(|sound| {
        println!("{} holds {sound}. It is checked and safe on disk.", to.display());
        if sound.journals > 0 {
            let key = Sealing::beside(&data.join(NAME));
            println!(
                "Its journals open with {} alone, which is not in it: keep a copy of that file, apart from backups.",
                key.path().display()
            );
        }
    }))
}

pub(crate) fn restore(data: &Path, from: &Path) -> Result<ExitCode, Failed> {
    ended(backup::restore(from, data).map(|sound| {
        println!("{} holds {sound}. Start the server with --data {0}.", data.display());
        if sound.journals > 0 {
            let key = Sealing::beside(&data.join(NAME));
            println!(
                "Its journals open with the key they were written with: put that file back as {}.",
                key.path().display()
            );
        }
    }))
}

pub(crate) fn check(data: &Path, file: Option<&Path>) -> Result<ExitCode, Failed> {
    let here = file.is_none();
    let file = file.map_or_else(|| data.join(NAME), Path::to_path_buf);
    let unsound = |unsound| BackupError::Source { path: file.clone(), unsound };
    let mut closed = None;
    let ended = ended(check::check(&file).map_err(unsound).map(|sound| {
        println!("{} is sound: {sound}", file.display());
        // A backup elsewhere has no key beside it, and should have none.
        if here && sound.journals > 0 {
            closed = check::check_key(&file).err();
        }
    }))?;
    Ok(closed.map_or(ended, |closed| {
        eprintln!("hyacinth: {closed}");
        ExitCode::FAILURE
    }))
}

/// Asks over plain HTTP: a server that speaks TLS itself is asked where its metrics are.
pub(crate) fn health(address: SocketAddr) -> ExitCode {
    match ready(address) {
        Ok(answer) if answer.starts_with("HTTP/1.1 204") => ExitCode::SUCCESS,
        Ok(answer) => {
            eprintln!("hyacinth: not ready ({})", answer.lines().next().unwrap_or("no answer"));
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("hyacinth: {address} does not answer: {error}");
            ExitCode::FAILURE
        }
    }
}

fn ready(mut address: SocketAddr) -> io::Result<String> {
    // What listens everywhere is asked here.
    if address.ip().is_unspecified() {
        let v4 = address.is_ipv4();
        let here: IpAddr = if v4 { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() };
        address.set_ip(here);
    }
    let mut stream = TcpStream::connect_timeout(&address, HEALTHY_WITHIN)?;
    stream.set_read_timeout(Some(HEALTHY_WITHIN))?;
    write!(stream, "GET /health/ready HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer)
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
