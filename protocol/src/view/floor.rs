//! The floor and the queue.

use super::Clock;
use crate::{QueueOrder, Seat, Timestamp, Words};
use serde::{Deserialize, Serialize};

views! {
    /// The queue.
    QueueView {
        /// How it is served [F5].
        order: QueueOrder,
        /// Who waits, next first.
        places: Vec<PlaceView>,
    }

    /// One place in the queue.
    PlaceView {
        /// Whose.
        seat: Seat,
        /// Since when.
        since: Timestamp,
    }
}

/// Who has the right to speak.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FloorView {
    /// Nobody.
    Idle {},
    /// It is offered, and neither accepted nor passed yet [F2].
    Offered {
        /// To whom.
        to: Seat,
    },
    /// One seat has it [F1].
    Held {
        /// Who.
        by: Seat,
        /// The clock of the turn.
        clock: Clock,
        /// True while a shown flag suspends it [G4].
        suspended: bool,
    },
    /// Asker and presenter have it, nobody else [F1].
    Pair {
        /// Who asks.
        asker: Seat,
        /// Who answers.
        presenter: Seat,
        /// Which of the two speaks.
        moment: PairMoment,
        /// The question, where it was typed.
        question: Option<Words>,
        /// True while this is the follow-up [F8].
        follow_up: bool,
        /// Since when the moment lasts.
        since: Timestamp,
        /// While they think: until when at the latest; none while paused [F7].
        thinking_until: Option<Timestamp>,
        /// True while a shown flag suspends it [G4].
        suspended: bool,
    },
}

/// The moments of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum PairMoment {
    /// The asker asks.
    Asking,
    /// The presenter answers.
    Answering,
    /// Answered, and a moment to think before anybody speaks; the presenter may end it [F7].
    Thinking,
    /// Answered: the asker follows up once, or says done [F8].
    Answered,
}
