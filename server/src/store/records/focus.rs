//! Focuses: what each member works on over several meetings, visited and visited again [E5].

use super::{
    Connection, Result, Transaction,
    columns::{Json, Text},
};
use hyacinth_protocol::{
    MemberId, SetId, Timestamp, VisitId,
    api::{FocusVisit, MemberFocus, NewFocus},
};
use rusqlite::{Row, params};
use uuid::Uuid;

/// The focus of everyone in a set who has one: in the order they came, each one's newest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_set(connection: &Connection, set: SetId) -> Result<Vec<MemberFocus>> {
    let mut select = connection.prepare_cached(
        "SELECT f.id, f.focus, f.why, f.checks, f.at, f.member
         FROM focus_visits f JOIN members m ON m.id = f.member
         WHERE m.set_id = ?1 ORDER BY m.came_at, m.id, f.at DESC, f.id DESC",
    )?;
    let mut members: Vec<MemberFocus> = Vec::new();
    let mut rows = select.query([set.0])?;
    while let Some(row) = rows.next()? {
        let (member, visit) = (MemberId(row.get(5)?), read(row)?);
        match members.last_mut().filter(|focus| focus.member == member) {
            Some(focus) => focus.visits.push(visit),
            None => members.push(MemberFocus { member, visits: vec![visit] }),
        }
    }
    Ok(members)
}

/// How often a member looked at theirs.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn count(connection: &Connection, member: MemberId) -> Result<usize> {
    Ok(connection
        .prepare_cached("SELECT count(*) FROM focus_visits WHERE member = ?1")?
        .query_row([member.0], |row| row.get(0))?)
}

/// A member states their focus, or visits it again.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn add(
    tx: &Transaction<'_>,
    member: MemberId,
    new: NewFocus,
    now: Timestamp,
) -> Result<FocusVisit> {
    let NewFocus { focus, why, checks } = new;
    let id = VisitId(Uuid::now_v7());
    tx.prepare_cached(
        "INSERT INTO focus_visits (id, member, focus, why, checks, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        id.0,
        member.0,
        Text(&focus),
        why.as_ref().map(Text),
        Json(&checks),
        now.0
    ])?;
    Ok(FocusVisit { id, focus, why, checks, at: now })
}

/// Takes one of a member's visits away; false where they have no such one.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn remove(tx: &Transaction<'_>, member: MemberId, id: VisitId) -> Result<bool> {
    let removed = tx
        .prepare_cached("DELETE FROM focus_visits WHERE id = ?1 AND member = ?2")?
        .execute(params![id.0, member.0])?;
    Ok(removed == 1)
}

fn read(row: &Row<'_>) -> rusqlite::Result<FocusVisit> {
    Ok(FocusVisit {
        id: VisitId(row.get(0)?),
        focus: row.get::<_, Text<_>>(1)?.0,
        why: row.get::<_, Option<Text<_>>>(2)?.map(|text| text.0),
        checks: row.get::<_, Json<_>>(3)?.0,
        at: Timestamp(row.get(4)?),
    })
}
