//! The whole way: from the first link to a meeting that can be joined.

use crate::house::House;
use axum::http::StatusCode;
use hyacinth::http::{SignedIn, joining};
use serde_json::{Value, json};

#[tokio::test]
async fn from_the_first_link_to_a_meeting() {
    let house = House::new();
    let mut ada = house.facilitator().await;
    let me = ada.get("/api/me").await.expect(StatusCode::OK).json();
    let person = json!({ "name": "Ada", "mayCreate": true, "sets": [] });
    assert_eq!(me, json!({ "me": person, "demo": false, "mail": true }));

    let formats = ada.get("/api/formats").await.expect(StatusCode::OK).json();
    assert_eq!(formats[0]["key"], "seven-rounds");
    let set = ada.create_set("Tuesday set").await;
    assert_eq!(
        ada.page(&set).await["you"]["standing"],
        "accepted",
        "e1: writing it is accepting it"
    );

    let link = ada.invite(&set, "Ben").await;
    assert!(link.starts_with("http://localhost:4100/join#"), "{link}");
    assert_eq!(ada.page(&set).await["invitations"][0]["name"], "Ben");

    let mut ben = house.browser();
    let invited = ben.look(&link).await.expect(StatusCode::OK).json();
    assert_eq!(
        (&invited["setName"], &invited["name"], &invited["by"]),
        (&json!("Tuesday set"), &json!("Ben"), &json!("Ada"))
    );
    assert!(ben.cookie.is_none(), "looking signs nobody in");
    let member = ben.claim(&link, "Benjamin").await;
    let seen = ben.page(&set).await;
    assert_eq!(seen["you"]["standing"], "waiting");
    assert_eq!(
        (&seen["members"], &seen["meetings"]),
        (&json!([]), &json!([])),
        "the lobby sees no inside"
    );
    assert_eq!(ada.page(&set).await["members"][1]["standing"], "waiting");
    assert_eq!(ada.page(&set).await["invitations"], json!([]));

    let admit = format!("/api/sets/{set}/members/{member}/admit");
    ada.post(&admit, Value::Null).await.expect(StatusCode::NO_CONTENT);
    ada.post(&admit, Value::Null).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ben.page(&set).await["you"]["standing"], "admitted");
    ben.accept(&set, 1).await.expect(StatusCode::NO_CONTENT);
    let seen = ben.page(&set).await;
    assert_eq!(seen["you"]["standing"], "accepted");
    assert_eq!(seen["you"]["name"], "Benjamin");

    let called = ada.post(&format!("/api/sets/{set}/meetings"), Value::Null).await;
    let meeting =
        called.expect(StatusCode::CREATED).json()["id"].as_str().expect("an id").to_owned();
    let place = ben.get(&format!("/api/meetings/{meeting}")).await.expect(StatusCode::OK).json();
    assert_eq!(place, json!({ "set": set, "stage": "gathering" }));
    let me = ben.get("/api/me").await.expect(StatusCode::OK).json()["me"].clone();
    assert_eq!(me["mayCreate"], false);
    assert_eq!(me["sets"][0]["meeting"]["id"], json!(meeting));
    assert_eq!(ben.page(&set).await["meetings"][0]["stage"], "gathering");
}

#[tokio::test]
async fn d6_a_seat_needs_admission_and_the_charter() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let called = ada.post(&format!("/api/sets/{set}/meetings"), Value::Null).await.json();
    let meeting: hyacinth_protocol::MeetingId =
        called["id"].as_str().expect("an id").parse().expect("an id");
    let (mut ben, member) = house.newcomer(&mut ada, &set, "Ben").await;
    let seat = |person: SignedIn| {
        house.app.store.read(move |connection| joining(connection, &person, meeting))
    };

    let refused = seat(house.signed_in(&ben).await).await;
    assert!(format!("{refused:?}").contains("in-the-lobby"), "{refused:?}");
    let admit = format!("/api/sets/{set}/members/{member}/admit");
    ada.post(&admit, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let refused = seat(house.signed_in(&ben).await).await;
    assert!(format!("{refused:?}").contains("charter-first"), "{refused:?}");
    ben.accept(&set, 1).await.expect(StatusCode::NO_CONTENT);
    let joining = seat(house.signed_in(&ben).await).await.expect("a seat");
    assert_eq!(joining.id.to_string(), member);

    let stranger = house.stranger().await;
    let refused = seat(house.signed_in(&stranger).await).await;
    assert!(format!("{refused:?}").contains("not-found"), "{refused:?}");
}
