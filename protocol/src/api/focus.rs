//! What each member works on over several meetings [E5].

use crate::{Line, MemberId, Timestamp, VisitId, Words};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/sets/{id}/focus`: the focus of everyone who has one.
    Focuses {
        /// In the order the members came.
        members: Vec<MemberFocus>,
    }

    /// A member's focus, and how it became what it is.
    MemberFocus {
        /// Whose.
        member: MemberId,
        /// Each time they looked at it, newest first; the first is the focus they have.
        visits: Vec<FocusVisit>,
    }

    /// A focus as its owner put it one day.
    FocusVisit {
        /// Which.
        id: VisitId,
        /// What they work on, in one sentence.
        focus: Line,
        /// Why.
        why: Option<Words>,
        /// What they found true of it.
        checks: Vec<FocusCheck>,
        /// When.
        at: Timestamp,
    }

    /// `POST /api/sets/{id}/focus`: the reader states their focus, or visits it again.
    NewFocus {
        /// What they work on, in one sentence.
        focus: Line,
        /// Why.
        #[serde(default)]
        why: Option<Words>,
        /// What they found true of it; each once.
        #[serde(default)]
        checks: Vec<FocusCheck>,
    }
}

/// What makes a focus well formed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum FocusCheck {
    /// It is mine.
    Mine,
    /// I can act on it.
    CanAct,
    /// It is small enough to try something before the next meeting.
    SmallEnough,
    /// I will notice a change.
    WillNotice,
    /// It is about practice, not about a person.
    Practice,
}
