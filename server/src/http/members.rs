//! `/api/sets/{set}/members`: letting people in from the lobby, and naming a deputy.

use super::{
    Problem, SignedIn,
    body::{At, Body},
};
use crate::{
    app::App,
    store::records::{meetings, members},
};
use axum::{extract::State, http::StatusCode};
use hyacinth_protocol::{MemberId, Role, SetId, api::NewRole};

/// `POST /api/sets/{set}/members/{member}/admit`: any member who is in lets another in [E3].
pub(super) async fn admit(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, member)): At<(SetId, MemberId)>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let by = signed_in.member_in(tx, set)?;
            let member = members::find(tx, set, member)?.ok_or(Problem::NotFound)?;
            Ok::<_, Problem>(members::admit(tx, member.id, by.id, now)?)
        })
        .await?;
    tell_lobby(&app, set).await;
    Ok(StatusCode::NO_CONTENT)
}

/// `PUT /api/sets/{set}/members/{member}/role`: the facilitator names a deputy, or takes the name back.
/// A meeting that is called already keeps the roles it was called with.
pub(super) async fn give_role(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, member)): At<(SetId, MemberId)>,
    Body(new): Body<NewRole>,
) -> Result<StatusCode, Problem> {
    check_given(new.role)?;
    app.store
        .write(move |tx| {
            let facilitator = signed_in.facilitator_in(tx, set)?;
            let member = members::find(tx, set, member)?.ok_or(Problem::NotFound)?;
            if member.id == facilitator.id {
                return Err(not_given());
            }
            members::give_role(tx, member.id, new.role)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// The facilitator's role moves by offer and acceptance only [D4].
///
/// # Errors
/// [`Problem::WrongValue`] for that role.
pub(super) fn check_given(role: Role) -> Result<(), Problem> {
    match role {
        Role::Facilitator => Err(not_given()),
        Role::Deputy | Role::Member => Ok(()),
    }
}

fn not_given() -> Problem {
    Problem::WrongValue {
        field: "role",
        detail: "Choose deputy or member: the facilitator's role cannot be given or left here."
            .to_owned(),
    }
}

/// Tells the set's live meeting, if there is one, that others wait in the lobby now. What was asked is
/// done by then and stands, so whoever asked hears of no failure here: the room is told at the next change.
pub(super) async fn tell_lobby(app: &App, set: SetId) {
    match app.store.read(move |connection| meetings::current_id(connection, set)).await {
        Ok(Some(meeting)) => app.rooms.lobby_changed(meeting).await,
        Ok(None) => {}
        Err(error) => tracing::error!(%error, "a room could not be told of its lobby"),
    }
}
