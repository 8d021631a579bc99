//! Cycles: the sittings of one format in one set, one after the other, that work on one theme [E8].
//! Nothing is stored of a cycle but what its meetings are and left.

use super::{
    Connection, Result,
    columns::{Json, Text},
};
use hyacinth_meeting::CycleSoFar;
use hyacinth_protocol::{Format, Kind, Line, MeetingId, SetId, Words, api::CycleLine};
use rusqlite::{OptionalExtension as _, Row, params};

/// Which sitting of which cycle a meeting is, and what it takes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// The cycle's first meeting: names the cycle.
    pub cycle: MeetingId,
    /// Counted from 1.
    pub number: u8,
    /// What earlier sittings agreed, or the last cycle left for this one.
    pub so_far: CycleSoFar,
}

/// The sitting that `meeting`, which is to be called now, is of `format`. With `afresh` it begins a
/// cycle, whatever is under way.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn next(
    connection: &Connection,
    set: SetId,
    format: &Format,
    afresh: bool,
    meeting: MeetingId,
) -> Result<Sitting> {
    let first = |so_far| Sitting { cycle: meeting, number: 1, so_far };
    let Some(last) = last_held(connection, set, Some(&format.key))? else {
        return Ok(first(CycleSoFar::default()));
    };
    let goes_on = last.goes_on(format);
    if afresh && goes_on {
        return Ok(first(CycleSoFar::default()));
    }
    if goes_on {
        let so_far = left_by(connection, last.id)?;
        return Ok(Sitting { cycle: last.cycle, number: last.sitting + 1, so_far });
    }
    let theme = next_theme(connection, last.id)?.map(|words| one_line(&words));
    Ok(first(CycleSoFar { theme, resource: None }))
}

/// The cycle a set is in: the one of the meeting that is called, or of the last one that was held.
/// `format` finds a format by its key. While a sitting is called, it is the next one.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn under_way<'a>(
    connection: &Connection,
    set: SetId,
    format: impl Fn(&str) -> Result<Option<std::borrow::Cow<'a, Format>>>,
) -> Result<Option<CycleLine>> {
    if let Some(called) = called(connection, set)? {
        let held = last_of(connection, called.cycle)?;
        let before = held.map(|held| left_by(connection, held.id)).transpose()?;
        return Ok(Some(CycleLine {
            theme: before.and_then(|before| before.theme),
            next_sitting: called.sitting,
            sittings: called.sittings,
            meetings: meetings(connection, called.cycle)?,
            format: called.format,
        }));
    }
    let Some(last) = last_held(connection, set, None)? else { return Ok(None) };
    // Without its format there is no next sitting.
    let Some(format) = format(&last.format)? else { return Ok(None) };
    if !last.goes_on(&format) {
        return Ok(None);
    }
    Ok(Some(CycleLine {
        theme: left_by(connection, last.id)?.theme,
        next_sitting: last.sitting + 1,
        sittings: format.sittings(),
        meetings: meetings(connection, last.cycle)?,
        format: last.format,
    }))
}

/// A meeting, as a sitting.
struct Held {
    id: MeetingId,
    cycle: MeetingId,
    sitting: u8,
    sittings: u8,
    format: String,
}

impl Held {
    /// True where another sitting follows; the format may have been changed since.
    fn goes_on(&self, format: &Format) -> bool {
        self.sitting < self.sittings.min(format.sittings())
    }
}

const SELECT: &str = "SELECT id, coalesce(cycle, id), sitting, sittings, format FROM meetings";

fn read(row: &Row<'_>) -> rusqlite::Result<Held> {
    Ok(Held {
        id: MeetingId(row.get(0)?),
        cycle: MeetingId(row.get(1)?),
        sitting: row.get(2)?,
        sittings: row.get(3)?,
        format: row.get(4)?,
    })
}

