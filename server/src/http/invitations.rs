//! Personal links: made, looked at, claimed, taken back [E3].

use super::{
    Problem, SignedIn,
    body::{At, Body},
    cookie, mail, members,
};
use crate::{
    app::App,
    identity::Secret,
    mail as notices,
    store::records::{
        self, Connection, Transaction,
        invitations::{self, Invitation, State as Claimable},
        mail::{Dropped, Letter, drop_waiting},
        people, sets, sign_ins,
    },
};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{AppendHeaders, IntoResponse},
};
use hyacinth_protocol::{
    InvitationId, Millis, Name, SetId, Timestamp,
    api::{Claim, Claimed, InvitationLink, Invited, Look, NewInvitation},
};

/// People in a set at most, open invitations included: far beyond any format's size advice, and
/// within what a meeting's screen and seats hold.
const SET_MOST: usize = 20;

/// Invitations that a set mails at most in [`MAILED_WITHIN`]: to more people than it holds, twice over,
/// and far too few for anyone who wants to fill other people's letter boxes.
const MAILED_MOST: u32 = 40;

/// The time in which they are counted.
const MAILED_WITHIN: Millis = Millis::minutes(24 * 60);

/// `POST /api/sets/{set}/invitations`: the link is told here and never again.
pub(super) async fn create(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
    Body(new): Body<NewInvitation>,
) -> Result<(StatusCode, Json<InvitationLink>), Problem> {
    members::check_given(new.role)?;
    let address = new.address.map(|address| mail::check(&app, address, "address")).transpose()?;
    let now = app.clock.now();
    let origin = app.site.origin.clone();
    let (id, link, expires_at) = app
        .store
        .write(move |tx| {
            let facilitator = signed_in.facilitator_in(tx, set)?;
            let people = records::members::of_set(tx, set)?.len();
            if people + invitations::open(tx, set, now)?.len() >= SET_MOST {
                return Err(Problem::SetFull);
            }
            let (id, secret, expires_at) =
                invitations::add(tx, set, facilitator.id, &new.name, new.role, now)?;
            let link = format!("{}/join#{}", origin.as_str(), secret.reveal());
            if let Some(address) = address {
                let since = Timestamp(now.0.saturating_sub_unsigned(MAILED_WITHIN.0));
                if records::mail::invitations(tx, set, since)? >= MAILED_MOST {
                    return Err(Problem::TooManyMails);
                }
                let set = sets::find(tx, set)?.ok_or(Problem::NotFound)?;
                let letter = Letter::Invitation {
                    set_name: set.name,
                    by: facilitator.name,
                    name: new.name,
                    link: link.clone(),
                    expires_at,
                };
                notices::invitation(tx, id, address, letter, now)?;
            }
            Ok((id, link, expires_at))
        })
        .await?;
    app.post.wake();
    Ok((StatusCode::CREATED, Json(InvitationLink { id, link, expires_at })))
}

/// `DELETE /api/sets/{set}/invitations/{invitation}`: takes an open one back.
pub(super) async fn revoke(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, invitation)): At<(SetId, InvitationId)>,
) -> Result<StatusCode, Problem> {
    let now = app.clock.now();
    app.store
        .write(move |tx| {
            signed_in.facilitator_in(tx, set)?;
            if invitations::revoke(tx, set, invitation, now)? {
                drop_waiting(tx, Dropped::Invitation(invitation), now)?;
                Ok(StatusCode::NO_CONTENT)
            } else {
                Err(Problem::NotFound)
            }
        })
        .await
}

