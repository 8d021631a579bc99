//! E8: meetings that work on one theme together.

use crate::{
    house::{Browser, House},
    meetings::{command, sit},
};
use axum::http::StatusCode;
use hyacinth_meeting::{Event, Setup};
use hyacinth_protocol::{Command, MeetingId, RoundIndex};
use serde_json::{Value, json};

/// Calls a meeting of the learning cycle.
async fn call(ada: &mut Browser, set: &str, new_cycle: bool) -> MeetingId {
    let body = json!({ "format": "learning-cycle", "newCycle": new_cycle });
    let called = ada.post(&format!("/api/sets/{set}/meetings"), body).await;
    called.expect(StatusCode::CREATED).json()["id"].as_str().expect("an id").parse().expect("an id")
}

/// What the meeting was called with.
async fn setup(house: &House, meeting: MeetingId) -> Setup {
    let rows = house.app.store.after(meeting, 0).await.expect("a log");
    match rows[0].events.first() {
        Some(Event::Called { setup }) => (**setup).clone(),
        other => panic!("{other:?}"),
    }
}

/// Holds a meeting: opens it, moves on so often, asks for these, closes it.
async fn hold(
    house: &House,
    people: [&Browser; 2],
    meeting: MeetingId,
    rounds: u16,
    asked: Vec<Command>,
) {
    let [ada, ben] = people;
    let facilitator = sit(house, ada, meeting).await;
    sit(house, ben, meeting).await;
    command(house, meeting, facilitator, Command::Open {}).await;
    for round in 0..rounds {
        let next = Command::Next { leaving: RoundIndex(round), insist: true };
        command(house, meeting, facilitator, next).await;
    }
    for asks in asked {
        command(house, meeting, facilitator, asks).await;
    }
    command(house, meeting, facilitator, Command::Close { insist: true }).await;
}

#[tokio::test]
async fn e8_the_next_meeting_is_the_next_sitting() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (ben, _) = house.member(&mut ada, &set, "Ben").await;
    assert_eq!(ada.page(&set).await["cycle"], Value::Null);

    let first = call(&mut ada, &set, false).await;
    let line = ada.page(&set).await["cycle"].clone();
    assert_eq!((&line["nextSitting"], &line["sittings"]), (&json!(1), &json!(2)));
    assert_eq!(line["meetings"], json!([first]));
    let theme = Command::StateTheme { theme: "How we listen".parse().expect("a line") };
    hold(&house, [&ada, &ben], first, 1, vec![theme]).await;
    let wanted = json!({
        "format": "learning-cycle",
        "theme": "How we listen",
        "nextSitting": 2,
        "sittings": 2,
        "meetings": [first],
    });
    assert_eq!(ada.page(&set).await["cycle"], wanted);

    // Called off before it opened, it was no sitting.
    let off = call(&mut ada, &set, false).await;
    let facilitator = sit(&house, &ada, off).await;
    command(&house, off, facilitator, Command::Close { insist: true }).await;
    assert_eq!(ada.page(&set).await["cycle"], wanted);

    let second = call(&mut ada, &set, false).await;
    let taken = setup(&house, second).await;
    assert_eq!((taken.sitting, taken.cycle.theme), (2, "How we listen".parse().ok()));
    hold(&house, [&ada, &ben], second, 0, Vec::new()).await;
    assert_eq!(ada.page(&set).await["cycle"], Value::Null);
    let third = call(&mut ada, &set, false).await;
    assert_eq!(setup(&house, third).await.sitting, 1);
}

#[tokio::test]
async fn e8_a_new_cycle_begins_where_it_is_asked_for() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (ben, _) = house.member(&mut ada, &set, "Ben").await;
    let first = call(&mut ada, &set, false).await;
    hold(&house, [&ada, &ben], first, 0, Vec::new()).await;
    let afresh = call(&mut ada, &set, true).await;
    let taken = setup(&house, afresh).await;
    assert_eq!((taken.sitting, taken.cycle.theme), (1, None));
    assert_eq!(ada.page(&set).await["cycle"]["meetings"], json!([afresh]));
}
