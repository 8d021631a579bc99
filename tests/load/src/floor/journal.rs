//! The durable floor's file.

use super::room::Room;
use std::{fs::File, io, io::Write as _, path::Path, sync::Arc};
use tokio::{net::TcpStream, sync::mpsc};

/// Commands that may wait, and at most share one sync: as the real server has it.
const WAITING: usize = 1_024;
const GROUP: usize = 256;

/// Groups that are synced and not sent yet.
const SYNCED: usize = 16;

/// A command that waits for the disk.
pub(super) struct Entry {
    pub(super) room: Arc<Room>,
    pub(super) author: Arc<TcpStream>,
    pub(super) id: Vec<u8>,
    /// Someone came and is shown already: the row alone is kept.
    pub(super) came: bool,
}

pub(super) type Journal = mpsc::Sender<Entry>;

/// Starts the thread that appends and syncs, and the task that sends what is synced.
pub(super) fn start(path: &Path, row: usize) -> io::Result<Journal> {
    let mut file = File::options().create(true).append(true).open(path)?;
    let (journal, mut waiting) = mpsc::channel::<Entry>(WAITING);
    let (synced, mut ready) = mpsc::channel::<Vec<Entry>>(SYNCED);
    std::thread::Builder::new().name("floor-writer".into()).spawn(move || {
        let rows = vec![b'x'; row * GROUP];
        loop {
            let mut group = Vec::with_capacity(GROUP);
            if waiting.blocking_recv_many(&mut group, GROUP) == 0 {
                return;
            }
            let kept = file.write_all(&rows[..row * group.len()]).and_then(|()| file.sync_data());
            if kept.is_err() || synced.blocking_send(group).is_err() {
                return;
            }
        }
    })?;
    tokio::spawn(async move {
        while let Some(group) = ready.recv().await {
            for entry in group.iter().filter(|entry| !entry.came) {
                entry.room.show(&entry.author, &entry.id);
            }
        }
    });
    Ok(journal)
}
