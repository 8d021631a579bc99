//! Pages of journals, each sealed with its author's key [E9]. What is on them never stands in the file.

use super::{Connection, Result, Transaction, columns::Text};
use crate::{
    journal,
    sealing::{Key, Place, SealingError},
};
use hyacinth_protocol::{
    MeetingId, MemberId, PageId, PageText, SetId, Timestamp,
    api::{JournalPage, JournalPrompt, KeepPage, KeptPage},
};
use rusqlite::{OptionalExtension as _, Row, params};

/// What became of a page that was sent to be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// It is saved, now or before.
    Kept(KeptPage),
    /// It was changed since the version that was written on.
    Changed,
    /// It was deleted since.
    Gone,
}

const SELECT: &str = "
    SELECT id, version, sealed, meeting, prompt, begun_at, changed_at FROM journal_pages";

/// Saves a page: a new one, or one on the version it was written on. The same words twice are saved once,
/// so that a page whose answer was lost can be sent again.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses, or the page cannot be opened.
pub fn keep(
    tx: &Transaction<'_>,
    (author, key): (MemberId, &Key),
    page: PageId,
    new: &KeepPage,
    now: Timestamp,
) -> Result<Keeping> {
    let sealed = || key.seal(new.text.as_str().as_bytes(), Place::Page(author, page));
    let Some(found) = find(tx, (author, key), page)? else {
        if new.version > 0 {
            return Ok(Keeping::Gone);
        }
        tx.prepare_cached(
            "INSERT INTO journal_pages (author, id, version, sealed, meeting, prompt, begun_at, changed_at)
             VALUES (?1, ?2, 1, ?3, ?4, ?5, ?6, ?6)",
        )?
        .execute(params![
            author.0,
            page.0,
            sealed(),
            new.meeting.map(|meeting| meeting.0),
            new.prompt.map(Text),
            now.0
        ])?;
        return Ok(Keeping::Kept(KeptPage { version: 1, changed_at: now }));
    };
    if found.text == new.text {
        let kept = KeptPage { version: found.version, changed_at: found.changed_at };
        return Ok(Keeping::Kept(kept));
    }
    if found.version != new.version {
        return Ok(Keeping::Changed);
    }
    let version = found.version + 1;
    tx.prepare_cached(
        "UPDATE journal_pages SET version = ?3, sealed = ?4, changed_at = ?5 WHERE author = ?1 AND id = ?2",
    )?
    .execute(params![author.0, page.0, version, sealed(), now.0])?;
    Ok(Keeping::Kept(KeptPage { version, changed_at: now }))
}

/// One page.
///
/// # Errors
/// As [`keep`].
pub fn find(
    connection: &Connection,
    (author, key): (MemberId, &Key),
    page: PageId,
) -> Result<Option<JournalPage>> {
    let found = connection
        .prepare_cached(&format!("{SELECT} WHERE author = ?1 AND id = ?2"))?
        .query_row(params![author.0, page.0], read)
        .optional()?;
    found.map(|row| open(row, author, key)).transpose()
}

/// An author's pages, the last changed first.
///
/// # Errors
/// As [`keep`].
pub fn of_author(
    connection: &Connection,
    (author, key): (MemberId, &Key),
) -> Result<Vec<JournalPage>> {
    let mut select = connection
        .prepare_cached(&format!("{SELECT} WHERE author = ?1 ORDER BY changed_at DESC, id"))?;
    let rows: Vec<_> = select.query_map([author.0], read)?.collect::<rusqlite::Result<_>>()?;
    rows.into_iter().map(|row| open(row, author, key)).collect()
}

/// Deletes a page; false where there is none.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn delete(tx: &Transaction<'_>, author: MemberId, page: PageId) -> Result<bool> {
    let gone = tx.execute(
        "DELETE FROM journal_pages WHERE author = ?1 AND id = ?2",
        params![author.0, page.0],
    )?;
    Ok(gone > 0)
}

/// How many pages an author has besides this one, and how many bytes they take.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn beside(connection: &Connection, author: MemberId, page: PageId) -> Result<(usize, usize)> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*), coalesce(sum(length(sealed)), 0) FROM journal_pages
             WHERE author = ?1 AND id <> ?2",
        )?
        .query_row(params![author.0, page.0], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

/// A closed meeting that a member took part in.
#[derive(Clone, Debug)]
pub struct Attended {
    /// Which.
    pub meeting: MeetingId,
    /// Its format's key.
    pub format: String,
    /// True where this member presented in it.
    pub presented: bool,
    /// True where somebody else did.
    pub others: bool,
}

/// The last closed meetings of a set that a member took part in, newest first, `most` at most.
///
/// # Errors
/// [`super::StoreError`] when SQLite refuses.
pub fn attended(
    connection: &Connection,
    set: SetId,
    member: MemberId,
    most: usize,
) -> Result<Vec<Attended>> {
    let mut select = connection.prepare_cached(
        "SELECT m.id, m.format,
                EXISTS (SELECT 1 FROM presented p WHERE p.meeting = m.id AND p.member = ?2),
                EXISTS (SELECT 1 FROM presented p WHERE p.meeting = m.id AND p.member <> ?2)
         FROM meetings m JOIN attendance a ON a.meeting = m.id AND a.member = ?2
         WHERE m.set_id = ?1 AND m.opened_at IS NOT NULL
         ORDER BY m.called_at DESC, m.id DESC LIMIT ?3",
    )?;
    let read = |row: &Row<'_>| {
        Ok(Attended {
            meeting: MeetingId(row.get(0)?),
            format: row.get(1)?,
            presented: row.get(2)?,
            others: row.get(3)?,
        })
    };
    let all =
        select.query_map(params![set.0, member.0, most], read)?.collect::<rusqlite::Result<_>>()?;
    Ok(all)
}

/// A row with its words still sealed.
type Sealed = (JournalPage, Vec<u8>);

fn read(row: &Row<'_>) -> rusqlite::Result<Sealed> {
    let prompt: Option<Text<JournalPrompt>> = row.get(4)?;
    let page = JournalPage {
        id: PageId(row.get(0)?),
        version: row.get(1)?,
        text: PageText::default(),
        meeting: row.get::<_, Option<_>>(3)?.map(MeetingId),
        question: prompt.map(|Text(prompt)| journal::question(prompt)),
        begun_at: Timestamp(row.get(5)?),
        changed_at: Timestamp(row.get(6)?),
    };
    Ok((page, row.get(2)?))
}

fn open((page, sealed): Sealed, author: MemberId, key: &Key) -> Result<JournalPage> {
    let bytes = key.open(&sealed, Place::Page(author, page.id))?;
    let text = String::from_utf8(bytes).ok().and_then(|text| PageText::new(&text).ok());
    Ok(JournalPage { text: text.ok_or(SealingError::Noise)?, ..page })
}
