//! Invitations: personal links, used once, expiring, revocable [E3].

use super::{Connection, Result, Transaction, columns::Text, people::PersonId};
use crate::identity::{CLAIMED_AGAIN_WITHIN, INVITATION_LASTS, Secret};
use hyacinth_protocol::{
    InvitationId, MemberId, Name, Role, SetId, Timestamp, api::InvitationLine,
};
use rusqlite::{OptionalExtension as _, params};
use uuid::Uuid;

/// An invitation, found by its secret.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Which.
    pub id: InvitationId,
    /// To which set.
    pub set: SetId,
    /// Whom it is for.
    pub name: Name,
    /// The role it gives.
    pub role: Role,
    /// What the set calls the one who invited.
    pub by: Name,
    /// When it expires, or expired.
    pub expires_at: Timestamp,
    /// Whether it can be claimed.
    pub state: State,
}

/// Whether an invitation can be claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It can.
    Open,
    /// It was.
    Used,
    /// It was taken back.
    Revoked,
    /// Its time is over.
    Expired,
}

/// Who used an invitation a short while ago and waits in the lobby.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Which member they are.
    pub member: MemberId,
    /// Of which set.
    pub set: SetId,
    /// Which person.
    pub person: PersonId,
    /// The name they gave.
    pub name: Name,
    /// The claim made the person, who is nowhere else and may nothing else: a sign-in to them opens
    /// this lobby and no other door.
    pub is_only_here: bool,
}

/// Invites someone: gives the secret for their link.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    set: SetId,
    by: MemberId,
    name: &Name,
    role: Role,
    now: Timestamp,
) -> Result<(InvitationId, Secret, Timestamp)> {
    let id = InvitationId(Uuid::now_v7());
    let secret = Secret::draw();
    let expires_at = now + INVITATION_LASTS;
    tx.prepare_cached(
        "INSERT INTO invitations (id, set_id, secret, name, role, invited_by, made_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .execute(params![
        id.0,
        set.0,
        secret.hashed(),
        Text(name),
        Text(role),
        by.0,
        now.0,
        expires_at.0
    ])?;
    Ok((id, secret, expires_at))
}

/// The invitation of a secret, whatever became of it.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn find(
    connection: &Connection,
    secret: &Secret,
    now: Timestamp,
) -> Result<Option<Invitation>> {
    Ok(connection
        .prepare_cached(
            "SELECT i.id, i.set_id, i.name, i.role, m.name, i.expires_at,
                    i.used_by IS NOT NULL, i.revoked_at IS NOT NULL
             FROM invitations i JOIN members m ON m.id = i.invited_by WHERE i.secret = ?1",
        )?
        .query_row([secret.hashed()], |row| {
            let expires_at = Timestamp(row.get(5)?);
            Ok(Invitation {
                id: InvitationId(row.get(0)?),
                set: SetId(row.get(1)?),
                name: row.get::<_, Text<_>>(2)?.0,
                role: row.get::<_, Text<_>>(3)?.0,
                by: row.get::<_, Text<_>>(4)?.0,
                expires_at,
                state: match (row.get(6)?, row.get(7)?) {
                    (true, _) => State::Used,
                    (_, true) => State::Revoked,
                    _ if expires_at <= now => State::Expired,
                    _ => State::Open,
                },
            })
        })
        .optional()?)
}

/// Who used the invitation of this secret not longer ago than [`CLAIMED_AGAIN_WITHIN`], while they wait
/// to be let in; none once they are in.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn lately_claimed(
    connection: &Connection,
    secret: &Secret,
    now: Timestamp,
) -> Result<Option<Claimed>> {
    Ok(connection
        .prepare_cached(
            "SELECT m.id, m.set_id, m.person, m.name,
                    p.came_at = m.came_at AND NOT p.may_create AND NOT EXISTS
                        (SELECT 1 FROM members o WHERE o.person = m.person AND o.id <> m.id)
             FROM invitations i JOIN members m ON m.id = i.used_by JOIN people p ON p.id = m.person
             WHERE i.secret = ?1 AND m.admitted_at IS NULL AND m.came_at + ?2 > ?3",
        )?
        .query_row(params![secret.hashed(), CLAIMED_AGAIN_WITHIN.0, now.0], |row| {
            Ok(Claimed {
                member: MemberId(row.get(0)?),
                set: SetId(row.get(1)?),
                person: PersonId(row.get(2)?),
                name: row.get::<_, Text<_>>(3)?.0,
                is_only_here: row.get(4)?,
            })
        })
        .optional()?)
}

/// Uses an invitation up.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn use_up(tx: &Transaction<'_>, invitation: InvitationId, by: MemberId) -> Result<()> {
    tx.prepare_cached("UPDATE invitations SET used_by = ?2 WHERE id = ?1 AND used_by IS NULL")?
        .execute(params![invitation.0, by.0])?;
    Ok(())
}

/// Takes a set's open invitation back. False where the set has no such invitation that could be.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn revoke(tx: &Transaction<'_>, set: SetId, id: InvitationId, now: Timestamp) -> Result<bool> {
    let revoked = tx
        .prepare_cached(
            "UPDATE invitations SET revoked_at = coalesce(revoked_at, ?3)
             WHERE id = ?1 AND set_id = ?2 AND used_by IS NULL",
        )?
        .execute(params![id.0, set.0, now.0])?;
    Ok(revoked == 1)
}

/// A set's invitations that can be claimed, oldest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn open(connection: &Connection, set: SetId, now: Timestamp) -> Result<Vec<InvitationLine>> {
    let mut select = connection.prepare_cached(
        "SELECT id, name, role, expires_at,
                (SELECT state FROM mail WHERE invitation = invitations.id) FROM invitations
         WHERE set_id = ?1 AND used_by IS NULL AND revoked_at IS NULL AND expires_at > ?2
         ORDER BY made_at, id",
    )?;
    let lines = select
        .query_map(params![set.0, now.0], |row| {
            Ok(InvitationLine {
                id: InvitationId(row.get(0)?),
                name: row.get::<_, Text<_>>(1)?.0,
                role: row.get::<_, Text<_>>(2)?.0,
                expires_at: Timestamp(row.get(3)?),
                mail: row.get::<_, Option<Text<_>>>(4)?.map(|text| text.0),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(lines)
}
