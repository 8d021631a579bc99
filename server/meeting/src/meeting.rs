//! One meeting, as a value.

use crate::actions::Actions;
use crate::agenda::{Agenda, Step};
use crate::airtime::Airtime;
use crate::choice::Choice;
use crate::cycle::Cycle;
use crate::draw::Seed;
use crate::flag::Flags;
use crate::floor::Floor;
use crate::hints::Hints;
use crate::issue::{Issue, Issues};
use crate::lead::Lead;
use crate::motion::Standing;
use crate::offer::Offers;
use crate::pause::Pause;
use crate::queue::Queue;
use crate::roster::Roster;
use crate::round::Round;
use crate::said::Said;
use crate::undo::Behind;
use crate::{Charter, Event, Setup};
use hyacinth_protocol::{
    Format, Line, MeetingId, MemberId, Name, PauseReason, Presents, RoundRule, Seat, Stage,
    TieRule, Timestamp,
};
use std::sync::Arc;

/// One meeting: what its events made of it. A value; two that saw the same events are equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// The latest moment it knows of. Moments before it count as this one, so that a clock set back
    /// never gives time back.
    pub(crate) now: Timestamp,
    /// Shared by the copies that deciding makes.
    pub(crate) ground: Arc<Ground>,
    pub(crate) stage: Stage,
    pub(crate) called_at: Timestamp,
    pub(crate) opened_at: Option<Timestamp>,
    pub(crate) closed_at: Option<Timestamp>,
    pub(crate) roster: Roster,
    pub(crate) agenda: Agenda,
    pub(crate) round: Option<Round>,
    pub(crate) undo: Option<Arc<Behind>>,
    pub(crate) lead: Lead,
    pub(crate) motion: Option<Standing>,
    /// Beside it, one for each whom it is about: nobody is told, by a refusal or by what they cannot
    /// ask, that something is asked about them [D7].
    pub(crate) removals: Vec<Standing>,
    pub(crate) hints: Hints,
    pub(crate) cycle: Cycle,
    pub(crate) pause: Option<Pause>,
    pub(crate) floor: Floor,
    pub(crate) queue: Queue,
    pub(crate) choice: Choice,
    pub(crate) issues: Issues,
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
    /// It was called without a facilitator [T5].
    pub(crate) self_facilitated: bool,
    /// Which meeting of its cycle it is, counted from 1.
    pub(crate) sitting: u8,
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
            presents: Presents::Chosen,
            slack_minutes: 0,
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
            ground: Arc::new(Ground {
                meeting,
                set_name: name,
                format,
                charter,
                self_facilitated: false,
                sitting: 1,
                seed,
            }),
            stage: Stage::Gathering,
            called_at: Timestamp(0),
            opened_at: None,
            closed_at: None,
            roster: Roster::default(),
            agenda: Agenda::default(),
            round: None,
            undo: None,
            lead: Lead::default(),
            motion: None,
            removals: Vec::new(),
            hints: Hints::default(),
            cycle: Cycle::default(),
            pause: None,
            floor: Floor::Idle,
            queue: Queue::default(),
            choice: Choice::default(),
            issues: Issues::default(),
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

    /// True where two others took that seat's member out of the meeting [D7].
    pub fn is_removed(&self, seat: Seat) -> bool {
        self.roster.get(seat).is_some_and(|s| s.removed)
    }

    /// Who presents now: the one whose issue the round is about, or whom the set chose.
    pub fn presenter(&self) -> Option<Seat> {
        self.current_issue().map(|issue| issue.presenter)
    }

    /// Who facilitates now; none where nobody does [T5, D4].
    pub fn lead(&self) -> Option<Seat> {
        self.lead.seat
    }

    /// The issue the round is about; where one presents for all, it stays on until the close.
    pub(crate) fn current_issue(&self) -> Option<&Issue> {
        match self.step().and_then(|step| step.issue) {
            Some(id) => self.issues.get(id),
            None if self.ground.format.presents == Presents::Chosen => self.issues.chosen(),
            None => None,
        }
    }

    /// True where clocks run and things happen by themselves.
    pub(crate) fn is_running(&self) -> bool {
        self.stage == Stage::Live && self.pause.is_none()
    }

    /// The round's place in the agenda.
    pub(crate) fn step(&self) -> Option<&Step> {
        self.agenda.get(self.round.as_ref()?.index)
    }

    /// What the format says about the current round.
    pub(crate) fn rule(&self) -> Option<&RoundRule> {
        self.step()?.rule_in(&self.ground.format)
    }

    pub(crate) fn is_presenter(&self, seat: Seat) -> bool {
        self.presenter() == Some(seat)
    }

    pub(crate) fn is_facilitator(&self, seat: Seat) -> bool {
        self.lead.seat == Some(seat)
    }

    /// Nobody facilitates: the set does it together [T5].
    pub(crate) fn is_self_facilitated(&self) -> bool {
        self.lead.seat.is_none()
    }

    pub(crate) fn pause_reason(&self) -> Option<PauseReason> {
        self.pause.as_ref().map(|pause| pause.reason)
    }

    /// Who takes part in choosing the presenter: everyone present but the facilitator [B1].
    pub(crate) fn choosers(&self) -> Vec<Seat> {
        self.roster.present().filter(|seat| !self.is_facilitator(*seat)).collect()
    }
}
