//! Documents say what is there: `PROTOCOL.md` names all that travels, and paths lead somewhere.

use crate::tree::{files, none, read, root};
use hyacinth_protocol::{CloseCode, Kind, OfferKind, Outcome, Shared, Slip, SupportKind};
use hyacinth_tests::variants;

fn camel_case(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(rest).collect()
}

/// The names among these that the page does not hold in code letters.
fn unnamed(page: &str, names: &[String]) -> Vec<String> {
    let named =
        |name: &&String| page.contains(&format!("`{name}`")) || page.contains(&format!("`{name} "));
    names.iter().filter(|name| !named(name)).cloned().collect()
}

#[test]
fn every_close_code_is_in_the_protocols_table() {
    let page = read("protocol/PROTOCOL.md");
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| ")).collect();
    let row = |code: &CloseCode| {
        let number = format!("| {} |", code.number());
        rows.iter().find(|row| row.starts_with(&number)).copied()
    };
    let wrong = CloseCode::ALL.iter().filter_map(|code| {
        let wanted = if code.reconnect() { "| yes |" } else { "| no |" };
        match row(code) {
            None => Some(format!("{code:?} ({}) has no row", code.number())),
            Some(row) if !row.ends_with(wanted) => Some(format!("{row} should end with {wanted}")),
            Some(_) => None,
        }
    });
    none(wrong.collect());
}

#[test]
fn every_refusal_command_frame_and_section_is_in_the_protocol() {
    let page = read("protocol/PROTOCOL.md");
    let mut wrong = Vec::new();
    for (path, name) in [
        ("protocol/src/refusal.rs", "Refusal"),
        ("protocol/src/command.rs", "Command"),
        ("protocol/src/frame.rs", "ClientFrame"),
        ("protocol/src/frame.rs", "ServerFrame"),
    ] {
        let names: Vec<String> =
            variants(&read(path), name).iter().map(|variant| camel_case(variant)).collect();
        assert!(names.len() > 3, "{name} is not found in {path}");
        wrong.extend(unnamed(&page, &names).iter().map(|missing| format!("{name} {missing}")));
    }
    let sections: Vec<String> = Shared::NAMES.iter().map(|name| (*name).to_owned()).collect();
    wrong.extend(unnamed(&page, &sections).iter().map(|missing| format!("section {missing}")));
    none(wrong);
}

#[test]
fn every_word_of_a_closed_list_is_in_the_protocol() {
    let page = read("protocol/PROTOCOL.md");
    let mut names = Vec::new();
    macro_rules! lists { ($($list:ty),+) => { $(
        names.extend(<$list>::ALL.iter().map(|word| camel_case(&format!("{word:?}"))));
    )+ } }
    lists!(Kind, OfferKind, Slip, SupportKind, Outcome);
    none(unnamed(&page, &names));
}

#[test]
fn tests_that_the_promises_name_are_there() {
    let sources = files();
    let rust: Vec<&str> =
        sources.iter().filter(|file| file.ends_with(&[".rs"])).map(|file| &*file.text).collect();
    // Names of tests, in code letters; paths and commands hold other letters.
    let is_name =
        |text: &&str| text.contains('_') && !text.contains(['/', ' ', '.', '-', '…', '=']);
    let is_variable = |text: &&str| text.starts_with("HYACINTH_");
    let is_there = |name: &&str| rust.iter().any(|text| text.contains(&format!("fn {name}(")));
    let mut wrong = Vec::new();
    for path in ["SECURITY.md", "ARCHITECTURE.md"] {
        let page = read(path);
        let section = page.split("\n## ").find(|section| section.starts_with("Promises"));
        let cells = section.expect("its heading").lines().filter_map(|row| row.split(" | ").nth(1));
        let named: Vec<&str> = cells
            .flat_map(|cell| cell.split('`').skip(1).step_by(2))
            .filter(|text| is_name(text) && !is_variable(text))
            .collect();
        assert!(named.len() > 20, "the table is found: {named:?}");
        let lost = named.into_iter().filter(|name| !is_there(name));
        wrong.extend(lost.map(|name| format!("{path}: there is no test {name}")));
    }
    none(wrong);
}

#[test]
fn paths_that_documents_name_lead_somewhere() {
    let mut wrong = Vec::new();
    let pages =
        ["README.md", "ARCHITECTURE.md", "SECURITY.md", "docs/running.md", "protocol/PROTOCOL.md"];
    for page in pages {
        let text = read(page);
        // Paths from the root, in code letters: `server/src/main.rs`, `tests/run`.
        let quoted = text.split('`').skip(1).step_by(2);
        let tops = ["docs/", "packaging/", "protocol/", "server/", "tests/", "web/"];
        let is_path = |text: &&str| {
            tops.iter().any(|top| text.starts_with(top)) && !text.contains([' ', '*', '…', '\n'])
        };
        let lost = quoted.filter(is_path).filter(|path| !root().join(path).exists());
        wrong.extend(lost.map(|path| format!("{page}: there is no {path}")));
    }
    none(wrong);
}
