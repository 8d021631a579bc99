//! Meeting after meeting on one running program: its memory does not climb.
//!
//! Members come, open, talk, drop, come back and close, again and again. After each meeting the program's
//! memory is read; the slope is that of the straight line nearest to these points (least squares), once
//! caches are full and the first rooms were put away. The pace is even, since a room stays in memory for a
//! minute: more meetings a minute would look like a climb. `HYACINTH_SOAK_MINUTES` says for how long, at
//! least 12; a few seconds otherwise: then the line is only drawn, since so short a run says nothing.
//!
//! Why the line begins so late: the allocator keeps a store for each thread or two, and meetings reach each
//! of them by and by. From minute 3 to 6 that looks like a climb of 100 KiB a minute; later it is less than
//! half of that, and with one store for all (`MALLOC_ARENA_MAX=1`) hardly anything.

use crate::talk::ask_in_turn;
use hyacinth::client::Answered;
use hyacinth_protocol::{Command, CommandId, Kind};
use hyacinth_tests::{Process, say, within};
use std::time::{Duration, Instant};
use uuid::Uuid;

const MINUTES: &str = "HYACINTH_SOAK_MINUTES";

/// From one meeting to the next.
const EVERY: Duration = Duration::from_millis(500);

/// Rooms are put away after a minute; caches and the allocator's stores take longer to fill. In minutes.
const FILLED_AFTER: f64 = 6.0;

/// A run as short as this only shows that the reporting works.
const SHORT: Duration = Duration::from_secs(3);

/// The steepest slope that passes: about half a KiB for each of 120 meetings a minute. A meeting that is
/// over leaves its id (16 bytes) in memory for good; the rest is what the allocator keeps.
const STEEPEST_KIB_PER_MINUTE: f64 = 64.0;

/// Minutes since the beginning, and KiB of memory then.
type Point = (f64, f64);

/// The slope of the line that is nearest to the points.
fn slope(points: &[Point]) -> f64 {
    let count = points.len() as f64;
    let mean = |of: fn(&Point) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = points.iter().map(|point| (point.0 - x).powi(2)).sum();
    points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum::<f64>() / spread
}

/// Memory a process uses of its own, in KiB. Pages of files are left out: the system takes them back as it
/// likes, and that would hide a climb.
fn memory(id: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).expect("a Linux process");
    let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).expect("its memory");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// What is asked is accepted.
async fn does(process: &mut Process, who: &str, command: Command) {
    let person = process.people.iter_mut().find(|person| person.name == who).expect(who);
    let id = CommandId(Uuid::now_v7());
    let answered = within("an answer", ask_in_turn(person, id, &command)).await.expect(who);
    assert!(matches!(answered, Answered::Accepted(_)), "{who} heard {answered:?}");
}

async fn one_meeting(process: &mut Process) {
    does(process, "Hugo", Command::Open {}).await;
    for name in ["Ada", "Ben", "Chloe"] {
        does(process, name, say(Kind::ProcessRemark, "One more remark of many")).await;
    }
    let meeting = process.meeting();
    for person in &mut process.people[1..3] {
        person.drop_off();
        person.connect(meeting).await.expect("back again");
    }
    does(process, "Ben", say(Kind::ProcessRemark, "Here again")).await;
    does(process, "Hugo", Command::Close { insist: true }).await;
    process.next_meeting().await;
}

#[tokio::test]
#[allow(clippy::print_stdout, reason = "the figure is what it is run for")]
async fn memory_does_not_climb() {
    let line: Vec<Point> = (0..20).map(|x| (f64::from(x), 1_000.0 + 7.0 * f64::from(x))).collect();
    assert!((slope(&line) - 7.0).abs() < 1e-9, "the measure itself");

    let minutes = std::env::var(MINUTES).ok().map(|text| text.parse::<f64>().expect("minutes"));
    let lasts = minutes.map_or(SHORT, |minutes| Duration::from_secs_f64(minutes * 60.0));
    let mut process = Process::of(&["Hugo", "Ada", "Ben", "Chloe"]).await;
    let (begun, id) = (Instant::now(), process.program().id());
    let mut points = Vec::new();
    let mut pace = tokio::time::interval(EVERY);
    pace.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    while begun.elapsed() < lasts || points.len() < 8 {
        pace.tick().await;
        one_meeting(&mut process).await;
        points.push((begun.elapsed().as_secs_f64() / 60.0, memory(id)));
    }
    let filled = minutes.map_or(0, |_| points.partition_point(|point| point.0 < FILLED_AFTER));
    let later = &points[filled..];
    let (slope, last) = (slope(later), later.last().expect("longer than the filling").1);
    println!(
        "{} meetings in {:.1} minutes: {slope:+.1} KiB/min, {last:.0} KiB at the end",
        points.len(),
        begun.elapsed().as_secs_f64() / 60.0,
    );
    assert!(slope.is_finite() && last > 1_000.0, "memory was measured");
    if minutes.is_some() {
        assert!(slope < STEEPEST_KIB_PER_MINUTE, "memory climbs by {slope:.1} KiB/min");
    }
    process.finish().await;
}
