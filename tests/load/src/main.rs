//! Measures the server against the least that any server can cost. See README.md for the method.

mod bench;
mod compare;
mod crowd;
mod flat;
mod floor;
mod frame;
mod kernel;
mod machine;
mod member;
mod prepare;
mod room;
mod said;
mod schedule;
mod server;
mod stalled;
mod steady;
mod storm;
mod table;

use clap::{Parser, Subcommand};
use std::{io, path::PathBuf, process::ExitCode};
use tokio::{runtime::Builder, task::LocalSet};

/// How fast the room is, and against what.
#[derive(Debug, Parser)]
#[command(version, max_term_width = 96)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write a data folder as if people had met for a while
    Prepare {
        /// The folder; created where there is none
        #[arg(long, value_name = "FOLDER")]
        data: PathBuf,
        #[command(flatten)]
        wants: prepare::Wants,
    },
    /// Be a floor: a server that does nothing but what nobody can leave out
    Floor(floor::Floor),
    /// Measure the server and the floors in turn
    Run(compare::Compare),
    /// Measure how long it takes until everybody is back, when all come at once
    Storm(storm::Storm),
    /// Measure what people whose line stands still cost the others
    Stalled(stalled::Stalled),
    /// Measure whether a command costs the same however much is stored
    Flat(flat::Flat),
}

fn main() -> ExitCode {
    let ended = match Arguments::parse().what {
        // As the real server: one thread for each core it may use.
        What::Floor(floor) => many().and_then(|runtime| runtime.block_on(floor::serve(floor))),
        What::Prepare { data, wants } => many().and_then(|runtime| {
            let filled = runtime.block_on(prepare::fill(&data, wants));
            filled.map(drop).map_err(io::Error::other)
        }),
        What::Run(compare) => alone(compare::run(compare)),
        What::Storm(storm) => alone(storm::run(storm)),
        What::Stalled(stalled) => alone(stalled::run(stalled)),
        What::Flat(flat) => alone(flat::run(flat)),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            said::say(&format!("hyacinth-load: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn many() -> io::Result<tokio::runtime::Runtime> {
    Builder::new_multi_thread().enable_all().build()
}

/// The generator is one thread: it shares the machine, and needs no locks.
fn alone(work: impl Future<Output = io::Result<()>>) -> io::Result<()> {
    LocalSet::new().block_on(&Builder::new_current_thread().enable_all().build()?, work)
}
