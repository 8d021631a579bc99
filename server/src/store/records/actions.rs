//! Actions: what presenters took on, and what became of it, meeting by meeting [S3].

use super::{Connection, Result, columns::Text};
use hyacinth_meeting::Carried;
use hyacinth_protocol::{CarriedId, MemberId, ReviewView, SetId, api::ActionLine};
use rusqlite::Row;

/// An action is open until its last review says done or changed; that review is found by when the
/// meeting was called, so that writing an older meeting back again changes nothing.
const SELECT: &str = "
    SELECT a.id, a.member, a.what, a.measure, a.due, r.outcome, r.learned,
           coalesce(r.outcome, 'notYet') = 'notYet' AS open
    FROM actions a
    JOIN meetings m ON m.id = a.meeting
    LEFT JOIN reviews r ON r.action = a.id AND r.meeting = (
        SELECT l.meeting FROM reviews l JOIN meetings lm ON lm.id = l.meeting
        WHERE l.action = a.id ORDER BY lm.called_at DESC, lm.id DESC LIMIT 1)
    WHERE m.set_id = ?1";

/// A set's actions: open ones first, then newest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_set(connection: &Connection, set: SetId) -> Result<Vec<ActionLine>> {
    let mut select = connection
        .prepare_cached(&format!("{SELECT} ORDER BY open DESC, a.made_at DESC, a.place, a.id"))?;
    let lines = select.query_map([set.0], line)?.collect::<rusqlite::Result<_>>()?;
    Ok(lines)
}

/// A set's open actions, oldest first, as the next meeting takes them up.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn carried(connection: &Connection, set: SetId) -> Result<Vec<Carried>> {
    let mut select = connection
        .prepare_cached(&format!("{SELECT} AND open ORDER BY a.made_at, a.place, a.id"))?;
    let lines: Vec<ActionLine> =
        select.query_map([set.0], line)?.collect::<rusqlite::Result<_>>()?;
    let carried = |line: ActionLine| {
        Ok(Carried {
            action: line.id,
            member: line.member,
            what: line.what,
            measure: line.measure,
            due: line.due,
            history: history(connection, line.id)?,
        })
    };
    lines.into_iter().map(carried).collect()
}

/// An action's reviews, oldest first.
fn history(connection: &Connection, action: CarriedId) -> Result<Vec<ReviewView>> {
    let mut select = connection.prepare_cached(
        "SELECT r.outcome, r.happened, r.learned FROM reviews r JOIN meetings m ON m.id = r.meeting
         WHERE r.action = ?1 ORDER BY m.called_at, m.id",
    )?;
    let reviews = select
        .query_map([action.0], |row| {
            Ok(ReviewView {
                outcome: row.get::<_, Text<_>>(0)?.0,
                happened: row.get::<_, Option<Text<_>>>(1)?.map(|text| text.0),
                learned: row.get::<_, Option<Text<_>>>(2)?.map(|text| text.0),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(reviews)
}

fn line(row: &Row<'_>) -> rusqlite::Result<ActionLine> {
    Ok(ActionLine {
        id: CarriedId(row.get(0)?),
        member: MemberId(row.get(1)?),
        what: row.get::<_, Text<_>>(2)?.0,
        measure: row.get::<_, Option<Text<_>>>(3)?.map(|text| text.0),
        due: row.get::<_, Option<Text<_>>>(4)?.map(|text| text.0),
        outcome: row.get::<_, Option<Text<_>>>(5)?.map(|text| text.0),
        learned: row.get::<_, Option<Text<_>>>(6)?.map(|text| text.0),
        open: row.get(7)?,
    })
}
