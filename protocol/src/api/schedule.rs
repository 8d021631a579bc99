//! When a set meets, and who cannot come [E4].

use crate::{DateId, Line, MeetingId, MemberId, Timestamp, Words};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/sets/{id}/schedule`: the dates of a set.
    Schedule {
        /// Every date, earliest first; past ones and those that were called off included.
        dates: Vec<DateLine>,
        /// How many are in the set, those in the lobby not counted.
        people: u16,
        /// How many the charter wants there to begin [R2].
        quorum: u16,
        /// How many meetings the charter allows in a school year, September to August in UTC [E1].
        most_meetings: u16,
        /// How long a new date is proposed: the usual format with everyone in the set, in minutes.
        usual_minutes: u16,
    }

    /// A date.
    DateLine {
        /// Which.
        id: DateId,
        /// When it begins.
        at: Timestamp,
        /// Where, or by which link.
        place: Option<Line>,
        /// How long is planned, in minutes.
        minutes: u16,
        /// What to know or bring.
        note: Option<Words>,
        /// True where it was called off.
        called_off: bool,
        /// The meeting that was called on it.
        meeting: Option<MeetingId>,
        /// Who cannot come.
        apologies: Vec<MemberId>,
        /// How many come, as far as is known.
        coming: u16,
        /// How long the usual format takes with those who come, in minutes.
        minutes_for_coming: u16,
        /// True where fewer come than the charter wants.
        below_quorum: bool,
    }

    /// `POST /api/sets/{id}/dates`: plan a date; `PUT /api/sets/{id}/dates/{date}`: change it.
    NewDate {
        /// When it begins.
        at: Timestamp,
        /// Where, or by which link.
        #[serde(default)]
        place: Option<Line>,
        /// How long is planned, 15 to 480 minutes.
        minutes: u16,
        /// What to know or bring.
        #[serde(default)]
        note: Option<Words>,
    }

    /// `POST /api/sets/{id}/dates` gives the date that was planned.
    PlannedDate {
        /// Which.
        id: DateId,
    }

    /// `GET /api/me/calendar`: the subscription that a phone's calendar follows.
    CalendarPage {
        /// The name it signs in with; none where there is no subscription.
        name: Option<String>,
        /// Where the calendar is.
        url: String,
    }

    /// `POST /api/me/calendar`: a subscription, in place of the last. Its password is told here and
    /// never again.
    NewCalendar {
        /// The whole address, name and password in it, for calendars that take it as one.
        subscribe: String,
        /// The address alone.
        url: String,
        /// The name.
        name: String,
        /// The password.
        password: String,
    }
}
