//! Short ways to write what people say.

use hyacinth_protocol::{Command, Kind, Line, OfferKind, Wording, Words};

/// A line.
///
/// # Panics
/// When it is out of bounds.
pub fn line(text: &str) -> Line {
    text.parse().expect("a line")
}

/// A passage.
///
/// # Panics
/// When it is out of bounds.
pub fn words(text: &str) -> Words {
    text.parse().expect("words")
}

/// A typed contribution.
pub fn say(kind: Kind, text: &str) -> Command {
    Command::Say { kind, text: words(text) }
}

/// An offer to the presenter.
pub fn offer(kind: OfferKind, text: &str) -> Command {
    Command::Offer { kind, text: words(text) }
}

/// An action in one sentence.
pub fn wording(what: &str) -> Wording {
    Wording {
        what: words(what),
        measure: None,
        means: None,
        why: None,
        due: None,
        involves_pupils: false,
        ethics_ticked: false,
    }
}

/// The names of an enum's variants, as its source has them: for lists that must be complete.
pub fn variants(source: &str, name: &str) -> Vec<String> {
    let opening = format!("pub enum {name} {{");
    let body = source.split_once(&opening).map_or("", |(_, rest)| rest);
    let body = body.split_once("\n}").map_or(body, |(body, _)| body);
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let names = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
    let until_space = |line: &str| line.split([' ', '{', ',', '(']).next().map(str::to_owned);
    names.filter_map(until_space).collect()
}
