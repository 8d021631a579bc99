//! Calendars: the school year, and dates as calendar programs read them (RFC 5545). Knows no request.

mod file;

pub use file::write;

use hyacinth_protocol::Timestamp;
use jiff::{civil::date, tz::TimeZone};

/// The month a school year begins with.
const SEPTEMBER: i8 = 9;

/// The school year of a moment: from 1 September to before the next, in UTC, whatever the reader's or the
/// server's time zone, so that the count is the same for all.
pub fn school_year(at: Timestamp) -> (Timestamp, Timestamp) {
    let day = jiff::Timestamp::from_millisecond(at.0)
        .unwrap_or(jiff::Timestamp::UNIX_EPOCH)
        .to_zoned(TimeZone::UTC)
        .date();
    let first = if day.month() < SEPTEMBER { day.year() - 1 } else { day.year() };
    let begin = |year: i16| {
        let zoned = date(year, SEPTEMBER, 1).to_zoned(TimeZone::UTC);
        zoned.map_or(at, |zoned| Timestamp(zoned.timestamp().as_millisecond()))
    };
    (begin(first), begin(first + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp(text.parse::<jiff::Timestamp>().expect(text).as_millisecond())
    }

    #[test]
    fn e4_a_school_year_is_september_to_august() {
        let year = (at("2026-09-01T00:00:00Z"), at("2027-09-01T00:00:00Z"));
        for within in ["2026-09-01T00:00:00Z", "2026-12-31T23:59:59Z", "2027-08-31T23:59:59.999Z"] {
            assert_eq!(school_year(at(within)), year, "{within}");
        }
        assert_eq!(school_year(at("2026-08-31T23:59:59Z")).1, year.0);
    }
}
