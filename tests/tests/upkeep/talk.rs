//! People who talk as fast as they may, until they are cut off.

use hyacinth::client::{Answered, ClientError};
use hyacinth_protocol::{Command, CommandId, Failure, Kind};
use hyacinth_tests::{Person, Process, say, within};
use std::{sync::Arc, time::Duration};
use tokio::{sync::watch, task::JoinHandle, time::timeout};
use uuid::Uuid;

/// What was acknowledged so far, by everybody: ids and revisions.
pub(crate) type Acknowledged = Arc<watch::Sender<Vec<(CommandId, u64)>>>;

/// Everyone of a process, talking.
pub(crate) struct Talk {
    pub(crate) acknowledged: Acknowledged,
    talking: Vec<JoinHandle<(Person, Last)>>,
}

/// The last thing someone sent: it was never answered.
pub(crate) struct Last {
    pub(crate) id: CommandId,
    pub(crate) command: Command,
    /// How the connection ended.
    pub(crate) code: Option<u16>,
}

impl Talk {
    /// Takes everyone out of the process and lets them talk.
    pub(crate) fn begin(process: &mut Process) -> Self {
        let acknowledged = Acknowledged::default();
        let people = process.people.drain(..);
        let talking =
            people.map(|person| tokio::spawn(talk(person, acknowledged.clone()))).collect();
        Self { acknowledged, talking }
    }

    /// Waits until so many commands are acknowledged, and gives all that are.
    pub(crate) async fn reaches(&self, count: usize) -> Vec<(CommandId, u64)> {
        let mut heard = self.acknowledged.subscribe();
        let reached = heard.wait_for(|acknowledged| acknowledged.len() >= count);
        within("commands are acknowledged", reached).await.expect("someone talks").clone()
    }

    /// Waits until all are cut off; they are in the process again.
    pub(crate) async fn ends(self, process: &mut Process) -> Vec<(&'static str, Last)> {
        let mut lasts = Vec::new();
        for talk in self.talking {
            let (person, last) = within("someone is cut off", talk).await.expect("no panic");
            lasts.push((person.name, last));
            process.people.push(person);
        }
        lasts
    }
}

async fn talk(mut person: Person, acknowledged: Acknowledged) -> (Person, Last) {
    loop {
        let id = CommandId(Uuid::now_v7());
        let command = say(Kind::ProcessRemark, &format!("{} remarks {}", person.name, id.0));
        let code = match ask_in_turn(&mut person, id, &command).await {
            Ok(Answered::Accepted(revision)) => {
                acknowledged.send_modify(|all| all.push((id, revision)));
                continue;
            }
            Ok(other) => panic!("{} heard {other:?}", person.name),
            Err(ClientError::Closed(code)) => code,
            Err(_) => None,
        };
        person.drop_off();
        return (person, Last { id, command, code });
    }
}

/// Asks, and again after the wait where that was faster than a person asks, as pages do.
pub(crate) async fn ask_in_turn(
    person: &mut Person,
    id: CommandId,
    command: &Command,
) -> Result<Answered, ClientError> {
    loop {
        match person.asks(id, command.clone()).await? {
            Answered::Failed(Failure::TooFast { wait_ms }) => {
                let listening = async {
                    loop {
                        if let Err(error) = person.next().await {
                            return error;
                        }
                    }
                };
                let wait = Duration::from_millis(wait_ms.into());
                if let Ok(error) = timeout(wait, listening).await {
                    return Err(error);
                }
            }
            answered => return Ok(answered),
        }
    }
}
