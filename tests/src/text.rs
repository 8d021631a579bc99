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
