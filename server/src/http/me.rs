//! `/api/me`: who is signed in on this browser.

use super::{Problem, SignedIn, cookie};
use crate::{
    app::App,
    store::{
        StoreError,
        records::{Connection, meetings, members, people::PersonId, sets, sign_ins},
    },
};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use hyacinth_protocol::api::{Me, SetLine, Visitor};

/// `GET /api/me`. Every page begins with it, so it is here that a sign-in is renewed.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: Option<SignedIn>,
) -> Result<impl IntoResponse, Problem> {
    let (demo, mail, now) = (app.demo.is_some(), app.post.is_on(), app.clock.now());
    let Some(SignedIn { person, token }) = signed_in else {
        return Ok((AppendHeaders(Vec::new()), Json(Visitor { me: None, demo, mail })));
    };
    let (id, seen) = (person.id, token.clone());
    let (sets, renew) = app
        .store
        .read(move |connection| {
            Ok::<_, Problem>((
                lines(connection, id)?,
                sign_ins::wants_renewal(connection, &seen, now)?,
            ))
        })
        .await?;
    let mut renewed = Vec::new();
    if renew {
        renewed.push((header::SET_COOKIE, cookie::give(&app.site.origin, &token)));
        app.store.write(move |tx| sign_ins::renew(tx, &token, now)).await?;
    }
    let me = Me { name: person.name, may_create: person.may_create, sets };
    Ok((AppendHeaders(renewed), Json(Visitor { me: Some(me), demo, mail })))
}

fn lines(connection: &Connection, person: PersonId) -> Result<Vec<SetLine>, StoreError> {
    let mut lines = Vec::new();
    for member in members::of_person_everywhere(connection, person)? {
        let Some(set) = sets::find(connection, member.set)? else { continue };
        // The lobby does not see what goes on inside.
        let meeting = match member.is_admitted() {
            true => meetings::current(connection, set.id)?,
            false => None,
        };
        lines.push(SetLine {
            id: set.id,
            name: set.name,
            role: member.role,
            standing: member.standing,
            meeting,
        });
    }
    Ok(lines)
}

/// `POST /api/sign-out`: forgets this browser. One that nobody signed in on stays so.
pub(super) async fn sign_out(
    State(app): State<App>,
    signed_in: Option<SignedIn>,
) -> Result<impl IntoResponse, Problem> {
    if let Some(SignedIn { token, .. }) = signed_in {
        let ended = token.hashed();
        app.store.write(move |tx| sign_ins::end(tx, &token)).await?;
        app.sockets.sign_out(ended);
    }
    let forget = cookie::clear(&app.site.origin);
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, forget)]))
}
