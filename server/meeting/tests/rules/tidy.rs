//! `RULES.md` and the tests say the same: every held id has its tests, every test its id.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const STATES: [&str; 3] = ["held", "later", "elsewhere"];

/// A row of the rule book: its state, and the tests it names.
struct Row {
    state: String,
    tests: Vec<String>,
}

fn rows() -> BTreeMap<String, Row> {
    let mut rows = BTreeMap::new();
    for line in include_str!("../../RULES.md").lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, id, _, state, _] = cells[..] else { continue };
        if id == "id" || id.starts_with('-') {
            continue;
        }
        let mut ticked = state.split('`').skip(1).step_by(2).map(str::to_owned);
        let state = ticked.next().unwrap_or_default();
        assert!(STATES.contains(&state.as_str()), "{id} has no state: {state:?}");
        let twice = rows.insert(id.to_owned(), Row { state, tests: ticked.collect() });
        assert!(twice.is_none(), "{id} stands twice in RULES.md");
    }
    rows
}

/// The names of all test functions of this crate.
fn tests() -> BTreeSet<String> {
    names_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules"))
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("the tests") {
        let path = file.expect("a file").path();
        if path.is_dir() {
            names.extend(names_in(&path));
            continue;
        }
        let text = std::fs::read_to_string(path).expect("text");
        let mut is_test = false;
        for line in text.lines().map(str::trim) {
            is_test |= line == "#[test]";
            if let Some(name) = line.strip_prefix("fn ").filter(|_| is_test) {
                names.extend(name.split('(').next().map(str::to_owned));
                is_test = false;
            }
        }
    }
    names
}

/// The rule id a name begins with, if it looks like one: a letter, digits, an underscore.
fn id_of(name: &str) -> Option<String> {
    let (id, _) = name.split_once('_')?;
    let digits = id.get(1..)?;
    let looks = id.starts_with(|c: char| c.is_ascii_lowercase())
        && !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit());
    looks.then(|| id.to_uppercase())
}

#[test]
fn every_rule_of_the_product_has_a_row() {
    let counts = [
        ('T', 5),
        ('R', 5),
        ('F', 8),
        ('A', 2),
        ('O', 6),
        ('G', 7),
        ('C', 6),
        ('B', 6),
        ('S', 4),
        ('D', 8),
        ('E', 12),
    ];
    let rows = rows();
    for (letter, count) in counts {
        for n in 1..=count {
            assert!(rows.contains_key(&format!("{letter}{n}")), "{letter}{n} has no row");
        }
    }
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    assert_eq!(rows.len(), all + 1, "the ids and U, and nothing else");
}

#[test]
fn every_held_rule_has_the_tests_it_names() {
    let tests = tests();
    for (id, row) in rows() {
        let prefix = format!("{}_", id.to_lowercase());
        let any = tests.iter().any(|name| name.starts_with(&prefix));
        assert_eq!(row.state == "held", any, "{id} is {}, its tests say otherwise", row.state);
        assert_eq!(row.state == "held", !row.tests.is_empty(), "{id} names no test");
        for name in row.tests {
            assert!(tests.contains(&name), "{id} names {name}, which is no test");
            assert!(name.starts_with(&prefix), "{id} names {name}, a test of another rule");
        }
    }
}

#[test]
fn every_test_that_looks_like_a_rule_is_one() {
    let rows = rows();
    for name in tests() {
        if let Some(id) = id_of(&name) {
            assert!(rows.contains_key(&id), "{name}: there is no rule {id}");
        }
    }
}
