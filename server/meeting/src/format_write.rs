//! Writing a format as TOML, the way the shipped files are laid out [T1].

use hyacinth_protocol::{Admission, Format, Planned, Repeats, RoundRule};
use serde::Serialize;
use toml::Value;

/// A list that makes a longer line than this stands on several.
const LONGEST_LINE: usize = 88;

/// A file that [`crate::read_format`] reads back to the same format; comments are nobody's to keep.
pub fn write_format(format: &Format) -> String {
    let mut file = File::default();
    file.field("key", &format.key);
    file.field("name", &format.name);
    file.field("purpose", &format.purpose);
    file.field("source", &format.source);
    file.field("presents", format.presents);
    if format.slack_minutes > 0 {
        file.field("slack_minutes", format.slack_minutes);
    }
    for round in &format.rounds {
        file.0.push_str("\n[[rounds]]\n");
        write_round(&mut file, round);
    }
    file.0
}

fn write_round(file: &mut File, round: &RoundRule) {
    file.field("name", &round.name);
    file.field("rule", &round.rule);
    file.field("purpose", &round.purpose);
    file.field("floor", round.floor);
    match round.planned {
        Planned::Minutes(minutes) => file.field("minutes", minutes),
        Planned::SecondsPerTurn(seconds) => file.field("seconds_per_turn", seconds),
    }
    file.maybe("bids_within_minutes", round.bids_within_minutes);
    file.maybe("thinking_seconds", round.thinking_seconds);
    file.field("gate", round.gate);
    file.maybe("repeats", Some(round.repeats).filter(|repeats| *repeats != Repeats::Once));
    file.maybe("sitting", round.sitting);
    file.maybe("protected", Some(true).filter(|_| round.protected));
    file.list("admits", round.admits.iter().map(admission).collect());
    file.list("yields", round.yields.iter().map(inline).collect());
    if let Some(minimum) = &round.minimum {
        let before = format!("minimum = {{ minutes = {}, prompts = ", minimum.minutes);
        file.items(&before, minimum.prompts.iter().map(inline).collect(), " }");
    }
    file.list("prompts", round.prompts.iter().map(inline).collect());
}

/// What before from whom, as one says it; a table of its own would sort them by letter.
fn admission(admission: &Admission) -> String {
    format!("{{ kind = {}, from = {} }}", inline(admission.kind), inline(admission.from))
}

/// A file in the making.
#[derive(Default)]
struct File(String);

impl File {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn field(&mut self, field: &str, value: impl Serialize) {
        self.line(&format!("{field} = {}", inline(value)));
    }

    fn maybe(&mut self, field: &str, value: Option<impl Serialize>) {
        if let Some(value) = value {
            self.field(field, value);
        }
    }

    /// An empty list is the same as none.
    fn list(&mut self, field: &str, items: Vec<String>) {
        if !items.is_empty() {
            self.items(&format!("{field} = "), items, "");
        }
    }

    /// Items on one line where they fit; several tables never share one.
    fn items(&mut self, before: &str, items: Vec<String>, after: &str) {
        let line = format!("{before}[{}]{after}", items.join(", "));
        let tables = items.len() > 1 && items[0].starts_with('{');
        if !tables && line.chars().count() <= LONGEST_LINE {
            return self.line(&line);
        }
        self.line(&format!("{before}["));
        for item in items {
            self.line(&format!("  {item},"));
        }
        self.line(&format!("]{after}"));
    }
}

/// A value on one line: no text of a format holds line breaks.
fn inline(value: impl Serialize) -> String {
    Value::try_from(value).expect("texts, words and numbers have a TOML form").to_string()
}
