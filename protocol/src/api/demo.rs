//! The demo's seats.

use crate::{MeetingId, MemberId, Name, Role};
use serde::{Deserialize, Serialize};

super::bodies! {
    /// `GET /api/demo`: the seats of the demo's meeting.
    Demo {
        /// Its meeting.
        meeting: MeetingId,
        /// Its set's name.
        set_name: Name,
        /// The seats.
        seats: Vec<DemoSeat>,
    }

    /// A seat of the demo.
    DemoSeat {
        /// Who.
        member: MemberId,
        /// What they are called.
        name: Name,
        /// Their role.
        role: Role,
        /// True while a visitor sits in it; the simulated member then leaves it alone.
        taken: bool,
    }

    /// `POST /api/demo/sit`: sit in a seat of the demo.
    Sit {
        /// Whose.
        member: MemberId,
    }
}
