//! The address of its own where the numbers are read: for the one who runs the server, never for the
//! network people come from. It answers as long as the process lives, so that a drain can be watched.

use crate::{app::App, http};
use axum::{
    Router,
    extract::State,
    http::{HeaderName, header},
    routing::get,
};
use tokio::net::TcpListener;

/// What Prometheus knows the page's form by.
const FORM: [(HeaderName, &str); 1] =
    [(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")];

/// Answers `/metrics`, and health under the same paths as the public address.
pub fn routes(app: App) -> Router {
    let router = Router::new()
        .route("/metrics", get(async |State(app): State<App>| (FORM, super::page(&app))))
        .merge(http::health_routes());
    http::secured(router, app)
}

/// Serves until the process ends.
pub async fn serve(listener: TcpListener, app: App) {
    if let Err(error) = axum::serve(listener, routes(app)).await {
        tracing::error!(%error, "the metrics are not served any more");
    }
}
