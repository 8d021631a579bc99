//! The writer thread when a job or a commit goes wrong, on a real SQLite file.

use hyacinth::store::{Store, StoreError};
use rusqlite::Transaction;
use std::{sync::mpsc, time::Duration};
use tempfile::TempDir;

/// A person's row, told apart by `n`.
fn insert(n: u8) -> String {
    format!("INSERT INTO people VALUES (x'{}', 'Name {n}', 0, 0)", format!("{n:02x}").repeat(16))
}

fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    (Store::open(&folder.path().join("test.sqlite")).expect("a store"), folder)
}

async fn write(store: &Store, sql: String) -> Result<(), StoreError> {
    store.write(move |tx| Ok::<_, StoreError>(tx.execute_batch(&sql)?)).await
}

async fn people(store: &Store) -> Vec<String> {
    let read = store.read(|connection| {
        let mut select = connection.prepare("SELECT name FROM people ORDER BY id")?;
        let names = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok::<_, StoreError>(names)
    });
    read.await.expect("names")
}

/// Holds the writer until the sender says so: what is asked meanwhile shares one commit.
async fn hold(store: &Store) -> mpsc::Sender<()> {
    let (go, wait) = mpsc::channel();
    let (begun, holding) = tokio::sync::oneshot::channel();
    let job = store.clone();
    tokio::spawn(async move {
        let held = job.write(move |_| {
            begun.send(()).expect("the test waits");
            wait.recv().expect("the test goes on");
            Ok::<_, StoreError>(())
        });
        held.await.expect("it only waited");
    });
    holding.await.expect("the job runs");
    go
}

#[tokio::test]
async fn a_job_that_fails_or_panics_takes_nobody_with_it() {
    let (store, _folder) = store();
    let go = hold(&store).await;
    let twice = format!("{}; {}", insert(2), insert(2));
    let panics = store.write(|tx| {
        tx.execute_batch(&insert(3))?;
        if tx.is_autocommit() { Ok::<(), StoreError>(()) } else { panic!("a fault of its own") }
    });
    let (before, failed, panicked, after, _) = tokio::join!(
        write(&store, insert(1)),
        write(&store, twice),
        panics,
        write(&store, insert(4)),
        async { go.send(()) },
    );
    assert!(before.is_ok() && after.is_ok());
    assert!(matches!(failed, Err(StoreError::Sqlite(_))), "{failed:?}");
    assert!(matches!(panicked, Err(StoreError::Panicked)), "{panicked:?}");
    assert_eq!(people(&store).await, ["Name 1", "Name 4"]);
    assert!(write(&store, insert(5)).await.is_ok());
}

#[tokio::test]
async fn a_commit_that_fails_is_nobodys_success_and_stops_the_store() {
    let (store, _folder) = store();
    let go = hold(&store).await;
    // Found out at the commit only.
    let stray = "PRAGMA defer_foreign_keys = ON;
        INSERT INTO sign_ins VALUES (zeroblob(32), zeroblob(16), 0, 0)";
    let (fine, stray, _) =
        tokio::join!(write(&store, insert(1)), write(&store, stray.to_owned()), async {
            go.send(())
        },);
    assert!(matches!(fine, Err(StoreError::Stopped)), "{fine:?}");
    assert!(matches!(stray, Err(StoreError::Stopped)), "{stray:?}");
    let mut stopped = store.stopped();
    let reason = stopped.wait_for(Option::is_some).await.expect("a reason").clone();
    assert!(reason.is_some_and(|reason| reason.contains("FOREIGN KEY")));
    let later = write(&store, insert(2)).await;
    assert!(matches!(later, Err(StoreError::Stopped)), "{later:?}");
    assert!(people(&store).await.is_empty());
}

