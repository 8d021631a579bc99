//! Logs of released versions replay to the same view, on every build.

use crate::harness::*;
use crate::whole::tuesday;
use hyacinth_meeting::{Meeting, evolve, project_own, project_shared, stored};
use hyacinth_protocol::{Seat, Timestamp};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name)
}

/// The log of Tuesday's meeting, one stored row a line.
fn rows(given: &Given) -> String {
    let row = |(at, events): &(Timestamp, Vec<_>)| {
        let events: Value = serde_json::from_str(&stored::write(events)).expect("JSON");
        json!({ "version": stored::VERSION, "at": at.0, "events": events }).to_string() + "\n"
    };
    given.log.iter().map(row).collect()
}

/// Everything that anybody sees at the end, and in the middle of it.
fn views(log: &str) -> String {
    let mut meeting = Meeting::default();
    let mut seen = Vec::new();
    let count = log.lines().count();
    for (place, row) in log.lines().enumerate() {
        let row: Value = serde_json::from_str(row).expect("a row");
        let version =
            row["version"].as_u64().and_then(|v| u16::try_from(v).ok()).expect("a version");
        let at = Timestamp(row["at"].as_i64().expect("a time"));
        let events = stored::read(version, &row["events"].to_string()).expect("events");
        events.iter().for_each(|event| evolve(&mut meeting, event, at));
        if place + 1 == count || place % 40 == 20 {
            let seats = (0..).map(Seat).take(meeting.seats());
            let own: Vec<_> = seats.map(|seat| project_own(&meeting, seat)).collect();
            seen.push(json!({ "row": place, "shared": project_shared(&meeting), "own": own }));
        }
    }
    serde_json::to_string_pretty(&seen).expect("JSON") + "\n"
}

/// `BLESS=1` writes the views anew, and the log only where there is none: it is a released one.
#[test]
fn golden_v1_replays_to_the_same_views() {
    let (log, view) = (file("v1.jsonl"), file("v1.views.json"));
    let bless = std::env::var_os("BLESS").is_some();
    if bless && !log.exists() {
        std::fs::write(&log, rows(&tuesday())).expect("the log is written");
    }
    let log = std::fs::read_to_string(log).expect("golden/v1.jsonl");
    let now = views(&log);
    if bless {
        std::fs::write(&view, &now).expect("the views are written");
    }
    let then = std::fs::read_to_string(view).expect("golden/v1.views.json");
    assert!(now == then, "the views differ: run with BLESS=1, read the difference, and mean it");
}
