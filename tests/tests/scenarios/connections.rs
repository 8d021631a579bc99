//! Dropping out, coming back, coming late, coming twice.

use crate::steps::{
    OPEN_QUESTIONS, floor, in_round, into_round, offered_to, opens, round, seat_of, waiting, you,
};
use hyacinth::client::{Answered, Client};
use hyacinth_protocol::{Command, FloorView, Millis, Role, Shared};
use hyacinth_tests::{SEVEN, Table, Wire, words};
use serde_json::Value;

fn ask(text: &str) -> Command {
    Command::Ask { text: Some(words(text)) }
}

#[tokio::test]
async fn d1_back_in_one_round_trip_with_seat_and_place() {
    let mut table = Table::of(SEVEN).await;
    into_round(&mut table, OPEN_QUESTIONS).await;
    table.does("Ben", ask("When did it last go well?")).await;
    table.does("Chloe", ask("What would you lose if it worked?")).await;
    table.does("Dev", ask("What would a good week look like?")).await;
    let (chloe, dev) = (table.seat("Chloe"), table.seat("Dev"));
    table.all_see("the queue", |view| waiting(view) == [chloe, dev]).await;

    table.person("Chloe").drop_off();
    table.all_see("Chloe away", |view| !seat_of(view, chloe).present).await;
    assert!(
        table.logs().contains("connection ended"),
        "logs are caught, or no check of them counts"
    );
    table.does("Ada", Command::Answered {}).await;
    table.does("Ada", Command::SkipThinking {}).await;
    table.does("Ben", Command::Done {}).await;
    // Her place is passed over while she is away, and kept.
    table.all_see("Dev's turn", offered_to(dev)).await;
    assert_eq!(waiting(table.view("Dev")), [chloe, dev]);

    table.connect("Chloe").await;
    // Nothing but the welcome was read: it is the whole truth already.
    assert_eq!(table.differences("Chloe").await, "");
    let view = table.view("Chloe");
    assert_eq!(you(view).seat, chloe);
    let text = you(view).place.as_ref().and_then(|place| place.text.as_ref()).expect("a place");
    assert_eq!(text.as_str(), "What would you lose if it worked?");
    table.all_see("Chloe back", |view| seat_of(view, chloe).present).await;
    table.finish().await;
}

#[tokio::test]
async fn d1_every_second_of_a_dropped_holder_is_kept() {
    let mut table = Table::of(SEVEN).await;
    into_round(&mut table, 2).await;
    let ada = table.seat("Ada");
    table.does("Ada", Command::AcceptFloor {}).await;
    table.turn(Millis::minutes(3));
    table.person("Ada").drop_off();
    table.all_see("Ada away", |view| !seat_of(view, ada).present).await;
    table.turn(Millis::minutes(30));
    table.connect("Ada").await;
    let FloorView::Held { by, clock, .. } = floor(table.view("Ada")) else { panic!("her turn") };
    assert_eq!((*by, clock.used), (ada, Millis::minutes(3)));
    assert_eq!(clock.running_since, Some(table.clock.now()));
    table.finish().await;
}

#[tokio::test]
async fn d1_a_resume_sends_what_changed_and_nothing_else() {
    let mut table = Table::of(SEVEN).await;
    into_round(&mut table, OPEN_QUESTIONS).await;
    let revision = table.does("Ewa", ask("What do you not say?")).await;
    table.person("Femi").drop_off();
    let femi = table.seat("Femi");
    table.all_see("Femi away", |view| !seat_of(view, femi).present).await;
    let meeting = table.meeting;
    let door = table.person("Femi").browser.door(meeting);
    let mut wire = Wire::open(&door).await.expect("a member");
    wire.say(format!(r#"{{"type":"hello","version":1,"resume":{{"revision":{revision}}}}}"#)).await;
    let welcome: Value = serde_json::from_str(&wire.text().await).expect("JSON");
    let sections = welcome["view"].as_object().expect("sections");
    assert!(sections.contains_key("roster"), "she left and came back");
    for same in ["meeting", "issue", "actions", "offers", "summary"] {
        assert!(!sections.contains_key(same), "{same} did not change");
    }
    // A revision this log never had was never shown: then everything is sent.
    let mut wire = Wire::open(&door).await.expect("a member");
    wire.say(r#"{"type":"hello","version":1,"resume":{"revision":999999}}"#).await;
    let welcome: Value = serde_json::from_str(&wire.text().await).expect("JSON");
    assert_eq!(welcome["view"].as_object().expect("sections").len(), Shared::NAMES.len() + 1);
    table.finish().await;
}

#[tokio::test]
async fn d1_two_tabs_are_one_seat() {
    let mut table = Table::of(&["Hugo", "Ada", "Ben"]).await;
    opens(&mut table).await;
    let meeting = table.meeting;
    let door = table.person("Ada").browser.door(meeting);
    let mut second = Client::connect(&door).await.expect("a second tab");
    let ada = table.seat("Ada");
    assert_eq!(second.seat, ada);
    assert_eq!(table.view("Ben").roster.as_ref().map(Vec::len), Some(3));
    let accepted = second.command(Command::AcceptFloor {}).await.expect("an answer");
    assert!(matches!(accepted, Answered::Accepted(_)));
    table
        .sees(
            "Ada",
            "in the other tab what she did in this one",
            |view| matches!(floor(view), FloorView::Held { by, .. } if *by == ada),
        )
        .await;
    table.person("Ada").drop_off();
    // The answer to a later command says that the room has noticed.
    table.does("Ben", Command::Pause {}).await;
    table.sees("Ben", "the pause", |view| in_round(view).is_some_and(|r| r.paused.is_some())).await;
    assert!(seat_of(table.view("Ben"), ada).present, "one tab is left");
    drop(second);
    table.all_see("Ada away", |view| !seat_of(view, ada).present).await;
    table.connect("Ada").await;
    table.finish().await;
}

#[tokio::test]
async fn d6_a_late_joiner_gets_the_whole_state_in_one_frame() {
    let mut table = Table::of(SEVEN).await;
    into_round(&mut table, OPEN_QUESTIONS).await;
    table.does("Ben", ask("Since when?")).await;
    table.newcomer("Gwen").await;
    let meeting = table.meeting;
    let door = table.person("Gwen").browser.door(meeting);
    let mut wire = Wire::open(&door).await.expect("a member who accepted the charter");
    wire.say(r#"{"type":"hello","version":1}"#).await;
    let welcome: Value = serde_json::from_str(&wire.text().await).expect("JSON");
    assert_eq!((&welcome["type"], &welcome["you"]), (&Value::from("welcome"), &Value::from(7)));
    let sections = welcome["view"].as_object().expect("sections");
    assert!(Shared::NAMES.iter().chain(&["you"]).all(|name| sections.contains_key(*name)));
    assert_eq!(sections.len(), Shared::NAMES.len() + 1);
    drop(wire);
    table.connect("Gwen").await;
    assert_eq!(table.differences("Gwen").await, "");
    table
        .all_see("one more at the table", |view| {
            let gwen = view.roster.as_ref().and_then(|roster| roster.get(7));
            let sits = gwen.is_some_and(|gwen| gwen.role == Role::Member && gwen.present);
            sits && round(view) == Some(OPEN_QUESTIONS)
        })
        .await;
    table.does("Gwen", ask("What would help?")).await;
    table.finish().await;
}
