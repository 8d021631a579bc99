//! Logs, on standard error. Their grammar: spans carry ids; events are short; units in names; a
//! failure is logged once, where it is handled. Never names, words, mail addresses or secrets.

use tracing_subscriber::EnvFilter;

/// Starts logging. `RUST_LOG` chooses what is logged; warnings and our own news by default.
pub fn start() {
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn,hyacinth=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
}
