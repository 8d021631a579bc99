//! A set around a live meeting, on the program itself: it can be killed and started again.

use crate::{Founding, Person, Program, WITHIN, checks, found, founding::Found, within};
use hyacinth::{
    client::Answered,
    store::log::{self, Row},
};
use hyacinth_protocol::{Command, CommandId, MeetingId, PauseReason, SetId, api};
use rusqlite::{Connection, OpenFlags};
use std::{net::SocketAddr, path::Path};
use tempfile::TempDir;
use uuid::Uuid;

/// The program, its data folder, and everyone around the meeting.
pub struct Process {
    /// Everyone, the facilitator first at the beginning.
    pub people: Vec<Person>,
    program: Option<Program>,
    flags: &'static [&'static str],
    address: SocketAddr,
    set: SetId,
    /// The meeting everyone is in.
    pub meeting: MeetingId,
    private: Vec<String>,
    logs: String,
    folder: TempDir,
}

impl Process {
    /// These people, connected to a meeting that is called and not open.
    ///
    /// # Panics
    /// When any of it fails.
    pub async fn of(names: &[&'static str]) -> Self {
        Self::of_with(names, &[]).await
    }

    /// As [`Process::of`], of a program that is started with more flags.
    ///
    /// # Panics
    /// When any of it fails.
    pub async fn of_with(names: &[&'static str], flags: &'static [&'static str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let program = Program::start_with(folder.path(), "127.0.0.1:0", flags).await;
        let founding = Founding::on(&program);
        let Found { set, mut people, mut secrets } = found(&founding, names).await;
        secrets.push(founding.mark);
        let path = format!("/api/sets/{set}/meetings");
        let called: api::Called = people[0].2.post(&path, &()).await.expect("a meeting is called");
        let people =
            people.into_iter().map(|(name, member, browser)| Person::new(name, member, browser));
        let mut process = Self {
            people: people.collect(),
            program: Some(program),
            flags,
            address: founding.address,
            set,
            meeting: called.id,
            private: secrets,
            logs: String::new(),
            folder,
        };
        process.all_connect().await;
        process
    }

    /// Starts the program again, on the same folder and port.
    pub async fn start(&mut self) {
        let address = self.address.to_string();
        self.program = Some(Program::start_with(self.folder.path(), &address, self.flags).await);
    }

    /// The running program.
    ///
    /// # Panics
    /// When it does not run.
    pub fn program(&self) -> &Program {
        self.program.as_ref().expect("it runs")
    }

    /// Its data folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The meeting they are in.
    pub const fn meeting(&self) -> MeetingId {
        self.meeting
    }

    /// What it logged in the lives that have ended.
    pub fn logs(&self) -> &str {
        &self.logs
    }

    /// The meeting is closed, and the facilitator calls the next one: everybody goes there.
    ///
    /// # Panics
    /// When any of it fails.
    pub async fn next_meeting(&mut self) {
        let path = format!("/api/sets/{}/meetings", self.set);
        let facilitator = self.people.first_mut().expect("someone facilitates");
        let called: api::Called = facilitator.browser.post(&path, &()).await.expect("a meeting");
        self.meeting = called.id;
        self.people.iter_mut().for_each(Person::leave);
        self.all_connect().await;
    }

    /// Kills it (SIGKILL).
    ///
    /// # Panics
    /// When it does not run.
    pub async fn kill(&mut self) {
        self.logs += &self.program.take().expect("it runs").kill().await;
    }

    /// Asks it to stop (SIGTERM).
    ///
    /// # Panics
    /// When it does not run.
    pub async fn terminate(&self) {
        self.program.as_ref().expect("it runs").terminate().await;
    }

    /// It ends by itself; gives the exit code.
    ///
    /// # Panics
    /// When it does not run, or does not end.
    pub async fn ends(&mut self) -> Option<i32> {
        let (status, logs) = self.program.take().expect("it runs").ends().await;
        self.logs += &logs;
        status.code()
    }

    /// It ends by itself, and well.
    ///
    /// # Panics
    /// When it does not run, or ends with another code than 0.
    pub async fn exits_well(&mut self) {
        self.logs += &self.program.take().expect("it runs").exits_well().await;
    }

    /// Everyone connects, with what they have kept.
    ///
    /// # Panics
    /// When the server says no.
    pub async fn all_connect(&mut self) {
        for person in &mut self.people {
            person.connect(self.meeting).await.expect(person.name);
        }
    }

    /// Asks under an id.
    ///
    /// # Panics
    /// When the connection ends.
    pub async fn asks_as(&mut self, who: &str, id: CommandId, command: Command) -> Answered {
        checks::typed(&command, &mut self.private);
        let person = self.people.iter_mut().find(|person| person.name == who).expect(who);
        within("an answer", person.asks(id, command)).await.expect(who)
    }

    /// Asks for something that is accepted.
    ///
    /// # Panics
    /// When it is not.
    pub async fn does(&mut self, who: &str, command: Command) {
        let answered = self.asks_as(who, CommandId(Uuid::now_v7()), command).await;
        assert!(matches!(answered, Answered::Accepted(_)), "{who} heard {answered:?}");
    }

    /// Everyone sees that the meeting stands still since a restart, and for how long.
    pub async fn all_are_paused_by_the_restart(&mut self) {
        for person in &mut self.people {
            person
                .sees("the pause after the restart [D8]", |view| {
                    let round = view.round.as_ref().and_then(Option::as_ref);
                    let pause = round.and_then(|round| round.paused.as_ref());
                    pause.is_some_and(|pause| {
                        pause.reason == PauseReason::Restarted && pause.gap.is_some()
                    })
                })
                .await;
        }
    }

    /// Every row of the meeting's log, as it stands in the file.
    ///
    /// # Panics
    /// When it cannot be read.
    pub fn rows(&self) -> Vec<Row> {
        let path = self.folder.path().join("hyacinth.sqlite");
        let only_read = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, only_read).expect("the file");
        connection.busy_timeout(WITHIN).expect("a timeout");
        log::after(&connection, self.meeting, 0).expect("a log")
    }

    /// The log replays to exactly the view each one holds, and so all hold the same.
    ///
    /// # Panics
    /// With the differences, when it does not.
    pub async fn agree_with_the_log(&mut self) {
        let mut people = std::mem::take(&mut self.people);
        for person in &mut people {
            checks::holds_what_the_log_says(async || self.rows(), person).await;
        }
        self.people = people;
    }

    /// Checks what no test remembers, and ends.
    pub async fn finish(mut self) {
        self.agree_with_the_log().await;
        self.people.iter_mut().for_each(Person::leave);
        self.kill().await;
        checks::nothing_private(&self.logs, &self.private);
        assert!(!self.logs.contains("panicked"), "the program panicked:\n{}", self.logs);
    }
}
