//! The first link, the cookie, and how long it lasts.

use crate::house::{House, secret};
use axum::http::{StatusCode, header};
use hyacinth::identity::{SIGN_IN_LASTS, SIGN_IN_RENEWED_AFTER, Secret, first_link};
use hyacinth_protocol::Millis;
use serde_json::{Value, json};

async fn begin(house: &House) -> crate::house::Answer {
    let link = first_link(&house.app).await.expect("a store").expect("a link");
    let body = json!({ "secret": secret(&link), "name": "Ada" });
    house.browser().post("/api/first", body).await.expect(StatusCode::NO_CONTENT)
}

#[tokio::test]
async fn over_https_the_cookie_is_bound_to_this_host_and_tls() {
    let answer = begin(&House::at("https://sets.example.org")).await;
    let cookie = answer.header(header::SET_COOKIE).to_owned();
    assert!(cookie.starts_with("__Host-hyacinth="), "{cookie}");
    let (_, flags) = cookie.split_once("; ").expect("flags");
    assert_eq!(flags, "Path=/; Max-Age=7776000; HttpOnly; SameSite=Strict; Secure");
}

#[tokio::test]
async fn over_http_the_cookie_is_plain() {
    let answer = begin(&House::new()).await;
    let cookie = answer.header(header::SET_COOKIE).to_owned();
    assert!(cookie.starts_with("hyacinth="), "{cookie}");
    let (_, flags) = cookie.split_once("; ").expect("flags");
    assert_eq!(flags, "Path=/; Max-Age=7776000; HttpOnly; SameSite=Strict");
}

#[tokio::test]
async fn the_first_link_works_once_and_is_made_anew_until_then() {
    let house = House::new();
    let old = first_link(&house.app).await.expect("a store").expect("a link");
    let new = first_link(&house.app).await.expect("a store").expect("a link");
    assert!(new.starts_with("http://localhost:4100/first#"), "{new}");
    let mut ada = house.browser();
    let body = |link: &str| json!({ "secret": secret(link), "name": "Ada" });
    ada.post("/api/first", body(&old)).await.problem(StatusCode::NOT_FOUND, "first-unknown");
    ada.post("/api/first", body(&new)).await.expect(StatusCode::NO_CONTENT);
    let mut eve = house.browser();
    eve.post("/api/first", body(&new)).await.problem(StatusCode::GONE, "first-used");
    let guess = json!({ "secret": Secret::draw().reveal(), "name": "Eve" });
    eve.post("/api/first", guess).await.problem(StatusCode::NOT_FOUND, "first-unknown");
    assert!(eve.cookie.is_none());
    // An answer lost on its way locks nobody out: until there is a set, the next start makes a new link.
    let again = first_link(&house.app).await.expect("a store").expect("a link");
    let mut bea = house.browser();
    bea.post("/api/first", body(&again)).await.expect(StatusCode::NO_CONTENT);
    bea.create_set("Tuesday set").await;
    assert_eq!(first_link(&house.app).await.expect("a store"), None);
}

#[tokio::test]
async fn a_sign_in_ends_when_it_is_not_seen() {
    let house = House::new();
    let mut ada = house.facilitator().await;
    house.app.clock.advance(SIGN_IN_LASTS.less(Millis(1)));
    // Only the page's first question renews.
    ada.get("/api/sets/0").await.expect(StatusCode::NOT_FOUND);
    house.app.clock.advance(Millis(1));
    assert_eq!(ada.get("/api/me").await.json()["me"], Value::Null);
}

#[tokio::test]
async fn a_sign_in_that_is_seen_goes_on() {
    let house = House::new();
    let mut ada = house.facilitator().await;
    house.app.clock.advance(SIGN_IN_RENEWED_AFTER.less(Millis(1)));
    let me = ada.get("/api/me").await.expect(StatusCode::OK);
    assert_eq!(me.header(header::SET_COOKIE), "", "once a day is enough");
    house.app.clock.advance(Millis(1));
    let me = ada.get("/api/me").await.expect(StatusCode::OK);
    assert!(me.header(header::SET_COOKIE).contains("Max-Age=7776000"));
    house.app.clock.advance(SIGN_IN_LASTS.less(Millis(1)));
    ada.get("/api/me").await.expect(StatusCode::OK);
}

#[tokio::test]
async fn signing_out_ends_this_browser_only() {
    let house = House::new();
    let mut ada = house.facilitator().await;
    let kept = ada.cookie.clone();
    let answer = ada.post("/api/sign-out", Value::Null).await.expect(StatusCode::NO_CONTENT);
    assert!(answer.header(header::SET_COOKIE).contains("Max-Age=0"));
    assert!(ada.cookie.is_none());
    ada.cookie = kept;
    assert_eq!(ada.get("/api/me").await.json()["me"], Value::Null);
    house.browser().post("/api/sign-out", Value::Null).await.expect(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_made_up_cookie_is_nobody() {
    let house = House::new();
    let mut eve = house.browser();
    for made_up in ["hyacinth=", "hyacinth=abc", "__Host-hyacinth=abc", "=;;="] {
        eve.cookie = Some(made_up.to_owned());
        assert_eq!(eve.get("/api/me").await.json()["me"], Value::Null);
    }
    eve.cookie = Some(format!("hyacinth={}", Secret::draw().reveal()));
    assert_eq!(eve.get("/api/me").await.json()["me"], Value::Null);
}

#[tokio::test]
async fn the_way_into_a_meeting_tells_nothing_to_whom_it_does_not_know() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let call = format!("/api/sets/{set}/meetings");
    let called = ada.post(&call, Value::Null).await.expect(StatusCode::CREATED).json();
    let live = |id: &str| format!("/api/meetings/{id}/live");
    let theirs = live(called["id"].as_str().expect("an id"));
    let kept = ada.cookie.clone();
    ada.get(&live("none")).await.problem(StatusCode::NOT_FOUND, "not-found");
    ada.get(&theirs).await.problem(StatusCode::UPGRADE_REQUIRED, "no-web-socket");
    ada.post("/api/sign-out", Value::Null).await.expect(StatusCode::NO_CONTENT);
    for cookie in [None, Some("hyacinth=abc".to_owned()), kept] {
        ada.cookie = cookie;
        for path in [&theirs, &live("none"), &live(&set)] {
            ada.get(path).await.problem(StatusCode::UNAUTHORIZED, "signed-out");
        }
    }
}