/// The last meeting that was opened and is closed, of one format or of any that takes several
/// sittings. What was called off was no sitting, and one that ended before it had found its theme is
/// held again.
fn last_held(connection: &Connection, set: SetId, format: Option<&str>) -> Result<Option<Held>> {
    Ok(connection
        .prepare_cached(&format!(
            "{SELECT} WHERE set_id = ?1 AND closed_at IS NOT NULL AND opened_at IS NOT NULL
                AND iif(?2 IS NULL, sittings > 1, format = ?2)
                AND NOT EXISTS (SELECT 1 FROM themes WHERE meeting = meetings.id AND theme IS NULL)
             ORDER BY called_at DESC, id DESC LIMIT 1"
        ))?
        .query_row(params![set.0, format], read)
        .optional()?)
}

/// The meeting that is called and not closed, where it is one of several sittings.
fn called(connection: &Connection, set: SetId) -> Result<Option<Held>> {
    Ok(connection
        .prepare_cached(&format!(
            "{SELECT} WHERE set_id = ?1 AND closed_at IS NULL AND sittings > 1"
        ))?
        .query_row([set.0], read)
        .optional()?)
}

/// The last meeting of a cycle that was held.
fn last_of(connection: &Connection, cycle: MeetingId) -> Result<Option<Held>> {
    Ok(connection
        .prepare_cached(&format!(
            "{SELECT} WHERE cycle = ?1 AND closed_at IS NOT NULL AND opened_at IS NOT NULL
             ORDER BY called_at DESC, id DESC LIMIT 1"
        ))?
        .query_row([cycle.0], read)
        .optional()?)
}

/// A cycle's meetings, oldest first; what was called off is none of them.
fn meetings(connection: &Connection, cycle: MeetingId) -> Result<Vec<MeetingId>> {
    let mut select = connection.prepare_cached(
        "SELECT id FROM meetings WHERE cycle = ?1 AND (closed_at IS NULL OR opened_at IS NOT NULL)
         ORDER BY called_at, id",
    )?;
    let ids = select
        .query_map([cycle.0], |row| row.get(0).map(MeetingId))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(ids)
}

/// The theme and the resource as a meeting left them.
fn left_by(connection: &Connection, meeting: MeetingId) -> Result<CycleSoFar> {
    let left = connection
        .prepare_cached("SELECT theme, resource FROM themes WHERE meeting = ?1")?
        .query_row([meeting.0], |row| {
            Ok(CycleSoFar {
                theme: row.get::<_, Option<Text<_>>>(0)?.map(|text| text.0),
                resource: row.get::<_, Option<Json<_>>>(1)?.map(|json| json.0),
            })
        })
        .optional()?;
    Ok(left.unwrap_or_default())
}

/// The aspect a meeting left for the next cycle: the last that was written down.
fn next_theme(connection: &Connection, meeting: MeetingId) -> Result<Option<Words>> {
    Ok(connection
        .prepare_cached(
            "SELECT text FROM outcomes WHERE meeting = ?1 AND kind = ?2
             ORDER BY place DESC LIMIT 1",
        )?
        .query_row(params![meeting.0, Text(Kind::NextTheme)], |row| {
            row.get::<_, Text<_>>(0).map(|text| text.0)
        })
        .optional()?)
}

/// A passage as a title: on one line, and cut where it is longer.
fn one_line(words: &Words) -> Line {
    let mut text = words.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = text.char_indices().nth(Line::MOST)
        && let Some((cut, _)) = text[..end].char_indices().next_back()
    {
        text.truncate(cut);
        text.push('…');
    }
    Line::new(&text).expect("a passage is not empty, and was made a line")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_becomes_a_line() {
        let line = |text: &str| one_line(&Words::new(text).expect("words"));
        assert_eq!(line("How we\n\tlisten  ").as_str(), "How we listen");
        let long = line(&"ü".repeat(500));
        assert_eq!(long.as_str(), format!("{}…", "ü".repeat(199)));
    }
}
