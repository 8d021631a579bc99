//! `/api/sets`: creating a set, and its page [E1].

use super::{
    Problem, SignedIn,
    body::{At, Body},
    charters, formats,
};
use crate::{
    app::App,
    store::{
        StoreError,
        records::{
            self, Connection, actions, cycles, invitations, meetings,
            members::{self, Member},
            sets::{self, Set},
            setups,
        },
    },
};
use axum::{Json, extract::State, http::StatusCode};
use hyacinth_protocol::{
    Name, Role, SetId, Timestamp,
    api::{MemberLine, NewSet, SetPage},
};

/// `POST /api/sets`: the one who creates a set is its facilitator; gives its page.
pub(super) async fn create(
    State(app): State<App>,
    signed_in: SignedIn,
    Body(new): Body<NewSet>,
) -> Result<(StatusCode, Json<SetPage>), Problem> {
    if !signed_in.person.may_create {
        return Err(Problem::MayNotCreate);
    }
    formats::check_shipped(&new.format)?;
    let fields =
        ["charter.quorum", "charter.groundRules", "charter.mostMeetings", "charter.values"];
    charters::check(&new.charter, fields)?;
    let now = app.clock.now();
    let page = app
        .store
        .write(move |tx| {
            let (set, _) = sets::add(tx, &new, &signed_in.person, now)?;
            page(tx, &signed_in, set, now)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(page)))
}

/// `GET /api/sets/{set}`: the set's page as the asker may see it.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<SetPage>, Problem> {
    let now = app.clock.now();
    app.store.read(move |connection| page(connection, &signed_in, set, now)).await.map(Json)
}

fn page(
    connection: &Connection,
    signed_in: &SignedIn,
    set: SetId,
    now: Timestamp,
) -> Result<SetPage, Problem> {
    let you = signed_in.in_set(connection, set)?;
    let set = sets::find(connection, set)?.ok_or(Problem::NotFound)?;
    let mut page = outside(connection, &set, &you)?;
    if you.is_admitted() {
        page.members = members::of_set(connection, set.id)?.iter().map(line).collect();
        page.meetings = meetings::of_set(connection, set.id)?;
        page.actions = actions::of_set(connection, set.id)?;
        let format = |key: &str| formats::find(connection, set.id, key);
        page.cycle = cycles::under_way(connection, set.id, format)?;
        if you.role == Role::Facilitator {
            page.invitations = invitations::open(connection, set.id, now)?;
        }
    }
    Ok(page)
}

/// What someone in the lobby sees: what the set is, what it agreed, and themselves.
fn outside(connection: &Connection, set: &Set, you: &Member) -> Result<SetPage, StoreError> {
    Ok(SetPage {
        id: set.id,
        name: set.name.clone(),
        purpose: set.purpose.clone(),
        format: set.format.clone(),
        format_name: format_name(connection, set)?,
        cycle: None,
        charter: records::charters::in_force(connection, set.id)?,
        you: line(you),
        members: Vec::new(),
        invitations: Vec::new(),
        meetings: Vec::new(),
        actions: Vec::new(),
    })
}

/// A format that is no longer shipped keeps its key as its name.
fn format_name(connection: &Connection, set: &Set) -> Result<Name, StoreError> {
    let format = formats::find(connection, set.id, &set.format)?;
    let name = format.map(|format| format.name.clone());
    Ok(name.or_else(|| set.format.parse().ok()).unwrap_or_else(|| set.name.clone()))
}

fn line(member: &Member) -> MemberLine {
    MemberLine {
        id: member.id,
        name: member.name.clone(),
        role: member.role,
        standing: member.standing,
        last_presented: member.last_presented.map(setups::day),
    }
}
