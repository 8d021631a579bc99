//! Calling meetings.

use crate::house::{Browser, House};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use hyacinth::{
    http::joining,
    room::{Ask, Coming, Outlet, Removed},
};
use hyacinth_meeting::Event;
use hyacinth_protocol::{Command, CommandId, MeetingId, Seat};
use serde_json::{Value, json};
use std::{sync::Arc, time::Instant};
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
    let meeting = call(&mut ada, &path).await;
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

#[tokio::test]
async fn t5_a_meeting_is_called_in_a_format_and_without_a_facilitator() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let path = format!("/api/sets/{set}/meetings");
    let unknown = ada.post(&path, json!({ "format": "nobodys" })).await;
    let problem = unknown.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "format");
    let unread = ada.post(&path, json!({ "selfFacilitated": "yes" })).await;
    unread.problem(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-body");

    let own = format!("/api/sets/{set}/formats/ours");
    let mut format = ada.get(&format!("/api/sets/{set}/formats/seven-rounds")).await.json();
    format["key"] = json!("ours");
    format["name"] = json!("Our rounds");
    ada.put(&own, format).await.expect(StatusCode::NO_CONTENT);
    let body = json!({ "format": "ours", "selfFacilitated": true });
    let called = ada.post(&path, body).await.expect(StatusCode::CREATED).json();
    // What becomes of the format does not touch the meeting.
    ada.ask(Method::DELETE, &own, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let meeting: MeetingId = called["id"].as_str().expect("an id").parse().expect("an id");
    sit(&house, &ada, meeting).await;
    let page = ada.page(&set).await;
    assert_eq!(page["meetings"][0]["formatName"], "Our rounds");
    assert_eq!(page["formatName"], "Seven rounds");
    let rows = house.app.store.after(meeting, 0).await.expect("a log");
    let Some(Event::Called { setup }) = rows[0].events.first() else { panic!("a call") };
    assert_eq!((setup.format.key.as_str(), setup.self_facilitated), ("ours", true));
}

#[tokio::test]
async fn a_body_may_be_left_out_or_null() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let path = format!("/api/sets/{set}/meetings");
    let request = |kind: &str, body: &'static str| {
        Request::builder()
            .method("POST")
            .uri(&path)
            .header("origin", "http://localhost:4100")
            .header("cookie", ada.cookie.clone().expect("a cookie"))
            .header("content-type", kind)
            .body(Body::from(body))
            .expect("a request")
    };
    let (text, null) = (request("text/plain", "{}"), request("application/json", "null"));
    ada.send(text).await.problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "body-not-json");
    ada.send(null).await.expect(StatusCode::CREATED);
    let page = ada.page(&set).await;
    assert_eq!(page["meetings"][0]["formatName"], "Seven rounds");
}

#[tokio::test]
async fn r3_a_suspended_meeting_is_the_sets_meeting_still() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let path = format!("/api/sets/{set}/meetings");
    let meeting = call(&mut ada, &path).await;
    let facilitator = sit(&house, &ada, meeting).await;
    sit(&house, &ben, meeting).await;
    command(&house, meeting, facilitator, Command::Open {}).await;
    command(&house, meeting, facilitator, Command::Suspend {}).await;
    assert_eq!(ben.page(&set).await["meetings"][0]["stage"], "suspended");
    let me = ben.get("/api/me").await.json();
    assert_eq!(me["me"]["sets"][0]["meeting"]["stage"], "suspended");
    ada.post(&path, Value::Null).await.problem(StatusCode::CONFLICT, "meeting-not-closed");
    let here = format!("/api/meetings/{meeting}");
    assert_eq!(ben.get(&here).await.json()["stage"], "suspended");
    command(&house, meeting, facilitator, Command::Resume {}).await;
    assert_eq!(ben.get(&here).await.json()["stage"], "live");
}

#[tokio::test]
async fn d8_who_come_together_share_one_row_and_whoever_asks_behind_them_is_served() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let path = format!("/api/sets/{set}/meetings");
    let meeting = call(&mut ada, &path).await;
    // Came after the meeting was called: a late joiner has a row of their own [D6].
    let (mut cara, _) = house.member(&mut ada, &set, "Cara").await;
    let room = house.app.rooms.get(meeting).await.expect("a room");
    let before = house.app.store.after(meeting, 0).await.expect("a log").len();
    let mut seats = Vec::new();
    for browser in [&mut ada, &mut ben, &mut cara] {
        let (coming, seat) = coming(&house, browser, meeting).await;
        seats.push((coming, seat));
    }
    // On one thread: the room does not run between these.
    let mut answers = Vec::new();
    for (coming, seat) in seats {
        assert!(room.asks.try_send(Ask::Sit(coming)).is_ok());
        answers.push(seat);
    }
    assert!(room.asks.try_send(Ask::Lobby).is_ok());
    let mut taken = Vec::new();
    for answer in answers {
        taken.push(answer.await.expect("an answer").expect("a seat"));
    }
    let rows = house.app.store.after(meeting, before as u64).await.expect("a log");
    let [joined, arrived] = rows.as_slice() else { panic!("{rows:?}") };
    assert!(matches!(joined.events[..], [Event::Joined { .. }]), "{joined:?}");
    let came = arrived.events.iter().filter_map(|event| match event {
        Event::Arrived { seat } => Some(*seat),
        _ => None,
    });
    assert_eq!(came.collect::<Vec<_>>(), taken);
    command(&house, meeting, taken[0], Command::Open {}).await;
}

/// Calls a meeting as the set's usual one.
async fn call(facilitator: &mut Browser, path: &str) -> MeetingId {
    let called = facilitator.post(path, Value::Null).await.expect(StatusCode::CREATED).json();
    called["id"].as_str().expect("an id").parse().expect("an id")
}

/// Who a browser's person is, on their way into a meeting.
async fn coming(
    house: &House,
    browser: &Browser,
    meeting: MeetingId,
) -> (Coming, oneshot::Receiver<Result<Seat, Removed>>) {
    let person = house.signed_in(browser).await;
    let member = house
        .app
        .store
        .read(move |connection| joining(connection, &person, meeting))
        .await
        .expect("a seat is theirs");
    let (reply, seat) = oneshot::channel();
    (Coming { member, outlet: Outlet::new(None, Arc::default()), reply }, seat)
}

/// Takes the seat of a browser's person, as their connection would.
pub(crate) async fn sit(house: &House, browser: &Browser, meeting: MeetingId) -> Seat {
    let (coming, seat) = coming(house, browser, meeting).await;
    let room = house.app.rooms.get(meeting).await.expect("a room");
    assert!(room.asks.send(Ask::Sit(coming)).await.is_ok());
    seat.await.expect("an answer").expect("a seat")
}

pub(crate) async fn command(house: &House, meeting: MeetingId, by: Seat, command: Command) {
    let room = house.app.rooms.get(meeting).await.expect("a room");
    let (id, asked_at) = (CommandId(Uuid::now_v7()), Instant::now());
    let outlet = Outlet::new(None, Arc::default());
    outlet.ask();
    let ask = Ask::Command { by, id, command, outlet: outlet.clone(), asked_at };
    assert!(room.asks.send(ask).await.is_ok());
    outlet.wanted().await;
    let frame = outlet.next(None).expect("it is open").expect("an answer");
    let frame = String::from_utf8_lossy(&frame);
    assert!(frame.contains(r#""type":"accepted""#), "{frame}");
}
