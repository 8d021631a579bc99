//! The wording of an action, and its date.

use crate::{Line, Words};
use serde::{Deserialize, Serialize};

/// The wording of an action: five plain prompts [S1] and the ethics checklist [S2].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wording {
    /// What exactly?
    pub what: Words,
    /// How will you know?
    #[serde(default)]
    pub measure: Option<Line>,
    /// Can you? What would make it possible?
    #[serde(default)]
    pub means: Option<Line>,
    /// Why does it matter?
    #[serde(default)]
    pub why: Option<Line>,
    /// By when: a civil date as `YYYY-MM-DD`; none means before the next meeting.
    #[serde(default)]
    pub due: Option<CivilDate>,
    /// Pupils or parents are involved.
    #[serde(default)]
    pub involves_pupils: bool,
    /// The ethics checklist is ticked; must be, where pupils or parents are involved.
    #[serde(default)]
    pub ethics_ticked: bool,
}

/// A civil date, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct CivilDate {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is no date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the date as YYYY-MM-DD")]
pub struct NoDate;

impl CivilDate {
    /// A date that exists in the Gregorian calendar, years 1900 to 9999.
    ///
    /// # Errors
    /// [`NoDate`] when there is no such day.
    pub const fn new(year: u16, month: u8, day: u8) -> Result<Self, NoDate> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return Err(NoDate),
        };
        if year < 1900 || year > 9999 || day == 0 || day > days {
            return Err(NoDate);
        }
        Ok(Self { year, month, day })
    }
}

impl std::str::FromStr for CivilDate {
    type Err = NoDate;
    fn from_str(text: &str) -> Result<Self, NoDate> {
        let bytes = text.as_bytes();
        let digits = |from: usize, to: usize| {
            let part = text.get(from..to).ok_or(NoDate)?;
            if !part.bytes().all(|b| b.is_ascii_digit()) {
                return Err(NoDate);
            }
            part.parse::<u16>().map_err(|_| NoDate)
        };
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(NoDate);
        }
        let small = |n: u16| u8::try_from(n).map_err(|_| NoDate);
        Self::new(digits(0, 4)?, small(digits(5, 7)?)?, small(digits(8, 10)?)?)
    }
}

impl std::fmt::Display for CivilDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl TryFrom<String> for CivilDate {
    type Error = NoDate;
    fn try_from(text: String) -> Result<Self, NoDate> {
        text.parse()
    }
}

impl From<CivilDate> for String {
    fn from(date: CivilDate) -> Self {
        date.to_string()
    }
}
