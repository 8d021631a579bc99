//! Frames, as they come from the network.

use hyacinth_protocol::{ClientFrame, FRAME_BYTES, ServerFrame};
use serde_json::Value;

/// Texts shorter than this stand in a debug form by chance.
const LEAST_TELLING: usize = 12;

/// Whatever is read as a frame is written and read back the same, and its debug form holds no words.
///
/// # Panics
/// When it is not so.
pub fn frames(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.len() > FRAME_BYTES {
        return;
    }
    if let Ok(frame) = serde_json::from_str::<ClientFrame>(text) {
        let written = serde_json::to_string(&frame).expect("frames are plain data");
        let again: ClientFrame = serde_json::from_str(&written).expect("what was written is read");
        assert_eq!(again, frame);
        if let ClientFrame::Command { command, .. } = &frame {
            let debug = format!("{command:?}");
            let value = serde_json::to_value(command).expect("commands are plain data");
            prints_no_words(&value, &debug);
        }
    }
    if let Ok(frame) = serde_json::from_str::<ServerFrame>(text) {
        let written = serde_json::to_string(&frame).expect("frames are plain data");
        let again: ServerFrame = serde_json::from_str(&written).expect("what was written is read");
        assert_eq!(again, frame);
    }
}

/// Names of variants have no spaces in them; what people write mostly has.
fn prints_no_words(value: &Value, debug: &str) {
    match value {
        Value::String(text) if text.len() >= LEAST_TELLING && text.contains(' ') => {
            assert!(!debug.contains(text.as_str()), "a debug form holds words");
        }
        Value::Array(items) => items.iter().for_each(|item| prints_no_words(item, debug)),
        Value::Object(fields) => fields.values().for_each(|item| prints_no_words(item, debug)),
        _ => {}
    }
}
