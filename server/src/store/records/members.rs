//! Members: people in a set, from the lobby on [E3].

use super::{Connection, Result, Transaction, columns::Text, people::PersonId};
use hyacinth_protocol::{
    MeetingId, MemberId, Name, Role, SetId, Timestamp, Waiting, api::Standing,
};
use rusqlite::{OptionalExtension as _, Row, params};
use uuid::Uuid;

/// A member of a set.
#[derive(Clone, Debug)]
pub struct Member {
    /// Who, in this set.
    pub id: MemberId,
    /// Their set.
    pub set: SetId,
    /// Who, across sets.
    pub person: PersonId,
    /// What the set calls them.
    pub name: Name,
    /// Their role.
    pub role: Role,
    /// How far they have come in.
    pub standing: Standing,
    /// When the meeting ended in which they last presented [B5].
    pub last_presented: Option<Timestamp>,
}

impl Member {
    /// True once someone let them in.
    pub fn is_admitted(&self) -> bool {
        self.standing != Standing::Waiting
    }
}

/// Standing is never stored: a new charter version changes it for everyone at once.
const SELECT: &str = "
    SELECT m.id, m.set_id, m.person, m.name, m.role, m.admitted_at IS NOT NULL,
           EXISTS (SELECT 1 FROM acceptances a WHERE a.member = m.id
                   AND a.version = (SELECT max(c.version) FROM charters c WHERE c.set_id = m.set_id)),
           (SELECT max(h.closed_at) FROM presented p JOIN meetings h ON h.id = p.meeting
            WHERE p.member = m.id)
    FROM members m";

fn read(row: &Row<'_>) -> rusqlite::Result<Member> {
    Ok(Member {
        id: MemberId(row.get(0)?),
        set: SetId(row.get(1)?),
        person: PersonId(row.get(2)?),
        name: row.get::<_, Text<_>>(3)?.0,
        role: row.get::<_, Text<_>>(4)?.0,
        standing: match (row.get(5)?, row.get(6)?) {
            (false, _) => Standing::Waiting,
            (true, false) => Standing::Admitted,
            (true, true) => Standing::Accepted,
        },
        last_presented: row.get::<_, Option<i64>>(7)?.map(Timestamp),
    })
}

/// Adds a person to a set's lobby.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses, or the person is in the set already.
pub fn add(
    tx: &Transaction<'_>,
    set: SetId,
    person: PersonId,
    name: &Name,
    role: Role,
    now: Timestamp,
) -> Result<MemberId> {
    let id = MemberId(Uuid::now_v7());
    tx.prepare_cached(
        "INSERT INTO members (id, set_id, person, name, role, came_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![id.0, set.0, person.0, Text(name), Text(role), now.0])?;
    Ok(id)
}

/// Lets a member in; one who is in stays as they are.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn admit(tx: &Transaction<'_>, member: MemberId, by: MemberId, now: Timestamp) -> Result<()> {
    tx.prepare_cached(
        "UPDATE members SET admitted_at = ?3, admitted_by = ?2 WHERE id = ?1 AND admitted_at IS NULL",
    )?
    .execute(params![member.0, by.0, now.0])?;
    Ok(())
}

/// Gives a member another role.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn give_role(tx: &Transaction<'_>, member: MemberId, role: Role) -> Result<()> {
    tx.prepare_cached("UPDATE members SET role = ?2 WHERE id = ?1")?
        .execute(params![member.0, Text(role)])?;
    Ok(())
}

/// Who a person is in a set; none where they are not part of it.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_person(connection: &Connection, set: SetId, person: PersonId) -> Result<Option<Member>> {
    Ok(connection
        .prepare_cached(&format!("{SELECT} WHERE m.set_id = ?1 AND m.person = ?2"))?
        .query_row(params![set.0, person.0], read)
        .optional()?)
}

/// A member of a set; none where that member is of another set.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn find(connection: &Connection, set: SetId, member: MemberId) -> Result<Option<Member>> {
    Ok(connection
        .prepare_cached(&format!("{SELECT} WHERE m.set_id = ?1 AND m.id = ?2"))?
        .query_row(params![set.0, member.0], read)
        .optional()?)
}

/// A set's members in the order they came, those in the lobby included.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_set(connection: &Connection, set: SetId) -> Result<Vec<Member>> {
    all(connection, "m.set_id", set.0)
}

/// A person's places in their sets, oldest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_person_everywhere(connection: &Connection, person: PersonId) -> Result<Vec<Member>> {
    all(connection, "m.person", person.0)
}

/// Who waits in the lobby of a meeting's set, longest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn waiting(connection: &Connection, meeting: MeetingId) -> Result<Vec<Waiting>> {
    let mut select = connection.prepare_cached(
        "SELECT m.id, m.name FROM meetings h JOIN members m ON m.set_id = h.set_id
         WHERE h.id = ?1 AND m.admitted_at IS NULL ORDER BY m.came_at, m.id",
    )?;
    let waiting = select
        .query_map([meeting.0], |row| {
            Ok(Waiting { member: MemberId(row.get(0)?), name: row.get::<_, Text<_>>(1)?.0 })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(waiting)
}

fn all(connection: &Connection, column: &str, id: Uuid) -> Result<Vec<Member>> {
    let mut select = connection
        .prepare_cached(&format!("{SELECT} WHERE {column} = ?1 ORDER BY m.came_at, m.id"))?;
    let members = select.query_map([id], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(members)
}
