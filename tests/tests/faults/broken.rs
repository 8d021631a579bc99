//! A disk that is full or dying: nobody is told what is not so, the program says what is wrong and ends;
//! and once the disk is mended, everything acknowledged is there.

use crate::{
    disk::{Disk, Fault, error, file, operation},
    power,
};
use hyacinth_protocol::Command;
use hyacinth_tests::{Chance, Crowd, Program};
use std::time::Duration;

const FULL: Fault = Fault {
    operation: operation::WRITE,
    file: file::ANY,
    error: error::NO_SPACE,
    after: 0,
    once: false,
    half: false,
};

const FILES: i32 = file::MAIN | file::LOG | file::OTHER;

const DYING: Fault = Fault { error: error::IO, ..FULL };

/// A commit is not answered before its sync: these are met while everyone talks.
const WHILE_TALKING: &[(&str, Fault)] = &[
    ("the disk is full", Fault { after: 9, ..FULL }),
    ("the disk is full in the middle of a page", Fault { after: 4, half: true, ..FULL }),
    ("the log cannot be written", Fault { file: file::LOG, after: 12, ..DYING }),
    ("the log cannot be synced", Fault { operation: operation::SYNC, after: 3, ..DYING }),
    (
        "the log cannot be synced once, and what it held is gone",
        Fault { operation: operation::SYNC, file: file::LOG, after: 2, once: true, ..DYING },
    ),
];

/// A close moves the log into the main file, and empties it: these are met there.
const WHILE_CLOSING: &[(&str, Fault)] = &[
    ("the main file is full", Fault { file: file::MAIN, after: 1, ..FULL }),
    ("the main file cannot be written", Fault { file: file::MAIN, ..DYING }),
    (
        "the main file cannot be synced",
        Fault { operation: operation::SYNC, file: file::MAIN, ..DYING },
    ),
    (
        "the main file cannot be synced once",
        Fault { operation: operation::SYNC, file: file::MAIN, once: true, ..DYING },
    ),
    (
        "the log cannot be emptied",
        Fault { operation: operation::TRUNCATE, file: file::LOG, ..DYING },
    ),
];

/// It has ended with a failure, and one line says what is wrong and what to do.
fn has_said_so(what: &str, code: Option<i32>, logs: &str) {
    let said: Vec<&str> = logs.lines().filter(|line| line.starts_with("hyacinth: ")).collect();
    assert_eq!(code, Some(1), "{what}: {logs}");
    let wanted = ["the database cannot be written", "Nothing that was accepted is lost"];
    let clear = matches!(said[..], [said] if wanted.iter().all(|words| said.contains(words)));
    assert!(clear && !logs.contains("panicked"), "{what}: {logs}");
}

