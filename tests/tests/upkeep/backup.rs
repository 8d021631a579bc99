//! A backup of a server that is writing, and the way back.

use crate::talk::Talk;
use hyacinth::store::log;
use hyacinth_protocol::Command;
use hyacinth_tests::{Process, Program, SEVEN, run_to_end};
use rusqlite::Connection;
use std::{os::unix::fs::PermissionsExt as _, path::Path};

fn text(path: &Path) -> &str {
    path.to_str().expect("plain characters")
}

/// Runs the program; gives its exit code and all it said.
async fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let output = run_to_end(arguments).await;
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("text"))
}

#[tokio::test]
async fn what_was_acknowledged_before_a_backup_is_in_it_and_it_starts_as_a_server() {
    let mut process = Process::of(SEVEN).await;
    process.does("Hugo", Command::Open {}).await;
    let talk = Talk::begin(&mut process);
    let before = talk.reaches(40).await;
    let elsewhere = tempfile::tempdir().expect("a folder");
    let (file, folder) = (elsewhere.path().join("backup.sqlite"), elsewhere.path().join("again"));
    let data = process.folder().to_owned();
    let (code, said) = run(&["--data", text(&data), "backup", text(&file)]).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("1 meetings (1 not closed)") && said.contains("7 people"), "{said}");
    // They went on talking all the while.
    talk.reaches(before.len() + 1).await;
    process.kill().await;
    talk.ends(&mut process).await;

    let mode = std::fs::metadata(&file).expect("the backup").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "only its owner reads it");
    let alone = std::fs::read_dir(elsewhere.path()).expect("a folder").count();
    assert_eq!(alone, 1, "nothing stands beside it");
    let bytes = std::fs::read(&file).expect("the backup");
    let (code, said) = run(&["--data", text(&data), "backup", text(&file)]).await;
    assert_eq!(code, Some(2), "{said}");
    assert_eq!(std::fs::read(&file).expect("the backup"), bytes, "it is not written over");

    let (code, said) = run(&["check", text(&file)]).await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&["restore", text(&file), "--data", text(&folder)]).await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = run(&["restore", text(&file), "--data", text(&folder)]).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("hyacinth.sqlite is there already"), "{said}");

    let program = Program::start(&folder, "127.0.0.1:0").await;
    assert_eq!(program.first_link, None, "the first facilitator has come");
    let restored = Connection::open(folder.join("hyacinth.sqlite")).expect("the file");
    let rows = log::after(&restored, process.meeting(), 0).expect("a log");
    for (id, revision) in before {
        let found = rows.iter().find(|row| row.command == id).map(|row| row.revision);
        assert_eq!(found, Some(revision), "{id} was acknowledged before the backup began");
    }
    program.kill().await;
    process.start().await;
    process.all_connect().await;
    process.finish().await;
}

#[tokio::test]
async fn a_backup_that_cannot_be_made_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("backup.sqlite");
    let (code, said) = run(&["--data", text(folder.path()), "backup", text(&file)]).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("hyacinth.sqlite cannot be read"), "{said}");
    let nowhere = folder.path().join("none").join("backup.sqlite");
    std::fs::write(folder.path().join("hyacinth.sqlite"), "no database".repeat(100))
        .expect("a file");
    let (code, said) = run(&["--data", text(folder.path()), "backup", text(&nowhere)]).await;
    assert_eq!(code, Some(2), "{said}");
    let (code, said) = run(&["--data", text(folder.path()), "backup", text(&file)]).await;
    assert_eq!(code, Some(1), "{said}");
    let left = std::fs::read_dir(folder.path()).expect("a folder").count();
    assert_eq!(left, 1, "only what was there before");
}
