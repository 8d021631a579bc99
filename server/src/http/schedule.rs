//! `/api/sets/{set}/dates`: when a set meets, and who cannot come [E4].

use super::{
    Problem, SignedIn,
    body::{At, Body},
    formats,
};
use crate::{
    app::App,
    calendar::school_year,
    mail::{Notice, notice},
    store::records::{
        Connection, Transaction, charters,
        dates::{self, Date},
        members::{self, Member},
        sets,
    },
};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    DateId, Format, MemberId, Millis, SetId, Timestamp,
    api::{DateLine, NewDate, PlannedDate, Schedule},
};

/// How short and how long a meeting may be planned, in minutes.
const MINUTES: std::ops::RangeInclusive<u16> = 15..=480;

/// How far ahead a date may be: a school year and the next.
const AHEAD: Millis = Millis::minutes(2 * 366 * 24 * 60);

/// Dates of a set at most, those that were called off included.
const DATES_MOST: usize = 300;

/// Minutes where the usual format is gone.
const MINUTES_OF_NO_FORMAT: u16 = 90;

/// `GET /api/sets/{set}/schedule`: every date, and how long it takes with those who come.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<Schedule>, Problem> {
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            schedule(connection, set).map(Json)
        })
        .await
}

fn schedule(connection: &Connection, set: SetId) -> Result<Schedule, Problem> {
    let set = sets::find(connection, set)?.ok_or(Problem::NotFound)?;
    let charter = charters::in_force(connection, set.id)?.charter;
    let everyone = members::of_set(connection, set.id)?;
    let people: Vec<MemberId> =
        everyone.iter().filter(|member| member.is_admitted()).map(|member| member.id).collect();
    let format = formats::find(connection, set.id, &set.format)?;
    let minutes = |people: u16| {
        format.as_deref().map_or(MINUTES_OF_NO_FORMAT, |format: &Format| format.minutes_for(people))
    };
    let dates = dates::of_set(connection, set.id)?
        .into_iter()
        .map(|date| {
            let apologies = dates::apologies(connection, date.id)?;
            let away = people.iter().filter(|member| apologies.contains(member)).count();
            let coming = count(people.len() - away);
            Ok(DateLine {
                id: date.id,
                at: date.at,
                place: date.place,
                minutes: date.minutes,
                note: date.note,
                called_off: date.called_off,
                meeting: date.meeting,
                apologies,
                coming,
                minutes_for_coming: minutes(coming),
                below_quorum: coming < charter.quorum,
            })
        })
        .collect::<Result<_, Problem>>()?;
    Ok(Schedule {
        dates,
        people: count(people.len()),
        quorum: charter.quorum,
        most_meetings: charter.most_meetings,
        usual_minutes: minutes(count(people.len())),
    })
}

fn count(many: usize) -> u16 {
    u16::try_from(many).unwrap_or(u16::MAX)
}

/// `POST /api/sets/{set}/dates`: the facilitator plans a date; the others are told by mail.
pub(super) async fn plan(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(new): Body<NewDate>,
) -> Result<(StatusCode, Json<PlannedDate>), Problem> {
    let (now, mails) = (app.clock.now(), app.post.is_on());
    let id = app
        .store
        .write(move |tx| {
            signed_in.facilitator_in(tx, set)?;
            check(tx, set, &new, None, now)?;
            if dates::of_set(tx, set)?.len() >= DATES_MOST {
                return Err(Problem::YearFull);
            }
            let id = dates::add(tx, set, &new, now)?;
            if mails {
                tell(tx, Notice::Planned, (set, id), &signed_in, now)?;
            }
            Ok(id)
        })
        .await?;
    app.post.wake();
    Ok((StatusCode::CREATED, Json(PlannedDate { id })))
}

