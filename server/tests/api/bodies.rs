//! Promise 5: what cannot be read gets a typed answer and changes nothing.

use crate::house::{Answer, House, charter};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use serde_json::json;

async fn post(house: &House, content_type: &str, body: impl Into<Body>) -> Answer {
    let request = Request::builder()
        .method("POST")
        .uri("/api/invitations/look")
        .header("origin", "http://localhost:4100")
        .header("content-type", content_type)
        .body(body.into())
        .expect("a request");
    house.browser().send(request).await
}

#[tokio::test]
async fn a_body_is_json_and_says_so() {
    let house = House::new();
    let right = r#"{"secret":""}"#;
    for said in ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"] {
        let answer = post(&house, said, right).await;
        answer.problem(StatusCode::UNSUPPORTED_MEDIA_TYPE, "body-not-json");
    }
    let answer = post(&house, "Application/JSON; charset=utf-8", right).await;
    answer.problem(StatusCode::NOT_FOUND, "invitation-unknown");
    for wrong in [
        "",
        "{",
        "[]",
        "{\"secret\":7}",
        "{\"secret\":\"a\"} more",
        "{\"secret\":\"a\",\"more\":1}",
        "\u{0}",
    ] {
        let answer = post(&house, "application/json", wrong).await;
        answer.problem(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-body");
    }
}

#[tokio::test]
async fn a_body_has_a_bound() {
    let house = House::new();
    let long = format!(r#"{{"secret":"{}"}}"#, "a".repeat(64 * 1024));
    let answer = post(&house, "application/json", long).await;
    answer.problem(StatusCode::PAYLOAD_TOO_LARGE, "body-too-large");
}

#[tokio::test]
async fn a_problem_names_its_field() {
    let house = House::new();
    let mut ada = house.facilitator().await;
    let right = json!({ "name": "A set", "purpose": "To think.", "format": "seven-rounds", "charter": charter() });
    for (pointer, wrong, field) in [
        ("/name", json!(" "), "name"),
        ("/charter/confidentiality", json!("a\nb"), "charter.confidentiality"),
        ("/charter/tieRule", json!("chance"), "charter.tieRule"),
        ("/charter/groundRules/0", json!("x".repeat(201)), "charter.groundRules[0]"),
    ] {
        let mut body = right.clone();
        *body.pointer_mut(pointer).expect("a field") = wrong;
        let answer = ada.post("/api/sets", body).await;
        let problem = answer.problem(StatusCode::UNPROCESSABLE_ENTITY, "unreadable-body");
        assert_eq!(problem["field"], field, "{problem}");
        assert!(!problem["detail"].as_str().expect("words").contains(" at line "), "{problem}");
    }
    let mut body = right.clone();
    body["format"] = json!("eight-rounds");
    let problem =
        ada.post("/api/sets", body).await.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "format");
    let mut body = right;
    body["charter"]["quorum"] = json!(1);
    let problem =
        ada.post("/api/sets", body).await.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "charter.quorum");
    assert_eq!(ada.get("/api/me").await.json()["me"]["sets"], json!([]));
}

#[tokio::test]
async fn what_is_no_id_names_nothing() {
    let house = House::new();
    let mut ada = house.facilitator().await;
    for path in ["/api/sets/7", "/api/meetings/..%2f", "/api/sets/%ff", "/api/sets/%00"] {
        ada.get(path).await.problem(StatusCode::NOT_FOUND, "not-found");
    }
}
