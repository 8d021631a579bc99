//! E7: what members share or look for.

use crate::house::House;
use axum::http::{Method, StatusCode};
use hyacinth::store::records::{self, board};
use hyacinth_protocol::{Millis, SetId, Timestamp};
use serde_json::{Value, json};

#[tokio::test]
async fn e7_a_note_is_answered_by_name_and_taken_down_by_its_author() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, ben_id) = house.member(&mut ada, &set, "Ben").await;
    let (mut chloe, chloe_id) = house.member(&mut ada, &set, "Chloe").await;
    let path = format!("/api/sets/{set}/board");
    let new = json!({ "side": "lookFor", "what": "A seating plan for debates" });
    let made = ben.post(&path, new).await.expect(StatusCode::CREATED).json();
    assert_eq!(made["by"], ben_id);
    let note = format!("{path}/{}", made["id"].as_str().expect("an id"));
    let answer = format!("{note}/answer");

    chloe.put(&answer, Value::Null).await.expect(StatusCode::NO_CONTENT);
    chloe.put(&answer, Value::Null).await.expect(StatusCode::NO_CONTENT);
    ben.put(&answer, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let seen = ada.get(&path).await.expect(StatusCode::OK).json();
    assert_eq!(seen["notes"][0]["answers"], json!([chloe_id]), "once, and not the author");
    chloe.ask(Method::DELETE, &answer, Value::Null).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ada.get(&path).await.json()["notes"][0]["answers"], json!([]));

    let theirs = chloe.ask(Method::DELETE, &note, Value::Null).await;
    theirs.problem(StatusCode::NOT_FOUND, "not-found");
    ben.ask(Method::DELETE, &note, Value::Null).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ada.get(&path).await.json(), json!({ "notes": [] }));
}

#[tokio::test]
async fn e7_a_note_comes_down_by_itself_after_a_term() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let path = format!("/api/sets/{set}/board");
    let new = json!({ "side": "share", "what": "Question cards", "more": "Forty of them." });
    let made = ada.post(&path, new).await.expect(StatusCode::CREATED).json();
    let until = Timestamp(made["until"].as_i64().expect("a moment"));
    assert_eq!(until, house.app.clock.now() + Millis::minutes(90 * 24 * 60));
    let id: SetId = set.parse().expect("an id");
    // Nobody stays signed in for so long: the records are asked.
    let hanging = async |at: Timestamp| {
        let notes = move |connection: &records::Connection| board::of_set(connection, id, at);
        house.app.store.read(notes).await.expect("a store").len()
    };
    assert_eq!(hanging(Timestamp(until.0 - 1)).await, 1);
    assert_eq!(hanging(until).await, 0);
}
