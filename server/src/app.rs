//! What every request may use.

use crate::{
    clock::Clock,
    config::Origin,
    demo::Seats,
    mail::Post,
    net::{Gate, Limits},
    room::Rooms,
    sealing::Sealing,
    store::Store,
    ws::{Paces, Sockets},
};
use std::sync::Arc;
use tokio::sync::watch;

/// The parts of a running server; clones share them.
#[derive(Clone)]
pub struct App {
    /// The one SQLite file.
    pub store: Store,
    /// The key of the journals, in a file beside it.
    pub sealing: Sealing,
    /// The one clock.
    pub clock: Clock,
    /// The live meetings.
    pub rooms: Rooms,
    /// Where this server is found.
    pub site: Arc<Site>,
    /// The seats of the demo, where this server shows one: anyone may sit in any of them.
    pub demo: Option<Seats>,
    /// Turns true when the server stops: connections close with "restart".
    pub draining: watch::Receiver<bool>,
    /// The sockets that are open: a stop waits for them.
    pub sockets: Sockets,
    /// How fast each member sends commands.
    pub paces: Paces,
    /// Who is connected, and who tries secrets, by address.
    pub gate: Arc<Gate>,
    /// What this server mails.
    pub post: Post,
    /// What this server bears.
    pub limits: Arc<Limits>,
}

/// Where this server is found, and what it is for.
#[derive(Clone, Debug)]
pub struct Site {
    /// Used in links.
    pub origin: Origin,
    /// Origins whose pages may talk to this server; the one above is among them.
    pub origins: Vec<Origin>,
}

impl Site {
    /// True where pages of `origin`, as the browser sends it, may talk to this server.
    pub fn allows(&self, origin: &str) -> bool {
        self.origins.iter().any(|allowed| allowed.as_str() == origin)
    }
}

/// Resolves when the server stops.
pub async fn drained(draining: &mut watch::Receiver<bool>) {
    // An error means the server is gone: that is drained too.
    let _ = draining.wait_for(|draining| *draining).await;
}
