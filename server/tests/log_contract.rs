//! The contract of the log (see `hyacinth::store::log`), on a real SQLite file.
#![allow(
    clippy::print_stdout,
    reason = "the process that is killed tells on standard output how far it came"
)]

use hyacinth::store::{
    Store,
    log::{Appended, Row},
};
use hyacinth_meeting::Event;
use hyacinth_protocol::{CommandId, Kind, MeetingId, Seat, Timestamp};
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Stdio},
};
use tempfile::TempDir;
use uuid::Uuid;

/// Set where this test is the process that is to be killed: the folder it writes in.
const VICTIM: &str = "HYACINTH_LOG_VICTIM";

const MEETING: MeetingId = MeetingId(Uuid::from_u128(7));

fn open(folder: &Path) -> Store {
    Store::open(&folder.join("test.sqlite")).expect("a store")
}

fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    (open(folder.path()), folder)
}

/// The command of row `n`, counted from 1.
fn id(n: u64) -> CommandId {
    CommandId(Uuid::from_u128(u128::from(n) << 64 | 0x5eed))
}

fn row(n: u64) -> Row {
    let text = format!("Line {n}\nwith “quotes”, \\ and \u{1f33c}").parse().expect("words");
    let seat = Seat(u16::try_from(n % 5).expect("small"));
    Row {
        revision: n,
        command: id(n),
        actor: n.is_multiple_of(2).then_some(seat),
        at: Timestamp(1_800_000_000_000 + i64::try_from(n).expect("small")),
        events: vec![Event::Arrived { seat }, Event::Said { seat, kind: Kind::Reflection, text }],
    }
}

/// Appends row `n` behind row `n - 1`.
async fn append(store: &Store, n: u64) -> Appended {
    let prev = (n > 1).then(|| id(n - 1));
    store.append(MEETING, prev, &row(n)).await.expect("the file takes it")
}

async fn revisions(store: &Store) -> Vec<u64> {
    let rows = store.after(MEETING, 0).await.expect("rows");
    rows.into_iter().map(|row| row.revision).collect()
}

#[tokio::test]
async fn l1() {
    let (store, _folder) = store();
    assert_eq!(append(&store, 1).await, Appended::Won);
    // Behind a row that is not the last, behind none, behind one that never was, with a gap.
    for (prev, revision) in [(None, 2), (Some(id(9)), 2), (Some(id(1)), 3), (None, 1)] {
        let stray = Row { command: id(100 + revision), ..row(revision) };
        let lost = store.append(MEETING, prev, &stray).await.expect("an answer");
        assert_eq!(lost, Appended::Lost, "{prev:?} at {revision}");
    }
    // The row before is of this meeting, not of another.
    let other = MeetingId(Uuid::from_u128(8));
    let lost = store.append(other, Some(id(1)), &row(2)).await.expect("an answer");
    assert_eq!(lost, Appended::Lost);
    assert_eq!(append(&store, 2).await, Appended::Won);
    assert_eq!(revisions(&store).await, [1, 2]);
}

#[tokio::test]
async fn l2() {
    let (store, _folder) = store();
    append(&store, 1).await;
    let rivals = (0..16).map(|n| {
        let store = store.clone();
        let rival = Row { command: id(200 + n), ..row(2) };
        tokio::spawn(async move { store.append(MEETING, Some(id(1)), &rival).await })
    });
    let mut won = 0;
    for rival in rivals.collect::<Vec<_>>() {
        match rival.await.expect("no panic").expect("an answer") {
            Appended::Won => won += 1,
            answer => assert_eq!(answer, Appended::Lost),
        }
    }
    assert_eq!(won, 1);
    assert_eq!(revisions(&store).await, [1, 2]);
}

#[tokio::test]
async fn l3() {
    let (store, folder) = store();
    append(&store, 1).await;
    append(&store, 2).await;
    append(&store, 3).await;
    // Whatever place it asks for: the first one is told.
    for (prev, revision) in [(Some(id(3)), 4), (Some(id(1)), 2), (None, 1)] {
        let repeat = Row { command: id(2), ..row(revision) };
        let answer = store.append(MEETING, prev, &repeat).await.expect("an answer");
        assert_eq!(answer, Appended::Repeated(2));
    }
    assert_eq!(revisions(&store).await, [1, 2, 3]);
    // In another meeting it is free.
    let other = MeetingId(Uuid::from_u128(8));
    let first = Row { command: id(2), ..row(1) };
    assert_eq!(store.append(other, None, &first).await.expect("an answer"), Appended::Won);
    // For ever: in a later process too, and with who asked.
    drop(store);
    let store = open(folder.path());
    let repeat = Row { command: id(2), ..row(4) };
    let answer = store.append(MEETING, Some(id(3)), &repeat).await.expect("an answer");
    assert_eq!(answer, Appended::Repeated(2));
    assert_eq!(store.find(MEETING, id(2)).await.expect("a read"), Some((2, Some(Seat(2)))));
    assert_eq!(store.find(MEETING, id(3)).await.expect("a read"), Some((3, None)));
    assert_eq!(store.find(MEETING, id(4)).await.expect("a read"), None);
}

/// This very test, started once more as a process of its own, appends until it is killed.
#[tokio::test]
async fn l4() {
    if let Some(folder) = std::env::var_os(VICTIM) {
        let store = open(Path::new(&folder));
        for n in 1.. {
            assert_eq!(append(&store, n).await, Appended::Won);
            println!("won {n}");
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut victim = Command::new(std::env::current_exe().expect("a test knows where it is"))
        .args(["--exact", "l4", "--nocapture", "--test-threads=1"])
        .env(VICTIM, folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let lines = BufReader::new(victim.stdout.take().expect("piped")).lines();
    let mut won = 0;
    for line in lines {
        // What was printed before the kill may still be read after it.
        let line = line.expect("text");
        let Some((_, n)) = line.rsplit_once("won ") else { continue };
        won = n.parse().expect("a number");
        if won == 25 {
            victim.kill().expect("it can be killed");
        }
    }
    assert!(!victim.wait().expect("it ended").success());
    let store = open(folder.path());
    let found = revisions(&store).await;
    assert!(won >= 25 && found.len() as u64 >= won, "{won} were told, {} are there", found.len());
    // At most one more was on its way, and the log goes on behind it.
    assert!(found.len() as u64 <= won + 1);
    assert_eq!(append(&store, found.len() as u64 + 1).await, Appended::Won);
}

#[tokio::test]
async fn l5() {
    let (store, folder) = store();
    for n in 1..=300 {
        assert_eq!(append(&store, n).await, Appended::Won);
    }
    drop(store);
    let store = open(folder.path());
    let rows = store.after(MEETING, 0).await.expect("rows");
    assert_eq!(rows.len(), 300);
    for (n, found) in (1..).zip(&rows) {
        let wanted = row(n);
        assert_eq!((found.revision, found.command), (n, wanted.command));
        assert_eq!(
            (found.actor, found.at, &found.events),
            (wanted.actor, wanted.at, &wanted.events)
        );
    }
    let later = store.after(MEETING, 298).await.expect("rows");
    assert_eq!(later.iter().map(|row| row.revision).collect::<Vec<_>>(), [299, 300]);
    assert!(store.after(MEETING, 300).await.expect("rows").is_empty());
    assert!(store.after(MeetingId(Uuid::nil()), 0).await.expect("rows").is_empty());
}
