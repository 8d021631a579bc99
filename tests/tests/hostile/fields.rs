//! Every place where someone can type freely, from the generated types: none can be forgotten.

use serde_json::Value;
use std::collections::BTreeSet;

/// Made from the protocol's types, and held fresh by a test of theirs.
const GENERATED: &str = include_str!("../../../web/src/protocol.ts");

/// What holds what people type.
const FREE: [&str; 5] = ["Words", "Line", "Name", "PageText", "string"];

/// Names of a type that stand for text, and are none that people type.
const NOT_TYPED: [&str; 8] = [
    "CommandId",
    "CarriedId",
    "CivilDate",
    "DateId",
    "InvitationId",
    "MeetingId",
    "MemberId",
    "PageId",
];

/// A type's source without comments.
fn source(name: &str) -> String {
    let opening = format!("export type {name} = ");
    let (_, rest) = GENERATED.split_once(&opening).unwrap_or_else(|| panic!("no type {name}"));
    let body = rest.split("\nexport ").next().unwrap_or_default();
    let mut kept = String::new();
    for part in body.split("/**") {
        kept += part.split_once("*/").map_or(part, |(_, after)| after);
    }
    kept
}

/// The free texts of a type, as `field` or `field.inner`.
fn texts(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in source.split([',', '\n', '{']) {
        let Some((name, kind)) = part.trim().split_once(": ") else { continue };
        let name = name.trim_matches('"').trim_end_matches('?');
        if name == "type" {
            continue;
        }
        let mut words = kind.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let Some(first) = words.find(|word| !matches!(*word, "Array" | "null")) else { continue };
        if FREE.contains(&first) {
            found.push(name.to_owned());
        } else if matches!(first, "Wording" | "CharterDraft") {
            found.extend(texts(&self::source(first)).iter().map(|text| format!("{name}.{text}")));
        } else {
            let known = first.starts_with(|c: char| c.is_lowercase()) || NOT_TYPED.contains(&first);
            assert!(known || !source_is_text(first), "{first} is a text nobody looks for");
        }
    }
    found
}

fn source_is_text(name: &str) -> bool {
    source(name).trim_start().starts_with("string")
}

/// `command.field` of each free text of the commands.
pub(crate) fn of_commands() -> BTreeSet<String> {
    let source = source("Command");
    let variants = source.split("\"type\": \"").skip(1);
    let variants = variants.filter_map(|variant| variant.split_once('"'));
    variants
        .flat_map(|(name, rest)| texts(rest).into_iter().map(move |text| format!("{name}.{text}")))
        .collect()
}

/// `Type.field` of each free text of the bodies that are sent to the server.
pub(crate) fn of_bodies() -> BTreeSet<String> {
    let sent = ["First", "Look", "Claim", "NewSet", "FormatFile", "FormatChoice", "NewMeeting"];
    let more = ["NewInvitation", "CharterDraft", "NewDate", "NewAddress", "MailCode"];
    let journal = ["KeepPage", "NewExtract"];
    let around = ["NewObservation", "NewFocus", "NewResource", "NewNote"];
    let all = sent.iter().chain(&more).chain(&journal).chain(&around);
    all.flat_map(|name| texts(&source(name)).into_iter().map(move |text| format!("{name}.{text}")))
        .collect()
}

/// Where in this value a canary sits, each as `about.field`, and its text.
pub(crate) fn canaries(about: &str, value: &Value, into: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if text.contains("canary") => {
            into.push((about.to_owned(), text.clone()));
        }
        Value::Array(items) => items.iter().for_each(|item| canaries(about, item, into)),
        Value::Object(fields) => {
            for (name, value) in fields {
                canaries(&format!("{about}.{name}"), value, into);
            }
        }
        _ => {}
    }
}

#[test]
fn free_texts_are_found_in_the_generated_types() {
    let commands = of_commands();
    for known in ["ask.text", "bid.title", "bid.why", "draftAction.wording.what", "offer.text"] {
        assert!(commands.contains(known), "{known} is not among {commands:?}");
    }
    for known in ["shareResource.questions", "reviewAction.learned", "switchFormat.format"] {
        assert!(commands.contains(known), "{known} is not among {commands:?}");
    }
    assert!(!commands.iter().any(|text| text.ends_with(".due") || text.contains(".type")));
    let bodies = of_bodies();
    for known in ["First.secret", "NewSet.charter.groundRules", "FormatFile.text"] {
        assert!(bodies.contains(known), "{known} is not among {bodies:?}");
    }
}
