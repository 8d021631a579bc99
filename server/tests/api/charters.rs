//! E2: the charter, and D4: roles that can be given.

use crate::house::{House, charter};
use axum::http::StatusCode;
use serde_json::json;

#[tokio::test]
async fn e2_a_changed_charter_is_accepted_again() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, _) = house.member(&mut ada, &set, "Ben").await;
    let path = format!("/api/sets/{set}/charter");

    let mut changed = charter();
    let same = ada.put(&path, changed.clone()).await.expect(StatusCode::OK).json();
    assert_eq!(same["version"], 1, "the same words are no new version");
    changed["quorum"] = json!(3);
    ben.put(&path, changed.clone()).await.problem(StatusCode::FORBIDDEN, "facilitator-only");
    let written = ada.put(&path, changed).await.expect(StatusCode::OK).json();
    assert_eq!((&written["version"], &written["charter"]["quorum"]), (&json!(2), &json!(3)));

    assert_eq!(ada.page(&set).await["you"]["standing"], "accepted");
    assert_eq!(ben.page(&set).await["you"]["standing"], "admitted");
    ben.accept(&set, 1).await.problem(StatusCode::CONFLICT, "charter-changed");
    ben.accept(&set, 2).await.expect(StatusCode::NO_CONTENT);
    ben.accept(&set, 2).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ben.page(&set).await["you"]["standing"], "accepted");
}

#[tokio::test]
async fn e2_every_version_is_kept_with_who_accepted_it() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, member) = house.member(&mut ada, &set, "Ben").await;
    let path = format!("/api/sets/{set}/charter");
    let mut changed = charter();
    changed["values"] = json!(["Honesty", "Curiosity"]);
    changed["sponsorSees"] = json!("reports");
    ada.put(&path, changed).await.expect(StatusCode::OK);

    let history = ben.get(&path).await.expect(StatusCode::OK).json();
    let [newest, first] = [0, 1].map(|n| history["versions"][n].clone());
    assert_eq!((&newest["version"], &first["version"]), (&json!(2), &json!(1)));
    assert_eq!(newest["charter"]["values"], json!(["Honesty", "Curiosity"]));
    assert_eq!(first["charter"]["sponsorSees"], "nothing", "an old charter says nothing of it");
    let who = |version: &serde_json::Value| -> Vec<String> {
        let accepted = version["accepted"].as_array().expect("a list");
        accepted.iter().map(|yes| yes["member"].as_str().expect("an id").to_owned()).collect()
    };
    assert_eq!((who(&first).len(), who(&newest).len()), (2, 1));
    ben.accept(&set, 2).await.expect(StatusCode::NO_CONTENT);
    let history = ben.get(&path).await.json();
    assert!(who(&history["versions"][0]).contains(&member));
}

#[tokio::test]
async fn a_charter_keeps_its_bounds() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let path = format!("/api/sets/{set}/charter");
    for quorum in [0, 1, 13] {
        let mut wrong = charter();
        wrong["quorum"] = json!(quorum);
        let problem =
            ada.put(&path, wrong).await.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
        assert_eq!(problem["field"], "quorum");
    }
    let mut wrong = charter();
    wrong["groundRules"] = json!(vec!["A rule."; 21]);
    let problem =
        ada.put(&path, wrong).await.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "groundRules");
    let mut wrong = charter();
    wrong["values"] = json!(vec!["A value"; 13]);
    let problem =
        ada.put(&path, wrong).await.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
    assert_eq!(problem["field"], "values");
}

#[tokio::test]
async fn d4_the_facilitators_role_is_not_given_or_left() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, member) = house.member(&mut ada, &set, "Ben").await;
    let ada_id = ada.page(&set).await["you"]["id"].as_str().expect("an id").to_owned();
    let role = |id: &str| format!("/api/sets/{set}/members/{id}/role");

    ada.put(&role(&member), json!({ "role": "deputy" })).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ben.page(&set).await["you"]["role"], "deputy");
    ada.put(&role(&member), json!({ "role": "member" })).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ben.page(&set).await["you"]["role"], "member");

    for (id, wanted) in [(&member, "facilitator"), (&ada_id, "member")] {
        let problem = ada
            .put(&role(id), json!({ "role": wanted }))
            .await
            .problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
        assert_eq!(problem["field"], "role");
    }
    ben.put(&role(&member), json!({ "role": "deputy" }))
        .await
        .problem(StatusCode::FORBIDDEN, "facilitator-only");
}
