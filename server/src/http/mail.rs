//! `/api/me/mail`: the asker's own address [E4]. Nobody else is ever told it, and it is used once the
//! asker has shown that they read what is sent there.

use super::{Problem, SignedIn, body::Body};
use crate::{
    app::App,
    identity::Word,
    store::records::{
        Transaction,
        addresses::{self, CODE_LASTS, Confirmed},
        mail::{self, Dropped, Letter, NewMail},
        people::PersonId,
    },
};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    Line, Timestamp,
    api::{MailCode, MailPage, MailWish, NewAddress},
};
use uuid::Uuid;

/// `GET /api/me/mail`.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
) -> Result<Json<MailPage>, Problem> {
    let (now, sends) = (app.clock.now(), app.post.is_on());
    app.store
        .read(move |connection| {
            let person = signed_in.person.id;
            let known = addresses::of_person(connection, person, now)?;
            let reminders = known.as_ref().is_none_or(|known| known.reminders);
            let known = known.unwrap_or_default();
            Ok(Json(MailPage {
                sends,
                address: known.address,
                waiting: known.waiting,
                reminders,
                trouble: mail::trouble(connection, person)?,
            }))
        })
        .await
}

/// `PUT /api/me/mail`: sends a code to an address. The one before it stays until the code is given back.
pub(super) async fn ask(
    State(app): State<App>,
    signed_in: SignedIn,
    Body(new): Body<NewAddress>,
) -> Result<StatusCode, Problem> {
    let address = check(&app, new.address, "address")?;
    // A zone that this machine does not know writes times in UTC: no reason to refuse the address.
    let zone = new.zone.filter(|zone| jiff::tz::TimeZone::get(zone.as_str()).is_ok());
    let now = app.clock.now();
    let code = Word::figures();
    app.store
        .write(move |tx| {
            let person = signed_in.person.id;
            let hashed = Word::hashed(&person.0.to_string(), code.reveal());
            let zone = zone.as_ref().map(Line::as_str);
            if !addresses::ask(tx, person, (&address, zone), hashed, now)? {
                return Err(Problem::TooManyCodes);
            }
            send_code(tx, person, address, &code, now)
        })
        .await?;
    app.post.wake();
    Ok(StatusCode::NO_CONTENT)
}

fn send_code(
    tx: &Transaction<'_>,
    person: PersonId,
    address: Line,
    code: &Word,
    now: Timestamp,
) -> Result<(), Problem> {
    // An older code is good for nothing any more.
    mail::drop_waiting(tx, Dropped::Code(person), now)?;
    let new = NewMail {
        occasion: format!("code:{}", Uuid::now_v7()),
        person: Some(person),
        invitation: None,
        date: None,
        address,
        letter: Letter::Code { code: code.reveal().to_owned() },
        ends_at: now + CODE_LASTS,
    };
    mail::post(tx, &new, now)?;
    Ok(())
}

/// `POST /api/me/mail/confirm`: the code that came by mail makes the address the asker's.
pub(super) async fn confirm(
    State(app): State<App>,
    signed_in: SignedIn,
    Body(given): Body<MailCode>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    // As people copy it: "123 456".
    let code: String = given.code.as_str().chars().filter(|c| !c.is_whitespace()).collect();
    let answer = app
        .store
        .write(move |tx| {
            let person = signed_in.person.id;
            let hashed = Word::hashed(&person.0.to_string(), &code);
            let answer = addresses::confirm(tx, person, hashed, now)?;
            if answer == Confirmed::Yes {
                let known = addresses::of_person(tx, person, now)?.and_then(|known| known.address);
                if let Some(address) = known {
                    mail::redirect(tx, person, &address)?;
                }
            }
            // A wrong try is kept as well: it counts.
            Ok::<_, Problem>(answer)
        })
        .await?;
    match answer {
        Confirmed::Yes => Ok(StatusCode::NO_CONTENT),
        Confirmed::Wrong(0) | Confirmed::NoneWaits => Err(Problem::NoCodeWaits),
        Confirmed::Wrong(left) => {
            let tries = if left == 1 { "one try is" } else { "some tries are" };
            let detail =
                format!("This is not the code of the newest mail. Look again: {tries} left.");
            Err(Problem::WrongValue { field: "code", detail })
        }
    }
}

/// `PUT /api/me/mail/reminders`: whether mail about dates is wanted.
pub(super) async fn wish(
    State(app): State<App>,
    signed_in: SignedIn,
    Body(wish): Body<MailWish>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let person = signed_in.person.id;
            if !addresses::wish(tx, person, wish.reminders)? {
                let detail = "Give an address first.".to_owned();
                return Err(Problem::WrongValue { field: "reminders", detail });
            }
            if !wish.reminders {
                mail::drop_waiting(tx, Dropped::Person(person), now)?;
            }
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// `DELETE /api/me/mail`: forgets the address; what waits for it is not sent.
pub(super) async fn forget(
    State(app): State<App>,
    signed_in: SignedIn,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            addresses::forget(tx, signed_in.person.id)?;
            mail::drop_waiting(tx, Dropped::Code(signed_in.person.id), now)?;
            mail::drop_waiting(tx, Dropped::Person(signed_in.person.id), now)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An address that mail can go to.
///
/// # Errors
/// [`Problem::NoMail`] where this server sends none, [`Problem::WrongValue`] where it is none.
pub(super) fn check(app: &App, address: Line, field: &'static str) -> Result<Line, Problem> {
    if !app.post.is_on() {
        return Err(Problem::NoMail);
    }
    let parsed: Option<lettre::Address> = address.as_str().parse().ok();
    // A mail to a name without a dot goes to this very machine: nobody's letter box is there.
    if parsed.is_none_or(|parsed| !parsed.domain().contains('.')) {
        let detail = "Write the whole address, like chloe@school.example.".to_owned();
        return Err(Problem::WrongValue { field, detail });
    }
    Ok(address)
}
