//! Meetings: calling one, and finding the way to it.

use super::{
    Problem, SignedIn,
    body::{At, Body},
    formats,
};
use crate::{
    app::App,
    store::{
        StoreError,
        records::{
            Connection, dates, meetings,
            members::Member,
            sets,
            setups::{self, Wanted},
        },
    },
};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    MeetingId, SetId,
    api::{Called, MeetingPage, NewMeeting, Standing},
};
use uuid::Uuid;

/// `POST /api/sets/{set}/meetings`: the facilitator calls a meeting; one at a time. Without a body it is
/// one in the set's usual format, with a facilitator.
///
/// The log is begun before the record is made, so a meeting that can be found always has its log. What
/// a crash in between leaves is a row that nothing leads to.
pub(super) async fn call(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    new: Option<Body<NewMeeting>>,
) -> Result<(StatusCode, Json<Called>), Problem> {
    let id = MeetingId(Uuid::now_v7());
    let usual = NewMeeting { format: None, self_facilitated: false, new_cycle: false };
    let Body(new) = new.unwrap_or(Body(usual));
    let (setup, calling) = app
        .store
        .read(move |connection| {
            let facilitator = signed_in.facilitator_in(connection, set)?;
            if facilitator.standing != Standing::Accepted {
                return Err(Problem::CharterFirst);
            }
            if meetings::current_id(connection, set)?.is_some() {
                return Err(Problem::MeetingNotClosed);
            }
            let set = sets::find(connection, set)?.ok_or(Problem::NotFound)?;
            let key = new.format.as_ref().unwrap_or(&set.format);
            let wanted = Wanted {
                format: formats::need(connection, set.id, key, "format")?.into_owned(),
                self_facilitated: new.self_facilitated,
                new_cycle: new.new_cycle,
            };
            Ok(setups::collect(connection, &set, id, wanted)?)
        })
        .await?;
    app.rooms.call(setup).await?;
    let now = app.clock.now();
    let added = app
        .store
        .write(move |tx| {
            let added = meetings::add(tx, set, &calling, now)?;
            if added {
                dates::met(tx, set, id, now)?;
            }
            Ok::<_, StoreError>(added)
        })
        .await?;
    if added {
        Ok((StatusCode::CREATED, Json(Called { id })))
    } else {
        Err(Problem::MeetingNotClosed)
    }
}

/// `GET /api/meetings/{meeting}`: where a meeting belongs and stands, for anyone of its set.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
    At(meeting): At<MeetingId>,
) -> Result<Json<MeetingPage>, Problem> {
    app.store
        .read(move |connection| {
            let set = meetings::set_of(connection, meeting)?.ok_or(Problem::NotFound)?;
            signed_in.in_set(connection, set)?;
            let line = meetings::line(connection, meeting)?.ok_or(Problem::NotFound)?;
            Ok(Json(MeetingPage { set, stage: line.stage }))
        })
        .await
}

/// Who a person is in a meeting they connect to; a late joiner too [D6].
///
/// # Errors
/// [`Problem::NotFound`] where it is not of their set, [`Problem::InTheLobby`] until they are admitted,
/// [`Problem::CharterFirst`] until they accepted the charter.
pub fn joining(
    connection: &Connection,
    signed_in: &SignedIn,
    meeting: MeetingId,
) -> Result<Member, Problem> {
    let set = meetings::set_of(connection, meeting)?.ok_or(Problem::NotFound)?;
    let member = signed_in.member_in(connection, set)?;
    if member.standing != Standing::Accepted {
        return Err(Problem::CharterFirst);
    }
    Ok(member)
}
