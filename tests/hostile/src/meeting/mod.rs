//! A live meeting under any commands, by any seat, at any time, in any format.

mod asked;
mod promised;
mod walk;

pub(crate) use asked::commands_at;
pub(crate) use promised::looked_at;
pub(crate) use walk::walks_to_the_close;

use crate::bytes::Bytes;
use hyacinth_meeting::{
    Carried, Charter, CycleSoFar, Event, Meeting, Observation, Participant, Setup, deadline,
    decide, evolve, observe, redact, shipped, stored,
};
use hyacinth_protocol::{
    CarriedId, Format, Line, MeetingId, MemberId, Millis, Name, Role, Seat, TieRule, Timestamp,
};
use uuid::Uuid;

/// Steps of a history: more tell nothing new.
const MOST_STEPS: usize = 160;

/// The moment every meeting is called.
const START: Timestamp = Timestamp(1_750_000_000_000);

/// Whatever people ask and whatever the world does: every answer is an answer, every event is taken
/// in, what was promised holds, and the log replays to the same meeting.
///
/// # Panics
/// When it is not so.
pub fn commands(bytes: &[u8]) {
    let mut bytes = Bytes::new(bytes);
    let mut live = begun(&mut bytes);
    for _ in 0..MOST_STEPS {
        if bytes.is_empty() {
            break;
        }
        live.step(&mut bytes);
    }
    live.ends();
}

/// A meeting, its clock and its log.
pub(crate) struct Live {
    pub(crate) meeting: Meeting,
    pub(crate) at: Timestamp,
    log: Vec<(Timestamp, Vec<Event>)>,
    held: promised::Held,
}

/// A meeting that the first bytes choose.
pub(crate) fn begun(bytes: &mut Bytes<'_>) -> Live {
    let format = bytes.one_of(&[0, 1, 2, 3, 4]);
    let format: Format = shipped()[format].clone();
    let how = bytes.byte();
    let sitting = 1 + how % format.sittings();
    let people = 2 + u16::from(bytes.byte()) % 9;
    let mut setup = setup(format, sitting, how & 16 == 16, people);
    setup.charter.names_on_held_offers = how & 32 == 32;
    setup.charter.tie_rule = if how & 64 == 64 { TieRule::Draw } else { TieRule::LongestSince };
    let mut live = Live::called(setup);
    // Most meetings are open before the first step, or little would be met.
    if how & 128 == 0 {
        live.opens(people);
    }
    live
}

/// A meeting in this format, called and not open.
pub(crate) fn called(format: Format, sitting: u8, alone: bool, people: u16) -> Live {
    Live::called(setup(format, sitting, alone, people))
}

impl Live {
    fn called(setup: Setup) -> Self {
        let (meeting, log, held) = Default::default();
        let mut live = Self { meeting, at: START, log, held };
        live.takes(Meeting::called(setup));
        live
    }

    fn opens(&mut self, people: u16) {
        for seat in (0..people).map(Seat) {
            self.observes(&Observation::Arrived { seat });
        }
        self.asks(Seat(0), &hyacinth_protocol::Command::Open {});
    }

    fn takes(&mut self, events: Vec<Event>) {
        events.iter().for_each(|event| evolve(&mut self.meeting, event, self.at));
        self.held.hears(&events);
        self.log.push((self.at, events));
        self.held.check(&self.meeting, self.log.len());
    }

    /// True where something happened.
    pub(crate) fn observes(&mut self, observation: &Observation) -> bool {
        let events = observe(&self.meeting, observation, self.at);
        if events.is_empty() {
            return false;
        }
        self.takes(events);
        true
    }

    /// True where it was accepted.
    pub(crate) fn asks(&mut self, seat: Seat, command: &hyacinth_protocol::Command) -> bool {
        let Ok(events) = decide(&self.meeting, seat, command, self.at) else { return false };
        assert!(!events.is_empty(), "{command:?} was accepted and made nothing happen");
        self.takes(events);
        true
    }