/// What is left after a power cut now holds all that was acknowledged, and so does the mended disk; and it
/// still does when the power is cut some time later.
async fn is_whole_when_mended(what: &str, mut crowd: Crowd, disk: &Disk) {
    assert!(disk.is_mended() > 0, "never met: {what}");
    let tell = |loss| panic!("{what}: {loss}");
    power::cut_now(&crowd, &disk.journal()).await.unwrap_or_else(tell);
    crowd.start().await;
    crowd.all_connect().await;
    let mut standing = crowd.standing();
    crowd.agrees(&mut standing).await.unwrap_or_else(tell);
    crowd.kill().await;
    power::cut_now(&crowd, &disk.journal()).await.unwrap_or_else(tell);
    crowd.finish().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d8_a_disk_that_fails_under_commands_loses_nothing_that_was_acknowledged() {
    let mut chance = Chance::from_environment();
    for (what, fault) in WHILE_TALKING {
        let disk = Disk::new(Duration::from_millis(2));
        let mut crowd = Crowd::gather(disk.ground()).await;
        crowd
            .talks(chance.below(30), async |crowd| {
                disk.breaks(*fault);
                let (status, logs) = crowd.program().ends().await;
                has_said_so(what, status.code(), &logs);
                crowd.logs += &logs;
            })
            .await;
        is_whole_when_mended(what, crowd, &disk).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d8_a_disk_that_fails_under_a_close_loses_nothing_that_was_acknowledged() {
    for (what, fault) in WHILE_CLOSING {
        let disk = Disk::new(Duration::from_millis(2));
        let mut crowd = Crowd::gather(disk.ground()).await;
        crowd.one_asks(0, Command::Pause {}).await;
        disk.breaks(*fault);
        crowd.one_asks(0, Command::Close { insist: true }).await;
        let (status, logs) = crowd.program().ends().await;
        has_said_so(what, status.code(), &logs);
        crowd.logs += &logs;
        crowd.all_drop_off();
        is_whole_when_mended(what, crowd, &disk).await;
    }
}

/// The data folder is there, and was left by a kill: its log has yet to be moved.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_fails_at_the_start_is_one_clear_line() {
    let disk = Disk::new(Duration::ZERO);
    let mut crowd = Crowd::gather(disk.ground()).await;
    crowd.kill().await;
    for (what, fault) in [
        (
            "the main file cannot be read",
            Fault { operation: operation::READ, file: file::MAIN, ..DYING },
        ),
        ("the log cannot be read", Fault { operation: operation::READ, file: file::LOG, ..DYING }),
        ("the main file cannot be written", Fault { file: file::MAIN, ..DYING }),
        ("the disk is full", FULL),
        (
            "the folder cannot be synced",
            Fault { operation: operation::SYNC, file: file::FOLDER, ..DYING },
        ),
    ] {
        disk.breaks(fault);
        fails(what, &crowd).await;
        assert!(disk.is_mended() > 0, "never met: {what}");
    }
    is_whole_again(crowd).await;
    let new = Disk::new(Duration::ZERO);
    let ground = new.ground();
    for (what, fault) in [
        ("no file can be made", Fault { operation: operation::OPEN, ..FULL }),
        ("no file can be written", FULL),
        ("the third write fails", Fault { after: 2, ..DYING }),
        ("nothing can be synced", Fault { operation: operation::SYNC, ..DYING }),
        ("no file can be synced", Fault { operation: operation::SYNC, file: FILES, ..DYING }),
    ] {
        new.breaks(fault);
        let (code, said) = Program::fails(&ground.data, &ground.variables).await;
        is_one_clear_line(what, code, &said);
        assert!(new.is_mended() > 0, "never met: {what}");
    }
    // What the attempts have left is no hindrance.
    Crowd::gather(ground).await.finish().await;
}

async fn fails(what: &str, crowd: &Crowd) {
    let ground = crowd.ground();
    let (code, said) = Program::fails(&ground.data, &ground.variables).await;
    is_one_clear_line(what, code, &said);
}

fn is_one_clear_line(what: &str, code: i32, logs: &str) {
    let said: Vec<&str> = logs.lines().filter(|line| line.starts_with("hyacinth: ")).collect();
    assert!(code == 1 && said.len() == 1 && !logs.contains("panicked"), "{what}: {code} {logs}");
}

async fn is_whole_again(mut crowd: Crowd) {
    crowd.start().await;
    crowd.all_connect().await;
    let mut standing = crowd.standing();
    crowd.agrees(&mut standing).await.unwrap_or_else(|loss| panic!("{loss}"));
    crowd.finish().await;
}

/// What cannot be read keeps people out, and goes by as soon as it can be read again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_disk_that_cannot_be_read_keeps_people_waiting_and_nothing_more() {
    let disk = Disk::new(Duration::ZERO);
    let mut crowd = Crowd::gather(disk.ground()).await;
    crowd.kill().await;
    crowd.start().await;
    disk.breaks(Fault { operation: operation::READ, ..DYING });
    assert!(crowd.nobody_connects().await, "a room opens without its log");
    assert!(disk.is_mended() > 0, "never met");
    crowd.all_connect().await;
    let mut standing = crowd.standing();
    crowd.agrees(&mut standing).await.unwrap_or_else(|loss| panic!("{loss}"));
    crowd.finish().await;
}
