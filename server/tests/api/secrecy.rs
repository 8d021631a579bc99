//! What is not yours is not shown; that it is not there either is in `enumeration.rs`.

use crate::house::{House, charter};
use axum::http::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn only_the_facilitator_sees_invitations() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    ada.invite(&set, "Chloe").await;
    assert_eq!(ben.page(&set).await["invitations"], json!([]));
    let path = format!("/api/sets/{set}/invitations");
    let body = json!({ "name": "Eve", "role": "member" });
    ben.post(&path, body).await.problem(StatusCode::FORBIDDEN, "facilitator-only");
}

#[tokio::test]
async fn a_claimed_person_creates_no_sets() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let body = json!({ "name": "Mine", "purpose": "Mine.", "format": "seven-rounds", "charter": charter() });
    ben.post("/api/sets", body).await.problem(StatusCode::FORBIDDEN, "may-not-create");
}

#[tokio::test]
async fn the_lobby_does_not_see_a_meeting() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    ada.post(&format!("/api/sets/{set}/meetings"), Value::Null).await.expect(StatusCode::CREATED);
    let (mut ben, _) = house.newcomer(&mut ada, &set, "Ben").await;
    let me = ben.get("/api/me").await.json()["me"].clone();
    assert_eq!(me["sets"][0]["meeting"], Value::Null);
    assert_eq!(ben.page(&set).await["meetings"], json!([]));
}
