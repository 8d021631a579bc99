//! What the server does after seconds of nothing. Only here the machine's own timers are let run
//! ahead; nobody waits for them.

use crate::steps::{opens, round, seat_of};
use hyacinth_protocol::{CloseCode, Command, Kind};
use hyacinth_tests::{Table, Wire, run_ahead, say, within};

const THREE: &[&str] = &["Hugo", "Ada", "Ben"];
const HELLO: &str = r#"{"type":"hello","version":1}"#;

#[tokio::test]
async fn without_a_hello_a_connection_ends_after_ten_seconds() {
    let mut table = Table::of(THREE).await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let mut wire = Wire::open(&door).await.expect("a member");
    run_ahead(11).await;
    assert_eq!(wire.closed().await, CloseCode::NoHello.number());
    table.finish().await;
}

#[tokio::test]
async fn a_peer_that_says_nothing_is_gone_within_a_minute() {
    let mut table = Table::of(THREE).await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let mut wire = Wire::open(&door).await.expect("a member");
    wire.say(HELLO).await;
    wire.text().await;
    run_ahead(61).await;
    assert_eq!(wire.closed().await, CloseCode::Stalled.number());
    // The others were as silent on this clock: they come back.
    for name in THREE {
        table.person(name).drop_off();
        table.connect(name).await;
    }
    table.finish().await;
}

#[tokio::test]
async fn a_slow_reader_delays_nobody_and_is_cut() {
    let mut table = Table::of(THREE).await;
    opens(&mut table).await;
    table.does("Ada", Command::AcceptFloor {}).await;
    let ben = table.seat("Ben");
    table.person("Ben").drop_off();
    table.sees("Ada", "Ben away", |view| !seat_of(view, ben).present).await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let mut slow = Wire::open_narrow(&door).await;
    slow.say(HELLO).await;
    table.all_see("Ben back", |view| seat_of(view, ben).present).await;

    // More than any socket's buffers hold, and he reads none of it.
    let passage = "x".repeat(2_000);
    for n in 0..200 {
        let revision =
            table.does("Ada", say(Kind::Update, &format!("{n} {}", &passage[4..]))).await;
        let hugo = table.person("Hugo");
        within("Hugo is up to date", async {
            while hugo.revision() < revision {
                hugo.next().await.expect("an open connection");
            }
        })
        .await;
    }
    run_ahead(16).await;
    table.all_see("Ben cut", |view| !seat_of(view, ben).present).await;
    drop(slow);
    table.connect("Ben").await;
    table.finish().await;
}

#[tokio::test]
async fn an_empty_room_is_put_away_and_comes_back_as_it_was() {
    let mut table = Table::of(THREE).await;
    opens(&mut table).await;
    let meeting = table.meeting;
    let room = table.server.app.rooms.get(meeting).await.expect("a room");
    table.people.iter_mut().for_each(hyacinth_tests::Person::drop_off);
    table.empties().await;
    run_ahead(61).await;
    within("the room is put away", room.asks.closed()).await;
    for name in THREE {
        table.connect(name).await;
    }
    table.all_see("the same round", |view| round(view) == Some(0)).await;
    // The server was never away: nothing is paused.
    assert!(crate::steps::in_round(table.view("Ada")).is_some_and(|round| round.paused.is_none()));
    table.finish().await;
}
