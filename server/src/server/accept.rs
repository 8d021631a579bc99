//! How connections come in: counted, over TLS where the server does that itself, then HTTP with bounds
//! on whatever a peer may send slowly or at length.

use crate::{
    app::drained,
    net::{Entered, Gate, HEAD_BYTES, HEADERS, Line, Peer, RECEIVE_BUFFER, SEND_BUFFER, Tls},
};
use axum::Router;
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    net::{TcpListener, TcpSocket, TcpStream},
    sync::watch,
    task::JoinSet,
};
use tower::ServiceExt as _;

/// Connections that may wait to be accepted. The usual 128 costs a second when a whole school
/// rejoins at once.
const BACKLOG: u32 = 1_024;

/// A request's head comes within this time, or the connection ends; as long it stays open between
/// requests.
const HEAD_WITHIN: Duration = Duration::from_secs(10);

/// That connections are refused is logged this often at most.
const TOLD_EVERY: Duration = Duration::from_secs(10);

/// After a failure to accept: usually too many files are open, and others may close meanwhile.
const AFTER_FAILURE: Duration = Duration::from_millis(50);

/// What every connection is served with.
#[derive(Clone)]
pub(super) struct Serving {
    pub(super) gate: Arc<Gate>,
    /// None where a proxy does that, or where nobody does.
    pub(super) tls: Option<Arc<Tls>>,
    pub(super) routes: Router,
    pub(super) draining: watch::Receiver<bool>,
}

/// Listens with small buffers, which the connections inherit.
pub(super) fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A restart takes its address back at once, whatever old connections linger.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.set_send_buffer_size(SEND_BUFFER)?;
    socket.set_recv_buffer_size(RECEIVE_BUFFER)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

/// Accepts until the server drains; then waits for what is open.
pub(super) async fn accept(listener: TcpListener, serving: Serving) {
    let mut connections = JoinSet::new();
    let mut draining = serving.draining.clone();
    let mut hangups = Hangups::listen();
    let mut told_at = None;
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => match serving.gate.enter(peer.ip()) {
                    Ok(entered) => {
                        connections.spawn(connection(stream, peer.ip(), entered, serving.clone()));
                    }
                    Err(_) => tell_refused(&serving.gate, &mut told_at),
                },
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(AFTER_FAILURE).await;
                }
            },
            Some(_) = connections.join_next() => {}
            () = hangups.next() => {
                if let Some(tls) = serving.tls.clone() {
                    tokio::task::spawn_blocking(move || tls.read_again());
                }
            }
            () = drained(&mut draining) => break,
        }
    }
    drop(listener);
    while connections.join_next().await.is_some() {}
}

/// Whose they are is not told: an address is someone's.
fn tell_refused(gate: &Gate, told_at: &mut Option<Instant>) {
    if told_at.is_none_or(|told_at| told_at.elapsed() > TOLD_EVERY) {
        *told_at = Some(Instant::now());
        let (connected, refused) = (gate.connected(), gate.refused());
        tracing::warn!(connected, refused, "more connections than are taken");
    }
}

async fn connection(stream: TcpStream, peer: IpAddr, entered: Entered, serving: Serving) {
    let Serving { tls, routes, mut draining, .. } = serving;
    // Views are small and wanted now.
    let _ = stream.set_nodelay(true);
    let line = match tls {
        None => Line::plain(stream, entered),
        Some(tls) => tokio::select! {
            line = Line::over_tls(&tls, stream, entered) => match line {
                Ok(line) => line,
                // Someone knocked who does not speak TLS, or not soon enough.
                Err(_) => return,
            },
            () = drained(&mut draining) => return,
        },
    };
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        routes.clone().oneshot(request)
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    let serving = http
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_header_size(HEAD_BYTES)
        .max_headers(HEADERS)
        .serve_connection(TokioIo::new(line), service)
        .with_upgrades();
    tokio::pin!(serving);
    tokio::select! {
        // A broken connection is its peer's affair.
        _ = serving.as_mut() => {}
        () = drained(&mut draining) => {
            serving.as_mut().graceful_shutdown();
            let _ = serving.await;
        }
    }
}

/// SIGHUP, where the system knows it: read the files again.
struct Hangups {
    #[cfg(unix)]
    signal: Option<tokio::signal::unix::Signal>,
}

impl Hangups {
    #[cfg(unix)]
    fn listen() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        Self { signal: signal(SignalKind::hangup()).ok() }
    }

    #[cfg(not(unix))]
    fn listen() -> Self {
        Self {}
    }

    /// Resolves at the next one.
    async fn next(&mut self) {
        #[cfg(unix)]
        if let Some(signal) = &mut self.signal {
            signal.recv().await;
            return;
        }
        std::future::pending().await
    }
}
