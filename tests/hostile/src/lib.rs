//! What hostile input meets. Each target is a plain function of bytes that panics where something
//! promised does not hold; the fuzzers in `fuzz/` and the suite's own short run call the same ones.
//!
//! Any bytes are fine input: a target reads as much of them as it understands, and returns.

mod bodies;
mod bytes;
mod formats;
mod frames;
#[cfg(feature = "rooms")]
mod heads;
mod meeting;
#[cfg(feature = "rooms")]
mod resume;
mod stored;

pub use bodies::bodies;
pub use formats::formats;
pub use frames::frames;
#[cfg(feature = "rooms")]
pub use heads::heads;
pub use meeting::commands;
#[cfg(feature = "rooms")]
pub use resume::resume;
pub use stored::stored;

/// One target: its name, which is its corpus's too, and its body.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("bodies", bodies),
    ("commands", commands),
    ("formats", formats),
    ("frames", frames),
    #[cfg(feature = "rooms")]
    ("heads", heads),
    #[cfg(feature = "rooms")]
    ("resume", resume),
    ("stored", stored),
];
