//! A member as a program: the smallest client of the API and of the protocol. The demo's simulated
//! members are made of it, and so are the scenarios and the load of the tests.

mod live;
mod web;

pub use live::{Answered, Client, ClientError, Door, Kept};
pub use web::{Browser, WebError};
