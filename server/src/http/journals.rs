//! `/api/sets/{set}/journal`: a member's own pages [E9]. Every answer is for the one who asks, and holds
//! what they wrote; there is no way here to anybody else's, whatever the asker's role is.

use super::{
    Problem, SignedIn,
    body::{At, Body},
    formats,
};
use crate::{
    app::App,
    journal,
    sealing::Sealing,
    store::records::{
        Connection, extracts, journal_keys,
        journals::{self, Keeping},
        meetings,
        members::Member,
        sets,
    },
};
use axum::{
    Json,
    extract::State,
    http::{HeaderName, StatusCode, header},
};
use hyacinth_protocol::{
    PageId, PageText, SetId,
    api::{Journal, JournalMeeting, JournalPage, KeepPage, KeptPage},
};

/// The largest body of a page, in bytes: its text, each letter of it written as JSON's longest plain
/// escape, and what stands around it.
pub(super) const PAGE_BODY_BYTES: usize = 2 * PageText::MOST_BYTES + 1024;

/// Pages of one journal at most.
const PAGES_MOST: usize = 1_000;

/// Bytes of one journal at most: it is read whole.
const BYTES_MOST: usize = 4 * 1024 * 1024;

/// Meetings that ask something at most; older ones have asked long enough.
const MEETINGS_MOST: usize = 6;

/// `GET /api/sets/{set}/journal`.
pub(super) async fn show(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<Json<Journal>, Problem> {
    let sealing = app.sealing;
    app.store
        .read(move |connection| {
            let member = signed_in.member_in(connection, set)?;
            whole(connection, &sealing, &member).map(Json)
        })
        .await
}

/// `GET /api/sets/{set}/journal/{page}`: one page, for a window that finds it changed by another.
pub(super) async fn page(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, page)): At<(SetId, PageId)>,
) -> Result<Json<JournalPage>, Problem> {
    let sealing = app.sealing;
    app.store
        .read(move |connection| {
            let author = signed_in.member_in(connection, set)?.id;
            let Some(key) = journal_keys::find(connection, &sealing, author)? else {
                return Err(Problem::NotFound);
            };
            let found = journals::find(connection, (author, &key), page)?;
            found.map(Json).ok_or(Problem::NotFound)
        })
        .await
}

/// `PUT /api/sets/{set}/journal/{page}`: saves a page, on the version it was written on.
pub(super) async fn keep(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, page)): At<(SetId, PageId)>,
    Body(new): Body<KeepPage>,
) -> Result<Json<KeptPage>, Problem> {
    let (now, sealing) = (app.clock.now(), app.sealing);
    app.store
        .write(move |tx| {
            let author = signed_in.member_in(tx, set)?.id;
            if let Some(meeting) = new.meeting
                && meetings::set_of(tx, meeting)? != Some(set)
            {
                let detail = "Choose a meeting of this set, or none.".to_owned();
                return Err(Problem::WrongValue { field: "meeting", detail });
            }
            let (pages, bytes) = journals::beside(tx, author, page)?;
            if pages >= PAGES_MOST || bytes + new.text.as_str().len() > BYTES_MOST {
                return Err(Problem::JournalFull);
            }
            let key = journal_keys::find_or_make(tx, &sealing, author)?;
            match journals::keep(tx, (author, &key), page, &new, now)? {
                Keeping::Kept(kept) => Ok(Json(kept)),
                Keeping::Changed => Err(Problem::PageChanged),
                Keeping::Gone => Err(Problem::PageGone),
            }
        })
        .await
}

/// `DELETE /api/sets/{set}/journal/{page}`: nothing of it is left, not even what was sealed.
pub(super) async fn delete(
    State(app): State<App>,
    signed_in: SignedIn,
    At((set, page)): At<(SetId, PageId)>,
) -> Result<StatusCode, Problem> {
    app.store
        .write(move |tx| {
            let author = signed_in.member_in(tx, set)?.id;
            match journals::delete(tx, author, page)? {
                true => Ok(()),
                false => Err(Problem::NotFound),
            }
        })
        .await?;
    app.store.forget_deleted().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /api/sets/{set}/journal`: every page, and the key they were sealed with.
pub(super) async fn delete_all(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<StatusCode, Problem> {
    app.store
        .write(move |tx| {
            let author = signed_in.member_in(tx, set)?.id;
            Ok::<_, Problem>(journal_keys::delete(tx, author)?)
        })
        .await?;
    app.store.forget_deleted().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /api/sets/{set}/journal/export/markdown`: the journal as a document.
pub(super) async fn markdown(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<([(HeaderName, &'static str); 2], String), Problem> {
    let sealing = app.sealing;
    app.store
        .read(move |connection| {
            let member = signed_in.member_in(connection, set)?;
            let journal = whole(connection, &sealing, &member)?;
            let found = sets::find(connection, set)?.ok_or(Problem::NotFound)?;
            let meetings = meetings::of_set(connection, set)?;
            let text = journal::markdown(&journal, &member.name, &found.name, &meetings);
            Ok((file("text/markdown; charset=utf-8", "attachment; filename=\"journal.md\""), text))
        })
        .await
}

/// `GET /api/sets/{set}/journal/export/json`: the journal for other programs.
pub(super) async fn json(
    State(app): State<App>,
    signed_in: SignedIn,
    At(set): At<SetId>,
) -> Result<([(HeaderName, &'static str); 2], Json<Journal>), Problem> {
    let sealing = app.sealing;
    app.store
        .read(move |connection| {
            let member = signed_in.member_in(connection, set)?;
            let journal = whole(connection, &sealing, &member)?;
            Ok((file("application/json", "attachment; filename=\"journal.json\""), Json(journal)))
        })
        .await
}

fn file(kind: &'static str, name: &'static str) -> [(HeaderName, &'static str); 2] {
    [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)]
}

/// All that a member wrote and released in their set.
fn whole(connection: &Connection, sealing: &Sealing, member: &Member) -> Result<Journal, Problem> {
    let pages = match journal_keys::find(connection, sealing, member.id)? {
        Some(key) => journals::of_author(connection, (member.id, &key))?,
        None => Vec::new(),
    };
    let mut asking = Vec::new();
    for attended in journals::attended(connection, member.set, member.id, MEETINGS_MOST)? {
        // A format that was deleted since asks nothing more; its pages stay.
        if let Some(format) = formats::find(connection, member.set, &attended.format)? {
            let questions = journal::after(&format, attended.presented, attended.others);
            asking.push(JournalMeeting { id: attended.meeting, questions });
        }
    }
    let extracts = extracts::of_author(connection, member.id)?;
    Ok(Journal { pages, meetings: asking, extracts })
}
