//! The floors: servers that do nothing but what nobody can leave out. A connection belongs to a room of
//! eight. For a command the author is sent what an `accepted` is long, and each of the eight what a
//! `view` is long, with one write each, straight into the socket: no task is woken, no queue, no state.
//! The frames are as long as those the real server sent in the same run, and are made once for all
//! eight. What a floor costs is the price of sockets and, for the durable one, of the disk.
//!
//! - **plain** keeps nothing.
//! - **durable** appends a row as long as the real one and syncs it to the disk before it sends: one
//!   sync for all that came together.

mod connection;
mod journal;
mod room;

use clap::{Args, ValueEnum};
use room::Rooms;
use std::{io, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::net::TcpSocket;

/// As many as the real server lets wait.
const BACKLOG: u32 = 1_024;

/// Each connection is pinged this often, as by the real server.
const PING_EVERY: Duration = Duration::from_secs(20);

/// A ping of all at once would stand in the way of what is measured.
const PING_PARTS: u32 = 200;

/// Which floor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// Keeps nothing
    Plain,
    /// Appends and syncs before it sends
    Durable,
}

/// How a floor is started.
#[derive(Clone, Debug, Args)]
pub(crate) struct Floor {
    /// Which
    #[arg(value_enum)]
    kind: Kind,
    /// Where it listens; port 0 takes a free one
    #[arg(long, default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// The file that the durable one appends to
    #[arg(long, default_value = "floor.log")]
    file: PathBuf,
    #[command(flatten)]
    lengths: Lengths,
}

/// How long everything is, in bytes of payload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Args)]
pub(crate) struct Lengths {
    /// The answer to a command
    #[arg(long, default_value = "85")]
    pub(crate) accepted: usize,
    /// What everybody is shown after a command
    #[arg(long, default_value = "900")]
    pub(crate) view: usize,
    /// What everybody is shown when someone comes
    #[arg(long, default_value = "1500")]
    pub(crate) arrival: usize,
    /// What answers a first hello
    #[arg(long, default_value = "9000")]
    pub(crate) welcome: usize,
    /// What answers a hello that resumes
    #[arg(long, default_value = "2500")]
    pub(crate) resumed: usize,
    /// A row of the log
    #[arg(long, default_value = "120")]
    pub(crate) row: usize,
}

impl Lengths {
    /// For the one who reads the figures.
    pub(crate) fn described(self) -> String {
        let Self { accepted, view, arrival, welcome, resumed, row } = self;
        format!(
            "accepted {accepted}, view {view}, arrival {arrival}, welcome {welcome}, resumed {resumed}, row {row}"
        )
    }
}

/// Serves until it is killed.
///
/// # Errors
/// When it cannot listen or write.
#[allow(clippy::print_stdout, reason = "whoever started it reads where it listens")]
pub(crate) async fn serve(floor: Floor) -> io::Result<()> {
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(floor.listen)?;
    let listener = socket.listen(BACKLOG)?;
    let journal = match floor.kind {
        Kind::Plain => None,
        Kind::Durable => Some(journal::start(&floor.file, floor.lengths.row)?),
    };
    let rooms = Arc::new(Rooms::new(floor.lengths, journal));
    tokio::spawn({
        let rooms = rooms.clone();
        async move {
            for part in (0..PING_PARTS).cycle() {
                tokio::time::sleep(PING_EVERY / PING_PARTS).await;
                rooms.ping(part as usize, PING_PARTS as usize);
            }
        }
    });
    println!("The floor is open at http://localhost:{}", listener.local_addr()?.port());
    loop {
        // A connection that was gone before it was accepted is nobody's error.
        let Ok((stream, _)) = listener.accept().await else { continue };
        stream.set_nodelay(true)?;
        tokio::spawn(connection::serve(stream, rooms.clone()));
    }
}
