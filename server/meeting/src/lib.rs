//! The rules of an action learning meeting.
//!
//! A [`Meeting`] is a value. Commands are *decided*, the world is *observed*, events *evolve* it,
//! views are *projected* from it, and it knows its own next *deadline*:
//!
//! ```text
//! decide (meeting, by, command, at)   -> Result<Vec<Event>, Refusal>   a rule may say no, with a reason
//! observe(meeting, observation, at)   -> Vec<Event>                    the world cannot be refused
//! evolve (meeting, event, at)                                          total: never fails, never decides
//! project_shared(meeting)             -> Shared                        the same for everybody
//! project_own(meeting, seat)          -> You                           private to one seat
//! deadline(meeting)                   -> Option<Timestamp>             when time alone changes something
//! ```
//!
//! No clock, no randomness, no I/O, no locks: time is an argument, ids are counters of the meeting,
//! and replaying a log gives the same meeting on every build. Which rule is held by which test is in
//! `RULES.md`. Each noun has a file with its state, its guards (`may_…`, shared by [`may()`] and
//! [`decide()`]), its decisions, its share of `evolve` and its section of the view.

mod absence;
mod actions;
mod agenda;
mod airtime;
mod bid;
mod choice;
mod clock;
mod course;
mod cycle;
mod decide;
mod draw;
mod event;
mod evolve;
mod flag;
mod floor;
mod format;
mod format_check;
mod format_toml;
mod format_write;
mod guard;
mod hints;
mod issue;
mod lead;
mod may;
mod meeting;
mod minutes;
mod motion;
mod observation;
mod offer;
mod pair;
mod pause;
mod project;
mod queue;
mod ready;
mod roster;
mod round;
mod said;
mod setup;
pub mod stored;
mod suspend;
mod turns;
mod undo;
mod yielded;
mod yields;

pub use agenda::Step;
pub use course::{deadline, observe, observe_all};
pub use decide::decide;
pub use event::Event;
pub use evolve::evolve;
pub use format::{FormatError, shipped};
pub use format_check::check_format;
pub use format_toml::read_format;
pub use format_write::write_format;
pub use may::may;
pub use meeting::Meeting;
pub use observation::Observation;
pub use offer::redact;
pub use project::{project_own, project_shared};
pub use setup::{Carried, Charter, CycleSoFar, Participant, Setup};
pub use yielded::{Presented, Review, Yielded, YieldedAction, YieldedCycle, yielded};
