//! The program: reads its flags, starts the server, says where to open it, and waits.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this file talks to the one who starts it"
)]

use clap::Parser as _;
use failed::Failed;
use hyacinth::{
    clock::Clock,
    config::{Action, Config},
    demo::{self, Seats, Show},
    identity::first_link,
    metrics,
    server::{Server, Start},
    telemetry,
};
#[cfg(debug_assertions)]
use hyacinth_protocol::Timestamp;
use interrupts::Interrupts;
use std::{path::Path, process::ExitCode};
use tokio::net::TcpListener;

mod failed;
mod interrupts;
mod upkeep;

#[tokio::main]
async fn main() -> ExitCode {
    let config = match Config::try_parse() {
        Ok(config) => config,
        Err(wrong) if wrong.use_stderr() => {
            eprintln!("hyacinth: {} (see --help)", one_line(&wrong.to_string()));
            return ExitCode::from(2);
        }
        Err(help) => {
            // A closed pipe is the reader's choice.
            let _ = help.print();
            return ExitCode::SUCCESS;
        }
    };
    telemetry::start(config.log_format);
    let done = match &config.command {
        Some(Action::Backup { file }) => upkeep::backup(&config.data, file),
        Some(Action::Check { file }) => upkeep::check(&config.data, file.as_deref()),
        Some(Action::Health) => Ok(upkeep::health(config.metrics_listen.unwrap_or(config.listen))),
        Some(Action::Restore { file }) => upkeep::restore(&config.data, file),
        Some(Action::Demo { .. }) | None => run(config).await,
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("hyacinth: {error}");
            error.code()
        }
    }
}

/// The first sentence of what clap says, which names the flag and what would be right.
fn one_line(said: &str) -> String {
    let first = said.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = first.trim_start_matches("error:").split_whitespace().collect();
    words.join(" ")
}

async fn run(config: Config) -> Result<ExitCode, Failed> {
    // A demo leaves nothing behind: its folder goes with it.
    let (demo, folder) = match config.command {
        Some(Action::Demo { pace, ref format, self_facilitated }) => {
            let show = Show { pace, format: format.clone(), self_facilitated };
            (Some((show, Seats::default())), Some(tempfile::tempdir()?))
        }
        _ => (None, None),
    };
    let data = folder.as_ref().map_or(config.data.as_path(), |folder| folder.path());
    let metrics = match config.metrics_listen {
        Some(address) => Some(
            TcpListener::bind(address).await.map_err(|error| Failed::Metrics(address, error))?,
        ),
        None => None,
    };
    let mut limits = config.net.limits();
    if demo.is_some() {
        // Simulated members may be hasty.
        limits.commands_per_second = None;
    }
    let server = Server::start(Start {
        data,
        listen: config.listen,
        clock: clock(&config),
        public_url: config.public_url.clone(),
        demo: demo.as_ref().map(|(_, seats)| seats.clone()),
        limits,
        tls: config.net.tls(),
        // The people of a demo have no letter box.
        mail: if demo.is_some() { None } else { config.mail.settings()? },
    })
    .await?;
    if let Some(listener) = metrics {
        let address = listener.local_addr().unwrap_or(server.address);
        println!("Metrics are at http://{address}/metrics");
        tokio::spawn(metrics::listener::serve(listener, server.app.clone()));
    }
    started(&server, data);
    let origin = server.app.site.origin.as_str();
    if let Some((show, seats)) = &demo {
        demo::start(&server, seats, show.clone()).await?;
        println!("A set is meeting. Open {origin}/demo and sit in any seat. Stop with Ctrl-C.");
    } else {
        println!("Hyacinth is open at {origin}");
        if let Some(link) = first_link(&server.app).await? {
            println!("First facilitator, open this once to begin: {link}");
        }
        println!("Everything is kept in {}. Stop with Ctrl-C.", data.display());
    }

    let mut interrupts = Interrupts::listen();
    let mut stopped = server.app.store.stopped();
    let reason = tokio::select! {
        () = interrupts.next() => None,
        stopped = stopped.wait_for(Option::is_some) => {
            let reason = stopped.ok().and_then(|reason| reason.clone());
            Some(reason.unwrap_or_else(|| "its writer ended by a fault of its own".to_owned()))
        }
    };
    let code = match reason {
        None => ExitCode::SUCCESS,
        Some(reason) => {
            eprintln!(
                "hyacinth: the database cannot be written ({reason}). Nothing that was accepted is lost. \
                 Make room on the disk or mend it, then start again."
            );
            ExitCode::FAILURE
        }
    };
    tracing::info!("stopping");
    tokio::select! {
        () = server.stop() => {}
        () = interrupts.next() => {
            eprintln!("hyacinth: stopped at once. Nothing that was accepted is lost.");
            // Whatever still runs is not waited for.
            std::process::exit(1);
        }
    }
    tracing::info!("stopped");
    Ok(code)
}

/// The one line a start leaves in the logs.
fn started(server: &Server, data: &Path) {
    let (version, listen) = (env!("CARGO_PKG_VERSION"), server.address);
    tracing::info!(version, %listen, data = %data.display(), "started");
}

#[cfg(debug_assertions)]
fn clock(config: &Config) -> Clock {
    match config.manual_clock {
        None => Clock::System,
        Some(start) => Clock::manual(start.map_or_else(|| Clock::System.now(), Timestamp)),
    }
}

#[cfg(not(debug_assertions))]
fn clock(_: &Config) -> Clock {
    Clock::System
}
