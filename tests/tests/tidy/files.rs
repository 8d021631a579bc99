//! How files look and what they are called.

use crate::tree::{File, files, none, words};

/// A longer file is two.
const MOST_LINES: usize = 400;

/// The one file that is made, not written.
const GENERATED: &str = "web/src/protocol.ts";

/// Names that say nothing, and words that mean something else here.
const NO_NAMES: &[&str] = &[
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "manager",
    "service",
    "services",
    "misc",
    "session",
    "sessions",
    "moderator",
    "chat",
];

/// Places where a name is given.
const GIVEN_BY: &[&str] =
    &["mod ", "struct ", "enum ", "trait ", "fn ", "class ", "interface ", "function "];

fn is_code(file: &File) -> bool {
    file.ends_with(&[".rs", ".ts", ".js", ".svelte", ".css"])
}

/// This folder writes down what it looks for.
fn is_elsewhere(file: &File) -> bool {
    !file.path.starts_with("tests/tests/tidy/")
}

#[test]
fn files_are_short() {
    let code = files().into_iter().filter(|file| is_code(file) && file.path != GENERATED);
    let lengths = code.map(|file| (file.text.lines().count(), file.path));
    let long = lengths.filter(|(lines, _)| *lines > MOST_LINES);
    none(long.map(|(lines, path)| format!("{path} has {lines} lines: split it")).collect());
}

#[test]
fn nothing_is_put_off_in_a_comment() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| is_elsewhere(file)) {
        for (n, line) in (1..).zip(file.text.lines()) {
            if ["TODO", "FIXME", "XXX", "todo!(", "unimplemented!("]
                .iter()
                .any(|mark| line.contains(mark))
            {
                wrong.push(format!("{}:{n} {}", file.path, line.trim()));
            }
        }
    }
    none(wrong);
}

#[test]
fn names_are_nouns_that_say_something() {
    let speaks = |name: &str| words(name).iter().all(|word| !NO_NAMES.contains(&word.as_str()));
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| is_elsewhere(file)) {
        if !speaks(&file.path) {
            wrong.push(format!("{} is a name that says nothing", file.path));
        }
        if !is_code(file) {
            continue;
        }
        for (n, line) in (1..).zip(file.text.lines()) {
            let line =
                line.trim_start().trim_start_matches("pub(crate) ").trim_start_matches("pub ");
            let given = GIVEN_BY.iter().find_map(|by| line.strip_prefix(by));
            let is_name = |c: char| c.is_alphanumeric() || c == '_';
            let name = given.map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default());
            if let Some(name) = name.filter(|name| !speaks(name)) {
                wrong.push(format!("{}:{n} {name} is a name that says nothing", file.path));
            }
        }
    }
    none(wrong);
}

#[test]
fn tests_neither_sleep_nor_stand_aside() {
    let rust = ["sleep(", "#[ignore"];
    let web = ["sleep(", "waitForTimeout(", ".only(", ".skip(", ".todo("];
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| is_code(file) && is_elsewhere(file)) {
        let never = if file.ends_with(&[".rs"]) { &rust[..] } else { &web[..] };
        let lines = file.tested_by().lines();
        let found = lines.filter(|line| never.iter().any(|never| line.contains(never)));
        wrong.extend(found.map(|line| format!("{}: {}", file.path, line.trim())));
    }
    none(wrong);
}

#[test]
fn what_a_lint_lets_through_has_a_reason() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.ends_with(&[".rs"]) && is_elsewhere(file)) {
        for (at, _) in file.text.match_indices("[allow(") {
            let attribute = &file.text[at..];
            let attribute = &attribute[..attribute.find(")]").unwrap_or(attribute.len())];
            if !attribute.contains("reason") {
                let line = file.text[..at].lines().count();
                wrong.push(format!("{}:{line} {attribute}", file.path));
            }
        }
    }
    none(wrong);
}
