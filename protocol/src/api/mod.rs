//! The HTTP API around the meeting: JSON bodies under `/api`. Errors are [`Problem`] (RFC 9457).

/// Plain data with the derives every body has; unknown fields are an error.
macro_rules! bodies {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        pub struct $name { $($(#[$field_doc])* pub $field: $ty),* }
    )+};
}
use bodies;

mod actions;
mod board;
mod charters;
mod demo;
mod focus;
mod formats;
mod journals;
mod library;
mod mail;
mod meetings;
mod people;
mod schedule;
mod sets;
mod year;

pub use actions::*;
pub use board::*;
pub use charters::*;
pub use demo::*;
pub use focus::*;
pub use formats::*;
pub use journals::*;
pub use library::*;
pub use mail::*;
pub use meetings::*;
pub use people::*;
pub use schedule::*;
pub use sets::*;
pub use year::*;

use serde::{Deserialize, Serialize};

bodies! {
    /// An error (RFC 9457), as `application/problem+json`.
    Problem {
        /// A short stable name, e.g. `invitation-used`; the client's catalogue has a sentence for it.
        r#type: String,
        /// What happened, in English.
        title: String,
        /// The HTTP status.
        status: u16,
        /// What to do about it.
        detail: Option<String>,
        /// The field it is about, in camelCase.
        field: Option<String>,
        /// In a format: the round it is about, counted from 0; none where it is about the whole [T1].
        #[serde(default)]
        round: Option<u16>,
    }
}
