//! What a closed meeting leaves to its set. Everything here can be made again from the meeting's log
//! and ends the same: ids are derived, rows are replaced by their equals.

use super::{
    Result, Transaction,
    columns::{Json, Text},
};
use hyacinth_meeting::{Presented, Review, Yielded, YieldedAction, YieldedCycle};
use hyacinth_protocol::{CarriedId, Format, MeetingId, MemberId, Timestamp};
use rusqlite::params;
use sha2::{Digest as _, Sha256};

/// Writes back what `meeting` yielded; the second time changes nothing. Names of people who are no
/// longer there are left out, and a meeting without a record leaves nothing. `format` is the one it
/// ended in: a meeting that changed it is a sitting of the other's cycle.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn project_closed(
    tx: &Transaction<'_>,
    meeting: MeetingId,
    format: &Format,
    yielded: &Yielded,
) -> Result<()> {
    let known = tx
        .prepare_cached(
            "UPDATE meetings SET stage = 'closed', opened_at = ?2, closed_at = ?3, format_name = ?5,
                    cycle = iif(format = ?4, cycle, id), sitting = iif(format = ?4, sitting, 1),
                    sittings = iif(format = ?4, sittings, ?6), format = ?4
             WHERE id = ?1",
        )?
        .execute(params![
            meeting.0,
            yielded.opened_at.map(|at| at.0),
            yielded.closed_at.0,
            format.key,
            Text(&format.name),
            format.sittings(),
        ])?;
    if known == 0 {
        return Ok(());
    }
    tx.prepare_cached("DELETE FROM presented WHERE meeting = ?1")?.execute([meeting.0])?;
    for (place, presented) in yielded.presented.iter().enumerate() {
        presented_in(tx, meeting, place, presented)?;
    }
    tx.prepare_cached("DELETE FROM themes WHERE meeting = ?1")?.execute([meeting.0])?;
    tx.prepare_cached("DELETE FROM outcomes WHERE meeting = ?1")?.execute([meeting.0])?;
    if let Some(cycle) = &yielded.cycle {
        sat(tx, meeting, cycle)?;
    }
    tx.prepare_cached("DELETE FROM attendance WHERE meeting = ?1")?.execute([meeting.0])?;
    for member in &yielded.attended {
        tx.prepare_cached(
            "INSERT INTO attendance (meeting, member) SELECT ?1, id FROM members WHERE id = ?2
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![meeting.0, member.0])?;
    }
    tx.prepare_cached("DELETE FROM airtime WHERE meeting = ?1")?.execute([meeting.0])?;
    for (member, floor) in &yielded.airtime {
        tx.prepare_cached(
            "INSERT INTO airtime (meeting, member, floor) SELECT ?1, id, ?3 FROM members WHERE id = ?2
             ON CONFLICT DO NOTHING",
        )?
        .execute(params![meeting.0, member.0, floor.0])?;
    }
    tx.prepare_cached("DELETE FROM unchosen WHERE meeting = ?1")?.execute([meeting.0])?;
    for (place, member) in yielded.unchosen.iter().enumerate() {
        unchosen(tx, meeting, place, *member)?;
    }
    for (place, action) in yielded.actions.iter().enumerate() {
        carry(tx, meeting, place, action, yielded.closed_at)?;
    }
    for review in &yielded.reviews {
        reviewed(tx, meeting, review, yielded.closed_at)?;
    }
    Ok(())
}

/// The id under which the action at `place` in a meeting's yield is carried.
fn carried_id(meeting: MeetingId, place: usize) -> CarriedId {
    let mut hash = Sha256::new();
    hash.update(b"hyacinth carried action");
    hash.update(meeting.0.as_bytes());
    hash.update(u64::try_from(place).unwrap_or(u64::MAX).to_be_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    CarriedId(uuid::Builder::from_custom_bytes(bytes).into_uuid())
}

fn presented_in(
    tx: &Transaction<'_>,
    meeting: MeetingId,
    place: usize,
    presented: &Presented,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO presented (meeting, place, member, title, why)
         SELECT ?1, ?2, id, ?4, ?5 FROM members WHERE id = ?3",
    )?
    .execute(params![
        meeting.0,
        place,
        presented.member.0,
        presented.title.as_ref().map(Text),
        presented.why.as_ref().map(Text),
    ])?;
    Ok(())
}

/// What a sitting leaves to the next [E8].
fn sat(tx: &Transaction<'_>, meeting: MeetingId, cycle: &YieldedCycle) -> Result<()> {
    tx.prepare_cached("INSERT INTO themes (meeting, theme, resource) VALUES (?1, ?2, ?3)")?
        .execute(params![
            meeting.0,
            cycle.theme.as_ref().map(Text),
            cycle.resource.as_ref().map(Json),
        ])?;
    for (place, said) in cycle.outcomes.iter().enumerate() {
        tx.prepare_cached(
            "INSERT INTO outcomes (meeting, place, seat, kind, text, said_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            meeting.0,
            place,
            said.seat.0,
            Text(said.kind),
            Text(&said.text),
            said.at.0,
        ])?;
    }
    Ok(())
}

fn unchosen(
    tx: &Transaction<'_>,
    meeting: MeetingId,
    place: usize,
    member: MemberId,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO unchosen (meeting, place, member) SELECT ?1, ?2, id FROM members WHERE id = ?3",
    )?
    .execute(params![meeting.0, place, member.0])?;
    Ok(())
}

/// A draft that was not confirmed is kept too, and marked so: it is its owner's wording.
fn carry(
    tx: &Transaction<'_>,
    meeting: MeetingId,
    place: usize,
    action: &YieldedAction,
    at: Timestamp,
) -> Result<()> {
    let wording = &action.wording;
    tx.prepare_cached(
        "INSERT INTO actions (id, meeting, place, member, what, measure, means, why, due,
                              involves_pupils, ethics_ticked, confirmed, made_at)
         SELECT ?1, ?2, ?3, id, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13 FROM members WHERE id = ?4
         ON CONFLICT (id) DO NOTHING",
    )?
    .execute(params![
        carried_id(meeting, place).0,
        meeting.0,
        place,
        action.member.0,
        Text(&wording.what),
        wording.measure.as_ref().map(Text),
        wording.means.as_ref().map(Text),
        wording.why.as_ref().map(Text),
        wording.due.map(Text),
        wording.involves_pupils,
        wording.ethics_ticked,
        action.confirmed,
        at.0,
    ])?;
    Ok(())
}

fn reviewed(
    tx: &Transaction<'_>,
    meeting: MeetingId,
    review: &Review,
    at: Timestamp,
) -> Result<()> {
    tx.prepare_cached(
        "INSERT INTO reviews (action, meeting, outcome, happened, learned, at)
         SELECT id, ?2, ?3, ?4, ?5, ?6 FROM actions WHERE id = ?1
         ON CONFLICT (action, meeting) DO NOTHING",
    )?
    .execute(params![
        review.action.0,
        meeting.0,
        Text(review.outcome),
        review.happened.as_ref().map(Text),
        review.learned.as_ref().map(Text),
        at.0,
    ])?;
    Ok(())
}
