//! Whether a command costs the same however much lies in the store, and however long its meeting is.

use crate::{
    bench::{Bench, Setting},
    compare::note_steady,
    crowd::Crowd,
    floor::Lengths,
    prepare::{SEATS, Wants},
    said::{say, say_steady},
    server::Which,
    steady::{self, Load},
    table::Table,
};
use clap::Args;
use std::{io, time::Duration};

/// What lies in the store: closed meetings besides the open ones, and rows that those have behind them.
const STORES: [(&str, usize, u64); 4] = [
    ("10 meetings", 0, 0),
    ("1,000 meetings", 990, 0),
    ("10,000 meetings", 9_990, 0),
    ("5,000 events behind each", 0, 5_000),
];

/// Cost by what lies in the store.
#[derive(Clone, Debug, Args)]
pub(crate) struct Flat {
    /// Open meetings
    #[arg(long, default_value = "10")]
    rooms: usize,
    /// Commands a second, over all of them
    #[arg(long, default_value = "300")]
    rate: f64,
    /// Seconds of each measurement: in 20, each connection is pinged once
    #[arg(long, default_value = "20")]
    seconds: u64,
    /// How often each is measured
    #[arg(long, default_value = "3")]
    runs: u32,
    #[command(flatten)]
    setting: Setting,
}

/// Measures, prints, and writes down.
///
/// # Errors
/// When the server does not start or ends early.
pub(crate) async fn run(flat: Flat) -> io::Result<()> {
    let bench = Bench::new(&flat.setting)?;
    let columns = STORES.map(|(name, ..)| name.to_owned());
    let title =
        format!("{} open meetings, {} commands/s for {} s", flat.rooms, flat.rate, flat.seconds);
    let mut table = Table::new(&title, columns.to_vec());
    for run in 0..flat.runs {
        for (column, (name, closed, events)) in STORES.into_iter().enumerate() {
            let folder = bench.folder(Wants { rooms: flat.rooms, closed, events }).await?;
            say(&format!("run {}: {name}", run + 1));
            let running = bench.start(Which::Hyacinth, &folder, Lengths::default())?;
            let crowd = Crowd::before(&running.server, &running.doors, 0);
            crowd.connect(0..SEATS).await?;
            crowd.open().await?;
            let load = Load {
                rate: flat.rate,
                warm_up: Duration::from_secs(3),
                length: Duration::from_secs(flat.seconds),
                first: 1,
                seed: u64::from(run),
            };
            let steady = steady::run(&crowd, &running.server, load).await?;
            say_steady(&steady);
            note_steady(&steady, &mut |name: &str, unit, figure| {
                table.note(name, unit, column, figure);
            });
        }
    }
    table.print();
    table.write(flat.setting.json.as_deref())
}
