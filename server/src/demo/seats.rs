//! Who sits where in the demo: a visitor, or a simulated member.

use hyacinth_protocol::{MeetingId, MemberId, Name, Role, SeatView, api};
use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};
use tokio::sync::watch;

/// A visitor who has been gone this long gives the seat back.
const AWAY_FOR: Duration = Duration::from_secs(60);

/// The demo's set and its seats; clones share them.
#[derive(Clone)]
pub struct Seats {
    set_name: Name,
    meeting: Arc<watch::Sender<MeetingId>>,
    people: Arc<Mutex<Vec<Person>>>,
}

/// One person of the demo.
struct Person {
    member: MemberId,
    name: Name,
    role: Role,
    cookie: String,
    /// True while a visitor sits there; the simulated member waits.
    taken: watch::Sender<bool>,
    /// Since when the visitor is not connected.
    away_since: Option<Instant>,
}

/// One seat, as its simulated member holds it.
pub(super) struct Held {
    pub(super) cookie: String,
    pub(super) taken: watch::Receiver<bool>,
}

impl Seats {
    pub(super) fn new(set_name: Name, meeting: MeetingId) -> Self {
        Self { set_name, meeting: Arc::new(watch::Sender::new(meeting)), people: Arc::default() }
    }

    pub(super) fn add(&self, member: MemberId, name: Name, role: Role, cookie: String) -> Held {
        let taken = watch::Sender::new(false);
        let held = Held { cookie: cookie.clone(), taken: taken.subscribe() };
        self.people().push(Person { member, name, role, cookie, taken, away_since: None });
        held
    }

    pub(super) fn moved_on(&self, meeting: MeetingId) {
        self.meeting.send_replace(meeting);
    }

    pub(super) fn meeting(&self) -> watch::Receiver<MeetingId> {
        self.meeting.subscribe()
    }

    /// The seats, as the visitor chooses among them.
    pub fn list(&self) -> api::Demo {
        let seats = self.people().iter().map(|person| api::DemoSeat {
            member: person.member,
            name: person.name.clone(),
            role: person.role,
            taken: *person.taken.borrow(),
        });
        api::Demo { meeting: *self.meeting.borrow(), set_name: self.set_name.clone(), seats: seats.collect() }
    }

    /// Seats a visitor and gives the cookie of that person's sign-in; none where there is no such
    /// seat. `before` is the visitor's cookie until now: a seat they leave goes back at once.
    pub fn sit(&self, member: MemberId, before: Option<&str>) -> Option<String> {
        let mut people = self.people();
        let wanted = people.iter().position(|person| person.member == member)?;
        for person in people.iter().filter(|person| before == Some(person.cookie.as_str())) {
            person.taken.send_replace(false);
        }
        let person = &mut people[wanted];
        person.taken.send_replace(true);
        // Counted from now: the page needs a moment to connect.
        person.away_since = Some(Instant::now());
        Some(person.cookie.clone())
    }

    /// Takes note of who is there, and gives back the seats of visitors who have gone.
    pub(super) fn notice(&self, roster: &[SeatView]) {
        for person in self.people().iter_mut().filter(|person| *person.taken.borrow()) {
            let present = roster.iter().any(|seat| seat.member == person.member && seat.present);
            let away_since = if present { None } else { Some(person.away_since.unwrap_or_else(Instant::now)) };
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
