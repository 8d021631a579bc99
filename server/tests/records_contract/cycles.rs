//! Sets' own formats, and cycles of meetings in one format.

use crate::{NOW, Records, sat, text};
use hyacinth::store::records::{cycles, formats, meetings};
use hyacinth_meeting::{Setup, YieldedCycle, shipped};
use hyacinth_protocol::{Format, MeetingId, ResourceView, SetId, Stage, api::CycleLine};
use std::borrow::Cow;
use uuid::Uuid;

/// A format of two sittings, under a key of its own.
fn two_sittings(key: &str) -> Format {
    let mut format = shipped()[0].clone();
    format.key = key.to_owned();
    format.rounds.truncate(2);
    format.rounds[0].sitting = Some(1);
    format.rounds[1].sitting = Some(2);
    format
}

fn id(number: u128) -> MeetingId {
    MeetingId(Uuid::from_u128(number))
}

async fn next(records: &Records, set: SetId, format: &Format) -> Setup {
    records.setup(set, id(999), format.clone(), false).await.0
}

async fn under_way(records: &Records, set: SetId, format: &Format) -> Option<CycleLine> {
    let format = format.clone();
    let find = move |key: &str| Ok((key == format.key).then(|| Cow::Owned(format.clone())));
    records.within(move |tx| cycles::under_way(tx, set, find)).await
}

#[tokio::test]
async fn t1_own_formats() {
    let records = Records::new();
    let (set, _) = records.set().await;
    let (other, _) = records.set().await;
    let mut ours = two_sittings("ours");
    let keep = |format: Format| records.within(move |tx| formats::keep(tx, set, &format, NOW));
    keep(ours.clone()).await;
    keep(two_sittings("another")).await;
    ours.name = text("Ours, shorter");
    keep(ours.clone()).await;

    assert_eq!(records.within(move |tx| formats::find(tx, set, "ours")).await, Some(ours.clone()));
    let all = records.within(move |tx| formats::of_set(tx, set)).await;
    assert_eq!(
        all.iter().map(|format| format.key.as_str()).collect::<Vec<_>>(),
        ["another", "ours"]
    );
    assert_eq!(records.within(move |tx| formats::find(tx, other, "ours")).await, None);
    assert!(!records.within(move |tx| formats::delete(tx, other, "ours")).await);
    assert!(records.within(move |tx| formats::delete(tx, set, "ours")).await);
    assert!(!records.within(move |tx| formats::delete(tx, set, "ours")).await);
}

#[tokio::test]
async fn e8_sittings() {
    let records = Records::new();
    let (set, _) = records.set().await;
    let format = two_sittings("ours");
    let first = next(&records, set, &format).await;
    assert_eq!((first.sitting, first.cycle.theme), (1, None));
    assert_eq!(under_way(&records, set, &format).await, None);

    let resource = ResourceView {
        title: text("A film about listening"),
        link: None,
        questions: vec![text("What did they leave out?")],
    };
    let left = YieldedCycle { resource: Some(resource.clone()), ..sat(1, "Listening", &[]) };
    let one = records.met_in(set, 0, format.clone(), |all| all.cycle = Some(left)).await;
    // Another kind of meeting in between, and one that was called off, change nothing.
    records.met(set, 1, |_| {}).await;
    records.met_in(set, 2, format.clone(), |all| all.opened_at = None).await;
    let second = next(&records, set, &format).await;
    assert_eq!((second.sitting, second.cycle.theme.clone()), (2, Some(text("Listening"))));
    assert_eq!(second.cycle.resource, Some(resource));
    let line = under_way(&records, set, &format).await.expect("a cycle");
    let wanted = CycleLine {
        format: "ours".to_owned(),
        theme: Some(text("Listening")),
        next_sitting: 2,
        sittings: 2,
        meetings: vec![one],
    };
    assert_eq!(line, wanted);

    // While the second is called, it is still the next.
    let (_, calling) = records.setup(set, id(500), format.clone(), false).await;
    assert_eq!((calling.cycle, calling.sitting), (one, 2));
    assert!(records.within(move |tx| meetings::add(tx, set, &calling, NOW)).await);
    let line = under_way(&records, set, &format).await.expect("a cycle");
    assert_eq!((line.next_sitting, line.theme), (2, Some(text("Listening"))));
    assert_eq!(line.meetings.len(), 2);
}

#[tokio::test]
async fn e8_no_sitting_without_a_theme() {
    let records = Records::new();
    let (set, _) = records.set().await;
    let format = two_sittings("ours");
    let left = YieldedCycle { theme: None, ..sat(1, "Not found yet", &[]) };
    records.met_in(set, 0, format.clone(), |all| all.cycle = Some(left)).await;
    assert_eq!(next(&records, set, &format).await.sitting, 1, "it is held again");
    assert_eq!(under_way(&records, set, &format).await, None);
}

#[tokio::test]
async fn e8_next_theme() {
    let records = Records::new();
    let (set, _) = records.set().await;
    let format = two_sittings("ours");
    records.met_in(set, 0, format.clone(), |all| all.cycle = Some(sat(1, "Listening", &[]))).await;
    let (afresh, calling) = records.setup(set, id(600), format.clone(), true).await;
    assert_eq!((afresh.sitting, afresh.cycle.theme), (1, None), "nothing is finished yet");
    assert_eq!(calling.cycle, id(600));

    let next_themes = ["Silence", "What we do\nnot ask"];
    let left = sat(2, "Listening", &next_themes);
    records.met_in(set, 1, format.clone(), |all| all.cycle = Some(left)).await;
    assert_eq!(under_way(&records, set, &format).await, None);
    let third = next(&records, set, &format).await;
    assert_eq!((third.sitting, third.cycle.theme), (1, Some(text("What we do not ask"))));
    assert_eq!(third.cycle.resource, None);

    // A format that was cut to fewer sittings has no second one.
    records.met_in(set, 2, format.clone(), |all| all.cycle = Some(sat(1, "Silence", &[]))).await;
    let mut cut = format;
    cut.rounds.truncate(1);
    assert_eq!(under_way(&records, set, &cut).await, None);
    assert_eq!(next(&records, set, &cut).await.sitting, 1);
}

#[tokio::test]
async fn a_record_says_where_its_meeting_stands() {
    let records = Records::new();
    let (set, _) = records.set().await;
    let (_, calling) = records.setup(set, id(1), two_sittings("ours"), false).await;
    assert!(records.within(move |tx| meetings::add(tx, set, &calling, NOW)).await);
    for stage in [Stage::Live, Stage::Suspended] {
        records.within(move |tx| meetings::note_stage(tx, id(1), stage)).await;
        let line = records.within(move |tx| meetings::current(tx, set)).await.expect("a meeting");
        assert_eq!((line.stage, line.format_name.as_str()), (stage, "Seven rounds"));
    }
    records.within(|tx| meetings::note_stage(tx, id(2), Stage::Live)).await;
    assert_eq!(records.within(|tx| meetings::stage(tx, id(2))).await, None, "it never was");
}
