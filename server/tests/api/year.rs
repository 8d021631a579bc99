//! A set's last year, as its first page shows it.

use crate::{house::House, met::held};
use axum::http::StatusCode;
use hyacinth::store::records::{self, year};
use hyacinth_meeting::Presented;
use hyacinth_protocol::{MemberId, Millis, SetId, Timestamp};
use serde_json::{Value, json};

#[tokio::test]
async fn of_shares_of_time_only_ones_own_is_told() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (mut ben, ben_id) = house.member(&mut ada, &set, "Ben").await;
    let (_, chloe_id) = house.member(&mut ada, &set, "Chloe").await;
    let ada_id = ada.page(&set).await["you"]["id"].as_str().expect("an id").to_owned();
    let path = format!("/api/sets/{set}/year");
    let none = json!({ "presented": [], "airtime": null });
    assert_eq!(ada.get(&path).await.expect(StatusCode::OK).json(), none);

    let id: SetId = set.parse().expect("an id");
    let [a, b, c] = [&ada_id, &ben_id, &chloe_id].map(|id| id.parse::<MemberId>().expect("an id"));
    held(&house, id, move |yielded| {
        let title = Some("A class that went quiet".parse().expect("a line"));
        yielded.presented = vec![Presented { member: b, title, why: None }];
        yielded.airtime = vec![(a, Millis(60_000)), (b, Millis(210_000)), (c, Millis(30_000))];
    })
    .await;
    let seen = ben.get(&path).await.json();
    assert_eq!(seen["presented"][0]["member"], ben_id);
    assert_eq!(seen["presented"][0]["issue"], "A class that went quiet");
    assert_eq!(seen["airtime"], json!({ "meetings": 1, "people": [1, 1, 0, 0, 1], "yours": 210 }));
    assert_eq!(ada.get(&path).await.json()["airtime"]["yours"], 60);

    let later = Timestamp(house.app.clock.now().0 + 1);
    let since = move |connection: &records::Connection| year::airtime(connection, id, later, a);
    assert_eq!(
        house.app.store.read(since).await.expect("a store"),
        None,
        "older meetings are left out"
    );
}

#[tokio::test]
async fn two_people_have_no_share_that_the_other_could_work_out() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (_, ben_id) = house.member(&mut ada, &set, "Ben").await;
    let ada_id = ada.page(&set).await["you"]["id"].as_str().expect("an id").to_owned();
    let [a, b] = [&ada_id, &ben_id].map(|id| id.parse::<MemberId>().expect("an id"));
    held(&house, set.parse().expect("an id"), move |yielded| {
        yielded.airtime = vec![(a, Millis(60_000)), (b, Millis(210_000))];
    })
    .await;
    let path = format!("/api/sets/{set}/year");
    let seen = ada.get(&path).await.expect(StatusCode::OK).json();
    assert_eq!(seen["airtime"], Value::Null);
}
