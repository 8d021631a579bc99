//! Logs, on standard error. Their grammar: what happened is a short fixed sentence; ids and numbers stand
//! in fields, with the unit in the name; a failure is logged once, where it is handled. Never names,
//! words, mail addresses or secrets. The fields are listed in `docs/running.md`.
//!
//! There are no spans: entering one costs something at every wake of every connection, and each line
//! names the meeting and the seat it is about by itself.

use crate::config::LogFormat;
use std::io::{self, IsTerminal as _};
use tracing_subscriber::EnvFilter;

/// Starts logging. `RUST_LOG` chooses what is logged; warnings and our own news by default.
pub fn start(format: LogFormat) {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,hyacinth=info"));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .with_target(false);
    match format {
        LogFormat::Text => lines.init(),
        LogFormat::Json => lines.json().flatten_event(true).init(),
    }
    // Nothing else here is as fine: whoever looks for what must never be logged sees that all was.
    tracing::trace!("everything is logged");
}
