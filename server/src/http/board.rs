//! `/api/sets/{set}/board`: materials that members share or look for [E7].

use super::{
    Problem, SignedIn,
    body::{At, Body},
};
use crate::{app::App, store::records::board};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    Millis, NoteId, Role, SetId,
    api::{Board, NewNote, NoteLine},
};

/// So long a note hangs: a term.
const TERM: Millis = Millis::minutes(90 * 24 * 60);

/// Notes of a set at most.
const NOTES_MOST: usize = 100;

/// `GET /api/sets/{set}/board`: for anyone of the set.
pub(super) async fn list(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<Board>, Problem> {
    let now = app.clock.now();
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            Ok(Json(Board { notes: board::of_set(connection, set, now)? }))
        })
        .await
}

/// `POST /api/sets/{set}/board`: any member puts up a note; it comes down by itself.
pub(super) async fn put_up(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(new): Body<NewNote>,
) -> Result<(StatusCode, Json<NoteLine>), Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = signed_in.member_in(tx, set)?;
            if board::of_set(tx, set, now)?.len() >= NOTES_MOST {
                let detail = format!("The board holds {NOTES_MOST} notes. Take one down first.");
                return Err(Problem::WrongValue { field: "what", detail });
            }
            let note = board::add(tx, set, member.id, new, now, now + TERM)?;
            Ok((StatusCode::CREATED, Json(note)))
        })
        .await
}

/// `DELETE /api/sets/{set}/board/{note}`: by its author, or the facilitator.
pub(super) async fn take_down(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, note)): At<(SetId, NoteId)>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = signed_in.member_in(tx, set)?;
            let author = board::author(tx, set, note, now)?.ok_or(Problem::NotFound)?;
            if author != member.id && member.role != Role::Facilitator {
                return Err(Problem::NotFound);
            }
            board::remove(tx, note)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// `PUT /api/sets/{set}/board/{note}/answer`: a member has it, or would like it; not the author.
pub(super) async fn answer(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, note)): At<(SetId, NoteId)>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = signed_in.member_in(tx, set)?;
            let author = board::author(tx, set, note, now)?.ok_or(Problem::NotFound)?;
            if author != member.id {
                board::answer(tx, note, member.id, now)?;
            }
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// `DELETE /api/sets/{set}/board/{note}/answer`: a member takes their answer back.
pub(super) async fn take_back(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, note)): At<(SetId, NoteId)>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = signed_in.member_in(tx, set)?;
            board::author(tx, set, note, now)?.ok_or(Problem::NotFound)?;
            board::take_back(tx, note, member.id)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}
