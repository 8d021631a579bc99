//! Bounded text: what people write, trimmed, never empty, never longer than its bound, checked on
//! the way in (deserialising included). `Debug` prints the length, never the words. Clones share the
//! text: a meeting, its views and its log hold the same words.
//!
//! Names and lines stand inside other sentences, so they cannot turn those around: what overrides the
//! direction of writing is left out of them. It is kept in passages, which stand alone.

use serde::{Deserialize, Serialize, Serializer};
use std::{borrow::Cow, sync::Arc};

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing that anybody could see.
    #[error("the text is empty: write at least one character")]
    Empty,
    /// More characters than the bound.
    #[error("the text has {length} characters: shorten it to {most} or fewer")]
    TooLong {
        /// How many characters came.
        length: usize,
        /// How many are taken.
        most: usize,
    },
    /// A line break or another control character where one line is wanted.
    #[error("the text holds a line break or a control character: write it on one line")]
    Control,
}

/// True for what no text holds: control characters, and in a single line whatever begins another.
fn breaks(c: char, lines: bool) -> bool {
    let between = matches!(c, '\n' | '\t' | '\u{2028}' | '\u{2029}');
    (between && !lines) || (c.is_control() && !between)
}

/// True for white space, and for what takes no ink: a name of these would be nobody's.
fn is_unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
            | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// Without embeddings, overrides and isolates (Unicode Bidirectional Algorithm, UAX #9, 2.1 to 2.3).
/// Every letter has a direction of its own; Arabic and Hebrew read right without these.
fn without_turns(text: &str) -> Cow<'_, str> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if text.contains(turns) { text.replace(turns, "").into() } else { text.into() }
}

macro_rules! bounded {
    ($($(#[$doc:meta])* $name:ident, $most:literal, $lines:literal);+ $(;)?) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
        #[serde(try_from = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// The most characters it holds.
            pub const MOST: usize = $most;

            /// Takes `text` without the white space around it.
            ///
            /// # Errors
            /// [`TextError`] when it is empty, too long, or holds control characters.
            pub fn new(text: &str) -> Result<Self, TextError> {
                let straight: Cow<'_, str> = if $lines { text.into() } else { without_turns(text) };
                let text = straight.trim();
                let length = text.chars().count();
                if text.chars().all(is_unseen) {
                    return Err(TextError::Empty);
                }
                if length > $most {
                    return Err(TextError::TooLong { length, most: $most });
                }
                if text.chars().any(|c| breaks(c, $lines)) {
                    return Err(TextError::Control);
                }
                Ok(Self(text.into()))
            }

            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = TextError;
            fn try_from(text: String) -> Result<Self, TextError> {
                Self::new(&text)
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.as_str().to_owned()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({} chars)", stringify!($name), self.0.chars().count())
            }
        }

        impl std::str::FromStr for $name {
            type Err = TextError;
            fn from_str(text: &str) -> Result<Self, TextError> {
                Self::new(text)
            }
        }
    )+};
}

bounded! {
    /// What a set or a person is called: one line, at most 60 characters.
    Name, 60, false;
    /// One line: a title, a reason, a ground rule; at most 200 characters.
    Line, 200, false;
    /// A passage: a question, an offer, a reflection; at most 2,000 characters, lines allowed.
    Words, 2000, true;
}

/// A page of a journal, as it is typed [E9]: kept with its spaces and empty lines, and may be empty.
/// What is no letter is left out rather than refused, since what is being written is saved unasked.
/// `Debug` prints the length, never the words.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String")]
pub struct PageText(Arc<str>);

impl PageText {
    /// The most bytes it holds, in UTF-8.
    pub const MOST_BYTES: usize = 64 * 1024;

    /// Takes `text` with one kind of line break, without control characters.
    ///
    /// # Errors
    /// [`TextError::TooLong`], counted in bytes.
    pub fn new(text: &str) -> Result<Self, TextError> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let text: String = text.chars().filter(|c| !breaks(*c, true)).collect();
        let length = text.len();
        if length > Self::MOST_BYTES {
            return Err(TextError::TooLong { length, most: Self::MOST_BYTES });
        }
        Ok(Self(text.into()))
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for PageText {
    type Error = TextError;
    fn try_from(text: String) -> Result<Self, TextError> {
        Self::new(&text)
    }
}

impl Serialize for PageText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl std::fmt::Debug for PageText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PageText({} bytes)", self.0.len())
    }
}
