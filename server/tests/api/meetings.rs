//! Calling meetings.

use crate::house::{Browser, House};
use axum::http::StatusCode;
use hyacinth::{
    http::joining,
    room::{Answer, Ask},
};
use hyacinth_protocol::{Command, CommandId, MeetingId, Seat};
use serde_json::{Value, json};
use tokio::sync::oneshot;
use uuid::Uuid;

#[tokio::test]
async fn a_set_has_one_meeting_at_a_time() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let path = format!("/api/sets/{set}/meetings");
    ada.post(&path, Value::Null).await.expect(StatusCode::CREATED);
    ada.post(&path, Value::Null).await.problem(StatusCode::CONFLICT, "meeting-not-closed");
    assert_eq!(ada.page(&set).await["meetings"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn two_calls_at_once_are_one_meeting() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let mut again = house.browser();
    again.cookie.clone_from(&ada.cookie);
    let path = format!("/api/sets/{set}/meetings");
    let (one, other) = tokio::join!(ada.post(&path, Value::Null), again.post(&path, Value::Null));
    let mut statuses = [one.status, other.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::CREATED, StatusCode::CONFLICT]);
}

#[tokio::test]
async fn only_the_facilitator_calls() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let path = format!("/api/sets/{set}/meetings");
    ben.post(&path, Value::Null).await.problem(StatusCode::FORBIDDEN, "facilitator-only");
}

#[tokio::test]
async fn a_page_tells_where_its_meeting_stands() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let path = format!("/api/sets/{set}/meetings");
    let called = ada.post(&path, Value::Null).await.expect(StatusCode::CREATED).json();
    let meeting: MeetingId = called["id"].as_str().expect("an id").parse().expect("an id");
    let facilitator = sit(&house, &ada, meeting).await;
    sit(&house, &ben, meeting).await;
    let place = |stage: &str| json!({ "set": set, "stage": stage });
    let here = format!("/api/meetings/{meeting}");
    assert_eq!(ben.get(&here).await.json(), place("gathering"));

    command(&house, meeting, facilitator, Command::Open {}).await;
    assert_eq!(ben.get(&here).await.json(), place("live"));
    assert_eq!(ben.page(&set).await["meetings"][0]["stage"], "live");
    ada.post(&path, Value::Null).await.problem(StatusCode::CONFLICT, "meeting-not-closed");

    command(&house, meeting, facilitator, Command::Close { insist: true }).await;
    assert_eq!(ben.get(&here).await.json(), place("closed"));
    let page = ben.page(&set).await;
    assert_eq!(page["meetings"][0]["closedAt"], json!(house.app.clock.now()));
    assert_eq!(ben.get("/api/me").await.json()["me"]["sets"][0]["meeting"], Value::Null);
    ada.post(&path, Value::Null).await.expect(StatusCode::CREATED);
}

/// Takes the seat of a browser's person, as their connection would.
async fn sit(house: &House, browser: &Browser, meeting: MeetingId) -> Seat {
    let person = house.signed_in(browser).await;
    let (participant, _) = house
        .app
        .store
        .read(move |connection| joining(connection, &person, meeting))
        .await
        .expect("a seat is theirs");
    let (reply, seat) = oneshot::channel();
    let room = house.app.rooms.get(meeting).await.expect("a room");
    assert!(room.asks.send(Ask::Sit { participant, reply }).await.is_ok());
    seat.await.expect("an answer").expect("a seat")
}

async fn command(house: &House, meeting: MeetingId, by: Seat, command: Command) {
    let (reply, answer) = oneshot::channel();
    let room = house.app.rooms.get(meeting).await.expect("a room");
    let id = CommandId(Uuid::now_v7());
    assert!(room.asks.send(Ask::Command { by, id, command, reply }).await.is_ok());
    let answer = answer.await.expect("an answer");
    assert!(matches!(answer, Answer::Accepted(_)), "{answer:?}");
}
