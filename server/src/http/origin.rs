//! Requests that change something come from our own pages.
//!
//! Every browser sends `Origin` with such a request, and most add `Sec-Fetch-Site`. Where `Origin` is
//! there it must be one of this server's; where it is not, `Sec-Fetch-Site` must say `same-origin`; a
//! request with neither is refused. A program that is no browser sends `Origin` as a page would. A
//! WebSocket counts as a change: the check comes before the upgrade.

use super::Problem;
use crate::{app::App, app::Site};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

/// Refuses what does not come from a page of this server.
pub(super) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let changes = !request.method().is_safe() || request.headers().contains_key(header::UPGRADE);
    if changes && !is_own(&app.site, request.headers()) {
        return Problem::WrongOrigin.into_response();
    }
    next.run(request).await
}

fn is_own(site: &Site, headers: &HeaderMap) -> bool {
    match (only(headers, "origin"), only(headers, "sec-fetch-site")) {
        (Some(origin), _) => site.allows(origin),
        (None, Some(from)) => from == "same-origin",
        (None, None) => false,
    }
}

/// The one value of a header. One that stands there twice, or is not plain, has a value that nothing
/// allows: no browser sends it.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).into_iter();
    let value = values.next()?;
    let alone = values.next().is_none();
    Some(value.to_str().ok().filter(|_| alone).unwrap_or_default())
}
