//! The plumbing around the rules: sockets, HTTP, rooms and the one SQLite file.
//!
//! `main` starts a [`server::Server`]; tests start the same one in their own process.

pub mod app;
pub mod calendar;
pub mod client;
pub mod clock;
pub mod config;
pub mod demo;
pub mod http;
pub mod identity;
pub mod journal;
pub mod mail;
pub mod metrics;
pub mod net;
pub mod room;
mod sabotage;
pub mod sealing;
pub mod server;
pub mod store;
pub mod telemetry;
pub mod ws;
