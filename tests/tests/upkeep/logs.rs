//! Logs have a grammar: a fixed short sentence, and fields the manual lists. Nothing else.

use hyacinth_protocol::{Command, Kind};
use hyacinth_tests::{Process, say};
use serde_json::{Map, Value};

/// What each line has, whatever it is about.
const EVERY: [&str; 3] = ["timestamp", "level", "message"];

/// The fields that the manual lists.
fn fields() -> Vec<&'static str> {
    let manual = include_str!("../../../docs/running.md");
    let (_, rest) = manual.split_once("### Log fields").expect("its heading");
    let rows = rest.lines().skip_while(|line| !line.starts_with("| `"));
    rows.map_while(|line| line.strip_prefix("| `")?.split('`').next()).collect()
}

#[tokio::test]
async fn every_line_of_a_run_keeps_the_grammar() {
    let mut process = Process::of_with(&["Hugo", "Ada", "Ben"], &["--log-format", "json"]).await;
    process.does("Hugo", Command::Open {}).await;
    process.does("Ada", say(Kind::ProcessRemark, "Something only we should hear")).await;
    process.people[2].client().send_text("{]".to_owned()).await.expect("an open connection");
    process.people[1].drop_off();
    process.terminate().await;
    process.exits_well().await;
    let fields = fields();
    assert!(fields.len() > 5, "the manual's list is found");
    let mut messages = Vec::new();
    for line in process.logs().lines() {
        let line: Map<String, Value> = serde_json::from_str(line).expect(line);
        for (name, value) in &line {
            let known = EVERY.contains(&name.as_str()) || fields.contains(&name.as_str());
            assert!(known, "{name} is no field of the manual: {line:?}");
            assert!(!value.is_object() && !value.is_array(), "a field is one value: {line:?}");
        }
        let message = line.get("message").and_then(Value::as_str).expect("a message").to_owned();
        let plain = |letter: char| letter.is_ascii_alphabetic() || " ,:-'()=".contains(letter);
        assert!(message.len() < 120 && message.chars().all(plain), "no fixed sentence: {message}");
        messages.push((message, line));
    }
    let of = |wanted: &str| messages.iter().filter(|(message, _)| message == wanted).count();
    assert_eq!((of("started"), of("stopping"), of("stopped")), (1, 1, 1));
    let (_, started) = messages.iter().find(|(message, _)| message == "started").expect("one");
    assert_eq!(started["version"], env!("CARGO_PKG_VERSION"));
    assert!(started.contains_key("listen") && started.contains_key("data"));
    process.start().await;
    process.people.iter_mut().for_each(hyacinth_tests::Person::drop_off);
    process.all_connect().await;
    process.finish().await;
}
