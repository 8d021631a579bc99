//! The power goes at any moment, and only what was synced survives: whatever was acknowledged does.

use crate::disk::{Disk, Image, Journal, Survival};
use hyacinth::store::{Store, closing};
use hyacinth_protocol::Command;
use hyacinth_tests::{Chance, Crowd, Ground, Loss, Standing};
use rusqlite::Connection;
use std::{path::Path, sync::Arc, time::Duration};
use tempfile::TempDir;

const CUTS: &str = "HYACINTH_CUTS";

/// How many of them the program itself starts from, where there are as many; the others are looked at
/// here.
const STARTED: usize = 5;

/// Two rooms that talk through lives that end in a kill, in a stop and in a close, on a disk that writes
/// everything down.
async fn lived(sabotage: Option<&str>, said: u64) -> Lived {
    let disk = Disk::new(Duration::from_millis(2));
    let mut ground = disk.ground();
    ground.variables.extend(sabotage.map(|name| ("HYACINTH_SABOTAGE", name.into())));
    let mut crowd = Crowd::gather(ground).await;
    crowd.talks(said, Crowd::kill).await;
    for stops in [true, false] {
        crowd.start().await;
        crowd.all_connect().await;
        crowd.all_go_on().await;
        if stops {
            crowd.talks(said, Crowd::stop).await;
        } else {
            crowd.talks(said, Crowd::kill).await;
        }
    }
    crowd.start().await;
    crowd.all_connect().await;
    let closing = disk.journal().length();
    crowd.all_who_lead(Command::Close { insist: true }).await;
    crowd.kill().await;
    Lived { crowd, journal: disk.journal(), closing }
}

/// A life that is over.
struct Lived {
    crowd: Crowd,
    journal: Journal,
    /// When the meetings began to close.
    closing: u64,
}

/// Moments to cut at: as soon as something was acknowledged, while meetings close, and any other.
fn moments(lived: &Lived, cuts: usize, chance: &mut Chance) -> Vec<u64> {
    let Lived { crowd, journal, closing } = lived;
    let marks: Vec<u64> = crowd.ledger.all().map(|sent| sent.mark).collect();
    let many = u64::try_from(marks.len()).expect("few");
    let mut moments: Vec<u64> = (0..cuts)
        .map(|n| match n % 4 {
            0 | 2 => marks[usize::try_from(chance.below(many)).expect("few")],
            1 => chance.below(journal.length() + 1),
            _ => closing + chance.below(journal.length() + 1 - closing),
        })
        .collect();
    moments.sort_unstable();
    moments
}

/// A folder for a moment: in memory where the system has such a place, since nothing in it is to last.
fn passing_folder() -> TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).expect("a folder")
}

/// Cuts at so many moments, and looks at what is left each time.
async fn cut(lived: &Lived, cuts: usize) -> Result<(), Loss> {
    let Lived { crowd, journal, .. } = lived;
    let mut chance = Chance::from_environment();
    let mut image = Image::default();
    let mut records = journal.records().peekable();
    for (n, moment) in (1..).zip(moments(lived, cuts, &mut chance)) {
        while let Some((at, record)) = records.next_if(|(at, _)| *at <= moment) {
            image.take(at, record, &mut chance);
        }
        let folder = passing_folder();
        let survival = Survival::ALL[usize::try_from(chance.below(4)).expect("few")];
        image.cut(survival, &mut chance, folder.path());
        let told = |loss: Loss| {
            Loss(format!("cut at {moment} of {}, {survival:?} survives: {loss}", journal.length()))
        };
        let data = folder.path().join("var/data");
        if n % (cuts / STARTED).max(1) == 0 {
            starts(crowd, &data, moment).await.map_err(told)?;
        } else {
            stands(crowd, &data, moment, &mut chance).await.map_err(told)?;
        }
    }
    Ok(())
}

/// Cuts at this very moment, in each way, and looks at what is left.
pub(crate) async fn cut_now(crowd: &Crowd, journal: &Journal) -> Result<(), Loss> {
    let mut chance = Chance::from_environment();
    let mut image = Image::default();
    for (at, record) in journal.records() {
        image.take(at, record, &mut chance);
    }
    for survival in Survival::ALL {
        let folder = passing_folder();
        image.cut(survival, &mut chance, folder.path());
        stands(crowd, &folder.path().join("var/data"), journal.length(), &mut chance)
            .await
            .map_err(|loss| Loss(format!("{survival:?} survives: {loss}")))?;
    }
    Ok(())
}

/// The file is sound, each log whole, and all that was acknowledged before `moment` in it.
async fn stands(crowd: &Crowd, data: &Path, moment: u64, chance: &mut Chance) -> Result<(), Loss> {
    let mut standing = crowd.standing();
    let path = data.join("hyacinth.sqlite");
    if path.exists() {
        // The index of the write-ahead log is no part of what survives: anything may be in it.
        if chance.below(2) == 0 {
            std::fs::write(data.join("hyacinth.sqlite-shm"), [0xa5; 32_768]).expect("a file");
        }
        let lost = |error: &dyn std::fmt::Display| Loss(error.to_string());
        let store = Store::open(&path).map_err(|error| lost(&error))?;
        closing::catch_up_all(&store).await.map_err(|error| lost(&error))?;
        let file = Connection::open(&path).map_err(|error| lost(&error))?;
        let sound: String = file
            .query_row("PRAGMA integrity_check", [], |row| row.get(0))
            .map_err(|error| lost(&error))?;
        if sound != "ok" {
            return Err(Loss(sound));
        }
        for standing in &mut standing {
            standing.reads_on(&file)?;
            standing.is_noted(&file)?;
        }
    }
    crowd.ledger.stands_in(&standing, moment)
}

/// The program starts, everyone comes back, and each acknowledged command is answered as it was.
async fn starts(crowd: &Crowd, data: &Path, moment: u64) -> Result<(), Loss> {
    let ground = Ground { data: data.to_owned(), variables: Vec::new(), mark: Arc::new(|| 0) };
    let mut crowd = crowd.as_of(moment, ground);
    let mut standing: Vec<Standing> = crowd.standing();
    crowd.start().await;
    // Before the meetings were called there is nobody to come back.
    if crowd.ledger.acknowledged() > 0 {
        crowd.all_connect().await;
        crowd.ledger.ask_all_again();
        crowd.agrees(&mut standing).await?;
    }
    crowd.finish().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d8_a_power_cut_at_any_moment_leaves_all_that_was_acknowledged() {
    let cuts = std::env::var(CUTS).map_or(300, |many| many.parse().expect("a number"));
    let lived = lived(None, 120).await;
    cut(&lived, cuts).await.unwrap_or_else(|loss| panic!("{loss}"));
    lived.crowd.finish().await;
}

/// As the test above, with a promise broken on purpose: the same check finds what is lost.
async fn finds(sabotage: &str) {
    let lived = lived(Some(sabotage), 30).await;
    let loss = cut(&lived, 100).await.expect_err("it is lost, and that is found").0;
    assert!(loss.contains("answered Some(Accepted") && loss.contains("stands at None"), "{loss}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_power_cut_finds_commits_that_are_not_synced() {
    finds("sync-later").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_power_cut_finds_an_answer_that_was_given_before_the_append() {
    finds("acknowledge-first").await;
}
