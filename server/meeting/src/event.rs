//! What happened, as the log keeps it for ever. One list in three files: an enum is one item, and each
//! file hands its events on to the next. Adding a field needs `#[serde(default)]` or a new
//! [`crate::stored::VERSION`].

#[macro_use]
mod issue;
#[macro_use]
mod meeting;
#[macro_use]
mod talk;

use crate::agenda::Step;
use crate::{Participant, Setup};
use hyacinth_protocol::{
    ActionId, AwayChoice, BidId, CarriedId, ChosenHow, FlagAnswer, FlagId, Format, IssueId, Kind,
    Line, Motion, OfferId, OfferKind, Outcome, PauseReason, QueueOrder, ResourceView, RoundIndex,
    Seat, Slip, SupportKind, Taken, Timestamp, Wording, Words,
};
use serde::{Deserialize, Serialize};

/// Declares the events: camelCase, tagged by `type`.
macro_rules! events {
    (; $($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty),* $(,)? })+) => {
        /// Something that happened in a meeting. `Debug` prints no words: texts print their length.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
        pub enum Event { $($(#[$doc])* $name { $($(#[$field_doc])* $field: $ty),* }),+ }
    };
}

of_the_meeting! { of_the_talk of_the_issue events ; }

impl Event {
    /// True where the meeting may be at another stage after it: no other event moves it.
    pub const fn moves_stage(&self) -> bool {
        matches!(
            self,
            Self::Opened { .. }
                | Self::Suspended { .. }
                | Self::Resumed { .. }
                | Self::Closed { .. }
        )
    }
}

/// Pauses of before there were others.
const fn asked() -> PauseReason {
    PauseReason::Asked
}