/// `PUT /api/sets/{set}/dates/{date}`: the facilitator changes a date that is still to come.
pub(super) async fn change(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, id)): At<(SetId, DateId)>,
    Body(new): Body<NewDate>,
) -> Result<StatusCode, Problem> {
    let (now, mails) = (app.clock.now(), app.post.is_on());
    app.store
        .write(move |tx| {
            signed_in.facilitator_in(tx, set)?;
            let date = to_come(tx, set, id, now)?;
            // Pressing "Save" twice tells nobody twice.
            if date.says(&new) {
                return Ok::<_, Problem>(());
            }
            check(tx, set, &new, Some(&date), now)?;
            dates::change(tx, id, &new, now)?;
            if mails {
                tell(tx, Notice::Changed, (set, id), &signed_in, now)?;
            }
            Ok::<_, Problem>(())
        })
        .await?;
    app.post.wake();
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /api/sets/{set}/dates/{date}`: the facilitator calls a date off; it stays to be seen.
pub(super) async fn call_off(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, id)): At<(SetId, DateId)>,
) -> Result<StatusCode, Problem> {
    let (now, mails) = (app.clock.now(), app.post.is_on());
    app.store
        .write(move |tx| {
            signed_in.facilitator_in(tx, set)?;
            to_come(tx, set, id, now)?;
            dates::call_off(tx, id, now)?;
            if mails {
                tell(tx, Notice::CalledOff, (set, id), &signed_in, now)?;
            }
            Ok::<_, Problem>(())
        })
        .await?;
    app.post.wake();
    Ok(StatusCode::NO_CONTENT)
}

/// Writes a mail to everybody else about a date, as it stands now.
fn tell(
    tx: &Transaction<'_>,
    what: Notice,
    (set, id): (SetId, DateId),
    by: &SignedIn,
    now: Timestamp,
) -> Result<(), Problem> {
    let date = dates::find(tx, set, id)?.ok_or(Problem::NotFound)?;
    Ok(notice(tx, what, &date, by.person.id, now)?)
}

/// `PUT /api/sets/{set}/dates/{date}/apology`: "I cannot come".
pub(super) async fn apologise(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, id)): At<(SetId, DateId)>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = coming(tx, &signed_in, set, id, now)?;
            Ok::<_, Problem>(dates::apologise(tx, id, member.id, now)?)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /api/sets/{set}/dates/{date}/apology`: "I can come after all".
pub(super) async fn come_after_all(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, id)): At<(SetId, DateId)>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = coming(tx, &signed_in, set, id, now)?;
            Ok::<_, Problem>(dates::come_after_all(tx, id, member.id)?)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who speaks of a date that is still to come.
fn coming(
    tx: &Transaction<'_>,
    signed_in: &SignedIn,
    set: SetId,
    id: DateId,
    now: Timestamp,
) -> Result<Member, Problem> {
    let member = signed_in.member_in(tx, set)?;
    to_come(tx, set, id, now)?;
    Ok(member)
}

/// A date that is neither called off nor over.
fn to_come(tx: &Transaction<'_>, set: SetId, id: DateId, now: Timestamp) -> Result<Date, Problem> {
    let date = dates::find(tx, set, id)?.ok_or(Problem::NotFound)?;
    if date.called_off {
        return Err(Problem::DateCalledOff);
    }
    if date.at + Millis::minutes(date.minutes.into()) <= now {
        return Err(Problem::DateOver);
    }
    Ok(date)
}

/// Checks what the types alone do not; `old` is what the date said before.
fn check(
    tx: &Transaction<'_>,
    set: SetId,
    new: &NewDate,
    old: Option<&Date>,
    now: Timestamp,
) -> Result<(), Problem> {
    let wrong = |field, detail: &str| Err(Problem::WrongValue { field, detail: detail.to_owned() });
    if !MINUTES.contains(&new.minutes) {
        return wrong("minutes", "Plan 15 to 480 minutes.");
    }
    if old.is_some_and(|old| old.at == new.at) {
        return Ok(());
    }
    if new.at <= now {
        return wrong("at", "Choose a time that is still to come.");
    }
    if new.at > now + AHEAD {
        return wrong("at", "Choose a time within the next two years.");
    }
    let charter = charters::in_force(tx, set)?.charter;
    let planned = dates::count(tx, set, school_year(new.at), old.map(|old| old.id))?;
    if planned >= charter.most_meetings {
        return Err(Problem::YearFull);
    }
    Ok(())
}
