//! What people who mean no good, and lines that are no good, do to the sockets of a real server. Every
//! wait is for a condition; seconds that must pass are let run ahead.

mod addresses;
mod floods;
mod long;
mod origins;
mod partings;
mod raw;
mod slow;
mod tls;
