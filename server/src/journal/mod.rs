//! Journals [E9]: what they ask, and how they read as a document. Knows nothing of keys and tables.

mod markdown;
mod prompts;

pub use markdown::markdown;
pub use prompts::{after, question};
