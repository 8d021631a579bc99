//! The HTTP API through its router: whole journeys, as browsers take them.

mod bodies;
mod charters;
mod cycles;
mod enumeration;
mod formats;
mod headers;
mod health;
mod hostile;
mod house;
mod invitations;
mod journey;
mod meetings;
mod origins;
mod pages;
mod secrecy;
mod sign_ins;
