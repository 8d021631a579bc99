//! Where measurements happen: prepared folders, copies of them, and servers started on those.

use crate::{
    crowd::Crowd,
    floor::Lengths,
    machine::{self, First},
    prepare::{self, DATABASE, Doors, Wants},
    server::{Server, Starting, Which},
};
use clap::Args;
use hyacinth::store::Store;
use hyacinth_meeting::{Event, stored};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// Bytes of a row besides its events: three ids and some small numbers.
const ROW_BESIDES: usize = 60;

/// Rooms of the short run that learns how long frames are.
const FEW: Wants = Wants { rooms: 2, closed: 0, events: 0 };

/// Where and with what everything is measured.
#[derive(Clone, Debug, Args)]
pub(crate) struct Setting {
    /// The server's program [default: `hyacinth` beside this one]
    #[arg(long, value_name = "FILE")]
    pub(crate) binary: Option<PathBuf>,
    /// One more argument for it; may be given again
    #[arg(long = "server-arg", value_name = "ARGUMENT", allow_hyphen_values = true)]
    pub(crate) arguments: Vec<String>,
    /// The folder for data; on a real disk, or syncing costs nothing
    #[arg(long, default_value = "target/load", value_name = "FOLDER")]
    pub(crate) work: PathBuf,
    /// The core of the server
    #[arg(long, default_value = "0", value_name = "CORE")]
    pub(crate) server_core: usize,
    /// The core of the generator
    #[arg(long, default_value = "1", value_name = "CORE")]
    pub(crate) own_core: usize,
    /// Binds nothing to a core and asks for no priority: to see that all works, not to measure
    #[arg(long)]
    pub(crate) anywhere: bool,
    /// Writes the figures there as JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) json: Option<PathBuf>,
}

/// Who is measured, and how often.
#[derive(Clone, Debug, Args)]
pub(crate) struct Turns {
    /// How often each server is measured; they take turns
    #[arg(long, default_value = "3")]
    pub(crate) runs: u32,
    /// Which servers; may be given again [default: all]
    #[arg(long, value_enum)]
    server: Vec<Which>,
}

impl Turns {
    /// In the order of the columns.
    pub(crate) fn servers(&self) -> Vec<Which> {
        let wanted = |which: &Which| self.server.is_empty() || self.server.contains(which);
        Which::ALL.into_iter().filter(wanted).collect()
    }

    /// Run, column, server: taking turns, so that what the machine does besides meets all of them.
    pub(crate) fn turns(&self) -> Vec<(u32, usize, Which)> {
        let servers = self.servers();
        let turns = (0..self.runs).flat_map(|run| {
            servers.iter().copied().enumerate().map(move |(column, which)| (run, column, which))
        });
        turns.collect()
    }
}

/// The bench.
pub(crate) struct Bench {
    starting: Starting,
    work: PathBuf,
    /// Given back when all is measured.
    _first: Option<First>,
}

/// A server on a folder of its own, which goes with it.
pub(crate) struct Running {
    /// The server.
    pub(crate) server: Server,
    /// The way in.
    pub(crate) doors: Doors,
    folder: TempDir,
}

impl Bench {
    /// Readies the machine: files, cores, priority.
    ///
    /// # Errors
    /// When it has no such cores or the program is missing.
    pub(crate) fn new(setting: &Setting) -> io::Result<Self> {
        let beside = std::env::current_exe()?.with_file_name("hyacinth");
        let binary = setting.binary.clone().unwrap_or(beside);
        if !binary.is_file() {
            let missing = format!("{} is not built: cargo build --release", binary.display());
            return Err(io::Error::new(io::ErrorKind::NotFound, missing));
        }
        machine::raise_files()?;
        let cores = (!setting.anywhere).then_some((setting.server_core, setting.own_core));
        if let Some((_, own)) = cores {
            machine::run_on(own)?;
        }
        let first = cores.map(|_| First::ask());
        fs::create_dir_all(&setting.work)?;
        let starting = Starting { binary, arguments: setting.arguments.clone(), cores };
        Ok(Self { starting, work: setting.work.clone(), _first: first })
    }

    /// A folder that holds what is wanted; made once and kept.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) async fn folder(&self, wants: Wants) -> io::Result<PathBuf> {
        let Wants { rooms, closed, events } = wants;
        let folder = self.work.join(format!("prepared-{rooms}-{closed}-{events}"));
        if Doors::read(&folder).is_err() {
            if folder.exists() {
                fs::remove_dir_all(&folder)?;
            }
            prepare::fill(&folder, wants).await.map_err(io::Error::other)?;
        }
        Ok(folder)
    }

    /// Starts a server on a fresh copy of a folder.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn start(
        &self,
        which: Which,
        folder: &Path,
        lengths: Lengths,
    ) -> io::Result<Running> {
        let doors = Doors::read(folder)?;
        let copy = tempfile::tempdir_in(&self.work)?;
        if which == Which::Hyacinth {
            fs::copy(folder.join(DATABASE), copy.path().join(DATABASE))?;
        }
        let server = self.starting.start(which, copy.path(), lengths)?;
        Ok(Running { server, doors, folder: copy })
    }

    /// Kills a server and starts it on what it left. Gives when the new one was told to start.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) fn restart(
        &self,
        which: Which,
        running: Running,
        lengths: Lengths,
    ) -> io::Result<(Running, Instant)> {
        let Running { server, doors, folder } = running;
        drop(server);
        let since = Instant::now();
        let server = self.starting.start(which, folder.path(), lengths)?;
        Ok((Running { server, doors, folder }, since))
    }

    /// How long everything is that the real server sends and keeps.
    ///
    /// # Errors
    /// When it does not start.
    pub(crate) async fn lengths(&self) -> io::Result<Lengths> {
        let folder = self.folder(FEW).await?;
        let running = self.start(Which::Hyacinth, &folder, Lengths::default())?;
        let crowd = Crowd::before(&running.server, &running.doors, 0);
        let length = |bytes: u64, count: u64| usize::try_from(bytes / count.max(1)).unwrap_or(0);
        crowd.connect(0..prepare::SEATS).await?;
        let joined = crowd.tally.take();
        crowd.open().await?;
        for n in 0..32 {
            crowd.ask(n, Instant::now());
            crowd.settle(Duration::from_secs(5)).await;
        }
        let asked = crowd.tally.take();
        crowd.drop_off();
        crowd.rejoin().await?;
        let back = crowd.tally.take();
        let Running { server, doors, folder } = running;
        drop(server);
        Ok(Lengths {
            accepted: length(asked.accepted_bytes, asked.accepted),
            view: length(asked.view_bytes, asked.views),
            arrival: length(joined.view_bytes, joined.views),
            welcome: length(joined.welcome_bytes, joined.welcomes),
            resumed: length(back.welcome_bytes, back.welcomes),
            row: row(&folder, &doors).await?,
        })
    }
}

/// How long a row of the log is that holds one of the commands of a run.
async fn row(folder: &TempDir, doors: &Doors) -> io::Result<usize> {
    let store = Store::open(&folder.path().join(DATABASE)).map_err(io::Error::other)?;
    let rows = store.after(doors.rooms[0].meeting, 0).await.map_err(io::Error::other)?;
    let asked =
        rows.iter().rev().find(|row| matches!(row.events[..], [Event::ReadyChanged { .. }]));
    Ok(ROW_BESIDES + asked.map_or(0, |row| stored::write(&row.events).len()))
}
