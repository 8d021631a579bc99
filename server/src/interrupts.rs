//! The wish that the program ends: Ctrl-C, or SIGTERM from the system.

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};

/// Hears every wish from the moment it is made; one that nobody waits for yet is not lost.
pub(crate) struct Interrupts {
    #[cfg(unix)]
    both: [Option<Signal>; 2],
}

impl Interrupts {
    #[cfg(unix)]
    pub(crate) fn listen() -> Self {
        let both = [SignalKind::interrupt(), SignalKind::terminate()];
        Self { both: both.map(|kind| signal(kind).ok()) }
    }

    #[cfg(not(unix))]
    pub(crate) fn listen() -> Self {
        Self {}
    }

    /// Resolves at the next one.
    #[cfg(unix)]
    pub(crate) async fn next(&mut self) {
        let [interrupt, terminate] = &mut self.both;
        tokio::select! {
            () = heard(interrupt) => {}
            () = heard(terminate) => {}
        }
    }

    /// Resolves at the next one.
    #[cfg(not(unix))]
    pub(crate) async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}

#[cfg(unix)]
async fn heard(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => drop(signal.recv().await),
        None => std::future::pending().await,
    }
}
