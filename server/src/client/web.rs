//! The HTTP side: requests as a browser on the server's own pages would make them.

use http_body_util::{BodyExt as _, Full};
use hyacinth_protocol::{MeetingId, api::Problem};
use hyper::{
    Method, Request, StatusCode,
    body::Bytes,
    header::{CONTENT_TYPE, COOKIE, HOST, ORIGIN, SET_COOKIE},
};
use hyper_util::rt::TokioIo;
use serde::{Serialize, de::DeserializeOwned};
use std::net::SocketAddr;
use tokio::net::TcpStream;

use super::Door;

/// Why a request gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    /// The network.
    #[error(transparent)]
    Network(#[from] std::io::Error),
    /// HTTP itself.
    #[error(transparent)]
    Http(#[from] hyper::Error),
    /// The request could not be made.
    #[error(transparent)]
    Request(#[from] hyper::http::Error),
    /// The body is not what was wanted.
    #[error("a body that is not in the protocol: {0}")]
    Body(#[from] serde_json::Error),
    /// The server answered with a problem.
    #[error("{0}: {problem}", problem = .1.r#type)]
    Problem(StatusCode, Box<Problem>),
}

/// One person's browser: where it goes, and the cookie it was given.
#[derive(Clone, Debug)]
pub struct Browser {
    address: SocketAddr,
    origin: String,
    /// `name=value` of the sign-in, once there is one.
    pub cookie: Option<String>,
}

impl Browser {
    /// A browser that is signed in nowhere.
    pub fn new(address: SocketAddr, origin: &str) -> Self {
        Self { address, origin: origin.to_owned(), cookie: None }
    }

    /// Asks for `path`.
    ///
    /// # Errors
    /// [`WebError`].
    pub async fn get<T: DeserializeOwned>(&mut self, path: &str) -> Result<T, WebError> {
        self.ask(Method::GET, path, Bytes::new()).await
    }

    /// Posts `body` to `path`.
    ///
    /// # Errors
    /// [`WebError`].
    pub async fn post<T: DeserializeOwned>(
        &mut self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, WebError> {
        let body = serde_json::to_vec(body)?;
        self.ask(Method::POST, path, body.into()).await
    }

    /// Puts `body` in the place of what is at `path`.
    ///
    /// # Errors
    /// [`WebError`].
    pub async fn put<T: DeserializeOwned>(
        &mut self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, WebError> {
        let body = serde_json::to_vec(body)?;
        self.ask(Method::PUT, path, body.into()).await
    }

    /// The door to a meeting, with this browser's sign-in.
    pub fn door(&self, meeting: MeetingId) -> Door {
        Door {
            address: self.address,
            origin: self.origin.clone(),
            cookie: self.cookie.clone().unwrap_or_default(),
            meeting,
        }
    }

    async fn ask<T: DeserializeOwned>(
        &mut self,
        method: Method,
        path: &str,
        body: Bytes,
    ) -> Result<T, WebError> {
        let stream = TcpStream::connect(self.address).await?;
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, self.address.to_string())
            .header(ORIGIN, &self.origin)
            .header(CONTENT_TYPE, "application/json");
        if let Some(cookie) = &self.cookie {
            request = request.header(COOKIE, cookie);
        }
        let response = sender.send_request(request.body(Full::new(body))?).await?;
        let status = response.status();
        if let Some(cookie) =
            response.headers().get(SET_COOKIE).and_then(|value| value.to_str().ok())
        {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        let body = response.into_body().collect().await?.to_bytes();
        if !status.is_success() {
            return Err(WebError::Problem(status, serde_json::from_slice(&body)?));
        }
        // An answer without a body is `null`.
        Ok(serde_json::from_slice(if body.is_empty() { b"null" } else { &body })?)
    }
}
