//! Actions between meetings [S2, S4]: the page on which a set reads what was planned and what came of it.

use crate::{CarriedId, MemberId, ObservationId, Outcome, Timestamp, Wording, Words};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/sets/{id}/actions`: every action of the set with all that is known of it, open ones
    /// first, then newest first.
    ActionStories {
        /// The actions.
        actions: Vec<ActionStory>,
    }

    /// An action: what was planned, what was noticed since, and what was said of it in meetings.
    ActionStory {
        /// Which.
        id: CarriedId,
        /// Whose.
        member: MemberId,
        /// What was planned.
        wording: Wording,
        /// True where it was read back and confirmed; else it is its owner's draft [S1].
        confirmed: bool,
        /// When the meeting closed in which it was taken on.
        made_at: Timestamp,
        /// True until it is done or changed.
        open: bool,
        /// What became of it, meeting by meeting, oldest first [S3].
        reviews: Vec<ReviewLine>,
        /// What its owner noticed between meetings, oldest first [S4].
        observations: Vec<ObservationLine>,
    }

    /// What was said of an action in a meeting.
    ReviewLine {
        /// Done, changed, not yet.
        outcome: Outcome,
        /// What happened.
        happened: Option<Words>,
        /// What the owner learned.
        learned: Option<Words>,
        /// When that meeting closed.
        at: Timestamp,
    }

    /// Something the owner noticed.
    ObservationLine {
        /// Which.
        id: ObservationId,
        /// What.
        text: Words,
        /// When it was written down.
        at: Timestamp,
    }

    /// `POST /api/sets/{id}/actions/{id}/observations`: the owner writes down what they noticed.
    NewObservation {
        /// What.
        text: Words,
    }
}
