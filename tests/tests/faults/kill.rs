//! Killed (SIGKILL) at any moment, the program loses nothing it had acknowledged.

use crate::disk::Disk;
use hyacinth_tests::{Chance, Crowd, Ground, Loss};
use std::{sync::Arc, time::Duration};

const KILLS: &str = "HYACINTH_KILLS";

/// The longest a life waits for acknowledged commands before the kill; fewer than its people may say.
const ACKNOWLEDGED: u64 = 60;

/// Kills the program so often, in the middle of what all are saying; every life ends with a whole log and
/// begins with everyone seeing what it says.
async fn killed(ground: Ground, kills: u64, chance: &mut Chance) -> Result<Crowd, Loss> {
    let mut crowd = Crowd::gather(ground).await;
    let mut standing = crowd.standing();
    for life in 1..=kills {
        let turns = chance.below(300);
        crowd
            .talks(chance.below(ACKNOWLEDGED), async |crowd| {
                for _ in 0..turns {
                    tokio::task::yield_now().await;
                }
                crowd.kill().await;
            })
            .await;
        // Some lives end before they have well begun.
        if chance.below(4) == 0 {
            crowd.start_and_kill(Duration::from_millis(chance.below(150))).await;
        }
        crowd.start().await;
        crowd.all_connect().await;
        if life == kills {
            crowd.ledger.ask_all_again();
            standing = crowd.standing();
        }
        crowd.agrees(&mut standing).await?;
        crowd.all_go_on().await;
    }
    Ok(crowd)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d8_killed_at_any_moment_nothing_acknowledged_is_lost() {
    let kills: u64 = std::env::var(KILLS).map_or(50, |many| many.parse().expect("a number"));
    // One on the machine's own disk; the other's takes its time, so that much is under way at each kill.
    let folder = tempfile::tempdir().expect("a folder");
    let plain =
        Ground { data: folder.path().join("data"), variables: Vec::new(), mark: Arc::new(|| 0) };
    let slow = Disk::new(Duration::from_millis(4));
    let run = |ground: Ground, kills: u64| {
        let mut chance = Chance::from_environment();
        tokio::spawn(async move { killed(ground, kills, &mut chance).await })
    };
    let running = [run(plain, kills.div_ceil(2)), run(slow.ground(), kills / 2)];
    for crowd in running {
        let crowd = crowd.await.expect("no panic").unwrap_or_else(|loss| panic!("{loss}"));
        crowd.finish().await;
    }
}

/// A check that finds nothing may be one that looks at nothing: this one is shown the fault it is for.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_kill_finds_an_answer_that_was_given_before_the_append() {
    let disk = Disk::new(Duration::from_millis(4));
    let mut ground = disk.ground();
    ground.variables.push(("HYACINTH_SABOTAGE", "acknowledge-first".into()));
    let loss = killed(ground, 50, &mut Chance::from_environment()).await.err();
    let loss = loss.expect("what was acknowledged is lost, and that is found").0;
    assert!(loss.contains("answered Some(Accepted") && loss.contains("stands at None"), "{loss}");
}
