//! Faults: the program itself, killed, misused and stopped.

mod kill;
mod starting;
mod stopping;
mod suspended;
