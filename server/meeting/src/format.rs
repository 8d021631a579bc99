//! The formats that come with the product, and what is wrong with one that was not taken [T1, T4].

use hyacinth_protocol::Format;
use std::sync::LazyLock;

/// Why a format was not taken: names the file, the round and the field [T1].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {}{field}: {message}", round.as_ref().map(|r| format!("round {r}: ")).unwrap_or_default())]
pub struct FormatError {
    /// The file's name.
    pub file: String,
    /// The round's name, or its place counted from 1; none where it is about the whole.
    pub round: Option<String>,
    /// The round's place counted from 0, where it is about a round.
    pub place: Option<u16>,
    /// The field, as it is called in the file; `toml` where the text is no TOML at all.
    pub field: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl FormatError {
    /// The field, as it is called in JSON: in [`Format`] or, where the text is no TOML at all, in
    /// the body that brought the text.
    pub fn wire_field(&self) -> String {
        match self.field.as_str() {
            "toml" => "text".to_owned(),
            "minutes" | "seconds_per_turn" => "planned".to_owned(),
            field => camel_case(field),
        }
    }
}

fn camel_case(snake_case: &str) -> String {
    let mut capital = false;
    let letter = |c: char| {
        let word_ends = c == '_';
        let letter = (!word_ends).then(|| if capital { c.to_ascii_uppercase() } else { c });
        capital = word_ends;
        letter
    };
    snake_case.chars().filter_map(letter).collect()
}

/// The files, in the order they are shown.
const FILES: [(&str, &str); 5] = [
    ("seven-rounds.toml", include_str!("../formats/seven-rounds.toml")),
    ("equal-airtime.toml", include_str!("../formats/equal-airtime.toml")),
    ("shared-issue.toml", include_str!("../formats/shared-issue.toml")),
    ("three-stages.toml", include_str!("../formats/three-stages.toml")),
    ("learning-cycle.toml", include_str!("../formats/learning-cycle.toml")),
];

/// The formats that come with the product, read once, in the order they are shown [T4].
pub fn shipped() -> &'static [Format] {
    static SHIPPED: LazyLock<Vec<Format>> = LazyLock::new(|| {
        let read = |(file, text)| {
            crate::read_format(file, text).expect("shipped formats are valid: t4 tests hold it")
        };
        FILES.into_iter().map(read).collect()
    });
    &SHIPPED
}
