//! E3: personal links.

use crate::house::{House, secret};
use axum::http::{Method, StatusCode};
use hyacinth::identity::{CLAIMED_AGAIN_WITHIN, INVITATION_LASTS, Secret};
use hyacinth_protocol::Millis;
use serde_json::{Value, json};
use tokio::task::JoinSet;

#[tokio::test]
async fn e3_a_link_is_used_once() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let link = ada.invite(&set, "Ben").await;
    house.browser().claim(&link, "Ben").await;
    house.browser().try_claim(&link, "Eve").await.problem(StatusCode::GONE, "invitation-used");
    house.app.clock.advance(CLAIMED_AGAIN_WITHIN);
    house.browser().look(&link).await.problem(StatusCode::GONE, "invitation-used");
    for name in ["Ben", "Eve"] {
        house.browser().try_claim(&link, name).await.problem(StatusCode::GONE, "invitation-used");
    }
    assert_eq!(ada.page(&set).await["members"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn e3_two_who_claim_at_once_are_one() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let link = ada.invite(&set, "Ben").await;
    let (mut one, mut other) = (house.browser(), house.browser());
    let (first, second) = tokio::join!(one.try_claim(&link, "Ben"), other.try_claim(&link, "Eve"));
    let mut statuses = [first.status, second.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::CREATED, StatusCode::GONE]);
}

#[tokio::test]
async fn e3_whose_answer_was_lost_claims_again_and_is_the_same_member() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let link = ada.invite(&set, "Ben").await;
    let (mut lost, mut ben) = (house.browser(), house.browser());
    let member = lost.claim(&link, "Ben").await;
    house.app.clock.advance(CLAIMED_AGAIN_WITHIN.less(Millis(1)));
    ben.look(&link).await.expect(StatusCode::OK);
    assert_eq!(ben.claim(&link, "Ben").await, member);
    assert_ne!(ben.cookie, lost.cookie);
    assert_eq!(lost.get("/api/me").await.json()["me"], Value::Null, "the first sign-in has ended");
    // Whoever has the sign-in keeps it.
    let before = ben.cookie.clone();
    assert_eq!(ben.claim(&link, "Ben").await, member);
    assert_eq!(ben.cookie, before);
    assert_eq!(ada.page(&set).await["members"].as_array().map(Vec::len), Some(2));

    let admit = format!("/api/sets/{set}/members/{member}/admit");
    ada.post(&admit, Value::Null).await.expect(StatusCode::NO_CONTENT);
    house.browser().look(&link).await.problem(StatusCode::GONE, "invitation-used");
    for browser in [&mut house.browser(), &mut ben] {
        browser.try_claim(&link, "Ben").await.problem(StatusCode::GONE, "invitation-used");
    }
    ben.accept(&set, 1).await.expect(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn e3_a_link_used_by_someone_who_was_here_before_opens_nothing_of_theirs() {
    let house = House::new();
    let (mut ada, tuesday) = house.set().await;
    let friday = ada.create_set("Friday set").await;
    let (mut ben, _) = house.newcomer(&mut ada, &tuesday, "Ben").await;
    let (mut chloe, first) = (house.browser(), ada.invite(&tuesday, "Chloe").await);
    chloe.claim(&first, "Chloe").await;
    for (browser, name) in [(&mut ben, "Ben"), (&mut chloe, "Chloe")] {
        let link = ada.invite(&friday, name).await;
        let member = browser.claim(&link, name).await;
        house.browser().try_claim(&link, name).await.problem(StatusCode::GONE, "invitation-used");
        assert_eq!(browser.claim(&link, name).await, member, "their own browser is answered again");
    }
    // Nor does the link before it any more, now that they are elsewhere too.
    house.browser().try_claim(&first, "Chloe").await.problem(StatusCode::GONE, "invitation-used");
    ada.try_claim(&first, "Chloe").await.problem(StatusCode::GONE, "invitation-used");
}

#[tokio::test]
async fn e3_a_link_expires() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let link = ada.invite(&set, "Ben").await;
    house.app.clock.advance(INVITATION_LASTS.less(Millis(1)));
    house.browser().look(&link).await.expect(StatusCode::OK);
    house.app.clock.advance(Millis(1));
    house.browser().look(&link).await.problem(StatusCode::GONE, "invitation-expired");
    house.browser().try_claim(&link, "Ben").await.problem(StatusCode::GONE, "invitation-expired");
    assert_eq!(ada.page(&set).await["invitations"], json!([]));
}

#[tokio::test]
async fn e3_a_link_is_revoked() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let link = ada.invite(&set, "Ben").await;
    let id = ada.page(&set).await["invitations"][0]["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/sets/{set}/invitations/{id}");
    house
        .stranger()
        .await
        .ask(Method::DELETE, &path, Value::Null)
        .await
        .problem(StatusCode::NOT_FOUND, "not-found");
    for _ in 0..2 {
        ada.ask(Method::DELETE, &path, Value::Null).await.expect(StatusCode::NO_CONTENT);
    }
    house.browser().try_claim(&link, "Ben").await.problem(StatusCode::GONE, "invitation-revoked");
    assert_eq!(ada.page(&set).await["invitations"], json!([]));
}

