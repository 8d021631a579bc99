//! The step from HTTP to a WebSocket (RFC 6455 §4.2), done here so that the frames come from the very
//! stream that was accepted, with nothing in between.

use super::Problem;
use crate::net::{FramePace, Framed, Line};
use axum::{
    body::{Body, Bytes},
    extract::FromRequestParts,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header, request::Parts},
    response::Response,
};
use hyper::upgrade::{OnUpgrade, Upgraded};
use hyper_util::rt::TokioIo;
use tokio_tungstenite::tungstenite::handshake::derive_accept_key;

/// A request that asks for a WebSocket.
pub(crate) struct Upgrade {
    accept: HeaderValue,
    upgraded: OnUpgrade,
}

impl<S: Send + Sync> FromRequestParts<S> for Upgrade {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let headers = &parts.headers;
        let asked = parts.method == Method::GET
            && names(headers, header::CONNECTION, "upgrade")
            && names(headers, header::UPGRADE, "websocket")
            && names(headers, header::SEC_WEBSOCKET_VERSION, "13");
        let key = headers.get(header::SEC_WEBSOCKET_KEY).filter(|_| asked);
        let accept = key.and_then(|key| derive_accept_key(key.as_bytes()).parse().ok());
        let upgraded = parts.extensions.remove::<OnUpgrade>();
        match (accept, upgraded) {
            (Some(accept), Some(upgraded)) => Ok(Self { accept, upgraded }),
            _ => Err(Problem::NoWebSocket),
        }
    }
}

/// True where a header's list has this word.
fn names(headers: &HeaderMap, name: HeaderName, word: &str) -> bool {
    let values = headers.get_all(name).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|found| found.trim().eq_ignore_ascii_case(word))
}

impl Upgrade {
    /// Says yes, and hands the stream to `serve` once the answer is out.
    pub(crate) fn then<F, Served>(self, pace: FramePace, serve: F) -> Response
    where
        F: FnOnce(Framed<Line>) -> Served + Send + 'static,
        Served: Future<Output = ()> + Send,
    {
        tokio::spawn(async move {
            // Where the peer is gone before the answer, what `serve` holds is let go.
            if let Some((line, early)) = self.upgraded.await.ok().and_then(line) {
                serve(Framed::new(line, early, pace)).await;
            }
        });
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
        response.headers_mut().extend([
            (header::CONNECTION, HeaderValue::from_static("upgrade")),
            (header::UPGRADE, HeaderValue::from_static("websocket")),
            (header::SEC_WEBSOCKET_ACCEPT, self.accept),
        ]);
        response
    }
}

/// The stream that was accepted, and what was read of it beyond the request.
fn line(upgraded: Upgraded) -> Option<(Line, Bytes)> {
    let parts = upgraded.downcast::<TokioIo<Line>>().ok()?;
    // A copy: this is mostly nothing, but would keep all of the buffer that the request was read into.
    Some((parts.io.into_inner(), Bytes::copy_from_slice(&parts.read_buf)))
}
