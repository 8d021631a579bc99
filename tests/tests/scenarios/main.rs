//! Scenarios: people around a real server, over real sockets, on a hand-turned clock.

mod whole;
