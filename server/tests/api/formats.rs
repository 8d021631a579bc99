//! T1, T4: shipped formats, and those a set has of its own.

use crate::house::{Browser, House};
use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};

fn path(set: &str) -> String {
    format!("/api/sets/{set}/formats")
}

/// The seven rounds, to be copied under another key.
async fn copied(ada: &mut Browser, set: &str, key: &str) -> Value {
    let shipped = ada.get(&format!("{}/seven-rounds", path(set))).await;
    let mut format = shipped.expect(StatusCode::OK).json();
    format["key"] = json!(key);
    format["name"] = json!("Our rounds");
    format
}

async fn keep(ada: &mut Browser, set: &str, format: &Value) {
    let key = format["key"].as_str().expect("a key");
    let kept = ada.put(&format!("{}/{key}", path(set)), format.clone()).await;
    kept.expect(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn t1_a_set_copies_a_format_and_changes_it() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let mut format = copied(&mut ada, &set, "our-rounds").await;
    keep(&mut ada, &set, &format).await;
    format["rounds"][0]["name"] = json!("Arriving");
    keep(&mut ada, &set, &format).await;

    let lines = ben.get(&path(&set)).await.expect(StatusCode::OK).json();
    let own: Vec<_> = lines
        .as_array()
        .expect("a list")
        .iter()
        .filter(|line| line["own"] == true)
        .map(|line| (&line["key"], &line["rounds"][0]))
        .collect();
    assert_eq!(own, [(&json!("our-rounds"), &json!("Arriving"))]);
    assert_eq!(lines[0]["own"], false);
    let kept = ben.get(&format!("{}/our-rounds", path(&set))).await.expect(StatusCode::OK).json();
    assert_eq!(kept, format);
    let everyones = ben.get("/api/formats").await.expect(StatusCode::OK).json();
    let own = |line: &Value| line["own"] != false || line["key"] == "our-rounds";
    assert!(!everyones.as_array().expect("a list").iter().any(own));
}

#[tokio::test]
async fn t1_what_is_exported_is_read_again_as_it_was() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let own = copied(&mut ada, &set, "our-rounds").await;
    keep(&mut ada, &set, &own).await;
    let lines = ada.get(&path(&set)).await.json();
    for line in lines.as_array().expect("a list") {
        let key = line["key"].as_str().expect("a key");
        let file = ada.get(&format!("{}/{key}/file", path(&set))).await.expect(StatusCode::OK);
        assert_eq!(
            file.header(header::CONTENT_DISPOSITION),
            format!("attachment; filename=\"{key}.toml\"")
        );
        assert_eq!(file.header(header::CONTENT_TYPE), "application/toml; charset=utf-8");
        let text = String::from_utf8(file.bytes).expect("text");
        let body = json!({ "name": format!("{key}.toml"), "text": text });
        let read = ada.post(&format!("{}/read", path(&set)), body).await.expect(StatusCode::OK);
        let format = ada.get(&format!("{}/{key}", path(&set))).await.json();
        assert_eq!(read.json(), format, "{key}");
    }
    let (own, file) = (format!("{}/our-rounds", path(&set)), json!({ "name": "", "text": "" }));
    ada.post(&own, file).await.problem(StatusCode::METHOD_NOT_ALLOWED, "wrong-method");
}

#[tokio::test]
async fn t1_a_problem_names_field_and_round() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let right = copied(&mut ada, &set, "our-rounds").await;
    for (pointer, wrong, field, round, kind) in [
        ("/rounds/1/rule", json!("a b c d e f g h i"), "rule", json!(1), "wrong-format"),
        (
            "/rounds/0/planned",
            json!({ "secondsPerTurn": 2 }),
            "secondsPerTurn",
            json!(0),
            "wrong-format",
        ),
        ("/rounds", json!([]), "rounds", json!(null), "wrong-format"),
        ("/key", json!("Our rounds"), "key", json!(null), "wrong-format"),
        ("/rounds/2/name", json!(" "), "name", json!(2), "unreadable-body"),
        ("/rounds/3/floor", json!("anarchy"), "floor", json!(3), "unreadable-body"),
        ("/rounds/4/admits/0/kind", json!("joke"), "admits[0].kind", json!(4), "unreadable-body"),
        ("/purpose", json!(7), "purpose", json!(null), "unreadable-body"),
    ] {
        let mut body = right.clone();
        *body.pointer_mut(pointer).expect("a field") = wrong;
        let answer = ada.put(&format!("{}/our-rounds", path(&set)), body).await;
        let problem = answer.problem(StatusCode::UNPROCESSABLE_ENTITY, kind);
        assert_eq!((&problem["field"], &problem["round"]), (&json!(field), &round), "{problem}");
    }
    let text = "key = \"ours\"\nname = \"Ours\"\npurpose = \"To think.\"\nsource = \"us\"\n\
                [[rounds]]\nname = \"Talk\"\n";
    for (text, field, round) in
        [(text, "minutes", json!(0)), ("key = ", "toml", json!(null)), ("", "key", json!(null))]
    {
        let body = json!({ "name": "ours.toml", "text": text });
        let problem = ada
            .post(&format!("{}/read", path(&set)), body)
            .await
            .problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-format");
        assert_eq!((&problem["field"], &problem["round"]), (&json!(field), &round), "{problem}");
    }
    let mut elsewhere = right;
    elsewhere["key"] = json!("another");
    let answer = ada.put(&format!("{}/our-rounds", path(&set)), elsewhere).await;
    let problem = answer.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "key");
    let lines = ada.get(&path(&set)).await.json();
    assert!(lines.as_array().expect("a list").iter().all(|line| line["own"] == false));
}