#[tokio::test]
async fn whose_job_never_ran_hears_that_the_store_stopped() {
    let (store, _folder) = store();
    let go = hold(&store).await;
    let (ends_it, never_ran, _) = tokio::join!(
        // What SQLite does by itself when a disk is full: the transaction is gone.
        write(&store, "ROLLBACK".to_owned()),
        write(&store, insert(1)),
        async { go.send(()) },
    );
    assert!(matches!(ends_it, Err(StoreError::Stopped)), "{ends_it:?}");
    assert!(matches!(never_ran, Err(StoreError::Stopped)), "{never_ran:?}");
    assert!(people(&store).await.is_empty());
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_their_owners_alone_in_a_folder_that_everyone_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(folder.path(), open).expect("a folder of one's own");
    let store = Store::open(&folder.path().join("test.sqlite")).expect("a store");
    write(&store, insert(1)).await.expect("a row");
    let mut seen = 0;
    for file in std::fs::read_dir(folder.path()).expect("a folder") {
        let file = file.expect("a file");
        let mode = file.metadata().expect("its mode").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{:?} is {mode:o}", file.file_name());
        seen += 1;
    }
    assert!(seen >= 2, "the database and its write-ahead log");
}

#[tokio::test]
async fn the_write_ahead_log_is_moved_under_endless_writing() {
    const JOBS: u64 = 40;
    const BYTES: u64 = 2 * 1024 * 1024;
    let (store, folder) = store();
    store
        .write(|tx| Ok::<_, StoreError>(tx.execute_batch("CREATE TABLE filler (bytes BLOB)")?))
        .await
        .expect("a table");
    for _ in 0..JOBS {
        let job = move |tx: &Transaction<'_>| {
            Ok::<_, StoreError>(tx.execute("INSERT INTO filler VALUES (zeroblob(?1))", [BYTES])?)
        };
        // While the checkpointer moves what was there before.
        store.write(job).await.expect("written");
    }
    let log = folder.path().join("test.sqlite-wal").metadata().expect("a log").len();
    assert!(log < JOBS * BYTES / 2, "the log begins anew once it is moved: {log} bytes");
    assert!(!store.has_stopped());
}

#[tokio::test]
async fn o5_a_reader_in_the_way_of_the_emptying_keeps_nobody_waiting() {
    let (store, folder) = store();
    write(&store, insert(1)).await.expect("written");
    let reader = rusqlite::Connection::open(folder.path().join("test.sqlite")).expect("the file");
    // As a backup does.
    reader.execute_batch("BEGIN; SELECT count(*) FROM people").expect("a read that goes on");
    write(&store, insert(2)).await.expect("written");
    let log = folder.path().join("test.sqlite-wal");
    let together = async {
        let (one, two, three, write) = tokio::join!(
            store.forget_deleted(),
            store.forget_deleted(),
            store.forget_deleted(),
            write(&store, insert(3)),
        );
        one.and(two).and(three).and(write)
    };
    // Less than SQLite's own patience of five seconds, which a commit would spend once.
    let done = tokio::time::timeout(Duration::from_secs(4), together).await;
    assert!(matches!(done, Ok(Ok(()))), "{done:?}");
    assert!(!store.has_stopped());
    assert_ne!(log.metadata().expect("a log").len(), 0, "the reader needs it");
    drop(reader);
    store.forget_deleted().await.expect("emptied");
    assert_eq!(log.metadata().expect("a log").len(), 0);
}

#[tokio::test]
async fn another_program_that_writes_is_waited_for() {
    let (store, folder) = store();
    let shell = rusqlite::Connection::open(folder.path().join("test.sqlite")).expect("the file");
    shell.execute_batch("BEGIN IMMEDIATE").expect("the write lock");
    let (written, ()) = tokio::join!(write(&store, insert(1)), async {
        // The writer has met the lock, or is about to.
        assert_eq!(people(&store).await, [""; 0]);
        shell.execute_batch("ROLLBACK").expect("the lock is given back");
    });
    written.expect("written");
    assert_eq!(people(&store).await, ["Name 1"]);
}
