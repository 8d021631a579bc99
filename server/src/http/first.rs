//! `/api/first`: the one-time link of the first facilitator.

use super::{Problem, body::Body, cookie};
use crate::{
    app::App,
    identity::Secret,
    store::records::{
        first_link::{self, FirstLink},
        people, sign_ins,
    },
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use hyacinth_protocol::api::First;

/// `POST /api/first`: signs the first facilitator in, who may create sets.
pub(super) async fn begin(
    State(app): State<App>,
    Body(first): Body<First>,
) -> Result<impl IntoResponse, Problem> {
    let secret = Secret::read(&first.secret).ok_or(Problem::FirstUnknown)?;
    let now = app.clock.now();
    let token = app
        .store
        .write(move |tx| match first_link::look(tx, &secret)? {
            FirstLink::Unknown => Err(Problem::FirstUnknown),
            FirstLink::Used => Err(Problem::FirstUsed),
            FirstLink::Open => {
                first_link::use_up(tx, now)?;
                let person = people::add(tx, &first.name, true, now)?;
                Ok(sign_ins::add(tx, person, now)?)
            }
        })
        .await?;
    let cookie = cookie::give(&app.site.origin, &token);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]))
}
