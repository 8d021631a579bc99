//! Rules have ids, and tests are named by them.

use crate::tree::{File, files, none, read};
use std::collections::{BTreeMap, BTreeSet};

/// Each rule's state by its id, from the rule book.
fn states() -> BTreeMap<String, String> {
    let book = read("server/meeting/RULES.md");
    let mut states = BTreeMap::new();
    for line in book.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, id, _, state, _] = cells[..] else { continue };
        let state = state.split('`').nth(1).unwrap_or_default();
        if id != "id" && !id.starts_with('-') {
            states.insert(id.to_owned(), state.to_owned());
        }
    }
    assert!(states.len() > 50, "the rule book has another form: {}", states.len());
    states
}

/// The names of the test functions of a Rust file.
fn tests(file: &File) -> Vec<&str> {
    let mut names = Vec::new();
    let mut is_test = false;
    for line in file.text.lines().map(str::trim) {
        is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
        let name = line.strip_prefix("async ").unwrap_or(line).strip_prefix("fn ");
        if let Some(name) = name.filter(|_| is_test) {
            names.extend(name.split('(').next());
            is_test = false;
        }
    }
    names
}

/// The id a name begins with, if it looks like one: a letter, digits, an underscore.
fn id_of(name: &str) -> Option<String> {
    let (id, _) = name.split_once('_')?;
    let digits = id.get(1..).filter(|digits| !digits.is_empty())?;
    let looks = id.starts_with(|c: char| c.is_ascii_lowercase())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    looks.then(|| id.to_uppercase())
}

#[test]
fn every_held_rule_has_a_test_and_every_id_a_rule() {
    let states = states();
    let mut tested = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.ends_with(&[".rs"])) {
        for name in tests(file) {
            let Some(id) = id_of(name) else { continue };
            if !states.contains_key(&id) {
                wrong.push(format!("{}: {name} is named by {id}, which is no rule", file.path));
            }
            tested.insert(id);
        }
    }
    let held = states.iter().filter(|(_, state)| *state == "held");
    let untested = held.filter(|(id, _)| !tested.contains(*id));
    wrong.extend(untested.map(|(id, _)| format!("{id} is held by no test")));
    none(wrong);
}

#[test]
fn ids_that_files_cite_are_rules() {
    let states = states();
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.ends_with(&[".rs", ".ts", ".svelte", ".md"])) {
        for cited in file.text.split('[').skip(1).filter_map(|rest| rest.split_once(']')) {
            // `[D1, F3]` and `[G1–G6]`; anything else in brackets is no citation.
            let ids: Vec<&str> = cited.0.split([',', '–']).map(str::trim).collect();
            let is_id =
                |id: &&str| id_of(&format!("{}_", id.to_lowercase())).is_some_and(|up| up == **id);
            if !ids.iter().all(is_id) {
                continue;
            }
            let unknown = ids.iter().filter(|id| !states.contains_key(**id));
            wrong.extend(unknown.map(|id| format!("{}: there is no rule {id}", file.path)));
        }
    }
    none(wrong);
}
