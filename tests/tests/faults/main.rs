//! Faults: the program itself, killed, cut off, broken, misused and stopped.

mod broken;
mod disk;
mod kill;
mod power;
mod starting;
mod stopping;
mod suspended;
