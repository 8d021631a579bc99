//! Who asks, and what they are to a set. Checked against what is true now, on every request.

use super::{Problem, cookie};
use crate::{
    app::App,
    identity::Secret,
    store::records::{
        Connection,
        members::{self, Member},
        people::{self, Person},
        sign_ins,
    },
};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::request::Parts,
};
use hyacinth_protocol::{Role, SetId, Timestamp};

/// The person whose browser this is. As an `Option` it is none for a browser nobody signed in on.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who.
    pub person: Person,
    pub(super) token: Secret,
}

impl SignedIn {
    /// Who they are in `set`, the lobby included.
    ///
    /// # Errors
    /// [`Problem::NotFound`] where the set is not theirs.
    pub fn in_set(&self, connection: &Connection, set: SetId) -> Result<Member, Problem> {
        members::of_person(connection, set, self.person.id)?.ok_or(Problem::NotFound)
    }

    /// Who they are in `set`, once admitted [E3].
    ///
    /// # Errors
    /// [`Problem::NotFound`], or [`Problem::InTheLobby`] until someone lets them in.
    pub fn member_in(&self, connection: &Connection, set: SetId) -> Result<Member, Problem> {
        let member = self.in_set(connection, set)?;
        if member.is_admitted() { Ok(member) } else { Err(Problem::InTheLobby) }
    }

    /// Who they are in `set`, as its facilitator.
    ///
    /// # Errors
    /// As [`SignedIn::member_in`], or [`Problem::FacilitatorOnly`].
    pub fn facilitator_in(&self, connection: &Connection, set: SetId) -> Result<Member, Problem> {
        let member = self.member_in(connection, set)?;
        if member.role == Role::Facilitator { Ok(member) } else { Err(Problem::FacilitatorOnly) }
    }
}

/// What a browser shows of its sign-in: for a handler that looks whose it is where it looks for more.
pub(super) struct Shown {
    /// Its token.
    pub(super) token: Secret,
    /// When it was shown.
    at: Timestamp,
}

impl Shown {
    /// Whose it is; none where it is nobody's, or has ended.
    pub(super) fn find(self, connection: &Connection) -> Result<Option<SignedIn>, Problem> {
        let Self { token, at } = self;
        let Some(id) = sign_ins::person(connection, &token, at)? else { return Ok(None) };
        Ok(people::find(connection, id)?.map(|person| SignedIn { person, token }))
    }
}

impl FromRequestParts<App> for Shown {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let token = cookie::read(&parts.headers, &app.site.origin).ok_or(Problem::SignedOut)?;
        Ok(Self { token, at: app.clock.now() })
    }
}

async fn find(parts: &mut Parts, app: &App) -> Result<Option<SignedIn>, Problem> {
    match Shown::from_request_parts(parts, app).await {
        Ok(shown) => app.store.read(move |connection| shown.find(connection)).await,
        // No cookie.
        Err(_) => Ok(None),
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        find(parts, app).await?.ok_or(Problem::SignedOut)
    }
}

impl OptionalFromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Problem> {
        find(parts, app).await
    }
}