/// `POST /api/invitations/look`: what a link is for, before it is used.
pub(super) async fn look(
    State(app): State<App>,
    Body(look): Body<Look>,
) -> Result<Json<Invited>, Problem> {
    let secret = Secret::read(&look.secret).ok_or(Problem::InvitationUnknown)?;
    let now = app.clock.now();
    app.store
        .read(move |connection| {
            let invitation = match invitations::lately_claimed(connection, &secret, now)? {
                None => claimable(connection, &secret, now)?,
                // Whoever lost the answer to a claim may have loaded the page anew since.
                Some(_) => invitations::find(connection, &secret, now)?
                    .ok_or(Problem::InvitationUnknown)?,
            };
            let set = sets::find(connection, invitation.set)?.ok_or(Problem::InvitationUnknown)?;
            Ok(Json(Invited {
                set_name: set.name,
                purpose: set.purpose,
                name: invitation.name,
                by: invitation.by,
                expires_at: invitation.expires_at,
            }))
        })
        .await
}

/// `POST /api/invitations/claim`: uses the link, for one member, and leads into the lobby. On a browser that
/// someone is signed in on, it is that person who comes in; else a new one, who is signed in by it.
pub(super) async fn claim(
    State(app): State<App>,
    signed_in: Option<SignedIn>,
    Body(claim): Body<Claim>,
) -> Result<impl IntoResponse, Problem> {
    let secret = Secret::read(&claim.secret).ok_or(Problem::InvitationUnknown)?;
    let now = app.clock.now();
    let (claimed, token) = app
        .store
        .write(move |tx| {
            if let Some(before) = invitations::lately_claimed(tx, &secret, now)? {
                return claim_again(tx, &before, &claim.name, signed_in.as_ref(), now);
            }
            let Invitation { id, set, role, .. } = claimable(tx, &secret, now)?;
            let (person, token) = match signed_in {
                Some(signed_in) => (signed_in.person.id, None),
                None => {
                    let person = people::add(tx, &claim.name, false, now)?;
                    (person, Some(sign_ins::add(tx, person, now)?))
                }
            };
            if records::members::of_person(tx, set, person)?.is_some() {
                return Err(Problem::AlreadyAMember);
            }
            let member = records::members::add(tx, set, person, &claim.name, role, now)?;
            invitations::use_up(tx, id, member)?;
            drop_waiting(tx, Dropped::Invitation(id), now)?;
            Ok((Claimed { set, member }, token))
        })
        .await?;
    members::tell_lobby(&app, claimed.set).await;
    let cookies: Vec<_> = token
        .iter()
        .map(|token| (header::SET_COOKIE, cookie::give(&app.site.origin, token)))
        .collect();
    Ok((StatusCode::CREATED, AppendHeaders(cookies), Json(claimed)))
}

/// Whoever used the link and waits is answered as at first, for a short while: the first answer may have
/// been lost, and the sign-in in it is nowhere else. A browser that is signed in as them keeps its
/// sign-in; one that nobody is signed in on gets a new one, and those from before end. Somebody else who
/// has the same link, and gives another name, hears that it was used [E3].
fn claim_again(
    tx: &Transaction<'_>,
    before: &invitations::Claimed,
    name: &Name,
    signed_in: Option<&SignedIn>,
    now: Timestamp,
) -> Result<(Claimed, Option<Secret>), Problem> {
    let token = match signed_in {
        Some(signed_in) if signed_in.person.id == before.person => None,
        None if before.is_only_here && before.name == *name => {
            sign_ins::end_all(tx, before.person)?;
            Some(sign_ins::add(tx, before.person, now)?)
        }
        _ => return Err(Problem::InvitationUsed),
    };
    Ok((Claimed { set: before.set, member: before.member }, token))
}

/// The invitation of a secret, if it can be claimed. Only one who holds the secret hears why not.
fn claimable(
    connection: &Connection,
    secret: &Secret,
    now: Timestamp,
) -> Result<Invitation, Problem> {
    let invitation =
        invitations::find(connection, secret, now)?.ok_or(Problem::InvitationUnknown)?;
    match invitation.state {
        Claimable::Open => Ok(invitation),
        Claimable::Used => Err(Problem::InvitationUsed),
        Claimable::Revoked => Err(Problem::InvitationRevoked),
        Claimable::Expired => Err(Problem::InvitationExpired),
    }
}
