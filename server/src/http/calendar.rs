//! Dates for calendars [E4]: a file to keep, and a subscription that a phone follows. The file opens with
//! the cookie. A calendar program has no cookie, and no secret may stand in an address: the subscription
//! has a name and a password of its own, sent as Basic authentication (RFC 7617), which open the dates
//! and nothing else.

use super::{Problem, SignedIn, body::At, caller::Caller};
use crate::{
    app::App,
    calendar,
    identity::Word,
    store::records::{calendars, dates, sets},
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderName, StatusCode, header},
};
use base64::Engine as _;
use hyacinth_protocol::{
    SetId,
    api::{CalendarPage, NewCalendar},
};

/// Letters of five bits each: a name to be found by, and a password of a hundred bits.
const LETTERS: (usize, usize) = (10, 20);

type File = ([(HeaderName, &'static str); 2], String);

/// `GET /api/sets/{set}/schedule.ics`: a set's dates as a file.
pub(super) async fn file(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<File, Problem> {
    let origin = app.site.origin.clone();
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            let name = sets::find(connection, set)?.ok_or(Problem::NotFound)?.name;
            let entries = dates::of_person(connection, signed_in.person.id, Some(set))?;
            let text = calendar::write(name.as_str(), &entries, origin.as_str());
            Ok((headers("attachment; filename=\"dates.ics\""), text))
        })
        .await
}

/// `GET /api/calendar.ics`: the dates of all sets of whom the name and the password are.
pub(super) async fn feed(
    State(app): State<App>,
    caller: Caller,
    headers_in: HeaderMap,
) -> Result<File, Problem> {
    let origin = app.site.origin.clone();
    let given = credentials(&headers_in);
    let found = app
        .store
        .read(move |connection| {
            let Some((name, password)) = given else { return Ok::<_, Problem>(None) };
            let password = Word::hashed(&name, &password);
            let Some(person) = calendars::person(connection, &name, password)? else {
                return Ok(None);
            };
            let entries = dates::of_person(connection, person, None)?;
            Ok(Some(calendar::write("Hyacinth", &entries, origin.as_str())))
        })
        .await?;
    match found {
        Some(text) => Ok((headers("inline"), text)),
        // Only who does not know them is slowed down: a school's phones share an address.
        None => Err(caller.try_secret(&app).err().unwrap_or(Problem::CalendarClosed)),
    }
}

fn headers(disposition: &'static str) -> [(HeaderName, &'static str); 2] {
    [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, disposition),
    ]
}

/// Name and password of a request; none where there are none, or they cannot be read.
fn credentials(headers: &HeaderMap) -> Option<(String, String)> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let bytes = base64::engine::general_purpose::STANDARD.decode(encoded.trim()).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (name, password) = text.split_once(':')?;
    Some((name.to_owned(), password.to_owned()))
}

/// `GET /api/me/calendar`: whether the asker has a subscription.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
) -> Result<Json<CalendarPage>, Problem> {
    let url = address(&app);
    app.store
        .read(move |connection| {
            let name = calendars::name(connection, signed_in.person.id)?;
            Ok(Json(CalendarPage { name, url }))
        })
        .await
}

/// `POST /api/me/calendar`: a subscription, in place of the last, which ends.
pub(super) async fn subscribe(
    State(app): State<App>,
    signed_in: SignedIn,
) -> Result<(StatusCode, Json<NewCalendar>), Problem> {
    let url = address(&app);
    let (name, password) = (Word::draw(LETTERS.0), Word::draw(LETTERS.1));
    let (name, password) = (name.reveal().to_owned(), password.reveal().to_owned());
    let bare = url.split_once("://").map_or("", |(_, bare)| bare);
    let new = NewCalendar {
        subscribe: format!("webcal://{name}:{password}@{bare}"),
        url: url.clone(),
        name,
        password,
    };
    let kept = (new.name.clone(), Word::hashed(&new.name, &new.password));
    let now = app.clock.now();
    app.store
        .write(move |tx| calendars::put(tx, signed_in.person.id, &kept.0, kept.1, now))
        .await?;
    Ok((StatusCode::CREATED, Json(new)))
}

/// `DELETE /api/me/calendar`: ends the subscription; the phone's copy is told nothing more.
pub(super) async fn end(
    State(app): State<App>,
    signed_in: SignedIn,
) -> Result<StatusCode, Problem> {
    app.store.write(move |tx| calendars::end(tx, signed_in.person.id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn address(app: &App) -> String {
    format!("{}/api/calendar.ics", app.site.origin.as_str())
}
