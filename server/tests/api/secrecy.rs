//! What is not yours is not there.

use crate::house::{House, charter};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use uuid::Uuid;

#[tokio::test]
async fn what_is_anothers_answers_as_what_never_was() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (_, member) = house.member(&mut ada, &set, "Ben").await;
    ada.invite(&set, "Chloe").await;
    let invitation =
        ada.page(&set).await["invitations"][0]["id"].as_str().expect("an id").to_owned();
    let called = ada.post(&format!("/api/sets/{set}/meetings"), Value::Null).await.json();
    let meeting = called["id"].as_str().expect("an id").to_owned();

    let mut zoe = house.stranger().await;
    let never = Uuid::from_u128(7).to_string();
    let asks: [(Method, &str, Value); 9] = [
        (Method::GET, "/api/sets/{set}", Value::Null),
        (Method::PUT, "/api/sets/{set}/charter", charter()),
        (Method::POST, "/api/sets/{set}/charter/accept", json!({ "version": 1 })),
        (Method::POST, "/api/sets/{set}/invitations", json!({ "name": "Eve", "role": "member" })),
        (Method::DELETE, "/api/sets/{set}/invitations/{invitation}", Value::Null),
        (Method::POST, "/api/sets/{set}/members/{member}/admit", Value::Null),
        (Method::PUT, "/api/sets/{set}/members/{member}/role", json!({ "role": "deputy" })),
        (Method::POST, "/api/sets/{set}/meetings", Value::Null),
        (Method::GET, "/api/meetings/{meeting}", Value::Null),
    ];
    for (method, path, body) in asks {
        let with = |set: &str, member: &str, invitation: &str, meeting: &str| {
            path.replace("{set}", set)
                .replace("{member}", member)
                .replace("{invitation}", invitation)
                .replace("{meeting}", meeting)
        };
        let real = zoe
            .ask(method.clone(), &with(&set, &member, &invitation, &meeting), body.clone())
            .await;
        let unreal =
            zoe.ask(method.clone(), &with(&never, &never, &never, &never), body.clone()).await;
        assert_eq!(real.bytes, unreal.bytes, "{method} {path}");
        assert_eq!(real.headers, unreal.headers, "{method} {path}");
        real.problem(StatusCode::NOT_FOUND, "not-found");
        let nobody =
            house.browser().ask(method, &with(&set, &member, &invitation, &meeting), body).await;
        nobody.problem(StatusCode::UNAUTHORIZED, "signed-out");
    }
}

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
