//! Actions: what presenters took on, and what became of it, meeting by meeting [S3].

use super::{Connection, Result, columns::Text, observations};
use hyacinth_meeting::Carried;
use hyacinth_protocol::{
    CarriedId, MemberId, ReviewView, SetId, Timestamp, Wording,
    api::{ActionLine, ActionStory, ReviewLine},
};
use rusqlite::{OptionalExtension as _, Row, params};

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
    let said = |review: ReviewLine| ReviewView {
        outcome: review.outcome,
        happened: review.happened,
        learned: review.learned,
    };
    let carried = |line: ActionLine| {
        Ok(Carried {
            action: line.id,
            member: line.member,
            what: line.what,
            measure: line.measure,
            due: line.due,
            history: history(connection, line.id)?.into_iter().map(said).collect(),
            observations: observations::newest(connection, line.id)?,
        })
    };
    lines.into_iter().map(carried).collect()
}

/// A set's actions with all that is known of each: open ones first, then newest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn stories(connection: &Connection, set: SetId) -> Result<Vec<ActionStory>> {
    let mut select = connection.prepare_cached(
        "SELECT id, what, measure, means, why, due, involves_pupils, ethics_ticked, confirmed, made_at
         FROM actions WHERE id = ?1",
    )?;
    let story = |line: ActionLine| {
        let (wording, confirmed, made_at) = select.query_row([line.id.0], planned)?;
        Ok(ActionStory {
            id: line.id,
            member: line.member,
            wording,
            confirmed,
            made_at,
            open: line.open,
            reviews: history(connection, line.id)?,
            observations: observations::of_action(connection, line.id)?,
        })
    };
    of_set(connection, set)?.into_iter().map(story).collect()
}

/// Whose an action of this set is; none where the set has no such action.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn owner(connection: &Connection, set: SetId, action: CarriedId) -> Result<Option<MemberId>> {
    Ok(connection
        .prepare_cached(
            "SELECT a.member FROM actions a JOIN meetings m ON m.id = a.meeting
             WHERE m.set_id = ?1 AND a.id = ?2",
        )?
        .query_row(params![set.0, action.0], |row| row.get(0).map(MemberId))
        .optional()?)
}

fn planned(row: &Row<'_>) -> rusqlite::Result<(Wording, bool, Timestamp)> {
    let wording = Wording {
        what: row.get::<_, Text<_>>(1)?.0,
        measure: row.get::<_, Option<Text<_>>>(2)?.map(|text| text.0),
        means: row.get::<_, Option<Text<_>>>(3)?.map(|text| text.0),
        why: row.get::<_, Option<Text<_>>>(4)?.map(|text| text.0),
        due: row.get::<_, Option<Text<_>>>(5)?.map(|text| text.0),
        involves_pupils: row.get(6)?,
        ethics_ticked: row.get(7)?,
    };
    Ok((wording, row.get(8)?, Timestamp(row.get(9)?)))
}

/// An action's reviews, oldest first.
fn history(connection: &Connection, action: CarriedId) -> Result<Vec<ReviewLine>> {
    let mut select = connection.prepare_cached(
        "SELECT r.outcome, r.happened, r.learned, r.at
         FROM reviews r JOIN meetings m ON m.id = r.meeting
         WHERE r.action = ?1 ORDER BY m.called_at, m.id",
    )?;
    let reviews = select
        .query_map([action.0], |row| {
            Ok(ReviewLine {
                outcome: row.get::<_, Text<_>>(0)?.0,
                happened: row.get::<_, Option<Text<_>>>(1)?.map(|text| text.0),
                learned: row.get::<_, Option<Text<_>>>(2)?.map(|text| text.0),
                at: Timestamp(row.get(3)?),
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
