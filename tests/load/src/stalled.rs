//! People whose line stands still: what the others notice, and what the server keeps for them.

use crate::{
    bench::{Bench, Setting, Turns},
    compare::note_steady,
    crowd::Crowd,
    prepare::{SEATS, Wants},
    said::{say, say_steady},
    steady::{self, Load},
    table::Table,
};
use clap::Args;
use std::{io, time::Duration};

/// Some never read, or read a byte each second.
#[derive(Clone, Debug, Args)]
pub(crate) struct Stalled {
    /// Connections
    #[arg(long, default_value = "1000")]
    of: usize,
    /// Those that do not read: half of them never, half a byte each second; at most one in each room
    #[arg(long, default_value = "100")]
    stalled: usize,
    /// Commands a second, over all rooms
    #[arg(long, default_value = "1000")]
    rate: f64,
    /// Seconds of each measurement
    #[arg(long, default_value = "60")]
    seconds: u64,
    #[command(flatten)]
    turns: Turns,
    #[command(flatten)]
    setting: Setting,
}

/// Measures, prints, and writes down: without stalled people, and with them.
///
/// # Errors
/// When a server does not start or ends early.
#[allow(clippy::cast_precision_loss, reason = "figures for people")]
pub(crate) async fn run(stalled: Stalled) -> io::Result<()> {
    let bench = Bench::new(&stalled.setting)?;
    let lengths = bench.lengths().await?;
    let rooms = stalled.of / SEATS;
    let folder = bench.folder(Wants { rooms, closed: 0, events: 0 }).await?;
    let mut columns = Vec::new();
    for which in stalled.turns.servers() {
        columns.extend([which.name().to_owned(), format!("{}, some stalled", which.name())]);
    }
    let title = format!(
        "{} of {} connections do not read; {} commands/s for {} s; latencies are those of the others",
        stalled.stalled, stalled.of, stalled.rate, stalled.seconds
    );
    let mut table = Table::new(&title, columns);
    for (run, place, which) in stalled.turns.turns() {
        for (column, deaf) in [(2 * place, 0), (2 * place + 1, stalled.stalled.min(rooms))] {
            say(&format!("run {}: {}, {deaf} stalled", run + 1, which.name()));
            let running = bench.start(which, &folder, lengths)?;
            let crowd = Crowd::before(&running.server, &running.doors, deaf);
            crowd.connect(0..SEATS).await?;
            crowd.open().await?;
            let before = (running.server.memory()?, running.server.open_files()?);
            let load = Load {
                rate: stalled.rate,
                warm_up: Duration::from_secs(2),
                length: Duration::from_secs(stalled.seconds),
                first: 1,
                seed: u64::from(run),
            };
            let steady = steady::run(&crowd, &running.server, load).await?;
            say_steady(&steady);
            let after = (running.server.memory()?, running.server.open_files()?);
            let mut note = |name: &str, unit, figure| table.note(name, unit, column, figure);
            note_steady(&steady, &mut note);
            note("memory of the server before, RSS", " MiB", before.0.rss as f64 / 1_024.0);
            note("memory of the server after, RSS", " MiB", after.0.rss as f64 / 1_024.0);
            note("connections that the server ended", "", before.1 as f64 - after.1 as f64);
        }
    }
    table.print();
    table.write(stalled.setting.json.as_deref())
}
