//! Names for things. Ids inside a meeting are small counters of that meeting, so replay needs no
//! randomness; ids that outlive a meeting are UUIDs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! counter {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(pub u16);
    )+};
}

macro_rules! unique {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

counter! {
    /// A member's stable place in one meeting, counted from 0 in joining order.
    Seat,
    /// An issue offered for presenting, counted from 0 within its meeting.
    BidId,
    /// A held or opened offer, counted from 0 within its meeting.
    OfferId,
    /// A claim that a rule slipped, counted from 0 within its meeting.
    FlagId,
    /// An action drafted in this meeting, counted from 0.
    ActionId,
    /// An issue of this meeting, counted from 0 in the order they were planned.
    IssueId,
    /// A round of the meeting's agenda, counted from 0. The rounds still to come may change; those
    /// begun keep their number.
    RoundIndex,
}

unique! {
    /// A set: the standing group.
    SetId,
    /// A date on which a set plans to meet.
    DateId,
    /// A member of a set (the same person in two sets is two members).
    MemberId,
    /// One meeting.
    MeetingId,
    /// An invitation to a set.
    InvitationId,
    /// An action carried from meeting to meeting.
    CarriedId,
    /// A page of a journal [E9]; its author's browser makes it, so that a page that is sent twice is one.
    PageId,
    /// A passage that its author released [E9].
    ExtractId,
    /// Something the owner of an action noticed between meetings.
    ObservationId,
    /// Something on the shelf of a set's library.
    ResourceId,
    /// A note on a set's board.
    NoteId,
    /// One of the times a member looked at their focus.
    VisitId,
    /// Made by the client for each command and kept until the command is answered: the server
    /// gives a repeated id the same answer, for ever.
    CommandId,
}
