//! `/api/sets/{set}/library`: what a set reads, hears or watches together [E6].

use super::{
    Problem, SignedIn,
    body::{At, Body},
};
use crate::{app::App, store::records::library};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, Uri},
};
use hyacinth_protocol::{
    ResourceId, Role, SetId,
    api::{Library, NewResource, ResourceLine},
};

/// Resources of a set at most.
const RESOURCES_MOST: usize = 300;

/// Guide questions of a resource at most.
const QUESTIONS_MOST: usize = 10;

/// `GET /api/sets/{set}/library`: for anyone of the set.
pub(super) async fn list(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<Library>, Problem> {
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            Ok(Json(Library { resources: library::of_set(connection, set)? }))
        })
        .await
}

/// `POST /api/sets/{set}/library`: any member puts a resource on the shelf.
pub(super) async fn add(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(new): Body<NewResource>,
) -> Result<(StatusCode, Json<ResourceLine>), Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = signed_in.member_in(tx, set)?;
            check(&new)?;
            if library::count(tx, set)? >= RESOURCES_MOST {
                let detail =
                    format!("A library holds {RESOURCES_MOST} resources. Remove one first.");
                return Err(Problem::WrongValue { field: "title", detail });
            }
            Ok((StatusCode::CREATED, Json(library::add(tx, set, member.id, new, now)?)))
        })
        .await
}

/// `DELETE /api/sets/{set}/library/{resource}`: by whoever put it there, or the facilitator.
pub(super) async fn remove(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, resource)): At<(SetId, ResourceId)>,
) -> Result<StatusCode, Problem> {
    app.store
        .write(move |tx| {
            let member = signed_in.member_in(tx, set)?;
            let author = library::author(tx, set, resource)?.ok_or(Problem::NotFound)?;
            if author != member.id && member.role != Role::Facilitator {
                return Err(Problem::NotFound);
            }
            library::remove(tx, resource)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// Checks what the types alone do not.
fn check(new: &NewResource) -> Result<(), Problem> {
    if new.questions.len() > QUESTIONS_MOST {
        let detail = format!("Write {QUESTIONS_MOST} guide questions at most.");
        return Err(Problem::WrongValue { field: "questions", detail });
    }
    let address = new.link.as_str().parse::<Uri>().ok();
    let is_https = address.is_some_and(|uri| {
        uri.scheme_str() == Some("https") && uri.host().is_some_and(|host| host.contains('.'))
    });
    if !is_https {
        let detail = "Give the whole address, beginning with https://.".to_owned();
        return Err(Problem::WrongValue { field: "link", detail });
    }
    Ok(())
}
