//! Scenarios: people around a real server, over real sockets, on a hand-turned clock.

mod choosing;
mod clocks;
mod connections;
mod doors;
mod frames;
mod order;
mod played;
mod silence;
mod steps;
mod succession;
mod whole;
