//! Formats: the kinds of meeting that are shipped [T4], and those a set has of its own [T1].

use super::{
    Problem, SignedIn,
    body::{At, Body},
};
use crate::{
    app::App,
    store::{
        StoreError,
        records::{Connection, formats, sets},
    },
};
use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode, header},
};
use hyacinth_meeting::{check_format, read_format, shipped, write_format};
use hyacinth_protocol::{
    Format, SetId,
    api::{FormatChoice, FormatFile, FormatLine},
};
use std::borrow::Cow;

/// How many people the planned minutes of a list are for.
const PEOPLE: u16 = 6;

/// Formats of its own that a set keeps at most.
const OWN_MOST: usize = 30;

/// `GET /api/formats`: the shipped ones.
pub(super) async fn list() -> Json<Vec<FormatLine>> {
    Json(shipped().iter().map(|format| line(format, false)).collect())
}

/// `GET /api/sets/{set}/formats`: the shipped ones, then the set's own.
pub(super) async fn of_set(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<Vec<FormatLine>>, Problem> {
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            let own = formats::of_set(connection, set)?;
            let hidden = |format: &&Format| own.iter().any(|other| other.key == format.key);
            let mut lines: Vec<_> = shipped()
                .iter()
                .filter(|format| !hidden(format))
                .map(|format| line(format, false))
                .collect();
            lines.extend(own.iter().map(|format| line(format, true)));
            Ok(Json(lines))
        })
        .await
}

/// `GET /api/sets/{set}/formats/{key}`.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, key)): At<(SetId, String)>,
) -> Result<Json<Format>, Problem> {
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            let format = find(connection, set, &key)?.ok_or(Problem::NotFound)?;
            Ok(Json(format.into_owned()))
        })
        .await
}

/// `PUT /api/sets/{set}/formats/{key}`: the facilitator keeps a format of the set's own, new or changed.
pub(super) async fn keep(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, key)): At<(SetId, String)>,
    Body(format): Body<Format>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            signed_in.facilitator_in(tx, set)?;
            check_format(&key, &format)?;
            if format.key != key {
                let detail = format!("The address says {key}: write the same key in both.");
                return Err(Problem::WrongValue { field: "key", detail });
            }
            if is_shipped(&key) {
                return Err(Problem::FormatShipped);
            }
            let own = formats::of_set(tx, set)?;
            if own.len() >= OWN_MOST && own.iter().all(|other| other.key != key) {
                return Err(Problem::FormatsFull);
            }
            formats::keep(tx, set, &format, now)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// `DELETE /api/sets/{set}/formats/{key}`: one of the set's own. Meetings called with it keep it.
pub(super) async fn delete(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, key)): At<(SetId, String)>,
) -> Result<StatusCode, Problem> {
    app.store
        .write(move |tx| {
            signed_in.facilitator_in(tx, set)?;
            let usual = sets::find(tx, set)?.ok_or(Problem::NotFound)?.format;
            let is_own = formats::find(tx, set, &key)?.is_some();
            match (is_own, is_shipped(&key)) {
                (false, true) => return Err(Problem::FormatShipped),
                (false, false) => return Err(Problem::NotFound),
                (true, false) if usual == key => return Err(Problem::FormatInUse),
                (true, _) => formats::delete(tx, set, &key)?,
            };
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// `POST /api/sets/{set}/formats/read`: what a format file says, checked and not kept.
pub(super) async fn read(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, read)): At<(SetId, String)>,
    Body(file): Body<FormatFile>,
) -> Result<Json<Format>, Problem> {
    if read != "read" {
        return Err(Problem::WrongMethod);
    }
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            Ok(Json(read_format(&file.name, &file.text)?))
        })
        .await
}

/// `GET /api/sets/{set}/formats/{key}/file`: the format as a file, for another set or to edit elsewhere.
pub(super) async fn file(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, key)): At<(SetId, String)>,
) -> Result<([(HeaderName, String); 2], String), Problem> {
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            let format = find(connection, set, &key)?.ok_or(Problem::NotFound)?;
            // A key is small letters, digits and hyphens: nothing in it needs quoting.
            let name = format!("attachment; filename=\"{}.toml\"", format.key);
            let headers = [
                (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
                (header::CONTENT_DISPOSITION, name),
            ];
            Ok((headers, write_format(&format)))
        })
        .await
}

/// `PUT /api/sets/{set}/format`: the facilitator chooses the set's usual format. A meeting that is
/// called keeps the one it was called with.
pub(super) async fn choose(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(FormatChoice { key }): Body<FormatChoice>,
) -> Result<StatusCode, Problem> {
    app.store
        .write(move |tx| {
            signed_in.facilitator_in(tx, set)?;
            let format = need(tx, set, &key, "key")?;
            sets::use_format(tx, set, &format.key)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// A format by its key: the set's own, or a shipped one.
///
/// # Errors
/// [`StoreError`] when the set's own cannot be read.
pub(super) fn find(
    connection: &Connection,
    set: SetId,
    key: &str,
) -> Result<Option<Cow<'static, Format>>, StoreError> {
    Ok(match formats::find(connection, set, key)? {
        Some(own) => Some(Cow::Owned(own)),
        None => shipped().iter().find(|format| format.key == key).map(Cow::Borrowed),
    })
}

/// A format by its key, which stands in `field` of the body.
///
/// # Errors
/// [`Problem::WrongValue`] where the set has no such format.
pub(super) fn need(
    connection: &Connection,
    set: SetId,
    key: &str,
    field: &'static str,
) -> Result<Cow<'static, Format>, Problem> {
    if let Some(format) = find(connection, set, key)? {
        return Ok(format);
    }
    let own = formats::of_set(connection, set)?;
    Err(unknown(field, shipped().iter().chain(&own)))
}

/// Checks that a new set, which has no formats of its own yet, begins with a shipped one.
///
/// # Errors
/// [`Problem::WrongValue`] where none has this key.
pub(super) fn check_shipped(key: &str) -> Result<(), Problem> {
    if is_shipped(key) { Ok(()) } else { Err(unknown("format", shipped().iter())) }
}

fn is_shipped(key: &str) -> bool {
    shipped().iter().any(|format| format.key == key)
}

fn unknown<'a>(field: &'static str, formats: impl Iterator<Item = &'a Format>) -> Problem {
    let keys: Vec<_> = formats.map(|format| format.key.as_str()).collect();
    Problem::WrongValue { field, detail: format!("Choose one of: {}.", keys.join(", ")) }
}

fn line(format: &Format, own: bool) -> FormatLine {
    FormatLine {
        key: format.key.clone(),
        name: format.name.clone(),
        purpose: format.purpose.clone(),
        rounds: format.rounds.iter().map(|round| round.name.clone()).collect(),
        minutes: format.minutes_for(PEOPLE),
        own,
        presents: format.presents,
    }
}
