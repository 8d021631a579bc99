//! To whom each moment of a round belongs: a seat's floor, nobody, or a pause [C6].

use crate::{Meeting, floor};
use hyacinth_protocol::{AirtimeView, Millis, RoundIndex, Seat, Stage, Timestamp};

/// Floor, idle and paused time, round by round.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Airtime {
    owner: Option<(Owner, Timestamp)>,
    pub(crate) rounds: Vec<RoundTime>,
}

/// Who owns the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    Floor(Seat),
    Idle,
    Paused,
}

/// The time of one round.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RoundTime {
    pub(crate) round: RoundIndex,
    began: Timestamp,
    ended: Option<Timestamp>,
    /// By seat.
    floor: Vec<Millis>,
    idle: Millis,
    paused: Millis,
}

impl RoundTime {
    pub(crate) fn length(&self) -> Millis {
        self.ended.map_or(Millis::ZERO, |ended| ended.since(self.began))
    }
}

impl Airtime {
    /// Floor time of a seat in the whole meeting, the running turn not counted.
    pub(crate) fn of(&self, seat: Seat) -> Millis {
        self.rounds.iter().filter_map(|r| r.floor.get(usize::from(seat.0)).copied()).sum()
    }

    /// Floor time of a seat in the round that is on, the running turn not counted.
    pub(crate) fn of_in_round(&self, seat: Seat) -> Millis {
        let round = self.rounds.last().and_then(|r| r.floor.get(usize::from(seat.0)));
        round.copied().unwrap_or(Millis::ZERO)
    }

    /// When the last round ended, or the meeting was put away in it.
    pub(crate) fn stopped_at(&self) -> Option<Timestamp> {
        self.rounds.last().and_then(|round| round.ended)
    }

    pub(crate) fn begin_round(&mut self, round: RoundIndex, at: Timestamp) {
        self.end_round(at);
        let (floor, idle, paused) = (Vec::new(), Millis::ZERO, Millis::ZERO);
        self.rounds.push(RoundTime { round, began: at, ended: None, floor, idle, paused });
    }

    pub(crate) fn end_round(&mut self, at: Timestamp) {
        self.pass_to(None, at);
        if let Some(round) = self.rounds.last_mut() {
            round.ended.get_or_insert(at);
        }
    }

    /// From `at` on the time is `owner`'s; up to now it was the last owner's.
    fn pass_to(&mut self, owner: Option<Owner>, at: Timestamp) {
        if self.owner.map(|(owner, _)| owner) == owner {
            return;
        }
        if let (Some((owner, since)), Some(round)) = (self.owner, self.rounds.last_mut()) {
            let length = at.since(since);
            match owner {
                Owner::Idle => round.idle += length,
                Owner::Paused => round.paused += length,
                Owner::Floor(seat) => {
                    let place = usize::from(seat.0);
                    if round.floor.len() <= place {
                        round.floor.resize(place + 1, Millis::ZERO);
                    }
                    round.floor[place] += length;
                }
            }
        }
        self.owner = owner.map(|owner| (owner, at));
    }
}

/// Gives the time from `at` on to whom it belongs now.
pub(crate) fn settle(meeting: &mut Meeting, at: Timestamp) {
    let owner = if meeting.stage != Stage::Live || meeting.round.is_none() {
        None
    } else if meeting.pause.is_some() {
        Some(Owner::Paused)
    } else {
        Some(floor::speaker(meeting).map_or(Owner::Idle, Owner::Floor))
    };
    meeting.airtime.pass_to(owner, at);
}

pub(crate) fn view(meeting: &Meeting) -> AirtimeView {
    let airtime = &meeting.airtime;
    AirtimeView {
        floor: meeting.roster.all().map(|seat| airtime.of(seat)).collect(),
        idle: airtime.rounds.iter().map(|r| r.idle).sum(),
        paused: airtime.rounds.iter().map(|r| r.paused).sum(),
    }
}

/// How long each round of the agenda was, pauses included.
pub(crate) fn lengths(meeting: &Meeting) -> Vec<Millis> {
    let count = u16::try_from(meeting.agenda.steps.len()).unwrap_or(u16::MAX);
    let length = |index| {
        let same = |r: &&RoundTime| r.round == index;
        meeting.airtime.rounds.iter().filter(same).map(RoundTime::length).sum()
    };
    (0..count).map(RoundIndex).map(length).collect()
}
