//! What the server logs, caught in this process.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

/// As much as whoever runs the server may turn on to look into a problem of ours.
const FILTER: &str = "debug,hyacinth=trace,hyacinth_meeting=trace,tungstenite=info";

/// Everything logged in this process since [`capture`]; clones share it.
#[derive(Clone, Debug, Default)]
pub struct Logs(Arc<Mutex<Vec<u8>>>);

impl Logs {
    /// The logs as text.
    pub fn text(&self) -> String {
        let bytes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl std::io::Write for Logs {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Logs {
    type Writer = Self;
    fn make_writer(&self) -> Self {
        self.clone()
    }
}

/// Starts catching logs; later calls give the same ones.
pub fn capture() -> Logs {
    static LOGS: OnceLock<Logs> = OnceLock::new();
    LOGS.get_or_init(|| {
        let logs = Logs::default();
        tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new(FILTER))
            .with_writer(logs.clone())
            .with_ansi(false)
            .init();
        logs
    })
    .clone()
}
