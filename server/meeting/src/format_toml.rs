//! Reading a format from TOML, with errors that name file, round and field [T1].

use crate::format::{Admission, Format, FormatError, Gate, Minimum, Planned, RoundRule};
use hyacinth_protocol::{FloorKind, Kind, Line, Name};
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// The most rounds a format may have.
const MOST_ROUNDS: usize = 40;
/// The most minutes a round may be planned for: a working day.
const MOST_MINUTES: u16 = 480;
/// The most words a rule may have: it stays on a phone's screen.
const MOST_RULE_WORDS: usize = 8;

impl Format {
    /// Reads and checks a format; `file_name` is only for the errors.
    ///
    /// # Errors
    /// [`FormatError`] names the file, the round and the field that is wrong.
    pub fn from_toml(file_name: &str, text: &str) -> Result<Self, FormatError> {
        let table = text.parse::<Table>().map_err(|error| FormatError {
            file: file_name.to_owned(),
            round: None,
            field: "toml".to_owned(),
            message: error.message().to_owned(),
        })?;
        let mut fields = Fields { file: file_name, round: None, table };
        let key: String = fields.need("key")?;
        let key_is_plain =
            key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if key.is_empty() || key.len() > 60 || !key_is_plain {
            return Err(fields.wrong("key", "write 1 to 60 small letters, digits and hyphens"));
        }
        let name = fields.need("name")?;
        let purpose = fields.need("purpose")?;
        let source = fields.need("source")?;
        let tables: Vec<Table> = fields.or("rounds", Vec::new())?;
        if tables.is_empty() || tables.len() > MOST_ROUNDS {
            return Err(fields.wrong("rounds", "give 1 to 40 [[rounds]]"));
        }
        fields.nothing_left()?;
        let mut rounds: Vec<RoundRule> = Vec::with_capacity(tables.len());
        for (place, table) in tables.into_iter().enumerate() {
            let called = table.get("name").and_then(Value::as_str).map(str::to_owned);
            let round = Some(called.unwrap_or_else(|| (place + 1).to_string()));
            let fields = Fields { file: file_name, round, table };
            rounds.push(read_round(fields, &rounds)?);
        }
        Ok(Self { key, name, purpose, source, rounds })
    }
}

fn read_round(mut fields: Fields<'_>, earlier: &[RoundRule]) -> Result<RoundRule, FormatError> {
    let name: Name = fields.need("name")?;
    let minutes: Option<u16> = fields.maybe("minutes")?;
    let seconds: Option<u16> = fields.maybe("seconds_per_turn")?;
    let planned = match (minutes, seconds) {
        (Some(minutes), None) => Planned::Minutes(minutes),
        (None, Some(seconds)) => Planned::SecondsPerTurn(seconds),
        _ => return Err(fields.wrong("minutes", "give either minutes or seconds_per_turn")),
    };
    let round = RoundRule {
        name,
        planned,
        rule: fields.need("rule")?,
        purpose: fields.need("purpose")?,
        floor: fields.need("floor")?,
        admits: fields.or("admits", Vec::<Admission>::new())?,
        gate: fields.need("gate")?,
        minimum: fields.maybe::<Minimum>("minimum")?,
        yields: fields.or("yields", Vec::new())?,
        prompts: fields.or("prompts", Vec::<Line>::new())?,
        per_issue: fields.or("per_issue", false)?,
        bids_within_minutes: fields.maybe("bids_within_minutes")?,
    };
    fields.nothing_left()?;
    check(&round, earlier, &fields)?;
    Ok(round)
}

/// What a round may not say although every field alone is fine.
fn check(round: &RoundRule, earlier: &[RoundRule], fields: &Fields<'_>) -> Result<(), FormatError> {
    let rule = |holds: bool, field: &str, message: &str| {
        if holds { Ok(()) } else { Err(fields.wrong(field, message)) }
    };
    let question = round.question().is_some();
    let no_duplicates = |i: usize, a: &Admission| !round.admits[..i].contains(a);
    rule(earlier.iter().all(|e| e.name != round.name), "name", "another round has this name")?;
    rule(
        round.rule.as_str().split_whitespace().count() <= MOST_RULE_WORDS,
        "rule",
        "say it in eight words or fewer",
    )?;
    match round.planned {
        Planned::Minutes(minutes) => {
            rule((1..=MOST_MINUTES).contains(&minutes), "minutes", "plan 1 to 480 minutes")?;
        }
        Planned::SecondsPerTurn(seconds) => {
            rule((5..=3600).contains(&seconds), "seconds_per_turn", "plan 5 to 3600 seconds")?;
        }
    }
    if let Some(minimum) = &round.minimum {
        let planned = round.planned.length_for(1);
        let least = hyacinth_protocol::Millis::minutes(minimum.minutes.into());
        rule(minimum.minutes > 0 && least <= planned, "minimum", "1 minute to the planned length")?;
        rule(
            round.floor == FloorKind::PresenterAlone,
            "minimum",
            "only a round with floor presenterAlone has a minimum",
        )?;
        rule(minimum.prompts.len() <= 12, "minimum", "give at most 12 prompts")?;
    }
    rule(round.prompts.len() <= 12, "prompts", "give at most 12")?;
    rule(
        round.admits.iter().enumerate().all(|(i, a)| no_duplicates(i, a)),
        "admits",
        "the same line stands twice",
    )?;
    rule(
        round.floor != FloorKind::QuestionAndAnswer || question,
        "admits",
        "a question round admits factQuestion or openQuestion",
    )?;
    rule(
        round.gate == Gate::Closed || round.admits(Kind::Offer),
        "gate",
        "an invitable gate needs a round that admits offers",
    )?;
    rule(
        round.gate == Gate::Closed || round.needs_presenter(),
        "gate",
        "an invitable gate needs a round that has a presenter",
    )?;
    rule(
        round.admits(Kind::Bid) == round.chooses(),
        "bids_within_minutes",
        "a round that admits bids says within how many minutes, and no other does",
    )?;
    rule(
        round.bids_within_minutes.is_none_or(|m| (1..=MOST_MINUTES).contains(&m)),
        "bids_within_minutes",
        "write 1 to 480",
    )
}

/// A table's fields, taken one by one; what is left over was not known.
struct Fields<'a> {
    file: &'a str,
    round: Option<String>,
    table: Table,
}

impl Fields<'_> {
    fn wrong(&self, field: &str, message: &str) -> FormatError {
        FormatError {
            file: self.file.to_owned(),
            round: self.round.clone(),
            field: field.to_owned(),
            message: message.to_owned(),
        }
    }

    fn maybe<T: DeserializeOwned>(&mut self, field: &str) -> Result<Option<T>, FormatError> {
        let Some(value) = self.table.remove(field) else { return Ok(None) };
        T::deserialize(value).map(Some).map_err(|error| self.wrong(field, error.message()))
    }

    fn or<T: DeserializeOwned>(&mut self, field: &str, default: T) -> Result<T, FormatError> {
        Ok(self.maybe(field)?.unwrap_or(default))
    }

    fn need<T: DeserializeOwned>(&mut self, field: &str) -> Result<T, FormatError> {
        self.maybe(field)?.ok_or_else(|| self.wrong(field, "it is missing"))
    }

    fn nothing_left(&self) -> Result<(), FormatError> {
        match self.table.keys().next() {
            Some(field) => Err(self.wrong(field, "there is no such field")),
            None => Ok(()),
        }
    }
}
