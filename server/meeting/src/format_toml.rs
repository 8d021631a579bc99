//! Reading a format from TOML, with errors that name file, round and field [T1].

use crate::format::FormatError;
use crate::format_check::check_format;
use hyacinth_protocol::{Admission, Format, Line, Minimum, Planned, RoundRule};
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// The most bytes a file may have: room for the largest format that is taken.
const MOST_BYTES: usize = 1024 * 1024;

/// Reads and checks a format; `file_name` is only for the errors.
///
/// # Errors
/// [`FormatError`] names the file, the round and the field that is wrong.
pub fn read_format(file_name: &str, text: &str) -> Result<Format, FormatError> {
    let format = parse(file_name, text)?;
    check_format(file_name, &format)?;
    Ok(format)
}

fn parse(file: &str, text: &str) -> Result<Format, FormatError> {
    let mut fields = Fields { file, round: None, place: None, table: Table::new() };
    if text.len() > MOST_BYTES {
        return Err(fields.wrong("toml", "shorten the file to 1 MiB or less"));
    }
    fields.table = text.parse::<Table>().map_err(|e| fields.wrong("toml", e.message()))?;
    let mut format = Format {
        key: fields.need("key")?,
        name: fields.need("name")?,
        purpose: fields.need("purpose")?,
        source: fields.need("source")?,
        presents: fields.or("presents", Default::default())?,
        slack_minutes: fields.number("slack_minutes")?.unwrap_or(0),
        rounds: Vec::new(),
    };
    let tables: Vec<Table> = fields.or("rounds", Vec::new())?;
    fields.nothing_left()?;
    for (place, table) in tables.into_iter().enumerate() {
        let called = table.get("name").and_then(Value::as_str).map(str::to_owned);
        let round = Some(called.unwrap_or_else(|| (place + 1).to_string()));
        let place = u16::try_from(place).ok();
        format.rounds.push(parse_round(Fields { file, round, place, table })?);
    }
    Ok(format)
}

fn parse_round(mut fields: Fields<'_>) -> Result<RoundRule, FormatError> {
    let name = fields.need("name")?;
    let planned = match (fields.number("minutes")?, fields.number("seconds_per_turn")?) {
        (Some(minutes), None) => Planned::Minutes(minutes),
        (None, Some(seconds)) => Planned::SecondsPerTurn(seconds),
        _ => return Err(fields.wrong("minutes", "give either minutes or seconds_per_turn")),
    };
    let sitting: Option<u16> = fields.number("sitting")?;
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
        repeats: fields.or("repeats", Default::default())?,
        bids_within_minutes: fields.number("bids_within_minutes")?,
        thinking_seconds: fields.number("thinking_seconds")?,
        protected: fields.or("protected", false)?,
        sitting: sitting.map(|sitting| u8::try_from(sitting).unwrap_or(u8::MAX)),
    };
    fields.nothing_left()?;
    Ok(round)
}

/// A table's fields, taken one by one; what is left over was not known.
struct Fields<'a> {
    file: &'a str,
    round: Option<String>,
    place: Option<u16>,
    table: Table,
}

impl Fields<'_> {
    fn wrong(&self, field: &str, message: &str) -> FormatError {
        FormatError {
            file: self.file.to_owned(),
            round: self.round.clone(),
            place: self.place,
            field: field.to_owned(),
            message: message.to_owned(),
        }
    }

    fn maybe<T: DeserializeOwned>(&mut self, field: &str) -> Result<Option<T>, FormatError> {
        let Some(value) = self.table.remove(field) else { return Ok(None) };
        T::deserialize(value).map(Some).map_err(|error| self.wrong(field, error.message()))
    }

    /// A whole number. One that does not fit becomes the largest that does: no field takes that,
    /// and its check says which it takes.
    fn number(&mut self, field: &str) -> Result<Option<u16>, FormatError> {
        match self.table.remove(field) {
            None => Ok(None),
            Some(Value::Integer(number)) => Ok(Some(u16::try_from(number).unwrap_or(u16::MAX))),
            Some(_) => Err(self.wrong(field, "write a whole number")),
        }
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
