//! A running server: its own accept loop, so that slow or silent clients are cut before they cost.

mod accept;
#[cfg(test)]
mod conformance;

use crate::{
    app::{App, Site},
    clock::Clock,
    config::Origin,
    demo::Seats,
    http,
    mail::{self, Post},
    net::{Gate, Limits, Tls, TlsError, TlsFiles},
    room::Rooms,
    sealing::Sealing,
    store::{Store, StoreError, backup, closing, records::journal_keys},
    ws::{Paces, Sockets},
};
use accept::Serving;
use std::{io, net::SocketAddr, path::Path, sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinHandle};

/// How long connections get to close when the server stops.
const DRAIN_WITHIN: Duration = Duration::from_secs(5);

/// Why a server did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be used.
    #[error("the data folder {folder} cannot be used: {error}")]
    Folder {
        /// Which.
        folder: String,
        /// Why.
        error: io::Error,
    },
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The certificate cannot be used.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {error}; choose another with --listen")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// Why.
        error: io::Error,
    },
}

/// A server that runs until [`Server::stop`], or until its store stops.
pub struct Server {
    /// Its parts.
    pub app: App,
    /// Where it listens.
    pub address: SocketAddr,
    drain: watch::Sender<bool>,
    accepting: JoinHandle<()>,
}

/// How a server is started.
pub struct Start<'a> {
    /// The folder of its database; created where there is none.
    pub data: &'a Path,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// Its clock.
    pub clock: Clock,
    /// Where browsers find it; none for localhost and its port.
    pub public_url: Option<Origin>,
    /// The seats of the demo, where it shows one.
    pub demo: Option<Seats>,
    /// What it bears.
    pub limits: Limits,
    /// Where its certificate is, where it has one of its own.
    pub tls: Option<TlsFiles>,
    /// How it sends mail, where it does.
    pub mail: Option<mail::Settings>,
}

impl Server {
    /// Opens the store, listens, and serves in the background.
    ///
    /// # Errors
    /// [`StartError`], worded for the one who starts it.
    pub async fn start(start: Start<'_>) -> Result<Self, StartError> {
        let folder = |error| StartError::Folder { folder: start.data.display().to_string(), error };
        create_private(start.data).map_err(folder)?;
        let store = Store::open(&start.data.join(backup::NAME))?;
        let listening = |error| StartError::Listen { address: start.listen, error };
        let listener = accept::listen(start.listen).map_err(listening)?;
        let address = listener.local_addr().map_err(listening)?;
        let host = start.public_url.as_ref().map(|origin| origin.host().to_owned());
        let tls = start.tls.map(|files| Tls::read(files, host)).transpose()?.map(Arc::new);
        let (drain, draining) = watch::channel(false);
        let app = App {
            rooms: Rooms::new(store.clone(), start.clock.clone()),
            sealing: Sealing::beside(store.path()),
            store,
            clock: start.clock,
            site: Arc::new(Site::new(start.public_url, address, tls.is_some())),
            demo: start.demo,
            post: start.mail.as_ref().map_or_else(Post::default, |_| Post::on()),
            draining: draining.clone(),
            sockets: Sockets::default(),
            paces: Paces::new(start.limits.commands_per_second),
            gate: Gate::new(&start.limits),
            limits: Arc::new(start.limits),
        };
        closing::catch_up_all(&app.store).await?;
        if let Some(settings) = start.mail {
            mail::start(app.clone(), settings);
        }
        look_for_key(&app).await;
        let routes = http::routes(app.clone());
        let serving = Serving { gate: app.gate.clone(), tls, routes, draining };
        let accepting = tokio::spawn(accept::accept(listener, serving));
        Ok(Self { app, address, drain, accepting })
    }

    /// Closes every connection with "restart", then stops.
    pub async fn stop(mut self) {
        self.drain.send_replace(true);
        let closed = async {
            // In this order: no socket opens once the last request is answered.
            let _ = (&mut self.accepting).await;
            self.app.sockets.all_closed().await;
            // That everybody left is written, too.
            self.app.rooms.settled().await;
        };
        if tokio::time::timeout(DRAIN_WITHIN, closed).await.is_err() {
            self.accepting.abort();
            let after_s = DRAIN_WITHIN.as_secs();
            tracing::warn!(after_s, "connections were still open and were cut");
        }
        // The database file is whole by itself then, without the log beside it: easy to copy.
        if let Err(error) = self.app.store.forget_deleted().await {
            tracing::warn!(%error, "the write-ahead log could not be emptied");
        }
    }
}

/// Says so where journals cannot be opened. Meetings do not need them: the server starts all the same.
async fn look_for_key(app: &App) {
    let sealing = app.sealing.clone();
    let looking = app.store.read(move |connection| journal_keys::check(connection, &sealing));
    if let Err(error) = looking.await {
        tracing::error!(%error, "journals cannot be opened");
    }
}

/// A folder that only its owner may read, where the system knows owners.
pub(crate) fn create_private(folder: &Path) -> io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

impl Site {
    fn new(public_url: Option<Origin>, address: SocketAddr, https: bool) -> Self {
        let origins: Vec<Origin> = match public_url {
            Some(origin) => vec![origin],
            None => local(address, https).iter().filter_map(|url| url.parse().ok()).collect(),
        };
        let origin = origins.first().cloned().expect("an address can be written as an origin");
        Self { origin, origins }
    }
}

/// What a browser on this machine, or on the network it listens to, calls this server.
fn local(address: SocketAddr, https: bool) -> Vec<String> {
    let scheme = if https { "https" } else { "http" };
    let port = address.port();
    if address.ip().is_loopback() || address.ip().is_unspecified() {
        ["localhost", "127.0.0.1", "[::1]"].map(|host| format!("{scheme}://{host}:{port}")).to_vec()
    } else {
        vec![format!("{scheme}://{address}")]
    }
}
