//! E6: the set's library.

use crate::house::House;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

fn resource() -> Value {
    json!({
        "title": "Wait time, by Mary Budd Rowe",
        "kind": "article",
        "link": "https://example.org/wait?page=2#top",
        "why": "Short, and you can try it tomorrow.",
        "questions": ["How long do we wait?"],
    })
}

#[tokio::test]
async fn e6_any_member_adds_a_resource_with_its_guide_questions() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, member) = house.member(&mut ada, &set, "Ben").await;
    let (mut chloe, _) = house.member(&mut ada, &set, "Chloe").await;
    let path = format!("/api/sets/{set}/library");
    let made = ben.post(&path, resource()).await.expect(StatusCode::CREATED).json();
    assert_eq!(made["by"], member);
    assert_eq!(ada.get(&path).await.json(), json!({ "resources": [made.clone()] }));

    let one = format!("{path}/{}", made["id"].as_str().expect("an id"));
    let theirs = chloe.ask(Method::DELETE, &one, Value::Null).await;
    theirs.problem(StatusCode::NOT_FOUND, "not-found");
    // The facilitator keeps the shelf in order.
    ada.ask(Method::DELETE, &one, Value::Null).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ben.get(&path).await.json(), json!({ "resources": [] }));
}

#[tokio::test]
async fn e6_a_link_is_https_and_questions_are_ten_at_most() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let path = format!("/api/sets/{set}/library");
    for link in
        ["http://example.org/", "javascript:alert(1)", "example.org", "https://", "https:///x"]
    {
        let mut wrong = resource();
        wrong["link"] = json!(link);
        let problem =
            ada.post(&path, wrong).await.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
        assert_eq!(problem["field"], "link", "{link}");
    }
    let mut wrong = resource();
    wrong["questions"] = json!(vec!["Why?"; 11]);
    let problem =
        ada.post(&path, wrong).await.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "questions");
}
