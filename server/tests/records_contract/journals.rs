//! Pages, keys and extracts as they are kept [E9].

use crate::{NOW, Records, text};
use hyacinth::{
    sealing::Sealing,
    store::{
        StoreError,
        records::{
            extracts::{self, Release},
            journal_keys,
            journals::{self, Keeping},
        },
    },
};
use hyacinth_protocol::{
    ExtractId, MemberId, PageId, PageText,
    api::{ExtractState, JournalPage, KeepPage},
};
use uuid::Uuid;

fn page(version: u32, text: &str) -> KeepPage {
    let text = PageText::new(text).expect("short");
    KeepPage { version, text, meeting: None, prompt: None }
}

async fn keep(records: &Records, author: MemberId, page: KeepPage) -> Keeping {
    let sealing = Sealing::beside(records.store.path());
    records
        .within(move |tx| {
            let key = journal_keys::find_or_make(tx, &sealing, author)?;
            journals::keep(tx, (author, &key), PageId(Uuid::nil()), &page, NOW)
        })
        .await
}

async fn pages(records: &Records, author: MemberId) -> Option<Vec<JournalPage>> {
    let sealing = Sealing::beside(records.store.path());
    records
        .within(move |tx| {
            let key = journal_keys::find(tx, &sealing, author)?;
            key.map(|key| journals::of_author(tx, (author, &key))).transpose()
        })
        .await
}

#[tokio::test]
async fn e9_kept_once() {
    let records = Records::new();
    let (_, ada) = records.set().await;
    for _ in 0..2 {
        let Keeping::Kept(kept) = keep(&records, ada, page(0, "One.")).await else { panic!() };
        assert_eq!(kept.version, 1);
    }
    assert_eq!(pages(&records, ada).await.map(|pages| pages.len()), Some(1));
}

#[tokio::test]
async fn e9_two_windows() {
    let records = Records::new();
    let (_, ada) = records.set().await;
    keep(&records, ada, page(0, "One.")).await;
    keep(&records, ada, page(1, "Two.")).await;
    assert_eq!(keep(&records, ada, page(1, "Other.")).await, Keeping::Changed);
    let all = pages(&records, ada).await.expect("a key");
    assert_eq!((all[0].text.as_str(), all[0].version), ("Two.", 2));
}

#[tokio::test]
async fn e9_keys() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let ben = records.member(set, ada, "Ben", 1).await;
    keep(&records, ada, page(0, "Ada's.")).await;
    keep(&records, ben, page(0, "Ben's.")).await;
    // Somebody with the file moves a page to another author: it does not open there.
    let moving = move |tx: &hyacinth::store::records::Transaction<'_>| {
        let sql =
            "UPDATE journal_pages SET sealed = (SELECT sealed FROM journal_pages WHERE author = ?1)
                   WHERE author = ?2";
        tx.execute(sql, [ada.0, ben.0])?;
        Ok::<_, StoreError>(())
    };
    records.within(moving).await;
    let sealing = Sealing::beside(records.store.path());
    let opened = records
        .store
        .read(move |connection| {
            let key = journal_keys::find(connection, &sealing, ben)?.expect("a key");
            journals::of_author(connection, (ben, &key))
        })
        .await;
    assert!(matches!(opened, Err(StoreError::Sealing(_))), "{opened:?}");

    records.within(move |tx| journal_keys::delete(tx, ben)).await;
    assert_eq!(pages(&records, ben).await, None, "no key, and no page");
    assert_eq!(pages(&records, ada).await.map(|pages| pages.len()), Some(1));
}

#[tokio::test]
async fn e9_extracts() {
    let records = Records::new();
    let (set, ada) = records.set().await;
    let release = Release { text: text("What I learned."), shown_as: None, consent: 1 };
    let mut ids: Vec<ExtractId> = Vec::new();
    for _ in 0..2 {
        let release = release.clone();
        let extract =
            records.within(move |tx| extracts::release(tx, set, ada, &release, NOW)).await;
        ids.push(extract.id);
    }
    let (first, second) = (ids[0], ids[1]);
    let withdraw = |id| records.within(move |tx| extracts::withdraw(tx, ada, id, NOW));
    let publish = |id| records.within(move |tx| extracts::publish(tx, set, id, NOW));
    assert_eq!(withdraw(first).await, Some(ExtractState::Withdrawn));
    assert_eq!(publish(first).await, Some(ExtractState::Withdrawn), "what is withdrawn stays so");
    assert_eq!(publish(second).await, Some(ExtractState::Published));
    assert_eq!(withdraw(second).await, Some(ExtractState::Published), "and so does what is out");
    let nothing = ExtractId(Uuid::nil());
    assert_eq!((withdraw(nothing).await, publish(nothing).await), (None, None));
    let seen = records.within(move |tx| extracts::released(tx, set)).await;
    assert_eq!(seen.iter().map(|extract| extract.id).collect::<Vec<_>>(), [second]);
}
