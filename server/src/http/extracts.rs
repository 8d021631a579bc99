//! `/api/sets/{set}/extracts`: what members release from their journals, for reports [E9].

use super::{
    Problem, SignedIn,
    body::{At, Body},
};
use crate::{
    app::App,
    store::records::{
        extracts::{self, Release},
        journal_keys, journals,
    },
};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    ExtractId, SetId,
    api::{ExtractState, NewExtract, OwnExtract, ReleasedExtract},
};

/// The version of the words that ask for consent, in `web/src/messages/journal.ts`. Another wording is
/// another number: a receipt tells what was agreed to.
const CONSENT: u32 = 1;

/// Extracts of one author that stand in a set at most.
const EXTRACTS_MOST: usize = 200;

/// `POST /api/sets/{set}/extracts`: the author releases a passage of a page of theirs, as it stands there.
pub(super) async fn release(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(new): Body<NewExtract>,
) -> Result<(StatusCode, Json<OwnExtract>), Problem> {
    let (now, sealing) = (app.clock.now(), app.sealing);
    app.store
        .write(move |tx| {
            let author = signed_in.member_in(tx, set)?;
            let key = journal_keys::find(tx, &sealing, author.id)?.ok_or(Problem::NotFound)?;
            let page = journals::find(tx, (author.id, &key), new.page)?.ok_or(Problem::NotFound)?;
            if !page.text.as_str().contains(new.text.as_str()) {
                let detail = "Mark the passage anew: it is not on the page as it was saved.";
                return Err(Problem::WrongValue { field: "text", detail: detail.to_owned() });
            }
            if new.consent != CONSENT {
                return Err(Problem::ConsentChanged);
            }
            if extracts::standing(tx, author.id)? >= EXTRACTS_MOST {
                return Err(Problem::ExtractsFull);
            }
            let shown_as = new.named.then_some(author.name);
            let release = Release { text: new.text, shown_as, consent: new.consent };
            let extract = extracts::release(tx, set, author.id, &release, now)?;
            Ok((StatusCode::CREATED, Json(extract)))
        })
        .await
}

/// `GET /api/sets/{set}/extracts`: what the set's members released, for the facilitator.
pub(super) async fn list(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<Vec<ReleasedExtract>>, Problem> {
    app.store
        .read(move |connection| {
            signed_in.facilitator_in(connection, set)?;
            Ok(Json(extracts::released(connection, set)?))
        })
        .await
}

/// `DELETE /api/sets/{set}/extracts/{extract}`: its author withdraws it, until it is published. Its words
/// are gone then; that it was released stays.
pub(super) async fn withdraw(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, extract)): At<(SetId, ExtractId)>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let author = signed_in.member_in(tx, set)?.id;
            match extracts::withdraw(tx, author, extract, now)? {
                None => Err(Problem::NotFound),
                Some(ExtractState::Published) => Err(Problem::ExtractPublished),
                Some(ExtractState::Withdrawn | ExtractState::Released) => Ok(()),
            }
        })
        .await?;
    app.store.forget_deleted().await?;
    Ok(StatusCode::NO_CONTENT)
}
