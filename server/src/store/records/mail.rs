//! Mail: what waits to be sent, and what became of it [E4]. A letter is kept as what it says, not as it
//! is worded, and only until it is settled: then its words and its address are gone.

use super::{
    Connection, Result, Transaction,
    columns::{Json, Text},
    people::PersonId,
};
use hyacinth_protocol::{
    DateId, InvitationId, Line, Name, SetId, Timestamp, Words, api::MailState,
};
use rusqlite::{OptionalExtension as _, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Letter {
    /// Someone is invited to a set.
    Invitation {
        /// The set's name.
        set_name: Name,
        /// Who invites.
        by: Name,
        /// Whom.
        name: Name,
        /// The personal link.
        link: String,
        /// When it expires.
        expires_at: Timestamp,
    },
    /// A date was planned.
    Planned(Occasion),
    /// A date was changed.
    Changed(Occasion),
    /// A date was called off.
    CalledOff(Occasion),
    /// A date is near.
    Reminder {
        /// The date.
        date: Occasion,
        /// The reader's own open actions.
        actions: Vec<Words>,
    },
    /// The code that confirms an address.
    Code {
        /// Six figures.
        code: String,
    },
}

/// A date, as a letter tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Occasion {
    /// Which set.
    pub set: SetId,
    /// Its name.
    pub set_name: Name,
    /// When it begins.
    pub at: Timestamp,
    /// How long is planned, in minutes.
    pub minutes: u16,
    /// Where, or by which link.
    pub place: Option<Line>,
    /// What to know or bring.
    pub note: Option<Words>,
}

/// A mail to be sent.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// What it is about: a second one for the same is not written.
    pub occasion: String,
    /// Whose mail it is, where they are known.
    pub person: Option<PersonId>,
    /// The invitation it brings.
    pub invitation: Option<InvitationId>,
    /// The date it is about.
    pub date: Option<DateId>,
    /// Where to.
    pub address: Line,
    /// What it says.
    pub letter: Letter,
    /// It is of no use after this.
    pub ends_at: Timestamp,
}

/// A mail that waits.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Which; also what tells two copies of it to be one.
    pub id: Uuid,
    /// Where to.
    pub address: Line,
    /// What it says.
    pub letter: Letter,
    /// The reader's time zone, where they gave one.
    pub zone: Option<String>,
    /// When it was written.
    pub made_at: Timestamp,
    /// How often it was tried.
    pub tries: u32,
    /// It is given up after this.
    pub ends_at: Timestamp,
}

/// Puts a mail into the queue; false where one for the same occasion was written before.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn post(tx: &Transaction<'_>, new: &NewMail, now: Timestamp) -> Result<bool> {
    let posted = tx
        .prepare_cached(
            "INSERT INTO mail (id, occasion, person, invitation, date, address, letter, made_at,
                               next_at, ends_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, ?9) ON CONFLICT (occasion) DO NOTHING",
        )?
        .execute(params![
            Uuid::now_v7(),
            new.occasion,
            new.person.map(|id| id.0),
            new.invitation.map(|id| id.0),
            new.date.map(|id| id.0),
            Text(&new.address),
            Json(&new.letter),
            now.0,
            new.ends_at.0
        ])?;
    Ok(posted == 1)
}

/// The mail that is to be tried now, the longest due first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn due(connection: &Connection, now: Timestamp) -> Result<Option<Waiting>> {
    Ok(connection
        .prepare_cached(
            "SELECT m.id, m.address, m.letter, a.zone, m.made_at, m.tries, m.ends_at
             FROM mail m LEFT JOIN addresses a ON a.person = m.person
             WHERE m.state = 'waiting' AND m.next_at <= ?1 ORDER BY m.next_at, m.id LIMIT 1",
        )?
        .query_row([now.0], |row| {
            Ok(Waiting {
                id: row.get(0)?,
                address: row.get::<_, Text<_>>(1)?.0,
                letter: row.get::<_, Json<_>>(2)?.0,
                zone: row.get(3)?,
                made_at: Timestamp(row.get(4)?),
                tries: row.get(5)?,
                ends_at: Timestamp(row.get(6)?),
            })
        })
        .optional()?)
}

