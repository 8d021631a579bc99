//! A file that is not sound is called so, with the place, what to do, and an exit code of its own.

use hyacinth_protocol::Command;
use hyacinth_tests::{Process, run_to_end};
use rusqlite::Connection;
use std::{
    fs,
    io::{Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
};

/// Checks the file; gives the exit code and what was said.
async fn check(file: &Path) -> (Option<i32>, String) {
    let output = run_to_end(&["check", file.to_str().expect("plain characters")]).await;
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("text"))
}

/// A copy of the sound file with something done to it.
fn changed(sound: &Path, name: &str, sql: &str) -> PathBuf {
    let copy = sound.with_file_name(name);
    fs::copy(sound, &copy).expect("a copy");
    Connection::open(&copy).expect("a database").execute_batch(sql).expect(sql);
    copy
}

#[tokio::test]
async fn each_kind_of_damage_is_found_and_named() {
    let mut process = Process::of(&["Hugo", "Ada", "Ben"]).await;
    process.does("Hugo", Command::Open {}).await;
    process.terminate().await;
    process.exits_well().await;
    let data = process.folder().join("hyacinth.sqlite");
    let log = fs::metadata(process.folder().join("hyacinth.sqlite-wal")).map_or(0, |log| log.len());
    assert_eq!(log, 0, "after a stop the file is whole by itself");
    let folder = tempfile::tempdir().expect("a folder");
    let sound = folder.path().join("sound.sqlite");
    fs::copy(&data, &sound).expect("a copy");
    let (code, said) = check(&sound).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("is sound: 1 sets, 3 people, 1 meetings (1 not closed)"), "{said}");

    for (name, sql, wanted) in [
        ("gap", "DELETE FROM log WHERE revision = 2", "revision 3: follows 1 and leaves a gap"),
        (
            "chain",
            "UPDATE log SET prev = zeroblob(16) WHERE revision = 3",
            "revision 3: does not follow the row before it",
        ),
        (
            "words",
            "UPDATE log SET events = '[{\"type\":\"mumbled\",\"text\":\"SecretWord\"}]' WHERE revision = 2",
            "revision 2: its events cannot be read",
        ),
        ("begun", "DELETE FROM log WHERE revision = 1", "revision 2: follows 0 and leaves a gap"),
        ("gone", "DELETE FROM log", "its log is gone"),
        (
            "stray",
            "PRAGMA foreign_keys = OFF; DELETE FROM people WHERE id IN (SELECT person FROM members LIMIT 1)",
            "refers to one of people that is not there",
        ),
        (
            "foreign",
            "DROP TABLE log; PRAGMA user_version = 0",
            "it is a database, but none of Hyacinth's",
        ),
    ] {
        let (code, said) = check(&changed(&sound, name, sql)).await;
        assert_eq!(code, Some(1), "{name}: {said}");
        assert!(said.contains(wanted) && said.contains("What to do"), "{name}: {said}");
        assert!(!said.contains("SecretWord") && !said.contains("panicked"), "{name}: {said}");
    }

    let newer = changed(&sound, "newer", "PRAGMA user_version = 99");
    let (code, said) = check(&newer).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("newer Hyacinth"), "{said}");

    let torn = changed(&sound, "torn", "");
    let mut file = fs::File::options().write(true).open(&torn).expect("the copy");
    let half = file.metadata().expect("a size").len() / 2;
    file.seek(SeekFrom::Start(half)).expect("a place");
    file.write_all(&[0xA5; 8_192]).expect("written over");
    let (code, said) = check(&torn).await;
    assert_eq!(code, Some(1), "{said}");

    let short = folder.path().join("short");
    fs::write(&short, fs::read(&sound).expect("bytes").split_at(9_000).0).expect("a file");
    let (code, said) = check(&short).await;
    assert_eq!(code, Some(1), "{said}");
    fs::write(&short, "").expect("a file");
    let (code, said) = check(&short).await;
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("cut short"), "{said}");
    let (code, said) = check(&folder.path().join("none")).await;
    assert_eq!(code, Some(2), "{said}");
}