#[tokio::test]
async fn e3_a_used_link_is_not_taken_back() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let link = ada.invite(&set, "Ben").await;
    let id = ada.page(&set).await["invitations"][0]["id"].as_str().expect("an id").to_owned();
    house.browser().claim(&link, "Ben").await;
    let path = format!("/api/sets/{set}/invitations/{id}");
    ada.ask(Method::DELETE, &path, Value::Null).await.problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn e3_a_guessed_link_says_nothing() {
    let house = House::new();
    let mut eve = house.browser();
    for guess in [Secret::draw().reveal(), "short".to_owned(), String::new()] {
        let look = eve.post("/api/invitations/look", json!({ "secret": guess })).await;
        look.problem(StatusCode::NOT_FOUND, "invitation-unknown");
        let claim =
            eve.post("/api/invitations/claim", json!({ "secret": guess, "name": "Eve" })).await;
        claim.problem(StatusCode::NOT_FOUND, "invitation-unknown");
    }
    assert!(eve.cookie.is_none());
}

#[tokio::test]
async fn one_person_joins_two_sets_from_one_browser() {
    let house = House::new();
    let (mut ada, tuesday) = house.set().await;
    let friday = ada.create_set("Friday set").await;
    let (mut ben, _) = house.newcomer(&mut ada, &tuesday, "Ben").await;
    let before = ben.cookie.clone();
    let link = ada.invite(&friday, "Ben").await;
    ben.claim(&link, "Benny").await;
    assert_eq!(ben.cookie, before, "the same person stays signed in");
    let me = ben.get("/api/me").await.json()["me"].clone();
    assert_eq!(me["sets"].as_array().map(Vec::len), Some(2));
    assert_eq!(me["name"], "Ben");
    assert_eq!(ben.page(&friday).await["you"]["name"], "Benny");

    let again = ada.invite(&friday, "Chloe").await;
    ben.try_claim(&again, "Ben").await.problem(StatusCode::CONFLICT, "already-a-member");
    house.browser().claim(&again, "Chloe").await;
}

#[tokio::test]
async fn the_lobby_cannot_let_itself_in() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, ben_id) = house.newcomer(&mut ada, &set, "Ben").await;
    let (mut chloe, chloe_id) = house.member(&mut ada, &set, "Chloe").await;
    let admit = |member: &str| format!("/api/sets/{set}/members/{member}/admit");
    ben.post(&admit(&ben_id), Value::Null).await.problem(StatusCode::CONFLICT, "in-the-lobby");
    chloe.post(&admit(&ben_id), Value::Null).await.expect(StatusCode::NO_CONTENT);
    // Each seat is let in through its own set only.
    let other = ada.create_set("Other").await;
    let path = format!("/api/sets/{other}/members/{chloe_id}/admit");
    ada.post(&path, Value::Null).await.problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn a_live_meeting_is_told_who_waits() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let called = ada.post(&format!("/api/sets/{set}/meetings"), Value::Null).await.json();
    let meeting = called["id"].as_str().expect("an id").parse().expect("an id");
    let mut shown = house.app.rooms.get(meeting).await.expect("a room").shown;
    let (_ben, member) = house.newcomer(&mut ada, &set, "Ben").await;
    shown.wait_for(|shown| shown.presence.contains(&member)).await.expect("a room");
    let admit = format!("/api/sets/{set}/members/{member}/admit");
    ada.post(&admit, Value::Null).await.expect(StatusCode::NO_CONTENT);
    shown.wait_for(|shown| !shown.presence.contains(&member)).await.expect("a room");
}

#[tokio::test]
async fn e3_those_who_come_at_once_find_one_room_which_knows_who_waits() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let called = ada.post(&format!("/api/sets/{set}/meetings"), Value::Null).await.json();
    let meeting = called["id"].as_str().expect("an id").parse().expect("an id");
    let (_ben, member) = house.newcomer(&mut ada, &set, "Ben").await;
    let coming = (0..16).map(|_| {
        let rooms = house.app.rooms.clone();
        async move { rooms.get(meeting).await.expect("a room").shown }
    });
    for mut shown in coming.collect::<JoinSet<_>>().join_all().await {
        shown.wait_for(|shown| shown.presence.contains(&member)).await.expect("a room");
    }
    assert_eq!((house.app.rooms.count(), house.app.rooms.loads().loaded.get()), (1, 1));
}

#[tokio::test]
async fn a_set_has_room_for_so_many() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    for place in 2..=20 {
        ada.invite(&set, &format!("Member {place}")).await;
    }
    let body = json!({ "name": "One more", "role": "member" });
    let path = format!("/api/sets/{set}/invitations");
    ada.post(&path, body).await.problem(StatusCode::CONFLICT, "set-full");
}

#[tokio::test]
async fn links_hold_their_secret_in_the_fragment_only() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let link = ada.invite(&set, "Ben").await;
    assert_eq!(secret(&link).len(), 64);
    assert_eq!(link.split('#').next(), Some("http://localhost:4100/join"));
}
