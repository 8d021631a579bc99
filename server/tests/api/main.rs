//! The HTTP API through its router: whole journeys, as browsers take them.

mod bodies;
mod calendar;
mod charters;
mod cycles;
mod enumeration;
mod extracts;
mod formats;
mod headers;
mod health;
mod hostile;
mod house;
mod invitations;
mod journals;
mod journey;
mod mail;
mod meetings;
mod origins;
mod pages;
mod schedule;
mod secrecy;
mod sign_ins;
mod smtp;
