//! What stands in the log of one meeting, read on from where it was read to before.

use super::Loss;
use crate::checks;
use hyacinth::store::{log, records};
use hyacinth_meeting::{Meeting, evolve};
use hyacinth_protocol::{CommandId, MeetingId, Seat};
use rusqlite::{Connection, params};
use serde_json::Value;
use std::{collections::BTreeMap, ops::ControlFlow};

/// A log as far as it was read, and the meeting it makes.
#[derive(Clone)]
pub struct Standing {
    id: MeetingId,
    meeting: Meeting,
    revision: u64,
    last: Option<CommandId>,
    places: BTreeMap<CommandId, u64>,
}

impl Standing {
    /// Nothing of it is read yet.
    pub fn of(id: MeetingId) -> Self {
        Self { id, meeting: Meeting::default(), revision: 0, last: None, places: BTreeMap::new() }
    }

    /// The newest revision that was read.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// Where a command stands.
    pub fn revision_of(&self, id: CommandId) -> Option<u64> {
        self.places.get(&id).copied()
    }

    /// Reads what was added: each row follows the one before, with its id as `prev` and a number one
    /// higher, and its events are understood.
    ///
    /// # Errors
    /// [`Loss`] where one does not.
    pub fn reads_on(&mut self, file: &Connection) -> Result<(), Loss> {
        let lost = |error: &dyn std::fmt::Display| Loss(error.to_string());
        // Both readings see the same rows.
        let still = file.unchecked_transaction().map_err(|error| lost(&error))?;
        let before = self.revision;
        self.links(&still).map_err(|error| lost(&error))??;
        log::visit(&still, self.id, before, |row| {
            row.events.iter().for_each(|event| evolve(&mut self.meeting, event, row.at));
            ControlFlow::Continue(())
        })
        .map_err(|error| lost(&error))
    }

    /// The meeting's record tells the stage that the log does.
    ///
    /// # Errors
    /// [`Loss`] where it tells another.
    pub fn is_noted(&self, file: &Connection) -> Result<(), Loss> {
        let noted = records::meetings::stage(file, self.id);
        let noted = noted.map_err(|error| Loss(error.to_string()))?;
        let stage = self.meeting.stage();
        if self.revision > 0 && noted.is_some_and(|noted| noted != stage) {
            return Err(Loss(format!("it is {stage:?}, and noted as {noted:?}")));
        }
        Ok(())
    }

    /// Takes in the chain of rows alone.
    fn links(&mut self, file: &Connection) -> rusqlite::Result<Result<(), Loss>> {
        let mut select = file.prepare(
            "SELECT revision, prev, command FROM log WHERE meeting = ?1 AND revision > ?2
             ORDER BY revision",
        )?;
        let mut rows = select.query(params![self.id.0, self.revision])?;
        while let Some(row) = rows.next()? {
            let revision: u64 = row.get(0)?;
            let prev = row.get::<_, Option<uuid::Uuid>>(1)?.map(CommandId);
            let id = CommandId(row.get(2)?);
            if revision != self.revision + 1 || prev != self.last {
                let (at, last) = (self.revision, self.last);
                let found = format!("revision {revision} behind {prev:?}");
                return Ok(Err(Loss(format!("after revision {at} of {last:?} comes {found}"))));
            }
            if self.places.insert(id, revision).is_some() {
                return Ok(Err(Loss(format!("{id} stands twice, again at {revision}"))));
            }
            self.revision = revision;
            self.last = Some(id);
        }
        Ok(Ok(()))
    }

    /// The sections `seat` should see.
    pub(super) fn expected(&self, seat: Seat) -> Value {
        checks::expected_of(&self.meeting, seat)
    }
}
