//! E4: dates, apologies, and how many a year holds.

use crate::house::{House, date};
use axum::http::{Method, StatusCode};
use hyacinth_protocol::Millis;
use serde_json::{Value, json};

const DAY: i64 = 24 * 3_600_000;
const NOW: i64 = 1_800_000_000_000;

fn on(day: i64) -> Value {
    let mut new = date();
    new["at"] = json!(NOW + day * DAY);
    new
}

#[tokio::test]
async fn e4_apologies_plan_the_length_anew() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    ada.put(&format!("/api/sets/{set}/format"), json!({ "key": "equal-airtime" })).await;
    let (mut ben, ben_id) = house.member(&mut ada, &set, "Ben").await;
    let (mut chloe, _) = house.member(&mut ada, &set, "Chloe").await;
    let path = format!("/api/sets/{set}/schedule");
    let dates = format!("/api/sets/{set}/dates");
    ben.post(&dates, date()).await.problem(StatusCode::FORBIDDEN, "facilitator-only");
    let id = ada.plan(&set, date()).await;

    let before = ben.get(&path).await.expect(StatusCode::OK).json();
    let line = &before["dates"][0];
    assert_eq!((&line["coming"], &line["belowQuorum"]), (&json!(3), &json!(false)));
    assert_eq!(line["minutesForComing"], before["usualMinutes"]);
    assert_eq!((&line["place"], &line["note"]), (&json!("Room 4"), &json!("Bring a pen.")));

    let apology = format!("{dates}/{id}/apology");
    for _ in 0..2 {
        ben.put(&apology, Value::Null).await.expect(StatusCode::NO_CONTENT);
    }
    chloe.put(&apology, Value::Null).await.expect(StatusCode::NO_CONTENT);
    let fewer = chloe.get(&path).await.json();
    let line = &fewer["dates"][0];
    assert_eq!((&line["coming"], &line["belowQuorum"]), (&json!(1), &json!(true)));
    assert_eq!(line["apologies"][0], ben_id);
    assert!(line["minutesForComing"].as_u64() < fewer["usualMinutes"].as_u64(), "{line}");

    ben.ask(Method::DELETE, &apology, Value::Null).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(ada.get(&path).await.json()["dates"][0]["coming"], 2);
}

#[tokio::test]
async fn e1_a_school_year_holds_as_many_as_the_charter_says() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let dates = format!("/api/sets/{set}/dates");
    // It is 15 January: six until August, and none more.
    let mut first = String::new();
    for day in 1..=6 {
        first = ada.plan(&set, on(day)).await;
    }
    ada.post(&dates, on(7)).await.problem(StatusCode::CONFLICT, "year-full");
    // The next school year is another one, and moving a date within the year takes no new place.
    ada.plan(&set, on(300)).await;
    ada.put(&format!("{dates}/{first}"), on(8)).await.expect(StatusCode::NO_CONTENT);
    ada.ask(Method::DELETE, &format!("{dates}/{first}"), Value::Null)
        .await
        .expect(StatusCode::NO_CONTENT);
    ada.plan(&set, on(7)).await;
    let schedule = ada.get(&format!("/api/sets/{set}/schedule")).await.json();
    assert_eq!(schedule["mostMeetings"], 6);
    let off = |line: &&Value| line["calledOff"] == true;
    let lines = schedule["dates"].as_array().expect("dates");
    assert_eq!((lines.len(), lines.iter().filter(off).count()), (8, 1), "called off is kept");

    let mut more = crate::house::charter();
    more["mostMeetings"] = json!(7);
    ada.put(&format!("/api/sets/{set}/charter"), more).await.expect(StatusCode::OK);
    ada.plan(&set, on(9)).await;
}

#[tokio::test]
async fn e4_what_is_over_or_called_off_stays_as_it_was() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let dates = format!("/api/sets/{set}/dates");
    let (off, over) = (ada.plan(&set, on(1)).await, ada.plan(&set, on(2)).await);
    let path = |id: &str| format!("{dates}/{id}");
    ada.ask(Method::DELETE, &path(&off), Value::Null).await.expect(StatusCode::NO_CONTENT);
    ada.put(&path(&off), on(3)).await.problem(StatusCode::CONFLICT, "date-called-off");
    house.app.clock.advance(Millis::minutes(3 * 24 * 60));
    let apology = format!("{}/apology", path(&over));
    ada.put(&path(&over), on(9)).await.problem(StatusCode::CONFLICT, "date-over");
    ada.put(&apology, Value::Null).await.problem(StatusCode::CONFLICT, "date-over");
    for (field, value) in
        [("at", json!(NOW)), ("at", json!(NOW + 900 * DAY)), ("minutes", json!(5))]
    {
        let mut wrong = on(20);
        wrong[field] = value;
        let problem =
            ada.post(&dates, wrong).await.problem(StatusCode::UNPROCESSABLE_ENTITY, "wrong-value");
        assert_eq!(problem["field"], field);
    }
}

#[tokio::test]
async fn e4_a_meeting_that_is_called_near_a_date_is_its_meeting() {
    let house = House::new();
    let (mut ada, set) = house.set().await;
    let (near, far) = (ada.plan(&set, on(1)).await, ada.plan(&set, on(3)).await);
    house.app.clock.advance(Millis::minutes(23 * 60));
    let called = ada.post(&format!("/api/sets/{set}/meetings"), Value::Null).await.json();
    let schedule = ada.get(&format!("/api/sets/{set}/schedule")).await.json();
    let meeting = |id: &str| {
        let lines = schedule["dates"].as_array().expect("dates");
        lines.iter().find(|line| line["id"] == id).expect("a date")["meeting"].clone()
    };
    assert_eq!((meeting(&near), meeting(&far)), (called["id"].clone(), Value::Null));
}
