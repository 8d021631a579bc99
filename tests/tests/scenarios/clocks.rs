//! Time: deadlines are met once and never early, and a pause stops everything.

use crate::steps::{OPEN_QUESTIONS, bids, floor, in_round, into_round, moves_on, opens, you};
use hyacinth_meeting::Event;
use hyacinth_protocol::{Changed, Clock, Command, FlagId, FloorView, Millis, Refusal, Slip};
use hyacinth_tests::{SEVEN, Table};

const SHOW: Command = Command::ShowFlag { flag: FlagId(0) };

fn turn_clock(view: &Changed) -> Option<&Clock> {
    match floor(view) {
        FloorView::Held { clock, .. } => Some(clock),
        _ => None,
    }
}

async fn count(table: &Table, wanted: fn(&Event) -> bool) -> usize {
    table.rows().await.iter().flat_map(|row| &row.events).filter(|event| wanted(event)).count()
}

#[tokio::test]
async fn b1_bids_are_revealed_by_time_once_and_never_early() {
    let mut table = Table::of(&["Hugo", "Ada", "Ben"]).await;
    opens(&mut table).await;
    moves_on(&mut table, 0, true).await;
    let began = table.clock.now();
    table.turn(Millis(5 * 60_000 - 1));
    // Whatever is due is done before what is asked: an answer says that the room looked at its clock.
    table.does("Ada", Command::NoBid {}).await;
    assert_eq!(count(&table, |event| matches!(event, Event::BidsRevealed {})).await, 0);
    table.turn(Millis(1));
    table.all_see("the reveal", |view| bids(view).is_some_and(|b| b.reveal_at.is_none())).await;
    table.turn(Millis::minutes(10));
    table.does("Hugo", Command::Extend { minutes: 5, confirm: true }).await;
    let rows = table.rows().await;
    let reveals: Vec<_> = rows
        .iter()
        .filter(|row| row.events.iter().any(|event| matches!(event, Event::BidsRevealed {})))
        .collect();
    assert_eq!(reveals.len(), 1);
    assert_eq!((reveals[0].at, reveals[0].actor), (began + Millis::minutes(5), None));
    table.finish().await;
}

#[tokio::test]
async fn c1_a_clock_that_leaps_meets_every_deadline_once() {
    let mut table = Table::of(SEVEN).await;
    into_round(&mut table, OPEN_QUESTIONS).await;
    for (name, slip) in [("Ben", Slip::Telling), ("Chloe", Slip::Story), ("Dev", Slip::Leading)] {
        let seat = table.seat(name);
        table.does("Ewa", Command::Flag { seat, slip }).await;
        table.turn(Millis::seconds(1));
    }
    table.turn(Millis::minutes(60));
    table
        .sees("Hugo", "three flags overdue", |view| {
            you(view).flags.iter().filter(|flag| flag.overdue).count() == 3
        })
        .await;
    assert_eq!(count(&table, |event| matches!(event, Event::FlagOverdue { .. })).await, 3);
    table.finish().await;
}

#[tokio::test]
async fn r4_a_pause_stops_every_clock() {
    let mut table = Table::of(SEVEN).await;
    into_round(&mut table, 2).await;
    table.does("Ada", Command::AcceptFloor {}).await;
    let seat = table.seat("Ben");
    table.does("Chloe", Command::Flag { seat, slip: Slip::Interrupting }).await;
    table.turn(Millis::seconds(10));
    table.does("Femi", Command::Pause {}).await;
    table.all_see("the pause", |view| in_round(view).is_some_and(|r| r.paused.is_some())).await;
    table.turn(Millis::minutes(60));
    assert_eq!(table.refused("Ben", Command::Continue {}).await, Refusal::Paused {});
    for person in &table.people {
        let round = in_round(person.view()).expect("a round");
        assert_eq!((round.clock.used, round.clock.running_since), (Millis::seconds(10), None));
        let turn = turn_clock(person.view()).expect("Ada's turn");
        assert_eq!((turn.used, turn.running_since), (Millis::seconds(10), None));
    }
    assert_eq!(table.refused("Hugo", SHOW).await, Refusal::AwaitingAnswer {});
    table.does("Ada", Command::Continue {}).await;
    let now = table.clock.now();
    table
        .all_see("the clocks run", |view| {
            turn_clock(view).is_some_and(|clock| clock.running_since == Some(now))
        })
        .await;
    table.turn(Millis(4_999));
    assert_eq!(table.refused("Hugo", SHOW).await, Refusal::AwaitingAnswer {});
    table.turn(Millis(1));
    table.does("Hugo", SHOW).await;
    assert_eq!(count(&table, |event| matches!(event, Event::FlagOverdue { .. })).await, 1);
    table.finish().await;
}
