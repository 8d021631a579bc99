//! E4: dates as calendar programs read them, and the subscription that opens them.

use crate::house::{Answer, Browser, House, date};
use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use base64::Engine as _;
use icalendar::{Calendar, Component as _, Event, EventLike as _, EventStatus};
use serde_json::{Value, json};

fn events(answer: &Answer) -> Vec<Event> {
    let text = std::str::from_utf8(&answer.bytes).expect("text");
    for line in text.split("\r\n") {
        assert!(line.len() <= 75, "a line is folded at 75 octets: {line}");
        assert!(!line.contains('\n'), "lines end with CRLF: {line:?}");
    }
    let calendar: Calendar = text.parse().expect("a calendar");
    calendar.events().cloned().collect()
}

#[tokio::test]
async fn e4_a_date_keeps_its_name_and_counts_its_changes() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let mut new = date();
    new["place"] = json!(
        "Room 4; ask at the desk, or https://meet.example.org/a-rather-long-address?with=words"
    );
    new["note"] = json!("Bring a pen,\nand a dilemma.");
    let id = ada.plan(&set, new.clone()).await;
    let file = format!("/api/sets/{set}/schedule.ics");
    let answer = ada.get(&file).await.expect(StatusCode::OK);
    assert_eq!(answer.header(header::CONTENT_TYPE), "text/calendar; charset=utf-8");
    let [event] = events(&answer).try_into().expect("one event");
    assert_eq!(event.get_uid(), Some(id.as_str()));
    assert_eq!((event.get_sequence(), event.get_status()), (Some(0), Some(EventStatus::Confirmed)));
    assert_eq!(event.property_value("DTSTART"), Some("20270125T080000Z"));
    assert_eq!(event.property_value("DTEND"), Some("20270125T093000Z"));
    assert_eq!(event.property_value("DTSTAMP"), Some("20270115T080000Z"));
    assert_eq!(event.get_summary(), Some("Tuesday set"));
    assert_eq!(event.get_location(), new["place"].as_str());
    let said = event.get_description().expect("a description");
    assert!(said.starts_with("Bring a pen,\nand a dilemma."), "{said:?}");
    let text = String::from_utf8_lossy(&answer.bytes).into_owned();
    assert!(text.contains("BEGIN:VALARM") && text.contains(":-PT3600S"), "an alarm: {text}");

    let path = format!("/api/sets/{set}/dates/{id}");
    new["minutes"] = json!(60);
    for _ in 0..2 {
        ada.put(&path, new.clone()).await.expect(StatusCode::NO_CONTENT);
    }
    ada.put(&format!("{path}/apology"), Value::Null).await.expect(StatusCode::NO_CONTENT);
    let answer = ada.get(&file).await;
    let [event] = events(&answer).try_into().expect("one event");
    assert_eq!((event.get_uid(), event.get_sequence()), (Some(id.as_str()), Some(1)));
    assert_eq!(event.property_value("TRANSP"), Some("TRANSPARENT"), "who cannot come is free");
    ada.ask(Method::DELETE, &path, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let [event] = events(&ada.get(&file).await).try_into().expect("one event");
    assert_eq!((event.get_uid(), event.get_sequence()), (Some(id.as_str()), Some(2)));
    assert_eq!(event.get_status(), Some(EventStatus::Cancelled));
}

async fn follow(house: &House, name: &str, password: &str) -> Answer {
    let told = base64::engine::general_purpose::STANDARD.encode(format!("{name}:{password}"));
    let request = Request::builder()
        .uri("/api/calendar.ics")
        .header(header::AUTHORIZATION, format!("Basic {told}"))
        .body(Body::empty());
    house.browser().send(request.expect("a request")).await
}

async fn subscribe(browser: &mut Browser) -> (String, String) {
    let new = browser.post("/api/me/calendar", json!({})).await.expect(StatusCode::CREATED).json();
    let part = |name: &str| new[name].as_str().expect("a text").to_owned();
    let (name, password) = (part("name"), part("password"));
    assert_eq!(part("url"), "http://localhost:4100/api/calendar.ics");
    assert_eq!(
        part("subscribe"),
        format!("webcal://{name}:{password}@localhost:4100/api/calendar.ics")
    );
    (name, password)
}

#[tokio::test]
async fn e4_a_subscription_opens_its_owners_dates_and_can_be_ended() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    ada.plan(&set, date()).await;
    let mut zoe = house.stranger().await;
    let ((name, password), (hers, her_password)) =
        (subscribe(&mut ben).await, subscribe(&mut zoe).await);
    let shown = ben.get("/api/me/calendar").await.json();
    assert_eq!(shown["name"], name.as_str());
    assert!(!shown.to_string().contains(&password), "the password is told once");

    let feed = follow(&house, &name, &password).await.expect(StatusCode::OK);
    assert_eq!(events(&feed).len(), 1);
    let empty = follow(&house, &hers, &her_password).await.expect(StatusCode::OK);
    assert_eq!(events(&empty).len(), 0, "another person's dates are not hers");

    for (name, password) in [(&*name, "x"), (&*name, &*her_password), ("x", &*password), ("", "")] {
        let answer = follow(&house, name, password).await;
        assert!(answer.header(header::WWW_AUTHENTICATE).starts_with("Basic "), "a phone asks then");
        answer.problem(StatusCode::UNAUTHORIZED, "calendar-closed");
    }
    // A cookie is not a calendar's way in, and a new subscription ends the one before.
    ben.get("/api/calendar.ics").await.problem(StatusCode::UNAUTHORIZED, "calendar-closed");
    let (newer, newer_password) = subscribe(&mut ben).await;
    follow(&house, &name, &password).await.expect(StatusCode::UNAUTHORIZED);
    follow(&house, &newer, &newer_password).await.expect(StatusCode::OK);
    ben.ask(Method::DELETE, "/api/me/calendar", Value::Null).await.expect(StatusCode::NO_CONTENT);
    follow(&house, &newer, &newer_password).await.expect(StatusCode::UNAUTHORIZED);
}
