//! Figures of several runs, as a table in Markdown.
#![allow(clippy::print_stdout, reason = "this file talks to the one who measures")]

use crate::{machine, server::Which};
use serde::Serialize;
use std::{fs, io, path::Path};

/// A table: one column for each thing that is compared.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Table {
    title: String,
    machine: String,
    columns: Vec<String>,
    /// Columns that others are divided by.
    #[serde(skip)]
    floors: Vec<usize>,
    rows: Vec<Row>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    name: String,
    unit: &'static str,
    /// Each run of each column.
    runs: Vec<Vec<f64>>,
}

impl Table {
    /// A table of servers: with both the real one and floors, ratios are shown.
    pub(crate) fn of_servers(title: &str, servers: &[Which]) -> Self {
        let names = servers.iter().map(|which| which.name().to_owned()).collect();
        let mut table = Self::new(title, names);
        if servers.first() == Some(&Which::Hyacinth) {
            table.floors = (1..servers.len()).collect();
        }
        table
    }

    /// A table of anything.
    pub(crate) fn new(title: &str, columns: Vec<String>) -> Self {
        let machine = machine::described();
        Self { title: title.to_owned(), machine, columns, floors: Vec::new(), rows: Vec::new() }
    }

    /// Notes one run's figure of one column.
    pub(crate) fn note(&mut self, name: &str, unit: &'static str, column: usize, figure: f64) {
        let columns = self.columns.len();
        let place = self.rows.iter().position(|row| row.name == name).unwrap_or_else(|| {
            let runs = vec![Vec::new(); columns];
            self.rows.push(Row { name: name.to_owned(), unit, runs });
            self.rows.len() - 1
        });
        self.rows[place].runs[column].push(figure);
    }

    /// Prints it: medians, with the least and the most in parentheses.
    pub(crate) fn print(&self) {
        println!("{}\n\n{}\n", self.title, self.machine);
        let mut head = vec![String::new()];
        head.extend(self.columns.iter().cloned());
        head.extend(self.floors.iter().map(|floor| format!("÷ {}", self.columns[*floor])));
        println!("| {} |\n|{}", head.join(" | "), "---|".repeat(head.len()));
        for Row { name, unit, runs } in &self.rows {
            let middles: Vec<_> = runs.iter().map(|runs| Middle::of(runs)).collect();
            let mut cells = vec![name.clone()];
            cells.extend(middles.iter().map(|middle| middle.show(unit)));
            cells.extend(self.floors.iter().map(|floor| {
                let ratio = middles[0].middle / middles[*floor].middle;
                if ratio.is_finite() { format!("{ratio:.2}") } else { "–".to_owned() }
            }));
            println!("| {} |", cells.join(" | "));
        }
        println!();
    }

    /// Writes every run's figures as JSON, where a file is given.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn write(&self, path: Option<&Path>) -> io::Result<()> {
        let Some(path) = path else { return Ok(()) };
        fs::write(path, serde_json::to_vec_pretty(self)?)
    }
}

/// The middle of several runs, and the least and the most.
#[derive(Clone, Copy, Debug)]
struct Middle {
    middle: f64,
    least: f64,
    most: f64,
}

impl Middle {
    fn of(runs: &[f64]) -> Self {
        let mut all = runs.to_vec();
        all.sort_by(f64::total_cmp);
        let (Some(least), Some(most)) = (all.first().copied(), all.last().copied()) else {
            return Self { middle: f64::NAN, least: f64::NAN, most: f64::NAN };
        };
        let half = all.len() / 2;
        let even = all.len().is_multiple_of(2);
        let middle = if even { f64::midpoint(all[half - 1], all[half]) } else { all[half] };
        Self { middle, least, most }
    }

    fn show(self, unit: &str) -> String {
        let Self { middle, least, most } = self;
        if middle.is_nan() {
            return "–".to_owned();
        }
        let places = match middle.abs() {
            ..10.0 => 2,
            10.0..100.0 => 1,
            _ => 0,
        };
        #[allow(clippy::float_cmp, reason = "one run, or figures that are counts")]
        if least == most {
            format!("{middle:.places$}{unit}")
        } else {
            format!("{middle:.places$}{unit} ({least:.places$}–{most:.places$})")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_runs() {
        assert_eq!(Middle::of(&[3.0, 1.0, 2.0]).show(" ms"), "2.00 ms (1.00–3.00)");
        assert_eq!(Middle::of(&[10.0, 30.0]).show(""), "20.0 (10.0–30.0)");
        assert_eq!(Middle::of(&[512.0]).show(" KiB"), "512 KiB");
        assert_eq!(Middle::of(&[]).show(" ms"), "–");
    }
}
