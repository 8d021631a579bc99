//! `/api/sets/{set}/focus`: what each member works on over several meetings [E5].

use super::{
    Problem, SignedIn,
    body::{At, Body},
};
use crate::{app::App, store::records::focus};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    SetId, VisitId,
    api::{FocusVisit, Focuses, NewFocus},
};

/// Visits of one member at most: one a week for years.
const VISITS_MOST: usize = 200;

/// `GET /api/sets/{set}/focus`: everyone's, for anyone of the set.
pub(super) async fn list(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<Focuses>, Problem> {
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            Ok(Json(Focuses { members: focus::of_set(connection, set)? }))
        })
        .await
}

/// `POST /api/sets/{set}/focus`: a member states theirs, or visits it again: in other words, or the same.
pub(super) async fn visit(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(mut new): Body<NewFocus>,
) -> Result<(StatusCode, Json<FocusVisit>), Problem> {
    new.checks.sort_unstable();
    new.checks.dedup();
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = signed_in.member_in(tx, set)?;
            if focus::count(tx, member.id)? >= VISITS_MOST {
                let detail =
                    format!("A focus keeps {VISITS_MOST} visits. Remove an early one first.");
                return Err(Problem::WrongValue { field: "focus", detail });
            }
            Ok((StatusCode::CREATED, Json(focus::add(tx, member.id, new, now)?)))
        })
        .await
}

/// `DELETE /api/sets/{set}/focus/{visit}`: a member takes one of their own visits away.
pub(super) async fn forget(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, visit)): At<(SetId, VisitId)>,
) -> Result<StatusCode, Problem> {
    app.store
        .write(move |tx| {
            let member = signed_in.member_in(tx, set)?;
            let removed = focus::remove(tx, member.id, visit)?;
            if removed { Ok(StatusCode::NO_CONTENT) } else { Err(Problem::NotFound) }
        })
        .await
}
