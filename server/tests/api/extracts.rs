//! Extracts: what an author releases, exactly that, until they take it back [E9].

use crate::{
    enumeration::kept_page,
    house::{Browser, House},
    journals::files_with,
};
use axum::http::{Method, StatusCode};
use hyacinth::store::records::extracts;
use hyacinth_protocol::{ExtractId, SetId};
use serde_json::{Value, json};
use uuid::Uuid;

const PAGE: Uuid = Uuid::from_u128(1);

/// In the same page, and never released.
const BESIDE: &str = "canary-beside-an-extract";

const PASSAGE: &str = "I ask before I know\nwhat I want to hear.";

/// Ben, who wrote a page.
async fn author(house: &House, ada: &mut Browser, set: &str) -> Browser {
    let (mut ben, _) = house.member(ada, set, "Ben").await;
    let text = format!("{BESIDE}\n{PASSAGE}\n{BESIDE}");
    let path = format!("/api/sets/{set}/journal/{PAGE}");
    ben.put(&path, kept_page(&text)).await.expect(StatusCode::OK);
    ben
}

fn new(text: &str, named: bool) -> Value {
    json!({ "page": PAGE, "text": text, "named": named, "consent": 1 })
}

#[tokio::test]
async fn e9_the_facilitator_reads_what_is_released_and_no_letter_more() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let mut ben = author(&house, &mut ada, &set).await;
    let path = format!("/api/sets/{set}/extracts");
    assert_eq!(ada.get(&path).await.expect(StatusCode::OK).json(), json!([]));
    let anonymous = ben.post(&path, new(PASSAGE, false)).await.expect(StatusCode::CREATED).json();
    ben.post(&path, new("I ask before", true)).await.expect(StatusCode::CREATED);
    let seen = ada.get(&path).await.expect(StatusCode::OK);
    assert_eq!(
        seen.json(),
        json!([
            {
                "id": anonymous["id"], "text": PASSAGE, "shownAs": null,
                "releasedAt": 1_800_000_000_000_i64, "published": false,
            },
            {
                "id": seen.json()[1]["id"], "text": "I ask before", "shownAs": "Ben",
                "releasedAt": 1_800_000_000_000_i64, "published": false,
            },
        ])
    );
    assert!(!String::from_utf8_lossy(&seen.bytes).contains(BESIDE));
    assert!(files_with(house.folder.path(), BESIDE).is_empty());
    let (mut ewa, _) = house.member(&mut ada, &set, "Ewa").await;
    ewa.get(&path).await.problem(StatusCode::FORBIDDEN, "facilitator-only");

    let journal = ben.get(&format!("/api/sets/{set}/journal")).await.json();
    let receipt = &journal["extracts"][1];
    assert_eq!((&receipt["consent"], &receipt["state"]), (&json!(1), &json!("released")));
    assert_eq!(receipt["text"], PASSAGE);
}

#[tokio::test]
async fn e9_what_is_released_stands_on_the_page_and_was_agreed_to() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let mut ben = author(&house, &mut ada, &set).await;
    let path = format!("/api/sets/{set}/extracts");
    let wrong = ben.post(&path, new("I never wrote this.", false)).await;
    let wrong = wrong.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(wrong["field"], "text");
    let mut old = new(PASSAGE, false);
    old["consent"] = json!(0);
    ben.post(&path, old).await.problem(StatusCode::CONFLICT, "consent-changed");
    ada.post(&path, new(PASSAGE, false)).await.problem(StatusCode::NOT_FOUND, "not-found");
    assert_eq!(ada.get(&path).await.json(), json!([]));
}

#[tokio::test]
async fn e9_an_extract_is_withdrawn_until_it_is_published() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let mut ben = author(&house, &mut ada, &set).await;
    let path = format!("/api/sets/{set}/extracts");
    let [first, second] = [PASSAGE, "what I want to hear."].map(|text| new(text, true));
    let mut ids = Vec::new();
    for body in [first, second] {
        let released = ben.post(&path, body).await.expect(StatusCode::CREATED).json();
        ids.push(released["id"].as_str().expect("an id").to_owned());
    }
    let withdraw = |id: &str| format!("{path}/{id}");
    let not_hers = ada.ask(Method::DELETE, &withdraw(&ids[0]), Value::Null).await;
    not_hers.problem(StatusCode::NOT_FOUND, "not-found");
    for _ in 0..2 {
        let gone = ben.ask(Method::DELETE, &withdraw(&ids[0]), Value::Null).await;
        gone.expect(StatusCode::NO_CONTENT);
    }
    assert!(
        files_with(house.folder.path(), "I ask before I know").is_empty(),
        "its words are gone"
    );
    let journal = ben.get(&format!("/api/sets/{set}/journal")).await.json();
    assert_eq!(journal["extracts"][1]["state"], "withdrawn");
    assert_eq!(journal["extracts"][1]["text"], Value::Null);

    let set_id: SetId = set.parse().expect("an id");
    let publish: ExtractId = ids[1].parse().expect("an id");
    let now = house.app.clock.now();
    let publishing =
        house.app.store.write(move |tx| extracts::publish(tx, set_id, publish, now)).await;
    publishing.expect("a store").expect("it is there");
    let late = ben.ask(Method::DELETE, &withdraw(&ids[1]), Value::Null).await;
    late.problem(StatusCode::CONFLICT, "extract-published");
    let seen = ada.get(&path).await.json();
    assert_eq!(seen.as_array().map(Vec::len), Some(1));
    assert_eq!(seen[0]["published"], true);
}

#[tokio::test]
async fn e9_deleting_the_page_leaves_what_was_released() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let mut ben = author(&house, &mut ada, &set).await;
    let path = format!("/api/sets/{set}/extracts");
    ben.post(&path, new(PASSAGE, true)).await.expect(StatusCode::CREATED);
    let journal = format!("/api/sets/{set}/journal");
    ben.ask(Method::DELETE, &journal, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let own = ben.get(&journal).await.json();
    assert_eq!((&own["pages"], &own["extracts"][0]["text"]), (&json!([]), &json!(PASSAGE)));
    assert_eq!(ada.get(&path).await.json()[0]["text"], PASSAGE);
}
