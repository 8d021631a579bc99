//! The reader threads: what a read sees, and what becomes of the others when one goes wrong.

use hyacinth::store::{Store, StoreError};
use std::{cell::RefCell, sync::mpsc};
use tempfile::TempDir;
use tokio::task::JoinSet;

fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    (Store::open(&folder.path().join("test.sqlite")).expect("a store"), folder)
}

async fn write(store: &Store, n: u32) {
    let written = store.write(move |tx| {
        let add = "INSERT INTO people VALUES (?1, 'Ada', 0, 0)";
        tx.prepare_cached(add)?.execute([u128::from(n).to_be_bytes()])?;
        Ok::<_, StoreError>(())
    });
    written.await.expect("a row");
}

async fn people(store: &Store) -> u32 {
    let read = store.read(|connection| {
        let count = "SELECT count(*) FROM people";
        Ok::<_, StoreError>(connection.prepare_cached(count)?.query_row([], |row| row.get(0))?)
    });
    read.await.expect("a number")
}

#[tokio::test]
async fn a_read_sees_every_write_that_was_answered_before() {
    let (store, _folder) = store();
    // So many that the threads always have others to serve together with the one that counts.
    let mut others = JoinSet::new();
    for n in 1..=200 {
        write(&store, n).await;
        for _ in 0..8 {
            let store = store.clone();
            others.spawn(async move { assert!(people(&store).await >= n) });
        }
        assert_eq!(people(&store).await, n);
    }
    others.join_all().await;
}

#[tokio::test]
async fn a_read_that_panics_takes_nobody_with_it() {
    let (store, _folder) = store();
    // More than there are threads.
    for n in 1..=32 {
        write(&store, n).await;
        let panics = store.read(|connection| {
            let mut select = connection.prepare_cached("SELECT id FROM people")?;
            let found = select.query([])?.next()?.is_some();
            assert!(!found, "a fault of its own, half-way");
            Ok::<_, StoreError>(())
        });
        let (panicked, count) = tokio::join!(panics, people(&store));
        assert!(matches!(panicked, Err(StoreError::Panicked)), "{panicked:?}");
        assert_eq!(count, n);
    }
}

#[tokio::test]
async fn a_read_changes_nothing() {
    let (store, _folder) = store();
    let refused = store.read(|connection| {
        connection.execute_batch("DELETE FROM people").map_err(StoreError::from)
    });
    assert!(matches!(refused.await, Err(StoreError::Sqlite(_))));
    // Nor does one that leaves a moment of its own behind.
    let ends =
        store.read(|connection| Ok::<_, StoreError>(connection.execute_batch("COMMIT; BEGIN")?));
    ends.await.expect("it may");
    write(&store, 1).await;
    assert_eq!(people(&store).await, 1);
}

thread_local! {
    static ENDS: RefCell<Option<mpsc::Sender<()>>> = const { RefCell::new(None) };
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_threads_end_with_the_store() {
    let (store, _folder) = store();
    let (ends, ended) = mpsc::channel();
    let again = store.clone();
    let noted = store.read(move |_| {
        ENDS.set(Some(ends));
        Ok::<_, StoreError>(())
    });
    noted.await.expect("a thread");
    drop(store);
    assert_eq!(people(&again).await, 0, "one who asks is left");
    assert!(matches!(ended.try_recv(), Err(mpsc::TryRecvError::Empty)));
    drop(again);
    // The sender goes with its thread.
    assert!(ended.recv().is_err());
}
