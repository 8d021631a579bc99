//! Which sockets are open, so that a stop can wait until each was told of it.

use std::sync::Arc;
use tokio::sync::watch;

/// Counts open sockets; clones share the count.
#[derive(Clone, Debug, Default)]
pub struct Sockets(Arc<watch::Sender<usize>>);

/// One open socket, counted until this is dropped.
#[derive(Debug)]
pub struct Open(Sockets);

impl Sockets {
    /// Counts one more.
    pub fn open(&self) -> Open {
        self.0.send_modify(|open| *open += 1);
        Open(self.clone())
    }

    /// Resolves when none is open.
    pub async fn all_closed(&self) {
        // The sender is held by `self`, so the wait ends only by the count.
        let _ = self.0.subscribe().wait_for(|open| *open == 0).await;
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.0.send_modify(|open| *open -= 1);
    }
}
