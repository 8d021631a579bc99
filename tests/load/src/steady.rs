//! A steady run: commands at a rate, and what they cost.

use crate::{
    crowd::Crowd,
    kernel::{Threads, Used},
    prepare::SEATS,
    room::Tally,
    schedule,
    server::Server,
};
use std::{
    io,
    time::{Duration, Instant},
};

/// How long everybody may take to be shown what was sent last.
const SETTLED_WITHIN: Duration = Duration::from_secs(20);

/// What is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Load {
    /// Commands a second.
    pub(crate) rate: f64,
    /// For how long, before anything counts.
    pub(crate) warm_up: Duration,
    /// For how long it counts.
    pub(crate) length: Duration,
    /// The first command's number: ids are used once.
    pub(crate) first: u64,
    /// Draws the moments.
    pub(crate) seed: u64,
}

/// What came of it. Times are in microseconds.
#[derive(Clone, Debug)]
pub(crate) struct Steady {
    /// Commands that counted.
    pub(crate) commands: u64,
    /// Of them, those that every member was shown.
    pub(crate) shown: u64,
    /// Commands that a rule or the machine said no to, or that could not be sent.
    pub(crate) failed: u64,
    /// What the first of them heard.
    pub(crate) refusal: Option<String>,
    /// Frames with changes that came, for each command.
    pub(crate) frames: f64,
    /// Middle, and so on, from the moment a command was due until the last member was shown it.
    pub(crate) p50: u64,
    /// 95 of 100.
    pub(crate) p95: u64,
    /// 99 of 100.
    pub(crate) p99: u64,
    /// The longest.
    pub(crate) max: u64,
    /// Processor time for 1,000 changes shown to one member.
    pub(crate) per_thousand: u64,
    /// Of it in user code.
    pub(crate) per_thousand_user: u64,
    /// Of it in the kernel.
    pub(crate) per_thousand_system: u64,
    /// By name of thread.
    pub(crate) threads: Vec<Used>,
    /// How much of the measured time the server's threads waited for a processor, in percent.
    pub(crate) server_waited: f64,
    /// The generator's own processor time, in percent of the time: near 100 it measures itself.
    pub(crate) generator: f64,
    /// How much of the time the generator waited for a processor, in percent.
    pub(crate) generator_waited: f64,
    /// Commands shown a second.
    pub(crate) rate: f64,
}

/// Warms up, then measures.
///
/// # Errors
/// When the server ends.
pub(crate) async fn run(crowd: &Crowd, server: &Server, load: Load) -> io::Result<Steady> {
    let warmed = send(crowd, load.first, load.rate, load.warm_up, load.seed).await;
    crowd.settle(SETTLED_WITHIN).await;
    *crowd.tally.borrow_mut() = Tally::default();
    let before = (server.threads()?, Threads::of(std::process::id())?, Instant::now());
    send(crowd, load.first + warmed, load.rate, load.length, load.seed + 1).await;
    let left = crowd.settle(SETTLED_WITHIN).await;
    let took = before.2.elapsed();
    let threads = server.threads()?.since(&before.0);
    let own = Threads::of(std::process::id())?.since(&before.1);
    let tally = crowd.tally.take();
    Ok(count(tally, left, threads, &own, took))
}

/// Sends what is due; gives how many commands that were.
async fn send(crowd: &Crowd, first: u64, rate: f64, length: Duration, seed: u64) -> u64 {
    let mut commands = schedule::start(first, rate, length, seed);
    let mut sent = 0;
    while let Some(due) = commands.recv().await {
        crowd.ask(due.number, due.at);
        sent += 1;
    }
    sent
}

#[allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "figures for people"
)]
fn count(tally: Tally, left: usize, threads: Vec<Used>, own: &[Used], took: Duration) -> Steady {
    let mut latencies = tally.latencies;
    latencies.sort_unstable();
    let at = |part: f64| {
        let place = ((latencies.len() as f64 * part).ceil() as usize).max(1) - 1;
        latencies.get(place).map_or(0, |latency| latency.as_micros() as u64)
    };
    let (p50, p95, p99, max) = (at(0.5), at(0.95), at(0.99), at(1.0));
    let shown = latencies.len() as u64;
    let deliveries = (shown * SEATS as u64).max(1);
    let sum = |of: fn(&Used) -> u64| threads.iter().map(of).sum::<u64>();
    let per_thousand = |micros: u64| micros * 1_000 / deliveries;
    let micros = took.as_micros().max(1) as f64;
    let percent = |micros_used: u64| 100.0 * micros_used as f64 / micros;
    let (user, system) = (sum(|used| used.user), sum(|used| used.system));
    Steady {
        commands: tally.sent + tally.unsent,
        shown,
        failed: tally.refused + tally.unsent + left as u64,
        refusal: tally.refusal,
        frames: tally.views as f64 / (shown.max(1) as f64),
        p50,
        p95,
        p99,
        max,
        per_thousand: per_thousand(user + system),
        per_thousand_user: per_thousand(user),
        per_thousand_system: per_thousand(system),
        server_waited: percent(sum(|used| used.waited)),
        threads,
        generator: percent(own.iter().map(|used| used.ran).sum()),
        generator_waited: percent(own.iter().map(|used| used.waited).sum()),
        rate: shown as f64 / took.as_secs_f64(),
    }
}
