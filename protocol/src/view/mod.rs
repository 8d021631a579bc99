//! What one person may see of a meeting, by section. Sections of [`Shared`] are the same for
//! everybody; everything private is in [`You`], made for one seat.

use serde::{Deserialize, Serialize};

/// Declares view structs with the derives that all of them share.
macro_rules! views {
    ($($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $ty:ty),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct $name { $($(#[$field_doc])* pub $field: $ty),+ }
    )+};
}

mod bids;
mod floor;
mod meeting;
mod offers;
mod you;

pub use bids::*;
pub use floor::*;
pub use meeting::*;
pub use offers::*;
pub use you::*;

/// A section that was sent, `null` included: that is a section which became empty, and not one that
/// did not change.
fn sent<'de, T: Deserialize<'de>, D: serde::Deserializer<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}

/// Declares the sections once: the struct with all, the struct with those that changed, their names.
macro_rules! sections {
    ($($(#[$doc:meta])* $field:ident, $wire:literal: $ty:ty;)+) => {
        /// The sections that are the same for every seat.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub struct Shared { $($(#[$doc])* pub $field: $ty),+ }

        impl Shared {
            /// Each section's name on the wire, in order.
            pub const NAMES: &'static [&'static str] = &[$($wire),+];

            /// Which sections differ from those of `before`, by their place in [`Self::NAMES`].
            pub fn differs(&self, before: &Self) -> Vec<bool> {
                vec![$(self.$field != before.$field),+]
            }

            /// Calls `each` with a section's place in [`Self::NAMES`] and the section.
            ///
            /// # Errors
            /// The first error of `each`.
            pub fn each<E>(&self, mut each: impl FnMut(usize, SectionRef<'_>) -> Result<(), E>) -> Result<(), E> {
                let mut place = 0;
                $(each(place, SectionRef::$field(&self.$field))?; place += 1;)+
                let _ = place;
                Ok(())
            }
        }

        /// One shared section, borrowed; serialises as the section itself.
        #[derive(Serialize)]
        #[serde(untagged)]
        #[allow(
            non_camel_case_types,
            missing_docs,
            reason = "a variant is the section's field, and documented there"
        )]
        pub enum SectionRef<'a> { $($field(&'a $ty)),+ }

        /// Whole sections that changed since the revision the receiver has. A `welcome` without
        /// `resume` holds them all.
        #[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(rename_all = "camelCase")]
        pub struct Changed {
            $(
                $(#[$doc])*
                #[serde(default, deserialize_with = "sent", skip_serializing_if = "Option::is_none")]
                #[cfg_attr(feature = "typescript", ts(optional))]
                pub $field: Option<$ty>,
            )+
            /// What only the receiver sees.
            #[serde(default, skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "typescript", ts(optional))]
            pub you: Option<You>,
        }

        impl Changed {
            /// Replaces each section that `newer` holds, whole: what a client does with a `view` frame.
            pub fn replace(&mut self, newer: Changed) {
                $(if newer.$field.is_some() { self.$field = newer.$field; })+
                if newer.you.is_some() {
                    self.you = newer.you;
                }
            }
        }
    };
}

sections! {
    /// The meeting itself: changes rarely.
    meeting, "meeting": MeetingView;
    /// The round and its clock; none before the opening and after the close.
    round, "round": Option<RoundView>;
    /// Who has the right to speak.
    floor, "floor": FloorView;
    /// Who asked for it.
    queue, "queue": QueueView;
    /// The people, by seat.
    roster, "roster": Vec<SeatView>;
    /// The bids; none outside a choosing round.
    bids, "bids": Option<BidsView>;
    /// The issue of this meeting, once a presenter is chosen.
    issue, "issue": Option<IssueView>;
    /// The advice gate and the opened offers.
    offers, "offers": OffersView;
    /// The flags shown to all and not yet resolved.
    flags, "flags": Vec<ShownFlag>;
    /// Actions carried from earlier meetings and drafted in this one.
    actions, "actions": ActionsView;
    /// The theme of the cycle, in formats that have one.
    cycle, "cycle": Option<CycleView>;
    /// Typed contributions of the round.
    said, "said": Vec<SaidView>;
    /// Floor time of the meeting [C6].
    airtime, "airtime": AirtimeView;
    /// What remains, once closed.
    summary, "summary": Option<SummaryView>;
}

/// All sections of one seat's view: what `welcome` carries without `resume`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// The same for everybody.
    pub shared: Shared,
    /// For one seat.
    pub you: You,
}
