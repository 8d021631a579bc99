//! What comes in: JSON bodies and ids in paths, with problems a person understands.

use super::Problem;
use axum::{
    body::Bytes,
    extract::{FromRequest, FromRequestParts, OptionalFromRequest, Path, Request},
    http::{StatusCode, header, request::Parts},
    response::IntoResponse as _,
};
use serde::de::DeserializeOwned;
use std::time::Duration;
use tokio::time::timeout;

/// A request's body comes within this time.
const BODY_WITHIN: Duration = Duration::from_secs(10);

/// A JSON body.
pub(super) struct Body<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if !says_json(&request) {
            return Err(Problem::NotJson);
        }
        read(&bytes(request, state).await?).map(Self)
    }
}

/// No body at all, or `null`, is none.
impl<T: DeserializeOwned, S: Send + Sync> OptionalFromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Option<Self>, Problem> {
        let json = says_json(&request);
        let bytes = bytes(request, state).await?;
        match bytes.is_empty() {
            true => Ok(None),
            false if json => Ok(read::<Option<T>>(&bytes)?.map(Self)),
            false => Err(Problem::NotJson),
        }
    }
}

async fn bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    let bytes = timeout(BODY_WITHIN, Bytes::from_request(request, state)).await;
    bytes.map_err(|_| Problem::TooSlow)?.map_err(|rejection| {
        match rejection.into_response().status() {
            StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
            _ => unreadable("", "The body broke off. Send it again."),
        }
    })
}

fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        unreadable(&path, without_place(&error.into_inner().to_string()))
    })?;
    json.end().map_err(|_| unreadable("", "Something follows the JSON value."))?;
    Ok(value)
}

fn unreadable(path: &str, detail: &str) -> Problem {
    let (round, path) = in_round(path);
    let field = (!matches!(path, "" | ".")).then(|| path.to_owned());
    Problem::UnreadableBody { field, round, detail: detail.to_owned() }
}

/// In a format, which round a path leads into, and where it leads there: `rounds[2].rule` [T1].
fn in_round(path: &str) -> (Option<u16>, &str) {
    let place = path.strip_prefix("rounds[").and_then(|rest| rest.split_once(']'));
    match place.and_then(|(place, rest)| Some((place.parse().ok()?, rest))) {
        Some((round, rest)) => (Some(round), rest.trim_start_matches('.')),
        None => (None, path),
    }
}

/// A page elsewhere cannot send this type without asking first, whatever it knows.
fn says_json(request: &Request) -> bool {
    request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}

/// The message without " at line 1 column 30": the field says where.
fn without_place(message: &str) -> &str {
    message.rfind(" at line ").map_or(message, |end| &message[..end])
}

/// Ids in a path. What is no id names nothing.
pub(super) struct At<T>(pub(super) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Path::from_request_parts(parts, state).await {
            Ok(Path(ids)) => Ok(Self(ids)),
            Err(_) => Err(Problem::NotFound),
        }
    }
}
