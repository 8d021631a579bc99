//! Formats as data [T].

use crate::harness::*;
use hyacinth_meeting::{Format, FormatError, shipped};
use hyacinth_protocol::{Command, FloorKind};

const GOOD: &str = include_str!("../../formats/seven-rounds.toml");

/// The good file with one thing changed: it must be refused, and this is the error.
fn error(from: &str, to: &str) -> FormatError {
    assert!(GOOD.contains(from), "the good file does not say {from}");
    Format::from_toml("own.toml", &GOOD.replacen(from, to, 1)).expect_err("it is wrong")
}

fn names(error: &FormatError) -> (&str, Option<&str>, &str) {
    (error.file.as_str(), error.round.as_deref(), error.field.as_str())
}

#[test]
fn t1_an_error_names_file_round_and_field() {
    let wrong = error(r#"floor = "presenterAlone""#, r#"floor = "presenterAllone""#);
    assert_eq!(names(&wrong), ("own.toml", Some("Presenting"), "floor"));
    assert!(wrong.to_string().starts_with("own.toml: round Presenting: floor: "));
    let wrong = error("per_issue = true", "per_isue = true");
    assert_eq!(names(&wrong), ("own.toml", Some("Presenting"), "per_isue"));
    let wrong = error(r#"name = "Bidding""#, "");
    assert_eq!(names(&wrong), ("own.toml", Some("2"), "name"));
    let wrong = error(r#"purpose = "One person"#, r#"aim = "One person"#);
    assert_eq!(names(&wrong), ("own.toml", None, "purpose"));
    assert_eq!(names(&error("[[rounds]]", "[[rounds]")).2, "toml");
}

#[test]
fn t1_what_makes_no_sense_together_is_refused() {
    let field = |from, to| error(from, to).field;
    assert_eq!(field("minimum = { minutes = 5", "minimum = { minutes = 11"), "minimum");
    assert_eq!(field(r#"kind = "factQuestion""#, r#"kind = "reflection""#), "admits");
    assert_eq!(field("bids_within_minutes = 5", ""), "bids_within_minutes");
    assert_eq!(field(r#"name = "Bidding""#, r#"name = "Check-in""#), "name");
    assert_eq!(field("minutes = 12", "minutes = 0"), "minutes");
    assert_eq!(field("minutes = 12", "minutes = 12\nseconds_per_turn = 5"), "minutes");
    assert_eq!(field("No stories, no suggestions.", "a b c d e f g h i"), "rule");
    assert_eq!(field(r#"key = "seven-rounds""#, r#"key = "Seven rounds""#), "key");
    assert_eq!(
        field(r#"{ kind = "bid", from = "members" }"#, r#"{ kind = "bid", to = "all" }"#),
        "admits"
    );
    let plenary = r#"floor = "facilitatorLeads"
minutes = 10
gate = "closed""#;
    assert_eq!(field(plenary, &plenary.replace("closed", "invitable")), "gate");
    let none = GOOD.split("[[rounds]]").next().expect("the head");
    assert_eq!(Format::from_toml("own.toml", none).expect_err("no rounds").field, "rounds");
}

#[test]
fn t1_a_meeting_keeps_the_format_it_was_called_with() {
    let mut own = setup();
    own.format.rounds.truncate(1);
    let mut given = Given::live_with(own);
    assert_eq!(given.shared().meeting.agenda.len(), 1);
    given.does(HUGO, Command::Close { insist: true });
}

#[test]
fn t2_a_round_says_what_people_read_and_what_the_rules_need() {
    for format in shipped() {
        let again = serde_json::to_string(format).expect("JSON");
        assert_eq!(serde_json::from_str::<Format>(&again).expect("the same"), *format);
        assert!(!format.source.as_str().is_empty());
    }
    let presenting = &shipped()[0].rounds[2];
    assert_eq!(presenting.minimum.as_ref().expect("a minimum").minutes, 5);
    assert!(presenting.per_issue && !presenting.yields.is_empty());
    let view = Given::in_round("Presenting").round();
    assert_eq!(view.rule.as_str(), "Only the presenter speaks.");
    assert_eq!(view.gate_opens_in, Some(hyacinth_protocol::RoundIndex(5)));
}

#[test]
fn t3_seven_rounds_uses_six_kinds_of_floor() {
    let kinds: Vec<FloorKind> = shipped()[0].rounds.iter().map(|round| round.floor).collect();
    for kind in FloorKind::ALL.iter().filter(|kind| **kind != FloorKind::ListeningIn) {
        assert!(kinds.contains(kind), "{kind:?}");
    }
}

#[test]
fn t4_seven_rounds_take_about_ninety_minutes_for_six() {
    let format = &shipped()[0];
    assert_eq!((format.key.as_str(), format.rounds.len()), ("seven-rounds", 7));
    assert!((85..=95).contains(&format.minutes_for(6)));
    assert_eq!(Given::live().shared().meeting.agenda.len(), 7);
}
