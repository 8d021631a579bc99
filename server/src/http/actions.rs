//! `/api/sets/{set}/actions`: what was planned, what was noticed since, and what came of it [S3, S4].

use super::{
    Problem, SignedIn,
    body::{At, Body},
};
use crate::{
    app::App,
    store::records::{Connection, actions, observations},
};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    CarriedId, ObservationId, SetId,
    api::{ActionStories, NewObservation, ObservationLine},
};

/// Observations of one action at most.
const OBSERVATIONS_MOST: usize = 200;

/// `GET /api/sets/{set}/actions`: all of them, for anyone of the set.
pub(super) async fn list(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<ActionStories>, Problem> {
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            Ok(Json(ActionStories { actions: actions::stories(connection, set)? }))
        })
        .await
}

/// `POST /api/sets/{set}/actions/{action}/observations`: the owner writes down what they noticed; of an
/// action that is done, too.
pub(super) async fn observe(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, action)): At<(SetId, CarriedId)>,
    Body(new): Body<NewObservation>,
) -> Result<(StatusCode, Json<ObservationLine>), Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            own(tx, &signed_in, set, action)?;
            if observations::count(tx, action)? >= OBSERVATIONS_MOST {
                let detail = format!(
                    "An action holds {OBSERVATIONS_MOST} observations. Remove one you no longer need."
                );
                return Err(Problem::WrongValue { field: "text", detail });
            }
            Ok((StatusCode::CREATED, Json(observations::add(tx, action, new.text, now)?)))
        })
        .await
}

/// `DELETE /api/sets/{set}/actions/{action}/observations/{observation}`: the owner takes one away. What
/// a meeting was called with stays with that meeting.
pub(super) async fn forget_observation(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, action, observation)): At<(SetId, CarriedId, ObservationId)>,
) -> Result<StatusCode, Problem> {
    app.store
        .write(move |tx| {
            own(tx, &signed_in, set, action)?;
            let removed = observations::remove(tx, action, observation)?;
            if removed { Ok(StatusCode::NO_CONTENT) } else { Err(Problem::NotFound) }
        })
        .await
}

/// Checks that the action is the asker's own; another's is not there to be written on.
fn own(
    connection: &Connection,
    signed_in: &SignedIn,
    set: SetId,
    action: CarriedId,
) -> Result<(), Problem> {
    let member = signed_in.member_in(connection, set)?;
    match actions::owner(connection, set, action)? {
        Some(owner) if owner == member.id => Ok(()),
        _ => Err(Problem::NotFound),
    }
}
