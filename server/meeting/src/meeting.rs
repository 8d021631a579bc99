//! One meeting, as a value.

use crate::actions::Actions;
use crate::agenda::Round;
use crate::airtime::Airtime;
use crate::choice::Choice;
use crate::draw::Seed;
use crate::flag::Flags;
use crate::floor::Floor;
use crate::format::{Format, RoundRule};
use crate::issue::Issue;
use crate::offer::Offers;
use crate::pause::Pause;
use crate::queue::Queue;
use crate::roster::Roster;
use crate::said::Said;
use crate::{Charter, Event, Setup};
use hyacinth_protocol::{Line, MeetingId, MemberId, Name, Role, Seat, Stage, TieRule, Timestamp};

/// One meeting: what its events made of it. A value; two that saw the same events are equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// The latest moment it knows of. Moments before it count as this one, so that a clock set back
    /// never gives time back.
    pub(crate) now: Timestamp,
    pub(crate) ground: Ground,
    pub(crate) stage: Stage,
    pub(crate) called_at: Timestamp,
    pub(crate) opened_at: Option<Timestamp>,
    pub(crate) closed_at: Option<Timestamp>,
    pub(crate) roster: Roster,
    pub(crate) round: Option<Round>,
    pub(crate) pause: Option<Pause>,
    pub(crate) floor: Floor,
    pub(crate) queue: Queue,
    pub(crate) choice: Choice,
    pub(crate) issue: Option<Issue>,
    pub(crate) offers: Offers,
    pub(crate) flags: Flags,
    pub(crate) actions: Actions,
    pub(crate) said: Said,
    pub(crate) airtime: Airtime,
}

/// What stays the same for the whole meeting.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ground {
    pub(crate) meeting: MeetingId,
    pub(crate) set_name: Name,
    pub(crate) format: Format,
    pub(crate) charter: Charter,
    pub(crate) seed: Seed,
}

impl Default for Meeting {
    /// A blank meeting: nothing was called yet. Every event of its log makes it the meeting it is.
    fn default() -> Self {
        let dash = Line::new("—").expect("a dash is a line");
        let name = Name::new("—").expect("a dash is a name");
        let format = Format {
            key: String::new(),
            name: name.clone(),
            purpose: dash.clone(),
            source: dash.clone(),
            rounds: Vec::new(),
        };
        let charter = Charter {
            quorum: 2,
            tie_rule: TieRule::LongestSince,
            ground_rules: Vec::new(),
            confidentiality: dash,
            names_on_held_offers: false,
        };
        let meeting = MeetingId(Default::default());
        let seed = Seed::new(String::new());
        Self {
            now: Timestamp(i64::MIN),
            ground: Ground { meeting, set_name: name, format, charter, seed },
            stage: Stage::Gathering,
            called_at: Timestamp(0),
            opened_at: None,
            closed_at: None,
            roster: Roster::default(),
            round: None,
            pause: None,
            floor: Floor::Idle,
            queue: Queue::default(),
            choice: Choice::default(),
            issue: None,
            offers: Offers::default(),
            flags: Flags::default(),
            actions: Actions::default(),
            said: Said::default(),
            airtime: Airtime::default(),
        }
    }
}

impl Meeting {
    /// The first row of a meeting's log.
    pub fn called(setup: Setup) -> Vec<Event> {
        vec![Event::Called { setup: Box::new(setup) }]
    }

    /// Which meeting it is.
    pub fn id(&self) -> MeetingId {
        self.ground.meeting
    }

    /// A member's seat, if they have one.
    pub fn seat_of(&self, member: MemberId) -> Option<Seat> {
        self.roster.find(member)
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        self.stage
    }

    /// How many seats it has; seats count from 0.
    pub fn seats(&self) -> usize {
        self.roster.seats.len()
    }

    /// The member in a seat.
    pub fn member_of(&self, seat: Seat) -> Option<MemberId> {
        self.roster.get(seat).map(|s| s.participant.member)
    }

    /// True where that seat's member is connected.
    pub fn is_present(&self, seat: Seat) -> bool {
        self.roster.get(seat).is_some_and(|s| s.present)
    }

    /// Who presents the issue, once chosen.
    pub fn presenter(&self) -> Option<Seat> {
        self.issue.as_ref().map(|issue| issue.presenter)
    }

    /// True where clocks run and things happen by themselves.
    pub(crate) fn is_running(&self) -> bool {
        self.stage == Stage::Live && self.pause.is_none()
    }

    /// What the format says about the current round.
    pub(crate) fn rule(&self) -> Option<&RoundRule> {
        let round = self.round.as_ref()?;
        self.ground.format.rounds.get(usize::from(round.index.0))
    }

    pub(crate) fn is_presenter(&self, seat: Seat) -> bool {
        self.presenter() == Some(seat)
    }

    pub(crate) fn is_facilitator(&self, seat: Seat) -> bool {
        self.roster.get(seat).is_some_and(|s| s.participant.role == Role::Facilitator)
    }

    /// Who takes part in choosing the presenter: everyone present but the facilitator [B1].
    pub(crate) fn choosers(&self) -> Vec<Seat> {
        self.roster.present().filter(|seat| !self.is_facilitator(*seat)).collect()
    }
}
