//! A set around a live meeting, on a server of its own.

use crate::{
    Founding, Logs, Person, capture, checks,
    founding::{Found, found},
    within,
};
use hyacinth::{
    client::{Answered, Browser},
    clock::Clock,
    demo,
    identity::first_link,
    net::Limits,
    server::{Server, Start},
    store::log::Row,
};
use hyacinth_protocol::{
    Changed, Command, CommandId, MeetingId, Millis, Refusal, Seat, SetId, TieRule, Timestamp, api,
};
use std::{net::SocketAddr, path::Path, time::Duration};
use tempfile::TempDir;
use uuid::Uuid;

/// A full table: the facilitator and six members, in the order they joined.
pub const SEVEN: &[&str] = &["Hugo", "Ada", "Ben", "Chloe", "Dev", "Ewa", "Femi"];

/// The set's usual kind of meeting.
const USUAL: api::NewMeeting =
    api::NewMeeting { format: None, self_facilitated: false, new_cycle: false };

/// How long a simulated member thinks: the fewer at a time, the fewer are refused.
const THINKS: Duration = Duration::from_millis(20);

/// A played meeting ends within this, on a slow machine too.
const PLAYED_WITHIN: Duration = Duration::from_secs(180);

/// 15 January 2027, 08:00 UTC.
const START: Timestamp = Timestamp(1_800_000_000_000);

/// A live meeting and everyone around it.
pub struct Table {
    /// The hand-turned clock.
    pub clock: Clock,
    /// The running server.
    pub server: Server,
    /// The set.
    pub set: SetId,
    /// The meeting everyone is in.
    pub meeting: MeetingId,
    /// Everyone, the facilitator first.
    pub people: Vec<Person>,
    /// What no log may hold.
    private: Vec<String>,
    /// What kind of meeting the facilitator calls.
    calls: api::NewMeeting,
    /// Offers as their authors typed them.
    offered: Vec<checks::Offered>,
    founding: Founding,
    logs: Logs,
    folder: TempDir,
    finished: bool,
}