    /// Time passes; each deadline is met, unless the room is late to look.
    pub(crate) fn waits(&mut self, length: Millis) {
        let until = self.at + length;
        for n in 0.. {
            assert!(n < 500, "deadlines never end");
            let Some(next) = deadline(&self.meeting).filter(|next| *next <= until) else { break };
            self.at = self.at.max(next);
            assert!(self.observes(&Observation::ClockReached), "a deadline with no event");
        }
        self.at = until;
    }

    /// Whatever the next bytes say; true where something happened.
    pub(crate) fn step(&mut self, bytes: &mut Bytes<'_>) -> bool {
        match bytes.byte() {
            byte @ 0..=9 => self.waits(Millis::seconds(1 << (byte * 2).min(17))),
            10 => self.at = self.at + Millis::minutes(u64::from(bytes.byte())),
            // A clock that was set back.
            11 => self.at = Timestamp(self.at.0 - i64::from(bytes.byte()) * 60_000),
            12..=20 => {
                let seat = Seat(bytes.small());
                return self.observes(&Observation::Arrived { seat });
            }
            21..=28 => {
                let seat = Seat(bytes.small());
                return self.observes(&Observation::Left { seat });
            }
            29 | 30 => {
                let participant = participant(100 + u16::from(bytes.byte()), bytes.name());
                return self.observes(&Observation::Joined { participant });
            }
            31 => {
                let since = Timestamp(self.at.0 - i64::from(bytes.byte()) * 1_000);
                return self.observes(&Observation::Restarted { since });
            }
            _ => {
                let seat = Seat(bytes.small());
                let command = asked::command(bytes, &self.meeting);
                return self.asks(seat, &command);
            }
        }
        false
    }

    /// What must hold when all is over.
    pub(crate) fn ends(&self) {
        looked_at(&self.meeting);
        assert!(replayed(&self.log) == self.meeting, "replay differs from the live meeting");
        let mut blanked = self.log.clone();
        for (_, events) in &mut blanked {
            redact(&self.meeting, events);
        }
        assert!(replayed(&blanked) == self.meeting, "a blanked log makes another meeting");
        let _ = hyacinth_meeting::yielded(&self.meeting);
    }
}

/// The meeting that a log makes, read back from its stored form.
fn replayed(log: &[(Timestamp, Vec<Event>)]) -> Meeting {
    let mut meeting = Meeting::default();
    for (at, events) in log {
        let row = stored::write(events);
        let events = stored::read(stored::VERSION, &row).expect("what was written is read");
        events.iter().for_each(|event| evolve(&mut meeting, event, *at));
    }
    meeting
}

fn participant(n: u16, name: Name) -> Participant {
    Participant {
        member: MemberId(Uuid::from_u128(u128::from(n) + 1)),
        name,
        role: Role::Member,
        last_presented: None,
        unchosen_last: n.is_multiple_of(3),
    }
}

fn line(text: &str) -> Line {
    text.parse().expect("a line")
}

fn setup(format: Format, sitting: u8, alone: bool, people: u16) -> Setup {
    let mut roster: Vec<Participant> =
        (0..people).map(|n| participant(n, format!("P{n}").parse().expect("a name"))).collect();
    roster[0].role = Role::Facilitator;
    roster[1].role = Role::Deputy;
    let carried = |n: u128| Carried {
        action: CarriedId(Uuid::from_u128(900 + n)),
        member: MemberId(Uuid::from_u128(n)),
        what: "Ask two colleagues".parse().expect("words"),
        measure: Some(line("They came")),
        due: None,
        history: Vec::new(),
        observations: Vec::new(),
    };
    Setup {
        meeting: MeetingId(Uuid::from_u128(7)),
        set_name: "A set".parse().expect("a name"),
        format,
        charter: Charter {
            quorum: 2,
            tie_rule: TieRule::LongestSince,
            ground_rules: vec![line("On time")],
            confidentiality: line("It stays here"),
            names_on_held_offers: false,
        },
        roster,
        carried: vec![carried(2), carried(3)],
        self_facilitated: alone,
        sitting,
        cycle: CycleSoFar::default(),
        draw_seed: "5eed".repeat(16),
    }
}
