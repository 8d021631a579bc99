//! What is between the system's sockets and HTTP: how fast and how much one connection, one address
//! and all of them may use. Knows bytes and addresses; knows no request, no member and no meeting.

mod direct;
mod flags;
mod frames;
mod gate;
mod limits;
mod line;
mod network;
mod paced;
mod rates;
mod tls;

pub use direct::{Direct, Shared};
pub use flags::Flags;
pub use frames::{Flood, Framed, Heads, text_frame};
pub use gate::{Entered, Gate, Shut};
pub use limits::{FramePace, HEAD_BYTES, HEADERS, Limits, RECEIVE_BUFFER, SEND_BUFFER};
pub use line::Line;
pub use network::{Network, Peer};
pub use paced::Paced;
pub use rates::Rates;
pub use tls::{Tls, TlsError, TlsFiles};
