//! Records: everything that is not a meeting's log. One file per noun; each function is one thing done
//! to one connection, so that a caller joins several in one transaction. Knows SQL; knows nothing of
//! HTTP, and of rules only what the tables themselves hold.
//!
//! The contract, each held by a test of that name in `server/tests/records_contract/`:
//!
//! - `e1`: a set's facilitator is its first member, and has accepted the charter they wrote.
//! - `e2`: a changed charter is accepted again by everyone but its author.
//! - `e3_used_once`, `e3_expires`, `e3_revoked`: an invitation opens one place, once, in time.
//! - `e3_lobby`: who claimed an invitation waits until a member of that very set admits them.
//! - `s3`: an unfinished action is carried with its history; done and changed ones are not.
//! - `s4`: what an owner noticed stands with their action, and goes into the next meeting with it.
//! - `e5`: a focus is visited again and again, and each time is kept.
//! - `b5`, `b6`: who presented when is known, and the unchosen come first the next time.
//! - `t1_own_formats`: a set keeps formats of its own, by key, and no other set sees them.
//! - `e8_sittings`, `e8_next_theme`: a cycle's meetings follow each other, take its theme and resource
//!   over, and the last one leaves the theme of the next cycle.
//! - `e4_*`: a school year holds as many dates as the charter says, a meeting marks its date, a mail is
//!   written once, and nothing of it is left once it is settled.
//! - `e9_kept_once`, `e9_two_windows`: a page that is sent again is saved once, and never over what another
//!   window wrote.
//! - `e9_keys`: a page opens for its author alone, and no more once their key is gone.
//! - `e9_extracts`: released, then withdrawn or published, and never both.
//! - `one_meeting_at_a_time`: a set has at most one meeting that is not closed.
//! - `written_back_twice_is_once`: what a meeting yielded can be written again and ends the same.

pub mod actions;
pub mod addresses;
pub mod board;
pub mod calendars;
pub mod charters;
mod columns;
pub mod cycles;
pub mod dates;
pub mod extracts;
pub mod first_link;
pub mod focus;
pub mod formats;
pub mod invitations;
pub mod journal_keys;
pub mod journals;
pub mod library;
pub mod mail;
pub mod meetings;
pub mod members;
pub mod observations;
pub mod people;
pub mod sets;
pub mod setups;
pub mod sign_ins;
mod written_back;
pub mod year;

pub use rusqlite::{Connection, Transaction};
pub use written_back::project_closed;

use super::StoreError;

/// What SQLite gives, or why it could not.
type Result<T> = std::result::Result<T, StoreError>;
