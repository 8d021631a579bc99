//! Dates as a calendar file (RFC 5545). The same date keeps its `UID` for ever, and its `SEQUENCE` grows
//! with each change, so that calendars know it again; one that is called off stays, as cancelled.

use crate::store::records::dates::Entry;
use chrono::{DateTime, Duration, Utc};
use hyacinth_protocol::{Millis, Timestamp};
use icalendar::{Alarm, Calendar, Component as _, Event, EventLike as _, EventStatus, Trigger};
use std::fmt::Write as _;

/// How often calendars that follow it should look, in hours.
const LOOK_EVERY_HOURS: i64 = 6;

/// An alarm goes off so long before, in minutes.
const ALARM_MINUTES: i64 = 60;

/// Writes a calendar with these dates; `origin` is where the pages are.
pub fn write(name: &str, entries: &[Entry], origin: &str) -> String {
    let mut calendar = Calendar::new();
    calendar.name(name).ttl(&Duration::hours(LOOK_EVERY_HOURS));
    calendar.append_property(("METHOD", "PUBLISH"));
    for entry in entries {
        calendar.push(event(entry, origin));
    }
    calendar.to_string()
}

fn event(Entry { date, set_name, apologised }: &Entry, origin: &str) -> Event {
    let page = format!("{origin}/sets/{}/schedule", date.set);
    let mut said = String::new();
    if let Some(note) = &date.note {
        let _ = write!(said, "{}\n\n", note.as_str());
    }
    said += &page;
    let mut event = Event::new();
    event
        .uid(&date.id.to_string())
        .sequence(date.changes)
        .timestamp(moment(date.changed_at))
        .last_modified(moment(date.changed_at))
        .starts(moment(date.at))
        .ends(moment(date.at + Millis::minutes(date.minutes.into())))
        .summary(set_name.as_str())
        .description(&said)
        .url(&page);
    if let Some(place) = &date.place {
        event.location(place.as_str());
    }
    // Who cannot come is free then.
    event.add_property(
        "TRANSP",
        if *apologised || date.called_off { "TRANSPARENT" } else { "OPAQUE" },
    );
    if date.called_off {
        return event.status(EventStatus::Cancelled).done();
    }
    event.status(EventStatus::Confirmed);
    if !apologised {
        let before = Trigger::before_start(Duration::minutes(ALARM_MINUTES));
        event.alarm(Alarm::display(set_name.as_str(), before));
    }
    event.done()
}

fn moment(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(at.0).unwrap_or_default()
}
