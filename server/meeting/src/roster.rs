//! Who sits where, who is here, who was heard [D1, D6, F2].

use crate::{Meeting, Participant};
use hyacinth_protocol::{MemberId, Refusal, Role, Seat, SeatView};

/// The most seats a meeting takes; sets have four to ten members.
const MOST_SEATS: usize = 40;

/// The seats, in joining order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Roster {
    pub(crate) seats: Vec<SeatState>,
    /// Who consented to open below the quorum [R2].
    pub(crate) consents: Vec<Seat>,
}

/// One seat. It keeps everything while its member is away [D1].
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SeatState {
    pub(crate) participant: Participant,
    pub(crate) present: bool,
    /// Taken out of this meeting by two others [D7].
    pub(crate) removed: bool,
    /// Was here at any time while the meeting was live.
    pub(crate) attended: bool,
    /// Had a turn in this round, or passed.
    pub(crate) heard: bool,
}

impl Roster {
    pub(crate) fn get(&self, seat: Seat) -> Option<&SeatState> {
        self.seats.get(usize::from(seat.0))
    }

    pub(crate) fn get_mut(&mut self, seat: Seat) -> Option<&mut SeatState> {
        self.seats.get_mut(usize::from(seat.0))
    }

    pub(crate) fn find(&self, member: MemberId) -> Option<Seat> {
        self.all().find(|s| self.get(*s).is_some_and(|s| s.participant.member == member))
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = Seat> + use<> {
        let count = u16::try_from(self.seats.len()).unwrap_or(u16::MAX);
        (0..count).map(Seat)
    }

    pub(crate) fn present(&self) -> impl Iterator<Item = Seat> {
        self.all().filter(|seat| self.get(*seat).is_some_and(|s| s.present))
    }

    /// How many are here.
    pub(crate) fn here(&self) -> u16 {
        u16::try_from(self.present().count()).unwrap_or(u16::MAX)
    }

    pub(crate) fn is_full(&self) -> bool {
        self.seats.len() >= MOST_SEATS
    }

    pub(crate) fn append(&mut self, participant: Participant) {
        if !self.is_full() {
            let seat = SeatState {
                participant,
                present: false,
                removed: false,
                attended: false,
                heard: false,
            };
            self.seats.push(seat);
        }
    }

    pub(crate) fn mark_heard(&mut self, seat: Seat) {
        if let Some(state) = self.get_mut(seat) {
            state.heard = true;
        }
    }

    pub(crate) fn is_heard(&self, seat: Seat) -> bool {
        self.get(seat).is_some_and(|s| s.heard)
    }
}

/// A seat that is here, or a refusal.
pub(crate) fn need_present(meeting: &Meeting, seat: Seat) -> Result<(), Refusal> {
    if meeting.is_present(seat) { Ok(()) } else { Err(Refusal::SeatAbsent { seat }) }
}

/// The role in the set, whoever leads this meeting.
pub(crate) fn standing_role(meeting: &Meeting, seat: Seat) -> Role {
    meeting.roster.get(seat).map_or(Role::Member, |s| s.participant.role)
}

/// The role in this meeting: who leads is the facilitator, and nobody else is [D4, D5].
pub(crate) fn role_of(meeting: &Meeting, seat: Seat) -> Role {
    match standing_role(meeting, seat) {
        _ if meeting.is_facilitator(seat) => Role::Facilitator,
        Role::Facilitator => Role::Member,
        role => role,
    }
}

/// Out of the meeting: the queue, the bids and the rounds to come go on without them [D7].
pub(crate) fn removed(meeting: &mut Meeting, seat: Seat) {
    set_present(meeting, seat, false);
    if let Some(state) = meeting.roster.get_mut(seat) {
        state.removed = true;
    }
    crate::bid::removed(meeting, seat);
    crate::issue::removed(meeting, seat);
    crate::absence::removed(meeting, seat);
    makes_room(meeting, seat);
}

/// Neither queue nor floor waits for someone who was taken out; their issue does [D2].
fn makes_room(meeting: &mut Meeting, seat: Seat) {
    meeting.queue.remove(seat);
    if crate::floor::has(meeting, seat) && !meeting.is_presenter(seat) {
        crate::floor::revoked(meeting);
    }
}

/// What was before may be from before someone was taken out.
pub(crate) fn without_removed(meeting: &mut Meeting) {
    let removed: Vec<Seat> =
        meeting.roster.all().filter(|seat| meeting.is_removed(*seat)).collect();
    removed.into_iter().for_each(|seat| makes_room(meeting, seat));
}

pub(crate) fn set_present(meeting: &mut Meeting, seat: Seat, present: bool) {
    let live = meeting.stage == hyacinth_protocol::Stage::Live;
    if let Some(state) = meeting.roster.get_mut(seat) {
        state.present = present;
        state.attended |= present && live;
    }
}

pub(crate) fn view(meeting: &Meeting) -> Vec<SeatView> {
    let roster = &meeting.roster;
    roster
        .all()
        .zip(&roster.seats)
        .map(|(seat, state)| SeatView {
            seat,
            member: state.participant.member,
            name: state.participant.name.clone(),
            role: role_of(meeting, seat),
            present: state.present,
            removed: state.removed,
            heard: state.heard,
            last_presented: state.participant.last_presented,
        })
        .collect()
}
