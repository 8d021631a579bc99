//! What is between the system's sockets and HTTP: how fast and how much one connection, one address
//! and all of them may use. Knows bytes and addresses; knows no request, no member and no meeting.

mod frames;
mod limits;
mod line;
mod paced;

pub use frames::{Flood, Framed};
pub use limits::{FramePace, Limits};
pub use line::Line;
pub use paced::Paced;
