//! The words that Hyacinth's server and its clients say to each other. Types only: no clock, no
//! I/O, no rule. `PROTOCOL.md` beside this crate's manifest tells the exchange in prose.
#![doc = include_str!("../PROTOCOL.md")]

pub mod api;
mod close;
mod command;
mod format;
mod frame;
mod id;
mod motion;
mod refusal;
mod text;
mod time;
mod view;
mod wording;
mod words;

pub use close::*;
pub use command::*;
pub use format::*;
pub use frame::*;
pub use id::*;
pub use motion::*;
pub use refusal::*;
pub use text::*;
pub use time::*;
pub use view::*;
pub use wording::*;
pub use words::*;
