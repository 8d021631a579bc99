//! Everybody at once: a network that fails and comes back, and a server that starts again.

use crate::{
    bench::{Bench, Running, Setting, Turns},
    crowd::Crowd,
    prepare::{SEATS, Wants},
    said::say,
    server::{Server, Which},
    table::Table,
};
use clap::Args;
use std::{
    io,
    time::{Duration, Instant},
};

/// A server that uses less than this of a core within that time has nothing left to do.
const QUIET: (Duration, u64) = (Duration::from_millis(300), 9_000);

/// How long it may take to become quiet.
const QUIET_WITHIN: Duration = Duration::from_secs(60);

/// Everybody comes back at once.
#[derive(Clone, Debug, Args)]
pub(crate) struct Storm {
    /// Rooms of eight
    #[arg(long, default_value = "1000")]
    rooms: usize,
    /// The server is killed and started again
    #[arg(long)]
    restart: bool,
    #[command(flatten)]
    turns: Turns,
    #[command(flatten)]
    setting: Setting,
}

/// Measures, prints, and writes down.
///
/// # Errors
/// When a server does not start or ends early.
pub(crate) async fn run(storm: Storm) -> io::Result<()> {
    let bench = Bench::new(&storm.setting)?;
    let lengths = bench.lengths().await?;
    let folder = bench.folder(Wants { rooms: storm.rooms, closed: 0, events: 0 }).await?;
    let people = storm.rooms * SEATS;
    let title = if storm.restart {
        format!(
            "The server is killed with {} open meetings and starts again; {people} people come back",
            storm.rooms
        )
    } else {
        format!("{people} people come back at once")
    };
    let mut table = Table::of_servers(&title, &storm.turns.servers());
    for (run, column, which) in storm.turns.turns() {
        say(&format!("run {}: {}", run + 1, which.name()));
        let mut running = bench.start(which, &folder, lengths)?;
        let mut crowd = Crowd::before(&running.server, &running.doors, 0);
        crowd.connect(0..SEATS).await?;
        crowd.open().await?;
        quiet(&running.server).await?;
        crowd.drop_off();
        let began = if storm.restart {
            let (again, since) = bench.restart(which, running, lengths)?;
            running = again;
            crowd.moved(&running.server);
            table.note("open for connections after", " ms", column, millis(since.elapsed()));
            since
        } else {
            quiet(&running.server).await?;
            Instant::now()
        };
        rejoin(&crowd, &running, began, |name, unit, figure| {
            table.note(name, unit, column, figure)
        })
        .await?;
        if which == Which::Hyacinth {
            assert_eq!(crowd.connected(), people, "everybody is back and stays");
        }
    }
    table.print();
    table.write(storm.setting.json.as_deref())
}

async fn rejoin(
    crowd: &Crowd,
    running: &Running,
    began: Instant,
    mut note: impl FnMut(&str, &'static str, f64),
) -> io::Result<()> {
    let before = running.server.threads()?;
    let late = began.elapsed();
    let (first, all) = crowd.rejoin().await?;
    let used: u64 = running.server.threads()?.since(&before).iter().map(|used| used.ran).sum();
    let used = Duration::from_micros(used);
    let people = u32::try_from(crowd.len()).unwrap_or(u32::MAX).max(1);
    say(&format!("  first after {:?}, all after {:?}, CPU {used:?}", late + first, late + all));
    note("first welcome after", " ms", millis(late + first));
    note("all are live after", " ms", millis(late + all));
    note("CPU per join", " ms", millis(used / people));
    Ok(())
}

/// Waits until the server has nothing left to do.
async fn quiet(server: &Server) -> io::Result<()> {
    let start = Instant::now();
    while start.elapsed() < QUIET_WITHIN {
        let before = server.threads()?;
        tokio::time::sleep(QUIET.0).await;
        if server.threads()?.since(&before).iter().map(|used| used.ran).sum::<u64>() < QUIET.1 {
            break;
        }
    }
    Ok(())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
