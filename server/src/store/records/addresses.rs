//! Addresses: where a person's mail goes, once they have shown that they read it [E4].

use super::{Connection, Result, Transaction, columns::Text, people::PersonId};
use crate::identity::Hashed;
use hyacinth_protocol::{Line, MemberId, Millis, SetId, Timestamp};
use rusqlite::{OptionalExtension as _, params};

/// How long a code can be given back.
pub const CODE_LASTS: Millis = Millis::minutes(30);

/// How often a code may be tried.
const TRIES: u8 = 5;

/// Codes for one person at most in [`CODES_WITHIN`]: nobody's letter box is filled by another.
const CODES_MOST: u8 = 5;

/// The time in which they are counted.
const CODES_WITHIN: Millis = Millis::minutes(24 * 60);

/// What is known of a person's address.
#[derive(Clone, Debug, Default)]
pub struct Address {
    /// The address, once confirmed.
    pub address: Option<Line>,
    /// One whose code is not given back yet.
    pub waiting: Option<Line>,
    /// True where mail about dates is wanted.
    pub reminders: bool,
}

/// What came of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// It is the right one: the address is theirs.
    Yes,
    /// It is another one; so many tries are left.
    Wrong(u8),
    /// No code waits: none was asked for, it is too old, or it was tried too often.
    NoneWaits,
}

/// Someone to whom a set's mail goes.
#[derive(Clone, Debug)]
pub struct Reader {
    /// Who.
    pub person: PersonId,
    /// Who, in this set.
    pub member: MemberId,
    /// Where.
    pub address: Line,
}

/// What is known of a person's address.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn of_person(
    connection: &Connection,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<Address>> {
    Ok(connection
        .prepare_cached(
            "SELECT address, iif(ends_at > ?2 AND tries_left > 0, waiting, NULL), reminders
             FROM addresses WHERE person = ?1",
        )?
        .query_row(params![person.0, now.0], |row| {
            Ok(Address {
                address: row.get::<_, Option<Text<_>>>(0)?.map(|text| text.0),
                waiting: row.get::<_, Option<Text<_>>>(1)?.map(|text| text.0),
                reminders: row.get(2)?,
            })
        })
        .optional()?)
}

/// Notes an address that waits for its code, in place of one that waited. False where the person asked
/// for too many codes.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn ask(
    tx: &Transaction<'_>,
    person: PersonId,
    (address, zone): (&Line, Option<&str>),
    code: Hashed,
    now: Timestamp,
) -> Result<bool> {
    let ends_at = now + CODE_LASTS;
    let counted_from = now.0.saturating_sub_unsigned(CODES_WITHIN.0);
    let asked = tx
        .prepare_cached(
            "INSERT INTO addresses (person, waiting, zone, code, ends_at, tries_left, codes, codes_from)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, 1, ?7)
             ON CONFLICT (person) DO UPDATE SET
                 waiting = ?2, zone = coalesce(?3, zone), code = ?4, ends_at = ?5, tries_left = ?6,
                 codes = iif(codes_from < ?8, 1, codes + 1),
                 codes_from = iif(codes_from < ?8, ?7, codes_from)
             WHERE codes_from < ?8 OR codes < ?9",
        )?
        .execute(params![
            person.0,
            Text(address),
            zone,
            code,
            ends_at.0,
            TRIES,
            now.0,
            counted_from,
            CODES_MOST
        ])?;
    Ok(asked == 1)
}

/// Tries a code; the right one makes the waiting address the person's.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn confirm(
    tx: &Transaction<'_>,
    person: PersonId,
    code: Hashed,
    now: Timestamp,
) -> Result<Confirmed> {
    let left: Option<u8> = tx
        .prepare_cached(
            "UPDATE addresses SET tries_left = tries_left - 1
             WHERE person = ?1 AND waiting IS NOT NULL AND ends_at > ?2 AND tries_left > 0
             RETURNING tries_left",
        )?
        .query_row(params![person.0, now.0], |row| row.get(0))
        .optional()?;
    let Some(left) = left else {
        return Ok(Confirmed::NoneWaits);
    };
    let right = tx
        .prepare_cached(
            "UPDATE addresses SET address = waiting, waiting = NULL, code = NULL, ends_at = NULL,
                                  tries_left = 0
             WHERE person = ?1 AND code = ?2",
        )?
        .execute(params![person.0, code])?;
    Ok(if right == 1 { Confirmed::Yes } else { Confirmed::Wrong(left) })
}

/// Whether a person wants mail about dates. False where they have no address.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn wish(tx: &Transaction<'_>, person: PersonId, reminders: bool) -> Result<bool> {
    let changed = tx
        .prepare_cached("UPDATE addresses SET reminders = ?2 WHERE person = ?1")?
        .execute(params![person.0, reminders])?;
    Ok(changed == 1)
}

/// Forgets a person's address; how many codes they asked for is kept for its day.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn forget(tx: &Transaction<'_>, person: PersonId) -> Result<()> {
    tx.prepare_cached(
        "UPDATE addresses SET address = NULL, zone = NULL, waiting = NULL, code = NULL,
                              ends_at = NULL, tries_left = 0, reminders = 1 WHERE person = ?1",
    )?
    .execute([person.0])?;
    Ok(())
}

/// The members of a set who want its mail.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn readers(connection: &Connection, set: SetId) -> Result<Vec<Reader>> {
    let mut select = connection.prepare_cached(
        "SELECT m.person, m.id, a.address FROM members m JOIN addresses a ON a.person = m.person
         WHERE m.set_id = ?1 AND m.admitted_at IS NOT NULL
         AND a.address IS NOT NULL AND a.reminders = 1 ORDER BY m.came_at, m.id",
    )?;
    let readers = select
        .query_map([set.0], |row| {
            Ok(Reader {
                person: PersonId(row.get(0)?),
                member: MemberId(row.get(1)?),
                address: row.get::<_, Text<_>>(2)?.0,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    Ok(readers)
}
