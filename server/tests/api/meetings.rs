//! Calling meetings.

use crate::house::House;
use axum::http::StatusCode;
use serde_json::Value;

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
