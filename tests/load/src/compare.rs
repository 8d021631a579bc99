//! The comparison: the real server and both floors, one after the other, several times.

use crate::{
    bench::{Bench, Running, Setting, Turns},
    crowd::Crowd,
    kernel::Memory,
    prepare::{SEATS, Wants},
    said::{ms, say, say_steady},
    steady::{self, Load, Steady},
    table::Table,
};
use clap::Args;
use std::{io, time::Duration};

/// A comparison.
#[derive(Clone, Debug, Args)]
pub(crate) struct Compare {
    #[command(flatten)]
    wants: Wants,
    /// Commands a second, over all rooms
    #[arg(long, default_value = "500")]
    rate: f64,
    /// Seconds of each measurement: in 20, each connection is pinged once
    #[arg(long, default_value = "20")]
    seconds: u64,
    /// Seconds before each that do not count
    #[arg(long, default_value = "3")]
    warm_up: u64,
    /// Seconds that memory may settle after people came, before it is read
    #[arg(long, default_value = "2")]
    settle: u64,
    /// Raises the rate by a fifth after each measurement until 1 in 100 commands takes this many
    /// milliseconds
    #[arg(long, value_name = "MS")]
    sweep: Option<u64>,
    #[command(flatten)]
    turns: Turns,
    #[command(flatten)]
    setting: Setting,
}

/// Measures, prints, and writes down.
///
/// # Errors
/// When a server does not start or ends early.
pub(crate) async fn run(compare: Compare) -> io::Result<()> {
    let bench = Bench::new(&compare.setting)?;
    let lengths = bench.lengths().await?;
    let folder = bench.folder(compare.wants).await?;
    let servers = compare.turns.servers();
    let title = format!(
        "{} connections in {} rooms, {} commands/s for {} s. Bytes: {}",
        compare.wants.rooms * SEATS,
        compare.wants.rooms,
        compare.rate,
        compare.seconds,
        lengths.described()
    );
    let mut table = Table::of_servers(&title, &servers);
    for (run, column, which) in compare.turns.turns() {
        say(&format!("run {}: {}", run + 1, which.name()));
        let running = bench.start(which, &folder, lengths)?;
        measure(&compare, &running, run, |name, unit, figure| {
            table.note(name, unit, column, figure);
        })
        .await?;
    }
    table.print();
    table.write(compare.setting.json.as_deref())
}

async fn measure(
    compare: &Compare,
    running: &Running,
    run: u32,
    mut note: impl FnMut(&str, &'static str, f64),
) -> io::Result<()> {
    let (server, settle) = (&running.server, Duration::from_secs(compare.settle));
    let crowd = Crowd::before(server, &running.doors, 0);
    crowd.connect(0..1).await?;
    tokio::time::sleep(settle).await;
    let rooms = server.memory()?;
    crowd.connect(1..SEATS).await?;
    tokio::time::sleep(settle).await;
    let full = server.memory()?;
    crowd.open().await?;
    let load = Load {
        rate: compare.rate,
        warm_up: Duration::from_secs(compare.warm_up),
        length: Duration::from_secs(compare.seconds),
        first: 1,
        seed: 1_000 * u64::from(run),
    };
    let steady = steady::run(&crowd, server, load).await?;
    say_steady(&steady);
    note_steady(&steady, &mut note);
    if let Some(limit) = compare.sweep {
        note("commands sustained a second", "", sweep(&crowd, running, load, limit * 1_000).await?);
    }
    note_memory(rooms, full, running.doors.rooms.len() * (SEATS - 1), &mut note);
    Ok(())
}

/// Notes what a steady run gave.
#[allow(clippy::cast_precision_loss, reason = "figures for people")]
pub(crate) fn note_steady(steady: &Steady, note: &mut impl FnMut(&str, &'static str, f64)) {
    note("commands that were not shown to all", "", steady.failed as f64);
    note("command → last of eight, p50", " ms", ms(steady.p50));
    note("command → last of eight, p95", " ms", ms(steady.p95));
    note("command → last of eight, p99", " ms", ms(steady.p99));
    note("command → last of eight, longest", " ms", ms(steady.max));
    note("CPU per 1,000 deliveries", " ms", ms(steady.per_thousand));
    note("of it user", " ms", ms(steady.per_thousand_user));
    note("of it system", " ms", ms(steady.per_thousand_system));
    for used in steady.threads.iter().filter(|used| used.ran > 0) {
        let part = ms(used.ran) / (steady.shown.max(1) as f64 * SEATS as f64 / 1_000.0);
        note(&format!("of it thread `{}`", used.name), " ms", part);
    }
    note("commands shown a second", "", steady.rate);
    note("frames per command", "", steady.frames);
    note("server's threads waited for a core", " %", steady.server_waited);
    note("generator's core used", " %", steady.generator);
}

#[allow(clippy::cast_precision_loss, reason = "figures for people")]
fn note_memory(
    before: Memory,
    after: Memory,
    came: usize,
    note: &mut impl FnMut(&str, &'static str, f64),
) {
    let per = |before: u64, after: u64| (after as f64 - before as f64) / came.max(1) as f64;
    note("memory per idle connection, RSS", " KiB", per(before.rss, after.rss));
    note("memory per idle connection, PSS", " KiB", per(before.pss, after.pss));
    note("memory of the server, RSS", " MiB", after.rss as f64 / 1_024.0);
}

/// A fifth more each time, as long as everything is answered in time.
async fn sweep(crowd: &Crowd, running: &Running, load: Load, limit: u64) -> io::Result<f64> {
    let (mut rate, mut best, mut first) = (load.rate, 0.0, 1_000_000);
    loop {
        let load = Load { rate, first, warm_up: Duration::from_secs(1), ..load };
        let steady = steady::run(crowd, &running.server, load).await?;
        say(&format!("  at {rate:.0}/s:"));
        say_steady(&steady);
        if steady.p99 > limit || steady.failed > 0 {
            return Ok(best);
        }
        best = steady.rate;
        rate *= 1.2;
        first += 1_000_000;
    }
}
