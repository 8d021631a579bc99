//! E5: each member's focus.

use crate::house::House;
use axum::http::{Method, StatusCode};
use hyacinth_protocol::Millis;
use serde_json::{Value, json};

#[tokio::test]
async fn e5_a_focus_is_visited_again_and_each_time_is_kept() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, member) = house.member(&mut ada, &set, "Ben").await;
    let path = format!("/api/sets/{set}/focus");
    assert_eq!(ben.get(&path).await.expect(StatusCode::OK).json(), json!({ "members": [] }));

    let first =
        json!({ "focus": "To talk less.", "why": "They wait for me.", "checks": ["mine", "mine"] });
    let first = ben.post(&path, first).await.expect(StatusCode::CREATED).json();
    assert_eq!(first["checks"], json!(["mine"]), "each once");
    house.app.clock.advance(Millis::minutes(60));
    let again = json!({ "focus": "To wait after a question.", "checks": ["practice", "mine"] });
    ben.post(&path, again).await.expect(StatusCode::CREATED);

    let seen = ada.get(&path).await.expect(StatusCode::OK).json();
    let focus = &seen["members"][0];
    assert_eq!(focus["member"], member);
    assert_eq!(focus["visits"][0]["focus"], "To wait after a question.", "the newest first");
    assert_eq!(focus["visits"][1], first);

    let one = format!("{path}/{}", first["id"].as_str().expect("an id"));
    let theirs = ada.ask(Method::DELETE, &one, Value::Null).await;
    theirs.problem(StatusCode::NOT_FOUND, "not-found");
    ben.ask(Method::DELETE, &one, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let seen = ada.get(&path).await.json();
    assert_eq!(seen["members"][0]["visits"].as_array().map(Vec::len), Some(1));
}
