//! A server under measurement: the real one or a floor, as a process of its own on a core of its own.

use crate::{
    floor::{Kind, Lengths},
    kernel::{Memory, Threads},
    machine,
};
use std::{
    fs::File,
    io::{self, BufRead as _, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// Which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Which {
    /// The real one
    Hyacinth,
    /// The floor that keeps nothing
    Plain,
    /// The floor that syncs to disk
    Durable,
}

impl Which {
    pub(crate) const ALL: [Self; 3] = [Self::Hyacinth, Self::Plain, Self::Durable];

    /// As a reader calls it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Hyacinth => "Hyacinth",
            Self::Plain => "plain floor",
            Self::Durable => "durable floor",
        }
    }
}

/// How servers are started.
#[derive(Clone, Debug)]
pub(crate) struct Starting {
    /// The real server's program.
    pub(crate) binary: PathBuf,
    /// More arguments for it.
    pub(crate) arguments: Vec<String>,
    /// The core of the server and that of the generator, where they are bound.
    pub(crate) cores: Option<(usize, usize)>,
}

/// A running server; killed when it is dropped.
pub(crate) struct Server {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// What its own pages send as `Origin`.
    pub(crate) origin: String,
}

impl Starting {
    /// Starts a server on `folder` and waits until it says that it is open.
    ///
    /// # Errors
    /// When it does not.
    pub(crate) fn start(
        &self,
        which: Which,
        folder: &Path,
        lengths: Lengths,
    ) -> io::Result<Server> {
        let mut command = match which {
            Which::Hyacinth => {
                let mut command = Command::new(&self.binary);
                command.arg("--data").arg(folder).args(["--listen", "127.0.0.1:0"]);
                command.args(&self.arguments);
                command
            }
            Which::Plain => floor(Kind::Plain, folder, lengths)?,
            Which::Durable => floor(Kind::Durable, folder, lengths)?,
        };
        let said = File::options().create(true).append(true).open(folder.join("said.log"))?;
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(said);
        // A child is born on the core of its parent.
        self.cores.map_or(Ok(()), |(server, _)| machine::run_on(server))?;
        let child = command.spawn();
        self.cores.map_or(Ok(()), |(_, own)| machine::run_on(own))?;
        let mut child = child.map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("{} cannot be started: {error}", self.binary.display()),
            )
        })?;
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let origin = lines.by_ref().map_while(Result::ok).find_map(|line| {
            let (_, origin) = line.split_once(" is open at ")?;
            Some(origin.trim().to_owned())
        });
        // What it says later is taken away, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        let port = origin.as_ref().and_then(|origin| origin.rsplit_once(':')?.1.parse().ok());
        let (Some(origin), Some(port)) = (origin, port) else {
            let said = std::fs::read_to_string(folder.join("said.log")).unwrap_or_default();
            return Err(io::Error::other(format!("{} did not open: {said}", which.name())));
        };
        Ok(Server { child, address: SocketAddr::from(([127, 0, 0, 1], port)), origin })
    }
}

fn floor(kind: Kind, folder: &Path, lengths: Lengths) -> io::Result<Command> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["floor", if kind == Kind::Plain { "plain" } else { "durable" }]);
    command.arg("--file").arg(folder.join("floor.log"));
    let Lengths { accepted, view, arrival, welcome, resumed, row } = lengths;
    for (name, length) in [
        ("--accepted", accepted),
        ("--view", view),
        ("--arrival", arrival),
        ("--welcome", welcome),
        ("--resumed", resumed),
        ("--row", row),
    ] {
        command.args([name, &length.to_string()]);
    }
    Ok(command)
}

impl Server {
    /// What its threads have used.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn threads(&self) -> io::Result<Threads> {
        Threads::of(self.child.id())
    }

    /// What memory it has.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn memory(&self) -> io::Result<Memory> {
        Memory::of(self.child.id())
    }

    /// How many files and sockets it holds open.
    ///
    /// # Errors
    /// When it has ended.
    pub(crate) fn open_files(&self) -> io::Result<usize> {
        Ok(std::fs::read_dir(format!("/proc/{}/fd", self.child.id()))?.count())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
