//! `/api/demo`: the seats of a demo. On a server that shows none there is nothing here.

use super::{Problem, body::Body, cookie};
use crate::{
    app::App,
    demo::{NoSeat, Seats},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, StatusCode, header},
};
use hyacinth_protocol::api::{Demo, Sit};

/// `GET /api/demo`: who may be played, and who is.
pub(super) async fn list(State(app): State<App>) -> Result<Json<Demo>, Problem> {
    seats(&app)?.list().map(Json).ok_or(Problem::NotFound)
}

/// `POST /api/demo/sit`: signs this browser in as that person.
pub(super) async fn sit(
    State(app): State<App>,
    headers: HeaderMap,
    Body(Sit { member }): Body<Sit>,
) -> Result<(StatusCode, HeaderMap), Problem> {
    let origin = &app.site.origin;
    let before = cookie::read(&headers, origin);
    let token = seats(&app)?.sit(member, before.as_ref()).map_err(|no| match no {
        NoSeat::Unknown => Problem::NotFound,
        NoSeat::LastOne => Problem::DemoFull,
    })?;
    let given = HeaderMap::from_iter([(header::SET_COOKIE, cookie::give(origin, &token))]);
    Ok((StatusCode::NO_CONTENT, given))
}

fn seats(app: &App) -> Result<&Seats, Problem> {
    app.demo.as_ref().ok_or(Problem::NotFound)
}
