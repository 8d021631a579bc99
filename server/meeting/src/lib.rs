//! The rules of an action learning meeting.
mod event;
mod format;
mod format_toml;
mod observation;
mod setup;
pub mod stored;
mod yielded;

pub use event::Event;
pub use format::*;
pub use observation::Observation;
pub use setup::{Carried, Charter, Participant, Setup};
pub use yielded::*;

use hyacinth_protocol::{
    Act, ActionsView, AirtimeView, Command, FloorView, Line, MeetingView, MemberId, Millis, Name,
    OffersView, QueueOrder, QueueView, Refusal, Role, Seat, Shared, Stage, TieRule, Timestamp, You,
};

/// One meeting.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    stage: Stage,
    opened_at: Option<Timestamp>,
    closed_at: Option<Timestamp>,
}

impl Default for Meeting {
    fn default() -> Self {
        Self { stage: Stage::Gathering, opened_at: None, closed_at: None }
    }
}

impl Meeting {
    /// The first row of a meeting's log.
    pub fn called(setup: Setup) -> Vec<Event> {
        vec![Event::Called { setup: Box::new(setup) }]
    }
    /// A member's seat.
    pub fn seat_of(&self, _member: MemberId) -> Option<Seat> {
        None
    }
    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.stage
    }
    /// How many seats.
    pub fn seats(&self) -> usize {
        0
    }
    /// A seat's name.
    pub fn name_of(&self, _seat: Seat) -> Option<&Name> {
        None
    }
}

/// Skeleton.
#[allow(clippy::missing_errors_doc)]
pub fn decide(_: &Meeting, _: Seat, _: &Command, _: Timestamp) -> Result<Vec<Event>, Refusal> {
    Err(Refusal::NotOpenYet {})
}
/// Skeleton.
pub fn observe(_: &Meeting, _: &Observation, _: Timestamp) -> Vec<Event> {
    Vec::new()
}
/// Skeleton.
pub fn evolve(_: &mut Meeting, _: &Event, _: Timestamp) {}
/// Skeleton.
pub fn deadline(_: &Meeting) -> Option<Timestamp> {
    None
}
/// Skeleton.
pub fn may(_: &Meeting, _: Seat) -> Vec<Act> {
    Vec::new()
}
/// Skeleton.
pub fn redact(_: &Meeting, _: &mut [Event]) -> bool {
    false
}
/// Skeleton.
pub fn project_shared(_: &Meeting) -> Shared {
    Shared {
        meeting: MeetingView {
            set_name: Name::new("-").expect("a name"),
            format_name: Name::new("-").expect("a name"),
            stage: Stage::Gathering,
            called_at: Timestamp(0),
            opened_at: None,
            closed_at: None,
            agenda: Vec::new(),
            quorum: 0,
            consents: Vec::new(),
            ground_rules: Vec::new(),
            confidentiality: Line::new("-").expect("a line"),
            tie_rule: TieRule::Draw,
            draw_commitment: String::new(),
        },
        round: None,
        floor: FloorView::Idle {},
        queue: QueueView { order: QueueOrder::AsAsked, places: Vec::new() },
        roster: Vec::new(),
        bids: None,
        issue: None,
        offers: OffersView { invited: Vec::new(), opened: Vec::new() },
        flags: Vec::new(),
        actions: ActionsView { carried: Vec::new(), drafted: Vec::new() },
        said: Vec::new(),
        airtime: AirtimeView { floor: Vec::new(), idle: Millis::ZERO, paused: Millis::ZERO },
        summary: None,
    }
}
/// Skeleton.
pub fn project_own(_: &Meeting, seat: Seat) -> You {
    You {
        seat,
        role: Role::Member,
        presenter: false,
        may: Vec::new(),
        admitted: Vec::new(),
        bid: None,
        gauges: Vec::new(),
        answered_proposal: None,
        place: None,
        offers: Vec::new(),
        held: Vec::new(),
        flags: Vec::new(),
        prompts: Vec::new(),
        flag_totals: Vec::new(),
    }
}
