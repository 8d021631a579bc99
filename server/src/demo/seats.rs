//! Who sits where in the demo: a visitor, or a simulated member.

use crate::identity::Secret;
use hyacinth_protocol::{MeetingId, MemberId, Name, Role, SeatView, api};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::watch;

/// A visitor who has been gone this long gives the seat back.
const AWAY_FOR: Duration = Duration::from_secs(60);

/// The demo's meeting and its seats; clones share them.
#[derive(Clone, Default)]
pub struct Seats {
    /// The set's name and its newest meeting; none until there is one.
    meeting: Arc<watch::Sender<Option<(Name, MeetingId)>>>,
    people: Arc<Mutex<Vec<Person>>>,
}

/// Why a visitor cannot sit there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSeat {
    /// There is no such seat.
    Unknown,
    /// The other seats are all taken.
    LastOne,
}

/// One person of the demo.
struct Person {
    member: MemberId,
    name: Name,
    role: Role,
    token: Secret,
    /// True while a visitor sits there; the simulated member waits.
    taken: watch::Sender<bool>,
    /// Since when the visitor is not connected.
    away_since: Option<Instant>,
}

impl Seats {
    /// Adds someone; what comes back is true while a visitor sits in their place.
    pub(super) fn add(
        &self,
        member: MemberId,
        name: Name,
        role: Role,
        token: Secret,
    ) -> watch::Receiver<bool> {
        let (taken, seen) = watch::channel(false);
        self.people().push(Person { member, name, role, token, taken, away_since: None });
        seen
    }

    pub(super) fn open(&self, set_name: Name, meeting: MeetingId) {
        self.meeting.send_replace(Some((set_name, meeting)));
    }

    /// The newest meeting, as it moves on.
    pub(super) fn meeting(&self) -> watch::Receiver<Option<(Name, MeetingId)>> {
        self.meeting.subscribe()
    }

    /// The seats, as a visitor chooses among them; none until there is a meeting.
    pub fn list(&self) -> Option<api::Demo> {
        let (set_name, meeting) = self.meeting.borrow().clone()?;
        let people = self.people();
        let seats = people.iter().map(|person| api::DemoSeat {
            member: person.member,
            name: person.name.clone(),
            role: person.role,
            taken: *person.taken.borrow(),
        });
        Some(api::Demo { meeting, set_name, seats: seats.collect() })
    }

    /// Seats a visitor and gives the token of that person's sign-in. `before` is the visitor's token
    /// until now: a seat they leave goes back at once. One seat always stays simulated, since it is the
    /// simulated members who notice that a visitor has gone.
    ///
    /// # Errors
    /// [`NoSeat`] where there is no such seat, or it is the last simulated one.
    pub fn sit(&self, member: MemberId, before: Option<&Secret>) -> Result<Secret, NoSeat> {
        let mut people = self.people();
        let wanted =
            people.iter().position(|person| person.member == member).ok_or(NoSeat::Unknown)?;
        let leaves = |person: &Person| before == Some(&person.token);
        let simulated = |(at, person): (usize, &Person)| {
            at != wanted && (!*person.taken.borrow() || leaves(person))
        };
        if !people.iter().enumerate().any(simulated) {
            return Err(NoSeat::LastOne);
        }
        for person in people.iter().filter(|person| leaves(person)) {
            person.taken.send_replace(false);
        }
        let person = &mut people[wanted];
        person.taken.send_replace(true);
        // Counted from now: the page needs a moment to connect.
        person.away_since = Some(Instant::now());
        Ok(person.token.clone())
    }

    /// Takes note of who is there, and gives back the seats of visitors who have gone.
    pub(super) fn notice(&self, roster: &[SeatView]) {
        for person in self.people().iter_mut().filter(|person| *person.taken.borrow()) {
            let present = roster.iter().any(|seat| seat.member == person.member && seat.present);
            let away_since =
                if present { None } else { Some(person.away_since.unwrap_or_else(Instant::now)) };
            person.away_since = away_since;
            if away_since.is_some_and(|since| since.elapsed() > AWAY_FOR) {
                person.taken.send_replace(false);
            }
        }
    }

    fn people(&self) -> MutexGuard<'_, Vec<Person>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_seat_stays_simulated_so_that_the_gone_are_noticed() {
        let seats = Seats::default();
        let [ada, ben] = [1, 2].map(|id| MemberId(uuid::Uuid::from_u128(id)));
        let name = Name::new("Ada").expect("a name");
        let _kept =
            [ada, ben].map(|member| seats.add(member, name.clone(), Role::Member, Secret::draw()));
        let unknown = MemberId(uuid::Uuid::from_u128(3));
        assert_eq!(seats.sit(unknown, None), Err(NoSeat::Unknown));
        let token = seats.sit(ada, None).expect("a seat");
        assert_eq!(seats.sit(ben, None), Err(NoSeat::LastOne), "another visitor");
        seats.sit(ada, None).expect("two visitors in one seat");
        seats.sit(ben, Some(&token)).expect("the same visitor moves over");
    }
}
