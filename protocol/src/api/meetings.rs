//! Meetings in lists, and how one is called.

use crate::{Line, MeetingId, MemberId, Name, SetId, Stage, Timestamp};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// A meeting in a list.
    MeetingLine {
        /// Which.
        id: MeetingId,
        /// Where it stands.
        stage: Stage,
        /// When it was called.
        called_at: Timestamp,
        /// When it was closed.
        closed_at: Option<Timestamp>,
        /// Who presented, once closed; the first, where several did.
        presenter: Option<MemberId>,
        /// The issue's title, once closed.
        issue: Option<Line>,
        /// The format's name.
        format_name: Name,
    }

    /// `POST /api/sets/{id}/meetings`: call a meeting.
    NewMeeting {
        /// The format's key; the set's usual one where there is none.
        #[serde(default)]
        format: Option<String>,
        /// Nobody facilitates [T5].
        #[serde(default)]
        self_facilitated: bool,
        /// In a format of several sittings: begin a new cycle, although one is under way.
        #[serde(default)]
        new_cycle: bool,
    }

    /// `POST /api/sets/{id}/meetings` gives the meeting that was called.
    Called {
        /// Which.
        id: MeetingId,
    }

    /// `GET /api/meetings/{id}`: where a meeting belongs and stands.
    MeetingPage {
        /// Its set.
        set: SetId,
        /// Where it stands.
        stage: Stage,
    }
}
