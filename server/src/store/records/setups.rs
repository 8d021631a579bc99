//! What a meeting takes from its set when it is called, so that its log stands alone.

use super::{
    Connection, Result, actions, charters, cycles, meetings::Calling, members, members::Member,
    sets::Set,
};
use crate::identity::Secret;
use hyacinth_meeting::{Carried, Charter, Participant, Setup};
use hyacinth_protocol::{
    CivilDate, Format, MeetingId, MemberId, Role, SetId, Timestamp,
    api::{CharterDraft, Standing},
};

/// What kind of meeting is called.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Its format, whole.
    pub format: Format,
    /// Nobody facilitates [T5].
    pub self_facilitated: bool,
    /// Begins a new cycle, although one is under way [E8].
    pub new_cycle: bool,
}

/// Collects everything for the first event of `meeting`: its seats are the members who accepted the
/// charter, those whose bid was not chosen last time first [B6], then in the order they came, and
/// the facilitator last. Gives also what the set keeps of it.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn collect(
    connection: &Connection,
    set: &Set,
    meeting: MeetingId,
    wanted: Wanted,
) -> Result<(Setup, Calling)> {
    let Wanted { format, self_facilitated, new_cycle } = wanted;
    let sitting = cycles::next(connection, set.id, &format, new_cycle, meeting)?;
    let unchosen = unchosen_last(connection, set.id)?;
    let mut roster: Vec<Participant> = members::of_set(connection, set.id)?
        .iter()
        .filter(|member| member.standing == Standing::Accepted)
        .map(|member| seat_for(member, &unchosen))
        .collect();
    // Stable: within each half the order of coming stays.
    roster.sort_by_key(|participant| {
        (participant.role == Role::Facilitator, !participant.unchosen_last)
    });
    let setup = Setup {
        meeting,
        set_name: set.name.clone(),
        format,
        charter: agreed(charters::in_force(connection, set.id)?.charter),
        roster,
        carried: Carried::taken_up(actions::carried(connection, set.id)?),
        self_facilitated,
        sitting: sitting.number,
        cycle: sitting.so_far.clone(),
        // 32 random bytes in hexadecimal: the same draw of lots as a secret's.
        draw_seed: Secret::draw().reveal(),
    };
    let calling = Calling::of(&setup, &sitting);
    Ok((setup, calling))
}

/// A member as the meeting sees them, a late joiner too [D6].
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn participant(connection: &Connection, member: &Member) -> Result<Participant> {
    Ok(seat_for(member, &unchosen_last(connection, member.set)?))
}

fn seat_for(member: &Member, unchosen: &[MemberId]) -> Participant {
    Participant {
        member: member.id,
        name: member.name.clone(),
        role: member.role,
        last_presented: member.last_presented.map(day),
        unchosen_last: unchosen.contains(&member.id),
    }
}

/// Whose bid was not chosen in the set's last meeting [B6]; one that was called off is none.
fn unchosen_last(connection: &Connection, set: SetId) -> Result<Vec<MemberId>> {
    let mut select = connection.prepare_cached(
        "SELECT member FROM unchosen WHERE meeting = (
             SELECT id FROM meetings
             WHERE set_id = ?1 AND closed_at IS NOT NULL AND opened_at IS NOT NULL
             ORDER BY closed_at DESC, id DESC LIMIT 1)
         ORDER BY place",
    )?;
    let members = select
        .query_map([set.0], |row| row.get(0).map(MemberId))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(members)
}

fn agreed(charter: CharterDraft) -> Charter {
    let CharterDraft {
        quorum, tie_rule, ground_rules, confidentiality, names_on_held_offers, ..
    } = charter;
    Charter { quorum, tie_rule, ground_rules, confidentiality, names_on_held_offers }
}

/// The day of a moment, in UTC.
pub fn day(at: Timestamp) -> CivilDate {
    let date = jiff::Timestamp::from_millisecond(at.0)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    let small = |n: i8| u8::try_from(n).unwrap_or(1);
    u16::try_from(date.year())
        .ok()
        .and_then(|year| CivilDate::new(year, small(date.month()), small(date.day())).ok())
        .unwrap_or_else(|| CivilDate::new(1970, 1, 1).expect("that day was"))
}
