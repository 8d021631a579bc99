//! Rows of a log that no build of ours wrote: read, upcast, taken in, looked at.

use crate::meeting::{commands_at, looked_at};
use hyacinth_meeting::{
    Meeting, Observation, deadline, decide, evolve, observe, redact,
    stored::{StoredError, read, write},
};
use hyacinth_protocol::{Seat, Timestamp};
use serde_json::{Value, value::RawValue};

/// Rows that are looked at, and events: more tell nothing new.
const MOST_ROWS: usize = 64;
const MOST_EVENTS: usize = 400;

/// A row as the golden logs have it, a line each.
#[derive(serde::Deserialize)]
struct Row<'a> {
    version: u16,
    at: i64,
    #[serde(borrow)]
    events: &'a RawValue,
}

/// A row is read or refused; what was read is written and read back the same; a meeting takes all of
/// it in, can be looked at, asked and observed, and ends in the same state when it is replayed.
///
/// # Panics
/// When it is not so.
pub fn stored(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut meeting = Meeting::default();
    let (mut log, mut count) = (Vec::new(), 0);
    for line in text.lines().take(MOST_ROWS) {
        let Ok(row) = serde_json::from_str::<Row<'_>>(line) else { continue };
        let events = match read(row.version, row.events.get()) {
            Ok(events) => events,
            Err(error) => {
                quotes_nothing(&error);
                continue;
            }
        };
        let again = read(hyacinth_meeting::stored::VERSION, &write(&events));
        assert_eq!(again.as_ref(), Ok(&events), "what was written is read");
        count += events.len();
        if count > MOST_EVENTS {
            break;
        }
        let at = Timestamp(row.at);
        events.iter().for_each(|event| evolve(&mut meeting, event, at));
        log.push((at, events));
    }
    if log.is_empty() {
        return;
    }
    stands(&meeting, log.last().map_or(Timestamp(0), |(at, _)| *at));
    let mut replayed = Meeting::default();
    for (at, events) in &mut log {
        redact(&meeting, events);
        events.iter().for_each(|event| evolve(&mut replayed, event, *at));
    }
    looked_at(&replayed);
}

/// It has a view for everybody, answers everything, and time goes on in it.
fn stands(meeting: &Meeting, last: Timestamp) {
    looked_at(meeting);
    let times = [last, Timestamp(last.0.saturating_add(60_000)), Timestamp(i64::MAX)];
    for at in times.into_iter().chain(deadline(meeting)) {
        for observation in [
            Observation::ClockReached,
            Observation::Arrived { seat: Seat(0) },
            Observation::Left { seat: Seat(1) },
            Observation::Restarted { since: last },
        ] {
            let mut ahead = meeting.clone();
            let events = observe(&ahead, &observation, at);
            events.iter().for_each(|event| evolve(&mut ahead, event, at));
        }
        for command in commands_at(meeting) {
            let seat = meeting.lead().unwrap_or(Seat(1));
            if let Ok(events) = decide(meeting, seat, &command, at) {
                let mut ahead = meeting.clone();
                events.iter().for_each(|event| evolve(&mut ahead, event, at));
                looked_at(&ahead);
            }
        }
    }
    let _ = hyacinth_meeting::yielded(meeting);
}

/// An error tells where, never what.
fn quotes_nothing(error: &StoredError) {
    let told = error.to_string();
    assert!(told.len() < 120, "{told}");
    let value: Value = Value::String(told);
    assert!(!value.to_string().contains('\\'), "{value}");
}
