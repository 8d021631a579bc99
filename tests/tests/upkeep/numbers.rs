//! The page of numbers tells how the server is, and nothing about anybody.

use crate::get;
use hyacinth_protocol::{Command, Kind, RoundIndex};
use hyacinth_tests::{Process, say};
use std::collections::{BTreeMap, BTreeSet};

/// Each sample's name with its labels, and its value.
fn samples(page: &str) -> BTreeMap<String, f64> {
    let lines = page.lines().filter(|line| !line.starts_with('#'));
    let samples = lines.filter_map(|line| line.rsplit_once(' '));
    samples.map(|(name, value)| (name.to_owned(), value.parse().expect("a number"))).collect()
}

/// The names that a page or a document's table says there are.
fn names(text: &str, begin: &str, end: char) -> BTreeSet<String> {
    let lines = text.lines().filter_map(|line| line.strip_prefix(begin));
    lines.filter_map(|rest| rest.split(end).next()).map(ToOwned::to_owned).collect()
}

#[tokio::test]
async fn the_numbers_count_what_happens_and_name_nobody() {
    let mut process =
        Process::of_with(&["Hugo", "Ada", "Ben"], &["--metrics-listen", "127.0.0.1:0"]).await;
    process.does("Hugo", Command::Open {}).await;
    process.does("Ada", say(Kind::ProcessRemark, "ProcessRemarkCanary")).await;
    let wrong = Command::Next { leaving: RoundIndex(9), insist: false };
    process.asks_as("Ada", hyacinth_protocol::CommandId(uuid::Uuid::now_v7()), wrong).await;
    process.people[2].drop_off();
    let meeting = process.meeting();
    process.people[2].connect(meeting).await.expect("he is back");

    let metrics = process.program().metrics.expect("an address of its own");
    let (status, head, page) = get(metrics, "/metrics").await.expect("an answer");
    assert_eq!(status, 200);
    assert!(head.contains("application/openmetrics-text"), "{head}");
    assert!(page.ends_with("# EOF\n"), "{page}");
    let samples = samples(&page);
    for (name, wanted) in [
        ("hyacinth_connections_welcomed_total{with=\"whole\"}", 3.0),
        ("hyacinth_connections_welcomed_total{with=\"changes\"}", 1.0),
        ("hyacinth_rooms_live", 1.0),
        ("hyacinth_rooms_faulted_total", 0.0),
        ("hyacinth_commands_total{outcome=\"accepted\"}", 2.0),
        ("hyacinth_commands_total{outcome=\"refused\"}", 1.0),
        ("hyacinth_commands_total{outcome=\"failed\"}", 0.0),
        ("hyacinth_command_seconds_count", 3.0),
        ("hyacinth_command_seconds_bucket{le=\"+Inf\"}", 3.0),
        ("hyacinth_draining", 0.0),
        ("hyacinth_store_stopped", 0.0),
    ] {
        assert_eq!(samples.get(name), Some(&wanted), "{name} in\n{page}");
    }
    for name in [
        "hyacinth_connections_open",
        "hyacinth_commit_seconds_count",
        "hyacinth_commit_jobs_sum",
        "hyacinth_frames_total{way=\"in\"}",
        "hyacinth_frame_bytes_total{way=\"out\"}",
        "hyacinth_store_bytes",
        "process_resident_memory_bytes",
        "process_open_fds",
        "process_max_fds",
        "process_start_time_seconds",
    ] {
        assert!(samples.get(name).is_some_and(|value| *value > 0.0), "{name} in\n{page}");
    }

    // Labels are closed lists: nothing that grows with people or meetings.
    let labels = page.match_indices("=\"").map(|(at, _)| {
        let before = &page[..at];
        before[before.rfind(['{', ',']).map_or(0, |from| from + 1)..].to_owned()
    });
    let known = ["code", "le", "outcome", "result", "version", "way", "with"];
    assert!(labels.into_iter().all(|label| known.contains(&label.as_str())), "{page}");
    let ids = process.people.iter().map(|person| person.member.to_string());
    let secrets = ["Hugo", "Ada", "Ben", "Canary"].map(ToOwned::to_owned);
    for secret in ids.chain(secrets).chain([meeting.to_string()]) {
        assert!(!page.contains(&secret), "{secret} is in\n{page}");
    }

    // The manual lists exactly these.
    let manual = include_str!("../../../docs/running.md");
    let told: BTreeSet<String> = ["hyacinth_", "process_"]
        .iter()
        .flat_map(|begin| {
            let names = names(manual, &format!("| `{begin}"), '`');
            names.into_iter().map(move |name| format!("{begin}{name}"))
        })
        .collect();
    assert_eq!(told, names(&page, "# TYPE ", ' '));

    // The address people come to has none of it.
    let public = process.people[0].browser.door(meeting).address;
    let (_, _, body) = get(public, "/metrics").await.expect("an answer");
    assert!(!body.contains("hyacinth_"), "{body}");
    for path in ["/health", "/health/live", "/health/ready"] {
        for address in [public, metrics] {
            let (status, _, body) = get(address, path).await.expect("an answer");
            assert_eq!((status, body.as_str()), (204, ""), "{path}");
        }
    }
    process.finish().await;
}
