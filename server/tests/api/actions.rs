//! S4: what owners of actions notice between meetings.

use crate::{house::House, met::met};
use axum::http::StatusCode;
use hyacinth::store::records::{self, actions};
use hyacinth_protocol::{Millis, SetId};
use serde_json::{Value, json};

#[tokio::test]
async fn s4_the_owner_writes_down_what_they_notice_and_the_set_reads_it() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, member) = house.member(&mut ada, &set, "Ben").await;
    let action = met(&house, &set, &member, "Wait ten seconds.").await;
    let path = format!("/api/sets/{set}/actions/{action}/observations");

    let first = json!({ "text": " Two hands\nwent up. " });
    let made = ben.post(&path, first).await.expect(StatusCode::CREATED).json();
    house.app.clock.advance(Millis::minutes(60));
    ben.post(&path, json!({ "text": "And a third." })).await.expect(StatusCode::CREATED);

    let all = ada.get(&format!("/api/sets/{set}/actions")).await.expect(StatusCode::OK).json();
    let story = &all["actions"][0];
    assert_eq!(story["wording"]["what"], "Wait ten seconds.");
    assert_eq!((&story["open"], &story["reviews"]), (&json!(true), &json!([])));
    let texts: Vec<&Value> =
        story["observations"].as_array().expect("a list").iter().map(|o| &o["text"]).collect();
    assert_eq!(texts, ["Two hands\nwent up.", "And a third."]);
    assert!(story["observations"][0]["at"].as_i64() < story["observations"][1]["at"].as_i64());

    // The next meeting takes them up with the action.
    let id: SetId = set.parse().expect("an id");
    let carried = move |connection: &records::Connection| actions::carried(connection, id);
    let carried = house.app.store.read(carried).await.expect("a store");
    assert_eq!(carried[0].observations[1].text.as_str(), "And a third.");

    let one = format!("{path}/{}", made["id"].as_str().expect("an id"));
    ada.ask(axum::http::Method::DELETE, &one, Value::Null)
        .await
        .problem(StatusCode::NOT_FOUND, "not-found");
    ben.ask(axum::http::Method::DELETE, &one, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let all = ada.get(&format!("/api/sets/{set}/actions")).await.json();
    assert_eq!(all["actions"][0]["observations"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn s4_nobody_writes_on_anothers_action() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (_, member) = house.member(&mut ada, &set, "Ben").await;
    let action = met(&house, &set, &member, "Wait ten seconds.").await;
    let path = format!("/api/sets/{set}/actions/{action}/observations");
    let note = json!({ "text": "He did not." });
    ada.post(&path, note).await.problem(StatusCode::NOT_FOUND, "not-found");
    let problem = ada
        .post(&path, json!({ "text": "" }))
        .await
        .problem(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-body");
    assert_eq!(problem["field"], "text");
}
