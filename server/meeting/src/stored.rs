//! How events are kept: a JSON array per row of the log, read back for ever.

use crate::Event;
use serde_json::Value;

/// The version that [`write()`] writes.
pub const VERSION: u16 = 1;

/// One step for each version but the last: `STEPS[0]` turns an event of version 1 into version 2.
const STEPS: [fn(Value) -> Value; VERSION as usize - 1] = [];

/// Why a stored row could not be read. Never holds words from the row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoredError {
    /// Written by a newer build, or never written at all.
    #[error("the row says version {0}: this build reads 1 to {VERSION}")]
    Version(u16),
    /// No JSON, or no event this build knows, at this line and column of the row.
    #[error("the row is no list of events (line {line}, column {column})")]
    Malformed {
        /// Counted from 1; 0 where only the shape is wrong.
        line: usize,
        /// Counted from 1; 0 where only the shape is wrong.
        column: usize,
    },
}

impl From<serde_json::Error> for StoredError {
    fn from(error: serde_json::Error) -> Self {
        Self::Malformed { line: error.line(), column: error.column() }
    }
}

/// The events of one row, as [`VERSION`].
pub fn write(events: &[Event]) -> String {
    serde_json::to_string(events).expect("events have string keys only, so JSON can hold them")
}

/// The events of one row, whatever version wrote it.
///
/// # Errors
/// [`StoredError`] when the version is unknown or the row is no list of events.
pub fn read(version: u16, json: &str) -> Result<Vec<Event>, StoredError> {
    if version == 0 || version > VERSION {
        return Err(StoredError::Version(version));
    }
    if version == VERSION {
        return Ok(serde_json::from_str(json)?);
    }
    let older: Vec<Value> = serde_json::from_str(json)?;
    let steps = &STEPS[usize::from(version) - 1..];
    older
        .into_iter()
        .map(|event| steps.iter().fold(event, |event, step| step(event)))
        .map(|event| Ok(serde_json::from_value(event)?))
        .collect()
}
