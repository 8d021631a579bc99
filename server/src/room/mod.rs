//! A room: the live task that owns one meeting. Commands come in one at a time, are decided, appended
//! to the log, and only then evolve the meeting and are shown. Knows order, time and durability;
//! knows no rule of meetings, and of sockets only that what it shows can be written into one at once.

mod coming;
mod outlet;
mod presence;
mod published;
mod registry;
mod task;

pub use coming::{Coming, Removed};
pub use outlet::{Answered, CHANGES_MOST, Outlet, Shown};
pub use published::{Alike, Published};
pub use registry::{RoomError, Rooms};
pub use task::{Answer, Ask, Handle};
