//! Health, for whatever watches the server. No answer tells anything about what it holds.
//!
//! - `GET /health/live`: the process answers. Where this fails for long, start it again.
//! - `GET /health/ready`: it can do its work. 503 with a [`Problem`] while it stops, and after the database
//!   took no more writes. `GET /health` is the same.

use super::Problem;
use crate::app::App;
use axum::{Router, extract::State, http::StatusCode, routing::get};

pub(crate) fn health_routes() -> Router<App> {
    Router::new()
        .route("/health", get(ready))
        .route("/health/ready", get(ready))
        .route("/health/live", get(async || StatusCode::NO_CONTENT))
        .method_not_allowed_fallback(async || Problem::WrongMethod)
}

async fn ready(State(app): State<App>) -> Result<StatusCode, Problem> {
    if *app.draining.borrow() {
        return Err(Problem::Restarting);
    }
    if app.store.has_stopped() {
        return Err(Problem::Stopped);
    }
    app.store
        .read(|connection| {
            // A page of the file itself, past whatever is remembered of it.
            connection
                .query_row("PRAGMA schema_version", [], |_| Ok(()))
                .map_err(crate::store::StoreError::from)?;
            Ok::<_, Problem>(StatusCode::NO_CONTENT)
        })
        .await
}
