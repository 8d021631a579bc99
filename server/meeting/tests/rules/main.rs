//! The rules, one test or more for each id that `RULES.md` calls held.

mod actions;
mod airtime_format;
mod choosing;
mod cycle;
mod flags;
mod floor;
mod format_checks;
mod formats;
mod golden;
mod harness;
mod interference;
mod offers;
mod people;
mod properties;
mod questions;
mod rounds;
mod saying;
mod scenes;
mod shared_issue;
mod stages;
mod steps;
mod stored;
mod tidy;
mod time;
mod together;
mod whole;