impl Table {
    /// These people, connected to a meeting that is called and not open; ties end by who presented
    /// longest ago.
    pub async fn of(names: &[&'static str]) -> Self {
        Self::with(names, TieRule::LongestSince).await
    }

    /// As [`Table::of`], with another tie rule.
    ///
    /// # Panics
    /// When any of it fails.
    pub async fn with(names: &[&'static str], tie_rule: TieRule) -> Self {
        // Tests are faster than people.
        let limits = Limits { commands_per_second: None, ..Limits::default() };
        Self::start(names, tie_rule, limits).await
    }

    /// As [`Table::of`], on a server that bears this much.
    pub async fn bearing(names: &[&'static str], limits: Limits) -> Self {
        Self::start(names, TieRule::LongestSince, limits).await
    }

    async fn start(names: &[&'static str], tie_rule: TieRule, limits: Limits) -> Self {
        let logs = capture();
        let folder = tempfile::tempdir().expect("a folder");
        let clock = Clock::manual(START);
        let server = Server::start(Start {
            data: folder.path(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            clock: clock.clone(),
            public_url: None,
            demo: None,
            limits,
            mail: None,
            tls: None,
        })
        .await
        .expect("a server");
        let mark = format!("Canary{:x}", Uuid::now_v7().as_u128() & 0xffff_ffff);
        let first = first_link(&server.app).await.expect("a store").expect("a link");
        let founding = Founding {
            address: server.address,
            origin: server.app.site.origin.as_str().to_owned(),
            first_link: first,
            tie_rule,
            quorum: 3,
            mark: mark.clone(),
        };
        let Found { set, people, mut secrets } = found(&founding, names).await;
        secrets.push(mark);
        let people =
            people.into_iter().map(|(name, member, browser)| Person::new(name, member, browser));
        let mut table = Self {
            clock,
            server,
            set,
            meeting: MeetingId(Uuid::nil()),
            people: people.collect(),
            private: secrets,
            calls: USUAL,
            offered: Vec::new(),
            founding,
            logs,
            folder,
            finished: false,
        };
        table.gather().await;
        table
    }

    /// As [`Table::of`], in a meeting of this kind.
    pub async fn calling(names: &[&'static str], calls: api::NewMeeting) -> Self {
        let mut table = Self::of(names).await;
        table.does(names[0], Command::Close { insist: true }).await;
        table.people.iter_mut().for_each(Person::leave);
        table.calls = calls;
        table.gather().await;
        table
    }

    /// Everyone is played by a simulated member until the meeting is closed.
    ///
    /// # Panics
    /// When a connection ends, or the meeting does not.
    pub async fn is_played(&mut self) {
        let meeting = self.meeting;
        let players = self.people.iter().map(|person| {
            let browser = person.browser.clone();
            tokio::spawn(async move { demo::play(&browser, meeting, THINKS).await })
        });
        for player in players.collect::<Vec<_>>() {
            let played = tokio::time::timeout(PLAYED_WITHIN, player).await;
            played.expect("the meeting ends").expect("no panic").expect("a connection");
        }
    }

    /// The facilitator calls a meeting and everyone connects.
    async fn gather(&mut self) {
        let path = format!("/api/sets/{}/meetings", self.set);
        let called: api::Called =
            self.people[0].browser.post(&path, &self.calls).await.expect("a meeting is called");
        self.meeting = called.id;
        for person in &mut self.people {
            person.connect(called.id).await.expect(person.name);
        }
    }

    /// Checks the meeting as [`Table::finish`] does, then everyone meets again.
    pub async fn meet_again(&mut self) {
        self.check().await;
        self.offered.clear();
        self.people.iter_mut().for_each(Person::leave);
        self.gather().await;
    }

    /// A new member is invited, admitted and accepts the charter; not connected yet.
    pub async fn newcomer(&mut self, name: &'static str) {
        let facilitator = &mut self.people[0].browser;
        let (member, browser, secret) = self.founding.welcome(self.set, facilitator, name).await;
        self.private.push(secret);
        self.people.push(Person::new(name, member, browser));
    }

    /// Someone who is signed in on this server and belongs to another set.
    ///
    /// # Panics
    /// When the server says no.
    pub async fn stranger(&mut self, name: &'static str) -> Browser {
        let facilitator = &mut self.people[0].browser;
        let set = self.founding.set(facilitator, "Another set").await;
        let (_, browser, secret) = self.founding.welcome(set.id, facilitator, name).await;
        self.private.push(secret);
        browser
    }

    /// Someone by name.
    ///
    /// # Panics
    /// When nobody has it.
    pub fn person(&mut self, who: &str) -> &mut Person {
        let found = self.people.iter_mut().find(|person| person.name == who);
        found.unwrap_or_else(|| panic!("nobody is called {who}"))
    }

    /// Someone's newest view.
    ///
    /// # Panics
    /// When nobody has the name, or they have no view.
    pub fn view(&self, who: &str) -> &Changed {
        let found = self.people.iter().find(|person| person.name == who);
        found.unwrap_or_else(|| panic!("nobody is called {who}")).view()
    }

    /// Someone's seat.
    ///
    /// # Panics
    /// As [`Table::view`].
    pub fn seat(&self, who: &str) -> Seat {
        self.view(who).you.as_ref().expect("a whole view").seat
    }

    /// Who sits there.
    ///
    /// # Panics
    /// When nobody does.
    pub fn name_at(&self, seat: Seat) -> &'static str {
        let found = self.people.iter().find(|person| person.is_here() && person.seat() == seat);
        found.expect("someone sits there").name
    }

    /// Connects someone, again where they were before.
    ///
    /// # Panics
    /// When the server says no.
    pub async fn connect(&mut self, who: &str) {
        let meeting = self.meeting;
        self.person(who).connect(meeting).await.expect(who);
    }

    /// Asks under an id, and keeps what was typed for the checks at the end.
    ///
    /// # Panics
    /// When the connection ends.
    pub async fn asks_as(&mut self, who: &str, id: CommandId, command: Command) -> Answered {
        checks::typed(&command, &mut self.private);
        let asking = self.person(who).asks(id, command.clone());
        let answered = within("an answer", asking).await.expect(who);
        if let Answered::Accepted(revision) = answered {
            let author = self.seat(who);
            self.offered.extend(checks::Offered::of(&command, author, revision));
        }
        answered
    }

    /// Asks for something that is accepted; gives the revision.
    ///
    /// # Panics
    /// With the view, when it is not.
    #[track_caller]
    pub fn does<'a>(&'a mut self, who: &'a str, command: Command) -> impl Future<Output = u64> {
        let caller = std::panic::Location::caller();
        async move {
            let asked = format!("{command:?}");
            match self.asks_as(who, CommandId(Uuid::now_v7()), command).await {
                Answered::Accepted(revision) => revision,
                other => {
                    let view = serde_json::to_string_pretty(self.view(who)).unwrap_or_default();
                    panic!("{caller}: {who} asked {asked} and heard {other:?}\n{view}");
                }
            }
        }
    }

    /// Asks for something that a rule refuses.
    ///
    /// # Panics
    /// When it is not refused.
    #[track_caller]
    pub fn refused(&mut self, who: &str, command: Command) -> impl Future<Output = Refusal> {
        let caller = std::panic::Location::caller();
        async move {
            let asked = format!("{command:?}");
            match self.asks_as(who, CommandId(Uuid::now_v7()), command).await {
                Answered::Refused(refusal) => refusal,
                other => panic!("{caller}: {who} asked {asked} and heard {other:?}"),
            }
        }
    }

    /// Waits until someone's view satisfies `condition`.
    pub async fn sees(&mut self, who: &str, what: &str, condition: impl FnMut(&Changed) -> bool) {
        self.person(who).sees(what, condition).await;
    }

    /// Waits until the view of everyone who is connected satisfies `condition`.
    pub async fn all_see(&mut self, what: &str, condition: impl Fn(&Changed) -> bool) {
        for person in self.people.iter_mut().filter(|person| person.is_here()) {
            person.sees(what, &condition).await;
        }
    }

    /// Turns the clock.
    pub fn turn(&self, by: Millis) {
        self.clock.advance(by);
    }

    /// Every row of the meeting's log.
    ///
    /// # Panics
    /// When it cannot be read.
    pub async fn rows(&self) -> Vec<Row> {
        self.server.app.store.after(self.meeting, 0).await.expect("a log")
    }

    /// Waits until nobody is present by the log.
    pub async fn empties(&self) {
        let emptying = async {
            while !checks::is_empty(&checks::replay(&self.rows().await)) {
                tokio::task::yield_now().await;
            }
        };
        within("everyone has left", emptying).await;
    }

    /// In which sections someone's newest view differs from what the log says, without reading on.
    pub async fn differences(&mut self, who: &str) -> String {
        let rows = self.rows().await;
        checks::differences(&rows, self.person(who))
    }

    /// Everything logged so far, by this server and others in this process.
    pub fn logs(&self) -> String {
        self.logs.text()
    }

    /// The folder that holds everything.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Checks what no test remembers, and stops the server.
    pub async fn finish(mut self) {
        self.check().await;
        self.finished = true;
    }

    async fn check(&mut self) {
        let (store, meeting) = (self.server.app.store.clone(), self.meeting);
        let rows = async || store.after(meeting, 0).await.expect("a log");
        for person in self.people.iter_mut().filter(|person| person.is_here()) {
            checks::holds_what_the_log_says(&rows, person).await;
        }
        let people = self.people.iter().filter(|person| !person.heard.is_empty());
        let people: Vec<_> = people.map(|person| (person, person.seat())).collect();
        checks::nobody_saw_early(&self.rows().await, &self.offered, &people);
        let logs = self.logs();
        checks::nothing_private(&logs, &self.private);
        assert!(!logs.contains("met a fault of its own"), "a room panicked:\n{logs}");
    }
}

impl Drop for Table {
    fn drop(&mut self) {
        assert!(self.finished || std::thread::panicking(), "end the test with `finish`");
    }
}
