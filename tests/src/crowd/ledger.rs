//! Every command that was sent, by id, and how it was answered.

use super::Standing;
use crate::checks;
use hyacinth::client::Answered;
use hyacinth_protocol::{Command, CommandId};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// A promise that was not kept, for people to read.
#[derive(Clone, Debug)]
pub struct Loss(pub String);

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One command that someone sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// In which room.
    pub room: usize,
    /// By whom, by their place among the people.
    pub who: usize,
    /// Under which id.
    pub id: CommandId,
    /// What.
    pub command: Command,
    /// How it was answered; none where the connection broke first.
    pub answer: Option<Answered>,
    /// How far the disk had come when the answer was heard.
    pub mark: u64,
}

impl Sent {
    /// What to say to ask for it once more.
    pub fn to_repeat(&self) -> (CommandId, Command) {
        (self.id, self.command.clone())
    }
}

/// All of them.
#[derive(Debug, Default)]
pub struct Ledger {
    sent: BTreeMap<CommandId, Sent>,
    /// Asked again, and answered as before or for the first time, since they were sent.
    settled: BTreeSet<CommandId>,
}

impl Ledger {
    pub(super) fn add(&mut self, sent: Sent) {
        self.sent.insert(sent.id, sent);
    }

    /// What it held when the disk had come to `mark`.
    pub(super) fn as_of(&self, mark: u64) -> Self {
        let sent = self.all().filter(|sent| sent.mark <= mark);
        let sent = sent.map(|sent| (sent.id, sent.clone())).collect();
        Self { sent, settled: BTreeSet::new() }
    }

    /// How many were acknowledged.
    pub fn acknowledged(&self) -> usize {
        self.all().filter(|sent| matches!(sent.answer, Some(Answered::Accepted(_)))).count()
    }

    /// Everything sent, in no order that means anything.
    pub fn all(&self) -> impl Iterator<Item = &Sent> {
        self.sent.values()
    }

    /// What was not answered in the life that ended, and the last that each one was answered in it.
    pub(super) fn to_ask_again(&self) -> Vec<Sent> {
        let mut last = BTreeMap::new();
        let mut again = Vec::new();
        for sent in self.all().filter(|sent| !self.settled.contains(&sent.id)) {
            match sent.answer {
                None => again.push(sent.clone()),
                Some(Answered::Accepted(_)) => drop(last.insert(sent.who, sent.clone())),
                Some(_) => {}
            }
        }
        again.extend(last.into_values());
        again
    }

    /// All that was acknowledged, to be asked once more.
    pub fn ask_all_again(&mut self) {
        self.settled.clear();
    }

    /// Takes in a second answer: the same as the first, if there was one.
    pub(super) fn answered_again(
        &mut self,
        id: CommandId,
        answer: Answered,
        mark: u64,
    ) -> Result<(), Loss> {
        let sent = self.sent.get_mut(&id).expect("it was sent");
        if sent.answer.as_ref().is_some_and(|first| *first != answer) {
            let first = &sent.answer;
            return Err(Loss(format!("{id} was answered {first:?}, and later {answer:?}")));
        }
        if sent.answer.is_none() {
            (sent.answer, sent.mark) = (Some(answer), mark);
        }
        self.settled.insert(id);
        Ok(())
    }

    /// Whatever was acknowledged before the disk had come to `mark` stands in the log, once, at its
    /// revision; whatever was refused does not.
    ///
    /// # Errors
    /// [`Loss`], the first that is not so.
    pub fn stands_in(&self, standing: &[Standing], mark: u64) -> Result<(), Loss> {
        for sent in self.all().filter(|sent| sent.mark <= mark) {
            let Sent { id, room, answer, .. } = sent;
            let found = standing[*room].revision_of(*id);
            let kept = match answer {
                Some(Answered::Accepted(revision)) => found == Some(*revision),
                Some(_) => found.is_none(),
                None => true,
            };
            if !kept {
                let was = format!("{id} in room {room} was answered {answer:?}");
                return Err(Loss(format!("{was}; in the log it stands at {found:?}")));
            }
        }
        Ok(())
    }

    /// Adds every text that people typed to `private`.
    pub(super) fn typed(&self, private: &mut Vec<String>) {
        self.all().for_each(|sent| checks::typed(&sent.command, private));
    }
}
