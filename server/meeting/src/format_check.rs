//! What a format may not say although every field alone can be read [T1]: one check for files and
//! for what an editor sends.

use crate::format::FormatError;
use hyacinth_protocol::{Format, Presents, Repeats, RoundRule};

mod presenter;
mod round;

/// The most rounds a format may have.
const MOST_ROUNDS: usize = 40;
/// The most minutes a round, or a meeting of ten, may be planned for: a working day.
const MOST_MINUTES: u16 = 480;
/// How many people a meeting's longest plan is reckoned for.
const MANY_PEOPLE: u16 = 10;
/// The most minutes a meeting keeps free.
const MOST_SLACK: u16 = 60;
/// The most meetings of a cycle.
const MOST_SITTINGS: u8 = 6;

/// Checks a format, wherever it came from; `file` is only for the errors.
///
/// # Errors
/// [`FormatError`] for the first thing that is wrong: in a round before in the whole.
pub fn check_format(file: &str, format: &Format) -> Result<(), FormatError> {
    let about = About { file, format };
    about.whole(
        is_key(&format.key),
        "key",
        "write 1 to 60 small letters, digits and, between them, hyphens",
    )?;
    about.whole(
        format.slack_minutes <= MOST_SLACK,
        "slack_minutes",
        "keep 0 to 60 minutes free",
    )?;
    let many = (1..=MOST_ROUNDS).contains(&format.rounds.len());
    about.whole(many, "rounds", "give 1 to 40 rounds")?;
    for place in 0..format.rounds.len() {
        round::check(&about, place)?;
    }
    check_sittings(&about)?;
    presenter::check(&about)?;
    let all_protected = format.rounds.iter().all(|round| round.protected);
    about.round(
        0,
        format.rounds.len() == 1 || !all_protected,
        "protected",
        "leave at least one round unprotected: what extends another is taken from it",
    )?;
    check_length(&about)
}

/// What an error is about.
struct About<'a> {
    file: &'a str,
    format: &'a Format,
}

impl About<'_> {
    fn whole(&self, holds: bool, field: &str, message: &str) -> Result<(), FormatError> {
        if holds { Ok(()) } else { Err(self.wrong(None, field, message.to_owned())) }
    }

    fn round(&self, at: usize, holds: bool, field: &str, message: &str) -> Result<(), FormatError> {
        if holds { Ok(()) } else { Err(self.wrong(Some(at), field, message.to_owned())) }
    }

    fn wrong(&self, at: Option<usize>, field: &str, message: String) -> FormatError {
        FormatError {
            file: self.file.to_owned(),
            round: at.map(|at| self.format.rounds[at].name.as_str().to_owned()),
            place: at.and_then(|at| u16::try_from(at).ok()),
            field: field.to_owned(),
            message,
        }
    }
}

/// It names a file and stands in an address.
fn is_key(key: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    (1..=60).contains(&key.len())
        && key.bytes().all(|b| plain(b) || b == b'-')
        && !key.starts_with('-')
        && !key.ends_with('-')
}

fn check_sittings(about: &About<'_>) -> Result<(), FormatError> {
    let rounds = &about.format.rounds;
    for (at, round) in rounds.iter().enumerate() {
        let fits = round.sitting.is_none_or(|sitting| (1..=MOST_SITTINGS).contains(&sitting));
        about.round(at, fits, "sitting", "write 1 to 6")?;
    }
    let named = |sitting: u8| rounds.iter().any(|round| round.sitting == Some(sitting));
    for (at, round) in rounds.iter().enumerate() {
        let Some(gap) = round.sitting.and_then(|last| (1..last).find(|n| !named(*n))) else {
            continue;
        };
        let message = format!("no round is in sitting {gap}: count them from 1 without a gap");
        return Err(about.wrong(Some(at), "sitting", message));
    }
    Ok(())
}

/// The rounds of one sitting, with their places.
fn held_in(format: &Format, sitting: u8) -> impl Iterator<Item = (usize, &RoundRule)> {
    let held = move |round: &RoundRule| round.sitting.is_none_or(|only| only == sitting);
    format.rounds.iter().enumerate().filter(move |(_, round)| held(round))
}

/// Each sitting of it fits a working day, even if all of ten come back with actions.
fn check_length(about: &About<'_>) -> Result<(), FormatError> {
    let format = about.format;
    let many = |round: &RoundRule| match (round.repeats, format.presents) {
        (Repeats::PerIssue, Presents::InTurn) | (Repeats::PerReturn, _) => u64::from(MANY_PEOPLE),
        _ => 1,
    };
    for sitting in 1..=format.sittings() {
        let length = |round: &RoundRule| round.planned.length_for(MANY_PEOPLE).0 * many(round);
        let total: u64 = held_in(format, sitting).map(|(_, round)| length(round)).sum();
        let minutes = total.div_ceil(60_000);
        if minutes > u64::from(MOST_MINUTES) {
            let message = format!("ten people would need {minutes} minutes: plan at most 480");
            return Err(about.wrong(None, "rounds", message));
        }
    }
    Ok(())
}
