//! Every shipped format, facilitated and not, played from the opening to the close by simulated
//! members over real sockets [T4, T5].

use futures_util::future::join_all;
use hyacinth_meeting::{Event, shipped};
use hyacinth_protocol::{Presents, Stage, api};
use hyacinth_tests::{SEVEN, Table};

/// One format; gives the set's page after it.
async fn played(key: &str, self_facilitated: bool) {
    let format = Some(key.to_owned());
    let calls = api::NewMeeting { format, self_facilitated, new_cycle: false };
    let mut table = Table::calling(SEVEN, calls).await;
    let format = shipped().iter().find(|format| format.key == key).expect("it is shipped");
    for sitting in 1..=format.sittings() {
        if sitting > 1 {
            table.meet_again().await;
        }
        table.is_played().await;
        let closed = |view: &hyacinth_protocol::Changed| {
            view.meeting.as_ref().is_some_and(|meeting| meeting.stage == Stage::Closed)
        };
        table.all_see("the close", closed).await;
        every_round_was_held(&table).await;
        let summary = table.view("Ada").summary.clone().flatten().expect("closed");
        let (presented, attended) = (summary.presented.len(), summary.attended.len());
        let wanted = match format.presents {
            Presents::Chosen => 1,
            Presents::InTurn => attended - usize::from(!self_facilitated),
            Presents::Nobody => 0,
        };
        assert_eq!((presented, attended), (wanted, SEVEN.len()), "{key}, sitting {sitting}");
    }
    table.finish().await;
}

/// Each round of the agenda began once, in order.
async fn every_round_was_held(table: &Table) {
    let rows = table.rows().await;
    let events = rows.iter().flat_map(|row| &row.events);
    let began: Vec<u16> = events
        .filter_map(|event| match event {
            Event::RoundBegan { round, .. } => Some(round.0),
            _ => None,
        })
        .collect();
    let agenda = table.view("Ada").meeting.as_ref().expect("whole").agenda.len();
    let wanted: Vec<u16> = (0..).take(agenda).collect();
    assert_eq!(began, wanted);
}

#[tokio::test]
async fn t4_seven_rounds_are_played() {
    played("seven-rounds", false).await;
}

#[tokio::test]
async fn t4_equal_airtime_is_played() {
    played("equal-airtime", false).await;
}

#[tokio::test]
async fn t4_a_shared_issue_is_played() {
    played("shared-issue", false).await;
}

#[tokio::test]
async fn t4_three_stages_are_played() {
    played("three-stages", false).await;
}

#[tokio::test]
async fn t4_a_learning_cycle_is_played_in_two_meetings() {
    played("learning-cycle", false).await;
}

#[tokio::test]
async fn t5_every_format_is_played_without_a_facilitator() {
    join_all(shipped().iter().map(|format| played(&format.key, true))).await;
}