/// When the next mail is to be tried; none where none waits.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn next_at(connection: &Connection) -> Result<Option<Timestamp>> {
    Ok(connection
        .prepare_cached("SELECT min(next_at) FROM mail WHERE state = 'waiting'")?
        .query_row([], |row| row.get::<_, Option<i64>>(0))?
        .map(Timestamp))
}

/// How many invitations of a set were mailed since `since`.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn invitations(connection: &Connection, set: SetId, since: Timestamp) -> Result<u32> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*) FROM mail m JOIN invitations i ON i.id = m.invitation
             WHERE i.set_id = ?1 AND m.made_at > ?2",
        )?
        .query_row(params![set.0, since.0], |row| row.get(0))?)
}

/// How many wait.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn waiting(connection: &Connection) -> Result<u64> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM mail WHERE state = 'waiting'")?
        .query_row([], |row| row.get(0))?)
}

/// A mail is tried again at `at`.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn try_again(tx: &Transaction<'_>, id: Uuid, at: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE mail SET next_at = ?2, tries = tries + 1 WHERE id = ?1 AND state = 'waiting'",
    )?
    .execute(params![id, at.0])?;
    Ok(())
}

/// A mail is done with; its words and its address go.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn settle(tx: &Transaction<'_>, id: Uuid, state: MailState, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE mail SET state = ?2, settled_at = ?3, letter = NULL, address = NULL
         WHERE id = ?1 AND state = 'waiting'",
    )?
    .execute(params![id, Text(state), now.0])?;
    Ok(())
}

/// Why mail that waits is not sent any more.
#[derive(Clone, Copy, Debug)]
pub enum Dropped {
    /// The date was changed or called off.
    Date(DateId),
    /// The invitation was used or taken back.
    Invitation(InvitationId),
    /// The person does not want it, or has no address any more.
    Person(PersonId),
    /// A newer code is written, or the address was forgotten.
    Code(PersonId),
}

/// Takes back what waits.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn drop_waiting(tx: &Transaction<'_>, of: Dropped, now: Timestamp) -> Result<()> {
    let (about, id) = match of {
        Dropped::Date(id) => ("date = ?1", id.0),
        Dropped::Invitation(id) => ("invitation = ?1", id.0),
        Dropped::Person(id) => ("person = ?1 AND occasion NOT LIKE 'code:%'", id.0),
        Dropped::Code(id) => ("person = ?1 AND occasion LIKE 'code:%'", id.0),
    };
    tx.prepare_cached(&format!(
        "UPDATE mail SET state = 'dropped', settled_at = ?2, letter = NULL, address = NULL
         WHERE {about} AND state = 'waiting'"
    ))?
    .execute(params![id, now.0])?;
    Ok(())
}

/// What waits for a person goes to the address they confirmed.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn redirect(tx: &Transaction<'_>, person: PersonId, to: &Line) -> Result<()> {
    tx.prepare_cached("UPDATE mail SET address = ?2 WHERE person = ?1 AND state = 'waiting'")?
        .execute(params![person.0, Text(to)])?;
    Ok(())
}

/// What became of the newest mail for a person that was tried; none where it was sent.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn trouble(connection: &Connection, person: PersonId) -> Result<Option<MailState>> {
    let state = connection
        .prepare_cached(
            "SELECT state FROM mail WHERE person = ?1 AND state <> 'dropped'
             AND (state <> 'waiting' OR tries > 0) ORDER BY made_at DESC, id DESC LIMIT 1",
        )?
        .query_row([person.0], |row| row.get::<_, Text<MailState>>(0))
        .optional()?;
    Ok(state.map(|text| text.0).filter(|state| *state != MailState::Sent))
}

/// Forgets what was settled before `before`.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn forget(tx: &Transaction<'_>, before: Timestamp) -> Result<()> {
    tx.prepare_cached("DELETE FROM mail WHERE settled_at < ?1")?.execute([before.0])?;
    Ok(())
}
