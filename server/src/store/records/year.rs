//! A set's last year: who presented when, and how evenly the floor was shared.

use super::{Connection, Result, columns::Text, setups};
use hyacinth_protocol::{
    MeetingId, MemberId, SetId, Timestamp,
    api::{AirtimeYear, PresentedLine},
};
use rusqlite::params;
use std::collections::{BTreeMap, HashMap};

/// So few people know each other's share from their own and the sum.
const PEOPLE_LEAST: usize = 3;

/// Where the bands of [`AirtimeYear`] begin, but the first: per cent of an equal share.
const BANDS: [u64; 4] = [50, 80, 126, 201];

/// Who presented in a set since a moment, newest first.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn presented(
    connection: &Connection,
    set: SetId,
    since: Timestamp,
) -> Result<Vec<PresentedLine>> {
    let mut select = connection.prepare_cached(
        "SELECT p.meeting, m.closed_at, p.member, p.title
         FROM presented p JOIN meetings m ON m.id = p.meeting
         WHERE m.set_id = ?1 AND m.closed_at >= ?2 ORDER BY m.closed_at DESC, m.id, p.place",
    )?;
    let lines = select
        .query_map(params![set.0, since.0], |row| {
            Ok(PresentedLine {
                meeting: MeetingId(row.get(0)?),
                on: setups::day(Timestamp(row.get(1)?)),
                member: MemberId(row.get(2)?),
                issue: row.get::<_, Option<Text<_>>>(3)?.map(|text| text.0),
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(lines)
}

/// How evenly the floor was shared since a moment, and what share `reader` had; none where so few met
/// that anyone could work out another's.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn airtime(
    connection: &Connection,
    set: SetId,
    since: Timestamp,
    reader: MemberId,
) -> Result<Option<AirtimeYear>> {
    let mut select = connection.prepare_cached(
        "SELECT a.meeting, a.member, a.floor FROM airtime a JOIN meetings m ON m.id = a.meeting
         WHERE m.set_id = ?1 AND m.closed_at >= ?2",
    )?;
    let mut rows = select.query(params![set.0, since.0])?;
    let mut meetings: HashMap<MeetingId, Vec<(MemberId, u64)>> = HashMap::new();
    while let Some(row) = rows.next()? {
        let meeting = meetings.entry(MeetingId(row.get(0)?)).or_default();
        meeting.push((MemberId(row.get(1)?), row.get(2)?));
    }
    let shares = shares(meetings.values());
    if shares.len() < PEOPLE_LEAST {
        return Ok(None);
    }
    let mut people = [0; 5];
    for share in shares.values() {
        people[BANDS.iter().filter(|from| share >= from).count()] += 1;
    }
    let small = |n: u64| u16::try_from(n).unwrap_or(u16::MAX);
    Ok(Some(AirtimeYear {
        meetings: small(meetings.len() as u64),
        people,
        yours: shares.get(&reader).map(|share| small(*share)),
    }))
}

/// Each one's floor time in per cent of an equal share of the meetings they were in. A meeting in which
/// nobody had the floor says nothing.
fn shares<'a>(meetings: impl Iterator<Item = &'a Vec<(MemberId, u64)>>) -> BTreeMap<MemberId, u64> {
    let mut sums: BTreeMap<MemberId, (u64, u64)> = BTreeMap::new();
    for meeting in meetings {
        let whole: u64 = meeting.iter().map(|(_, floor)| floor).sum();
        let equal = whole / (meeting.len() as u64).max(1);
        for (member, floor) in meeting {
            let sum = sums.entry(*member).or_default();
            sum.0 += floor;
            sum.1 += equal;
        }
    }
    let share = |(member, (floor, equal)): (MemberId, (u64, u64))| {
        Some((member, (floor * 100).checked_div(equal)?))
    };
    sums.into_iter().filter_map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn member(n: u128) -> MemberId {
        MemberId(Uuid::from_u128(n))
    }

    #[test]
    fn an_equal_share_is_one_of_the_meetings_one_was_in() {
        let first = vec![(member(1), 60), (member(2), 20), (member(3), 10)];
        let second = vec![(member(2), 30), (member(3), 30)];
        let shares = shares([&first, &second].into_iter());
        // 30 of the first would have been equal, and 30 of the second.
        assert_eq!(shares.into_values().collect::<Vec<_>>(), [200, 83, 66]);
    }

    #[test]
    fn a_meeting_without_a_word_says_nothing() {
        let silent = vec![(member(1), 0), (member(2), 0)];
        assert!(shares([&silent].into_iter()).is_empty());
    }
}
