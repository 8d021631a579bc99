//! Which sockets are open: so that a stop can wait until each was told of it, and so that signing out
//! in one tab ends the others.

use crate::{identity::Hashed, metrics::Traffic};
use hyacinth_protocol::CloseCode;
use std::sync::Arc;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, broadcast, watch};

/// Sign-outs that a connection may be behind on. One that missed more closes and comes back, and is
/// then asked who it is.
const SIGN_OUTS: usize = 64;

/// Long greetings that are sent at a time, of all connections together. One of them may cost megabytes
/// for as long as its peer takes to read it; who does not read is given up after a while, and whoever
/// waits costs nothing more meanwhile. No meeting that people really held has come near one.
const LONG_GREETINGS: usize = 16;

/// Counts open sockets and tells them of sign-outs; clones share both.
#[derive(Clone, Debug)]
pub struct Sockets {
    count: Arc<watch::Sender<usize>>,
    signed_out: broadcast::Sender<Hashed>,
    long_greetings: Arc<Semaphore>,
    /// What goes over them.
    pub traffic: Arc<Traffic>,
}

impl Default for Sockets {
    fn default() -> Self {
        Self {
            count: Arc::default(),
            signed_out: broadcast::Sender::new(SIGN_OUTS),
            long_greetings: Arc::new(Semaphore::new(LONG_GREETINGS)),
            traffic: Arc::default(),
        }
    }
}

/// One open socket, counted until this is dropped.
#[derive(Debug)]
pub struct Open {
    sockets: Sockets,
    sign_in: Hashed,
    signed_out: broadcast::Receiver<Hashed>,
}

impl Sockets {
    /// Counts one more, opened with this sign-in.
    pub fn open(&self, sign_in: Hashed) -> Open {
        self.count.send_modify(|open| *open += 1);
        Open { signed_out: self.signed_out.subscribe(), sockets: self.clone(), sign_in }
    }

    /// How many are open now.
    pub fn open_now(&self) -> usize {
        *self.count.borrow()
    }

    /// Tells every socket that this sign-in has ended.
    pub fn sign_out(&self, sign_in: Hashed) {
        // Nobody may be connected.
        let _ = self.signed_out.send(sign_in);
    }

    /// Resolves when none is open.
    pub async fn all_closed(&self) {
        // The sender is held by `self`, so the wait ends only by the count.
        let _ = self.count.subscribe().wait_for(|open| *open == 0).await;
    }
}

impl Open {
    /// Where what goes over it is counted.
    pub fn traffic(&self) -> Arc<Traffic> {
        self.sockets.traffic.clone()
    }

    /// Resolves when a greeting may be sent that costs more than a connection should; the leave is given
    /// back when it is dropped.
    pub(super) fn leave_for_much(&self) -> impl Future<Output = OwnedSemaphorePermit> + use<> {
        let leave = self.sockets.long_greetings.clone().acquire_owned();
        async { leave.await.expect("nobody closes it") }
    }

    /// Resolves when the sign-in it was opened with has ended, with the code to close it with.
    pub async fn ended(&mut self) -> CloseCode {
        loop {
            match self.signed_out.recv().await {
                Ok(sign_in) if sign_in == self.sign_in => return CloseCode::NotAMember,
                Ok(_) => {}
                Err(broadcast::error::RecvError::Lagged(_)) => return CloseCode::Restart,
                // The sender is held by `self`.
                Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
            }
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.sockets.count.send_modify(|open| *open -= 1);
    }
}