#[tokio::test]
async fn t1_members_read_and_the_facilitator_writes() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let (mut eve, _) = house.newcomer(&mut ada, &set, "Eve").await;
    let mut zoe = house.stranger().await;
    let format = copied(&mut ada, &set, "our-rounds").await;
    keep(&mut ada, &set, &format).await;
    let own = format!("{}/our-rounds", path(&set));
    let usual = format!("/api/sets/{set}/format");
    let text = json!({ "name": "a.toml", "text": "" });

    let forbidden = StatusCode::FORBIDDEN;
    ben.put(&own, format.clone()).await.problem(forbidden, "facilitator-only");
    ben.ask(Method::DELETE, &own, Value::Null).await.problem(forbidden, "facilitator-only");
    ben.put(&usual, json!({ "key": "our-rounds" })).await.problem(forbidden, "facilitator-only");
    for reads in [path(&set), own.clone(), format!("{own}/file")] {
        ben.get(&reads).await.expect(StatusCode::OK);
        eve.get(&reads).await.problem(StatusCode::CONFLICT, "in-the-lobby");
        zoe.get(&reads).await.problem(StatusCode::NOT_FOUND, "not-found");
        house.browser().get(&reads).await.problem(StatusCode::UNAUTHORIZED, "signed-out");
    }
    let nowhere = StatusCode::NOT_FOUND;
    zoe.put(&own, format).await.problem(nowhere, "not-found");
    zoe.ask(Method::DELETE, &own, Value::Null).await.problem(nowhere, "not-found");
    zoe.put(&usual, json!({ "key": "our-rounds" })).await.problem(nowhere, "not-found");
    zoe.post(&format!("{}/read", path(&set)), text).await.problem(nowhere, "not-found");
    ada.get(&format!("{}/nobodys", path(&set))).await.problem(nowhere, "not-found");
    ada.get(&format!("{}/%ff/file", path(&set))).await.problem(nowhere, "not-found");
}

#[tokio::test]
async fn t1_the_usual_format_is_chosen_and_stays() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let format = copied(&mut ada, &set, "our-rounds").await;
    keep(&mut ada, &set, &format).await;
    let own = format!("{}/our-rounds", path(&set));
    let usual = format!("/api/sets/{set}/format");

    let answer = ada.put(&usual, json!({ "key": "nobodys" })).await;
    let problem = answer.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "key");
    assert!(problem["detail"].as_str().expect("words").contains("our-rounds"), "{problem}");
    ada.put(&usual, json!({ "key": "our-rounds" })).await.expect(StatusCode::NO_CONTENT);
    let page = ada.page(&set).await;
    assert_eq!(
        (&page["format"], &page["formatName"]),
        (&json!("our-rounds"), &json!("Our rounds"))
    );

    let delete = ada.ask(Method::DELETE, &own, Value::Null).await;
    delete.problem(StatusCode::CONFLICT, "format-in-use");
    ada.put(&usual, json!({ "key": "seven-rounds" })).await.expect(StatusCode::NO_CONTENT);
    ada.ask(Method::DELETE, &own, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let again = ada.ask(Method::DELETE, &own, Value::Null).await;
    again.problem(StatusCode::NOT_FOUND, "not-found");
}

#[tokio::test]
async fn t4_a_shipped_format_is_copied_and_not_changed() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let shipped = format!("{}/seven-rounds", path(&set));
    let format = ada.get(&shipped).await.json();
    ada.put(&shipped, format).await.problem(StatusCode::CONFLICT, "format-shipped");
    let delete = ada.ask(Method::DELETE, &shipped, Value::Null).await;
    delete.problem(StatusCode::CONFLICT, "format-shipped");
}

#[tokio::test]
async fn a_set_keeps_thirty_formats_of_its_own() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let mut format = copied(&mut ada, &set, "ours").await;
    for number in 0..30 {
        format["key"] = json!(format!("ours-{number}"));
        keep(&mut ada, &set, &format).await;
    }
    keep(&mut ada, &set, &format).await;
    format["key"] = json!("one-more");
    let answer = ada.put(&format!("{}/one-more", path(&set)), format).await;
    answer.problem(StatusCode::CONFLICT, "formats-full");
}
