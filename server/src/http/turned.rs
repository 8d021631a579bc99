//! `/test/clock`: turns a clock that stands still. Not in release builds, and only where the clock was
//! started to be turned by hand.

use super::{Problem, body::Body};
use crate::{app::App, clock::Clock};
use axum::{Json, Router, extract::State, routing::post};
use hyacinth_protocol::{Millis, Timestamp};
use serde::Deserialize;

/// `POST /test/clock`: how far to turn it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Turn {
    /// In milliseconds.
    advance: Millis,
}

/// The route, or none where time goes by itself.
pub(super) fn routes(clock: &Clock) -> Router<App> {
    match clock {
        Clock::System => Router::new(),
        Clock::Manual(_) => Router::new().route("/test/clock", post(turn)),
    }
}

/// Answers with the time it came to.
async fn turn(
    State(app): State<App>,
    Body(Turn { advance }): Body<Turn>,
) -> Result<Json<Timestamp>, Problem> {
    Ok(Json(app.clock.advance(advance)))
}
