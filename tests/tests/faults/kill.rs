//! Killed (SIGKILL) at any moment, the program loses nothing it had acknowledged.

use hyacinth::client::Answered;
use hyacinth_protocol::{Command, CommandId, Kind, Refusal};
use hyacinth_tests::{Chance, Person, Process, SEVEN, say, within};
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
async fn talk(mut person: Person, acknowledged: Arc<watch::Sender<u64>>) -> (Person, Vec<Sent>) {
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
    let mut acknowledged: Vec<(CommandId, u64)> = Vec::new();
    for _ in 0..kills {
        let count = Arc::new(watch::Sender::new(0));
        let talking: Vec<_> = process
            .people
            .drain(..)
            .map(|person| tokio::spawn(talk(person, count.clone())))
            .collect();
        let moment = chance.below(80);
        let mut counted = count.subscribe();
        let moment_comes = counted.wait_for(|count| *count >= moment);
        within("commands are acknowledged", moment_comes).await.expect("someone counts");
        for _ in 0..chance.below(200) {
            tokio::task::yield_now().await;
        }
        process.kill().await;
        let mut last = Vec::new();
        for talk in talking {
            let (person, sent) = talk.await.expect("no panic");
            last.extend(sent.into_iter().map(|sent| (person.name, sent)));
            process.people.push(person);
        }
        process.start().await;
        process.all_connect().await;
        process.all_are_paused_by_the_restart().await;
        process.agree_with_the_log().await;
        acknowledged.extend(answers_stand(&mut process, last).await);
        all_stand(&process, &acknowledged);
        process.does("Hugo", Command::Continue {}).await;
    }
    process.finish().await;
}

/// Sends every command of the life that ended once more, under its old id: what was acknowledged is
/// answered as before; what was on its way has had one effect or none. Gives what stands now.
async fn answers_stand(
    process: &mut Process,
    last: Vec<(&'static str, Sent)>,
) -> Vec<(CommandId, u64)> {
    let rows = process.rows();
    let mut standing = Vec::new();
    for (name, Sent { id, command, revision }) in last {
        let found = rows.iter().find(|row| row.command == id).map(|row| row.revision);
        assert!(revision.is_none() || found == revision, "{name} heard {revision:?}: {found:?}");
        match (found, process.asks_as(name, id, command).await) {
            (Some(found), answer) => {
                assert_eq!(answer, Answered::Accepted(found));
                standing.push((id, found));
            }
            // It never arrived. While the pause lasts only the facilitator has it accepted now.
            (None, Answered::Accepted(revision)) if name == "Hugo" => {
                standing.push((id, revision));
            }
            (None, answer) => assert_eq!(answer, Answered::Refused(Refusal::Paused {})),
        }
    }
    standing
}

/// Whatever was acknowledged in any life stands in the log once, at its revision.
fn all_stand(process: &Process, acknowledged: &[(CommandId, u64)]) {
    let rows = process.rows();
    for (id, revision) in acknowledged {
        let found = rows.iter().filter(|row| row.command == *id).map(|row| row.revision);
        assert!(found.eq([*revision]), "{id} was acknowledged at {revision}");
    }
}
