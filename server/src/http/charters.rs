//! `/api/sets/{set}/charter`: what a set agrees [E2].

use super::{
    Problem, SignedIn,
    body::{At, Body},
};
use crate::{app::App, store::records::charters};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    SetId,
    api::{AcceptCharter, CharterDraft, CharterHistory, CharterView},
};

/// How few and how many a quorum may ask for.
const QUORUM: std::ops::RangeInclusive<u16> = 2..=12;

/// How few and how many meetings a school year may hold [E1].
const MEETINGS: std::ops::RangeInclusive<u16> = 1..=40;

/// Own ground rules at most.
const GROUND_RULES_MOST: usize = 20;

/// Values at most: the seven or eight that groups like these name, and a few of their own.
const VALUES_MOST: usize = 12;

/// `GET /api/sets/{set}/charter`: every version, and who accepted which, for anyone of the set.
pub(super) async fn history(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<CharterHistory>, Problem> {
    app.store
        .read(move |connection| {
            signed_in.member_in(connection, set)?;
            Ok(Json(CharterHistory { versions: charters::history(connection, set)? }))
        })
        .await
}

/// `PUT /api/sets/{set}/charter`: the facilitator writes a new version, which everyone else accepts
/// again. A meeting that is called already keeps the version it was called with.
pub(super) async fn change(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(draft): Body<CharterDraft>,
) -> Result<Json<CharterView>, Problem> {
    check(&draft, ["quorum", "groundRules", "mostMeetings", "values"])?;
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let facilitator = signed_in.facilitator_in(tx, set)?;
            let in_force = charters::in_force(tx, set)?;
            // Pressing "Save" twice asks nobody to accept the same words again.
            if in_force.charter == draft {
                return Ok(Json(in_force));
            }
            let version = charters::add(tx, set, facilitator.id, &draft, now)?;
            Ok(Json(CharterView { version, charter: draft }))
        })
        .await
}

/// `POST /api/sets/{set}/charter/accept`: accepts the version that was read. Those in the lobby may
/// read and accept while they wait.
pub(super) async fn accept(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(read): Body<AcceptCharter>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            let member = signed_in.in_set(tx, set)?;
            if charters::in_force(tx, set)?.version != read.version {
                return Err(Problem::CharterChanged);
            }
            charters::accept(tx, set, member.id, read.version, now)?;
            Ok(StatusCode::NO_CONTENT)
        })
        .await
}

/// Checks what the types alone do not; the fields are named as they stand in the body.
///
/// # Errors
/// [`Problem::WrongValue`].
pub(super) fn check(
    draft: &CharterDraft,
    [quorum, ground_rules, most_meetings, values]: [&'static str; 4],
) -> Result<(), Problem> {
    if !QUORUM.contains(&draft.quorum) {
        let detail = format!("Choose a quorum from {} to {}.", QUORUM.start(), QUORUM.end());
        return Err(Problem::WrongValue { field: quorum, detail });
    }
    if !MEETINGS.contains(&draft.most_meetings) {
        let detail = format!("Choose from {} to {} meetings.", MEETINGS.start(), MEETINGS.end());
        return Err(Problem::WrongValue { field: most_meetings, detail });
    }
    if draft.ground_rules.len() > GROUND_RULES_MOST {
        let detail = format!("Write {GROUND_RULES_MOST} ground rules at most.");
        return Err(Problem::WrongValue { field: ground_rules, detail });
    }
    if draft.values.len() > VALUES_MOST {
        let detail = format!("Choose {VALUES_MOST} values at most.");
        return Err(Problem::WrongValue { field: values, detail });
    }
    Ok(())
}
