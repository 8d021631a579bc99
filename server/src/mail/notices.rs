//! What is put into the queue, in the transaction of what it tells of.

use crate::store::{
    StoreError,
    records::{
        Connection, Transaction, actions, addresses, dates,
        dates::Date,
        mail::{self, Letter, NewMail, Occasion},
        people::PersonId,
        sets,
    },
};
use hyacinth_protocol::{InvitationId, Line, Millis, Timestamp};

/// A mail is tried for so long at most.
const TRIED_FOR: Millis = Millis::minutes(3 * 24 * 60);

/// A date is told of for at least so long, however near it is.
const AT_LEAST: Millis = Millis::minutes(60);

/// So long before a date its reminder goes out.
pub(super) const BEFORE: Millis = Millis::minutes(2 * 24 * 60);

/// What happened to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It was planned.
    Planned,
    /// It was changed.
    Changed,
    /// It was called off.
    CalledOff,
}

/// Tells everyone in the set who wants mail what happened to a date, but the one who did it.
///
/// # Errors
/// [`StoreError`] when SQLite refuses.
pub fn notice(
    tx: &Transaction<'_>,
    notice: Notice,
    date: &Date,
    by: PersonId,
    now: Timestamp,
) -> Result<(), StoreError> {
    // What was said of it before and not sent yet is not true any more.
    mail::drop_waiting(tx, mail::Dropped::Date(date.id), now)?;
    let Some(about) = occasion(tx, date)? else { return Ok(()) };
    for reader in addresses::readers(tx, date.set)?.iter().filter(|reader| reader.person != by) {
        let letter = match notice {
            Notice::Planned => Letter::Planned(about.clone()),
            Notice::Changed => Letter::Changed(about.clone()),
            Notice::CalledOff => Letter::CalledOff(about.clone()),
        };
        let new = NewMail {
            occasion: format!("date:{}:{}:{}", date.id, date.changes, reader.person.0),
            person: Some(reader.person),
            invitation: None,
            date: Some(date.id),
            address: reader.address.clone(),
            letter,
            ends_at: (now + TRIED_FOR).min(date.at.max(now + AT_LEAST)),
        };
        mail::post(tx, &new, now)?;
    }
    Ok(())
}

/// Mails an invitation's link. The link lies in the queue until it is sent.
///
/// # Errors
/// [`StoreError`] when SQLite refuses.
pub fn invitation(
    tx: &Transaction<'_>,
    id: InvitationId,
    address: Line,
    letter: Letter,
    now: Timestamp,
) -> Result<(), StoreError> {
    let new = NewMail {
        occasion: format!("invitation:{id}"),
        person: None,
        invitation: Some(id),
        date: None,
        address,
        letter,
        ends_at: now + TRIED_FOR,
    };
    mail::post(tx, &new, now).map(drop)
}

/// Writes the reminders that are due: once for each date and reader, and not to who cannot come.
pub(super) fn remind(tx: &Transaction<'_>, now: Timestamp) -> Result<(), StoreError> {
    for date in dates::between(tx, now, now + BEFORE)? {
        // Who heard of it a moment ago needs no reminder.
        if date.changed_at + BEFORE > date.at {
            continue;
        }
        let Some(about) = occasion(tx, &date)? else { continue };
        let away = dates::apologies(tx, date.id)?;
        let actions = actions::of_set(tx, date.set)?;
        for reader in addresses::readers(tx, date.set)? {
            if away.contains(&reader.member) {
                continue;
            }
            let own = actions.iter().filter(|action| action.open && action.member == reader.member);
            let new = NewMail {
                occasion: format!("reminder:{}:{}:{}", date.id, date.at.0, reader.person.0),
                person: Some(reader.person),
                invitation: None,
                date: Some(date.id),
                address: reader.address,
                letter: Letter::Reminder {
                    date: about.clone(),
                    actions: own.map(|action| action.what.clone()).collect(),
                },
                ends_at: date.at,
            };
            mail::post(tx, &new, now)?;
        }
    }
    Ok(())
}

fn occasion(connection: &Connection, date: &Date) -> Result<Option<Occasion>, StoreError> {
    Ok(sets::find(connection, date.set)?.map(|set| Occasion {
        set: set.id,
        set_name: set.name,
        at: date.at,
        minutes: date.minutes,
        place: date.place.clone(),
        note: date.note.clone(),
    }))
}
