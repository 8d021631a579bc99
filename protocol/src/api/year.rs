//! How a set's last year went, for its first page: who presented when, and how evenly the time was shared.

use crate::{CivilDate, Line, MeetingId, MemberId};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/sets/{id}/year`: the last twelve months.
    YearPage {
        /// Who presented, newest first.
        presented: Vec<PresentedLine>,
        /// How evenly the floor was shared; none until three people have met.
        airtime: Option<AirtimeYear>,
    }

    /// Someone presented.
    PresentedLine {
        /// In which meeting.
        meeting: MeetingId,
        /// When it closed.
        on: CivilDate,
        /// Who.
        member: MemberId,
        /// Their issue, where it was named.
        issue: Option<Line>,
    }

    /// How evenly the floor was shared: how many people had about as much as an equal share of the
    /// meetings they were in. Nobody's share is told but the reader's own.
    AirtimeYear {
        /// Over how many meetings.
        meetings: u16,
        /// How many people had less than half of an equal share, less, about as much (80 to 125 %),
        /// more, and more than twice as much.
        people: [u16; 5],
        /// The reader's own, as per cent of an equal share; none where they were in no meeting.
        yours: Option<u16>,
    }
}
