//! One member who talks as fast as they are answered.

use super::{Loss, Mark, Sent, Standing};
use crate::{WITHIN, say};
use hyacinth::client::{Answered, Client, ClientError, Door, Kept};
use hyacinth_protocol::{Command, CommandId, Failure, Kind};
use std::sync::Arc;
use tokio::sync::watch;
use uuid::Uuid;

/// A member: what they are called, where they sit, and their connection.
pub struct Talker {
    /// Their name.
    pub name: &'static str,
    /// Their room.
    pub room: usize,
    /// True where they facilitate.
    pub leads: bool,
    door: Door,
    client: Option<Client>,
    kept: Option<Kept>,
}

impl Talker {
    pub(super) const fn new(name: &'static str, room: usize, leads: bool, door: Door) -> Self {
        Self { name, room, leads, door, client: None, kept: None }
    }

    pub(super) async fn connect(&mut self) -> Result<(), ClientError> {
        // Kept, where this fails.
        self.client = Some(match self.kept.clone() {
            Some(kept) => kept.resume(&self.door).await?,
            None => Client::connect(&self.door).await?,
        });
        Ok(())
    }

    /// Loses the connection; what was seen is kept for the way back.
    pub(super) fn drop_off(&mut self) {
        self.kept = self.client.take().map(Client::drop_off);
    }

    /// The same member, who has seen nothing.
    pub(super) fn as_new(&self) -> Self {
        Self::new(self.name, self.room, self.leads, self.door.clone())
    }

    fn client(&mut self) -> &mut Client {
        let name = self.name;
        self.client.as_mut().unwrap_or_else(|| panic!("{name} is not connected"))
    }

    /// Sends a command under a new id; who asks is at `who` among the people.
    pub(super) async fn asks(&mut self, who: usize, command: Command, mark: &Mark) -> Sent {
        let (room, id) = (self.room, CommandId(Uuid::now_v7()));
        let answer = self.client().command_as(id, command.clone()).await.ok();
        Sent { room, who, id, command, answer, mark: mark() }
    }

    /// Remarks, one after the other, until the connection breaks.
    pub(super) async fn talks(
        mut self,
        who: usize,
        mark: Mark,
        acknowledged: Arc<watch::Sender<u64>>,
    ) -> (Self, Vec<Sent>) {
        let mut all = Vec::new();
        loop {
            let remark = format!("{} remarks {}", self.name, Uuid::now_v7());
            let sent = self.asks(who, say(Kind::ProcessRemark, &remark), &mark).await;
            let answer = sent.answer.clone();
            all.push(sent);
            match answer {
                Some(Answered::Accepted(_)) => acknowledged.send_modify(|count| *count += 1),
                // They have said as much as one may: they listen.
                Some(Answered::Failed(Failure::TooFast { .. } | Failure::Busy {})) => {
                    while self.client().next().await.is_ok() {}
                    break;
                }
                None => break,
                Some(other) => panic!("{} heard {other:?}", self.name),
            }
        }
        self.drop_off();
        (self, all)
    }

    /// Asks for all of these once more, and gives the answers.
    pub(super) async fn repeats(
        &mut self,
        again: Vec<(CommandId, Command)>,
    ) -> Vec<(CommandId, Answered)> {
        let mut answers = Vec::new();
        for (id, command) in again {
            let answer = self.client().command_as(id, command).await.expect(self.name);
            answers.push((id, answer));
        }
        answers
    }

    /// Takes in news until the view is what the log says.
    pub(super) async fn converges(&mut self, standing: &Standing) -> Result<(), Loss> {
        let name = self.name;
        let client = self.client();
        let wanted = standing.expected(client.seat);
        let mut held = serde_json::Value::Null;
        let converging = async {
            loop {
                held = serde_json::to_value(&client.view).expect("views are plain data");
                if held == wanted {
                    return Ok(());
                }
                client.next().await?;
            }
        };
        let why = match tokio::time::timeout(WITHIN, converging).await {
            Ok(Ok(())) => return Ok(()),
            Ok::<Result<(), ClientError>, _>(Err(error)) => error.to_string(),
            Err(_) => format!("not within {} s", WITHIN.as_secs()),
        };
        Err(Loss(format!("{name} does not hold what the log says ({why}): {held}\n{wanted}")))
    }
}
