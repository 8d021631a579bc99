//! Formats, from files and as JSON.

use crate::meeting::{called, walks_to_the_close};
use hyacinth_meeting::{FormatError, check_format, read_format, write_format};
use hyacinth_protocol::Format;

/// A format that is taken is written and read back the same, and a meeting of it runs to its close;
/// one that is not is told where it is wrong.
///
/// # Panics
/// When it is not so.
pub fn formats(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let read = if text.trim_start().starts_with('{') {
        let Ok(format) = serde_json::from_str::<Format>(text) else { return };
        check_format("it.toml", &format).map(|()| format)
    } else {
        read_format("it.toml", text)
    };
    match read {
        Ok(format) => is_taken(&format),
        Err(error) => names_its_place(&error),
    }
}

fn is_taken(format: &Format) {
    let file = write_format(format);
    let again = read_format("again.toml", &file).expect("what was written is read");
    assert_eq!(&again, format);
    let json = serde_json::to_string(format).expect("formats are plain data");
    let again: Format = serde_json::from_str(&json).expect("what was written is read");
    assert_eq!(&again, format);
    for sitting in 1..=format.sittings() {
        for alone in [false, true] {
            walks_to_the_close(called(format.clone(), sitting, alone, 4));
        }
    }
}

fn names_its_place(error: &FormatError) {
    assert!(!error.field.is_empty() && !error.message.is_empty(), "{error:?}");
    assert!(!error.wire_field().is_empty(), "{error:?}");
    assert!(error.place.is_none() || error.round.is_some(), "{error:?}");
    assert!(error.to_string().starts_with("it.toml: "), "{error:?}");
}
