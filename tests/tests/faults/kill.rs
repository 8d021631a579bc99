//! Killed (SIGKILL) at any moment, the program loses nothing it had acknowledged.

use hyacinth::client::Answered;
use hyacinth_protocol::{Command, CommandId, Kind, Refusal};
use hyacinth_tests::{Chance, Process, SEVEN, say};
use std::sync::Arc;
use tokio::sync::watch;
use uuid::Uuid;

const KILLS: &str = "HYACINTH_KILLS";

/// A command someone sent, and the revision it was acknowledged with, if it was.
struct Sent {
    id: CommandId,
    command: Command,
    revision: Option<u64>,
}

/// Sends remarks one after the other until the connection breaks.
async fn talk(
    mut person: hyacinth_tests::Person,
    acknowledged: Arc<watch::Sender<u64>>,
) -> (hyacinth_tests::Person, Vec<Sent>) {
    let mut sent = Vec::new();
    loop {
        let (id, name) = (CommandId(Uuid::now_v7()), person.name);
        let command = say(Kind::ProcessRemark, &format!("{name} remarks {}", id.0));
        match person.asks(id, command.clone()).await {
            Ok(Answered::Accepted(revision)) => {
                sent.push(Sent { id, command, revision: Some(revision) });
                acknowledged.send_modify(|count| *count += 1);
            }
            Ok(other) => panic!("{name} heard {other:?}"),
            Err(_) => {
                sent.push(Sent { id, command, revision: None });
                person.drop_off();
                return (person, sent);
            }
        }
    }
}

#[tokio::test]
async fn d8_killed_at_any_moment_nothing_acknowledged_is_lost() {
    let kills = std::env::var(KILLS).map_or(10, |many| many.parse().expect("a number"));
    let mut chance = Chance::from_environment();
    let mut process = Process::of(SEVEN).await;
    process.does("Hugo", Command::Open {}).await;
    let mut all: Vec<(&str, Sent)> = Vec::new();
    for _ in 0..kills {
        let acknowledged = Arc::new(watch::Sender::new(0));
        let talking: Vec<_> = process
            .people
            .drain(..)
            .map(|person| tokio::spawn(talk(person, acknowledged.clone())))
            .collect();
        let moment = chance.below(80);
        let mut counted = acknowledged.subscribe();
        counted.wait_for(|count| *count >= moment).await.expect("someone counts");
        for _ in 0..chance.below(200) {
            tokio::task::yield_now().await;
        }
        process.kill().await;
        for talk in talking {
            let (person, sent) = talk.await.expect("no panic");
            all.extend(sent.into_iter().map(|sent| (person.name, sent)));
            process.people.push(person);
        }
        process.start().await;
        process.all_connect().await;
        process.all_are_paused_by_the_restart().await;
        process.agree_with_the_log().await;
        answers_stand(&mut process, &mut all).await;
        process.does("Hugo", Command::Continue {}).await;
    }
    process.finish().await;
}

/// Every acknowledged command is in the log at its revision, and a repeat is told so; one that was
/// on its way has had one effect or none.
async fn answers_stand(process: &mut Process, all: &mut Vec<(&'static str, Sent)>) {
    let rows = process.rows();
    let mut kept = Vec::with_capacity(all.len());
    for (name, sent) in all.drain(..) {
        let found: Vec<u64> =
            rows.iter().filter(|row| row.command == sent.id).map(|row| row.revision).collect();
        let answer = process.asks_as(name, sent.id, sent.command.clone()).await;
        match (sent.revision, &found[..]) {
            (Some(revision), [one]) => {
                assert_eq!(*one, revision);
                assert_eq!(answer, Answered::Accepted(revision));
            }
            (None, [one]) => assert_eq!(answer, Answered::Accepted(*one)),
            (None, []) => {
                // It never arrived; while the pause lasts only the facilitator may say it again.
                if name == "Hugo" {
                    assert!(matches!(answer, Answered::Accepted(_)));
                } else {
                    assert_eq!(answer, Answered::Refused(Refusal::Paused {}));
                    continue;
                }
            }
            (revision, found) => panic!("{name} was told {revision:?}, the log holds {found:?}"),
        }
        let Answered::Accepted(revision) = answer else { continue };
        kept.push((name, Sent { revision: Some(revision), ..sent }));
    }
    *all = kept;
}
