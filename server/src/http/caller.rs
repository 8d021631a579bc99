//! Whose request it is, by address: to bound what one address may ask.

use super::Problem;
use crate::{
    app::App,
    net::{Entered, Network, Peer, Shut},
};
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

/// How long who has too many connections is told to wait: pages close, or end as abandoned.
const FEWER_WITHIN: Duration = Duration::from_secs(10);

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Caller {
    /// None for a program on this machine, which needs no network to do harm, and for a proxy that
    /// does not tell.
    network: Option<Network>,
    /// A trusted proxy told.
    through_proxy: bool,
}

impl Caller {
    fn of(app: &App, peer: Option<&Peer>, headers: &HeaderMap) -> Self {
        match peer {
            None => Self { network: None, through_proxy: false },
            Some(Peer(peer)) if app.gate.trusts(*peer) => {
                let told = forwarded(headers, |address| app.gate.trusts(address));
                Self { network: told.map(Network::of), through_proxy: true }
            }
            Some(Peer(peer)) => Self { network: Some(Network::of(*peer)), through_proxy: false },
        }
    }

    /// Counts a connection that lasts. One without a proxy was counted when it was accepted.
    pub(super) fn enter(self, app: &App) -> Result<Option<Entered>, Problem> {
        let network = self.network.filter(|_| self.through_proxy);
        network.map(|network| app.gate.enter_for(network)).transpose().map_err(|shut| match shut {
            Shut::TooFast(wait) => Problem::later(wait),
            Shut::Full | Shut::TooMany => Problem::later(FEWER_WITHIN),
        })
    }
}

impl Caller {
    /// Counts one try of a secret.
    pub(super) fn try_secret(self, app: &App) -> Result<(), Problem> {
        let tried = self.network.map_or(Ok(()), |network| app.gate.try_secret(network));
        tried.map_err(Problem::later)
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(app, parts.extensions.get(), &parts.headers))
    }
}

/// Bounds how often one address may try a secret. None can be guessed; trying costs the server more
/// than the one who tries.
pub(super) async fn pace(State(app): State<App>, request: Request, next: Next) -> Response {
    let caller = Caller::of(&app, request.extensions().get(), request.headers());
    match caller.try_secret(&app) {
        Ok(()) => next.run(request).await,
        Err(later) => later.into_response(),
    }
}

/// The last address that a proxy saw which is not a trusted proxy itself: what stands before it in the
/// header, anyone can have written.
fn forwarded(headers: &HeaderMap, trusts: impl Fn(IpAddr) -> bool) -> Option<IpAddr> {
    let lines: Vec<_> = headers.get_all("x-forwarded-for").into_iter().collect();
    let told = lines.iter().rev().flat_map(|line| line.to_str().unwrap_or("?").rsplit(','));
    // What cannot be read ends the search: whoever wrote it is not believed.
    told.map(|text| read(text.trim())).map_while(|address| address).find(|found| !trusts(*found))
}

fn read(text: &str) -> Option<IpAddr> {
    let bare = || text.trim_start_matches('[').trim_end_matches(']').parse().ok();
    text.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()).or_else(bare)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn the_last_address_that_is_no_trusted_proxy_is_believed() {
        let trusts = |address: IpAddr| address.to_string().starts_with("10.");
        for (lines, told) in [
            (&["192.0.2.1"][..], Some("192.0.2.1")),
            (&["203.0.113.9, 192.0.2.1"], Some("192.0.2.1")),
            (&["203.0.113.9,192.0.2.1 , 10.0.0.1"], Some("192.0.2.1")),
            (&["203.0.113.9", "192.0.2.1"], Some("192.0.2.1")),
            (&["203.0.113.9", "10.0.0.1, 10.0.0.2"], Some("203.0.113.9")),
            (&["192.0.2.1:5123"], Some("192.0.2.1")),
            (&["2001:db8::1"], Some("2001:db8::1")),
            (&["[2001:db8::1]"], Some("2001:db8::1")),
            (&["[2001:db8::1]:5123"], Some("2001:db8::1")),
            (&["192.0.2.1, unknown"], None),
            (&["192.0.2.1, unknown, 10.0.0.1"], None),
            (&["10.0.0.1"], None),
            (&[""], None),
            (&[], None),
        ] {
            let lines = lines.iter().map(|line| {
                (
                    axum::http::HeaderName::from_static("x-forwarded-for"),
                    HeaderValue::from_static(line),
                )
            });
            let mut headers = HeaderMap::new();
            lines.for_each(|(name, value)| {
                headers.append(name, value);
            });
            let told = told.map(|text| text.parse::<IpAddr>().expect("an address"));
            assert_eq!(forwarded(&headers, trusts), told, "{headers:?}");
        }
    }
}
