//! Numbers for whoever runs the server: how much, how fast, how big. Never a name, an id or a word, so
//! that they may be shown to people who may not see a meeting.
//!
//! What happens often counts itself in plain atomics, see [`counts`]; everything else is looked up when
//! somebody asks. `GET /metrics` is answered on an address of its own, see [`listener`].

pub mod counts;
pub mod listener;
mod page;
mod process;

pub use counts::{Commits, Loads, Traffic};
pub use page::page;
