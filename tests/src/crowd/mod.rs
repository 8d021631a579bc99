//! Several rooms full of people who talk to one program as fast as it answers, and a ledger of every
//! command they sent. The program is killed, cut off from its disk and started again; the ledger and the
//! log then have to agree.

mod ledger;
mod standing;
mod talker;

pub use ledger::{Ledger, Loss, Sent};
pub use standing::Standing;
pub use talker::Talker;

use crate::{Founding, Program, checks, found, founding::Found, within};
use futures_util::future::join_all;
use hyacinth::client::Answered;
use hyacinth_protocol::{Command, CommandId, MeetingId, Refusal, api};
use rusqlite::{Connection, OpenFlags};
use std::{ffi::OsString, net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::sync::watch;

/// Who meets in which room; one facilitates both sets.
const ROOMS: [&[&str]; 2] = [&["Hugo", "Ada", "Ben", "Chloe"], &["Hugo", "Dev", "Ewa", "Femi"]];

/// Tells how far the disk has come, at the moment of an answer.
pub type Mark = Arc<dyn Fn() -> u64 + Send + Sync>;

/// What the program stands on.
#[derive(Clone)]
pub struct Ground {
    /// Its data folder.
    pub data: PathBuf,
    /// Its environment.
    pub variables: Vec<(&'static str, OsString)>,
    /// How far its disk has come.
    pub mark: Mark,
}

/// The program and everyone who talks to it.
pub struct Crowd {
    /// The meetings, by room.
    pub rooms: Vec<MeetingId>,
    /// Everyone in every room.
    pub people: Vec<Talker>,
    /// All that was sent.
    pub ledger: Ledger,
    /// What the program has said on standard error in the lives that ended.
    pub logs: String,
    ground: Ground,
    program: Option<Program>,
    address: SocketAddr,
    private: Vec<String>,
}

impl Crowd {
    /// Two sets in two meetings that are open, on a new data folder.
    ///
    /// # Panics
    /// When any of it fails.
    pub async fn gather(ground: Ground) -> Self {
        let program = Program::with(&ground.data, "127.0.0.1:0", &ground.variables).await;
        let founding = Founding::on(&program);
        let mut crowd = Self {
            rooms: Vec::new(),
            people: Vec::new(),
            ledger: Ledger::default(),
            logs: String::new(),
            ground,
            program: Some(program),
            address: founding.address,
            private: vec![founding.mark.clone()],
        };
        let Found { set, mut people, secrets } = found(&founding, ROOMS[0]).await;
        crowd.private.extend(secrets);
        let mut first = people[0].2.clone();
        crowd.meet(set, people.drain(..).map(|(name, _, browser)| (name, browser))).await;
        for names in &ROOMS[1..] {
            let page = founding.set(&mut first, names[1]).await;
            let mut people = vec![(names[0], first.clone())];
            for name in &names[1..] {
                let (_, browser, secret) = founding.welcome(page.id, &mut first, name).await;
                crowd.private.push(secret);
                people.push((name, browser));
            }
            crowd.meet(page.id, people.into_iter()).await;
        }
        crowd.all_connect().await;
        crowd.all_who_lead(Command::Open {}).await;
        crowd
    }

    async fn meet(
        &mut self,
        set: hyacinth_protocol::SetId,
        mut people: impl Iterator<Item = (&'static str, hyacinth::client::Browser)>,
    ) {
        let room = self.rooms.len();
        let (name, mut browser) = people.next().expect("someone leads");
        let path = format!("/api/sets/{set}/meetings");
        let called: api::Called = browser.post(&path, &()).await.expect("a meeting is called");
        self.rooms.push(called.id);
        let door = |browser: &hyacinth::client::Browser| browser.door(called.id);
        self.people.push(Talker::new(name, room, true, door(&browser)));
        self.people
            .extend(people.map(|(name, browser)| Talker::new(name, room, false, door(&browser))));
    }

    /// Starts the program again, on the same port.
    pub async fn start(&mut self) {
        let Ground { data, variables, .. } = &self.ground;
        self.program = Some(Program::with(data, &self.address.to_string(), variables).await);
    }

    /// The same people as strangers to what they have seen, with the ledger as it was when the disk had
    /// come to `mark`, on other ground and not started.
    pub fn as_of(&self, mark: u64, ground: Ground) -> Self {
        Self {
            rooms: self.rooms.clone(),
            people: self.people.iter().map(Talker::as_new).collect(),
            ledger: self.ledger.as_of(mark),
            logs: String::new(),
            ground,
            program: None,
            address: self.address,
            private: self.private.clone(),
        }
    }

    /// What it stands on.
    pub const fn ground(&self) -> &Ground {
        &self.ground
    }

    /// The running program.
    ///
    /// # Panics
    /// When it does not run.
    pub fn program(&mut self) -> Program {
        self.program.take().expect("it runs")
    }

    /// Kills it (SIGKILL).
    ///
    /// # Panics
    /// When it does not run.
    pub async fn kill(&mut self) {
        let said = self.program().kill().await;
        self.logs += &said;
    }

    /// Starts it and kills it (SIGKILL) so soon after, however far it has come.
    pub async fn start_and_kill(&mut self, after: Duration) {
        let Ground { data, variables, .. } = &self.ground;
        let address = self.address.to_string();
        Program::killed_after(after, data, &address, variables).await;
    }

    /// Stops it (SIGTERM), and it ends well.
    ///
    /// # Panics
    /// When it does not run, or not so.
    pub async fn stop(&mut self) {
        let program = self.program();
        program.terminate().await;
        self.all_drop_off();
        self.logs += &program.exits_well().await;
    }

    /// Everyone connects, with what they have kept.
    ///
    /// # Panics
    /// When the server says no.
    pub async fn all_connect(&mut self) {
        let connecting = join_all(self.people.iter_mut().map(Talker::connect));
        for connected in within("everyone connects", connecting).await {
            connected.expect("a member");
        }
    }

    /// True where nobody can connect.
    pub async fn nobody_connects(&mut self) -> bool {
        let connecting = join_all(self.people.iter_mut().map(Talker::connect));
        within("everyone is answered", connecting).await.iter().all(Result::is_err)
    }

    /// Everyone loses the connection.
    pub fn all_drop_off(&mut self) {
        self.people.iter_mut().for_each(Talker::drop_off);
    }

    /// One asks for this; whether it is answered is the program's affair.
    pub async fn one_asks(&mut self, who: usize, command: Command) {
        let asking = self.people[who].asks(who, command, &self.ground.mark);
        let sent = within("an answer, or an end", asking).await;
        self.ledger.add(sent);
    }

    /// Whoever leads does this, in every room.
    ///
    /// # Panics
    /// When it is not accepted.
    pub async fn all_who_lead(&mut self, command: Command) {
        let mark = self.ground.mark.clone();
        for (place, talker) in self.people.iter_mut().enumerate().filter(|(_, one)| one.leads) {
            let sent = within("an answer", talker.asks(place, command.clone(), &mark)).await;
            assert!(matches!(sent.answer, Some(Answered::Accepted(_))), "{:?}", sent.answer);
            self.ledger.add(sent);
        }
    }

    /// Whoever leads goes on, where the meeting stands still.
    ///
    /// # Panics
    /// When they may not.
    pub async fn all_go_on(&mut self) {
        let mark = self.ground.mark.clone();
        for (place, talker) in self.people.iter_mut().enumerate().filter(|(_, one)| one.leads) {
            let sent = within("an answer", talker.asks(place, Command::Continue {}, &mark)).await;
            // Where everyone had left before the end, coming back was enough.
            let goes = [Some(Answered::Refused(Refusal::NotPaused {}))];
            let accepted = matches!(sent.answer, Some(Answered::Accepted(_)));
            assert!(accepted || goes.contains(&sent.answer), "{:?}", sent.answer);
            self.ledger.add(sent);
        }
    }

    /// Everyone talks until `moment` commands were acknowledged, and goes on until their connection
    /// breaks; `then` is what breaks it.
    ///
    /// # Panics
    /// When nobody is answered, or someone is answered what cannot be.
    pub async fn talks(&mut self, moment: u64, then: impl AsyncFnOnce(&mut Self)) {
        let count = Arc::new(watch::Sender::new(0));
        let mark = self.ground.mark.clone();
        let talk = |(place, talker): (usize, Talker)| {
            tokio::spawn(talker.talks(place, mark.clone(), count.clone()))
        };
        let talking: Vec<_> = self.people.drain(..).enumerate().map(talk).collect();
        let mut counted = count.subscribe();
        let moment_comes = counted.wait_for(|count| *count >= moment);
        within("commands are acknowledged", moment_comes).await.expect("someone counts");
        then(self).await;
        for talking in talking {
            let (talker, sent) = within("connections break", talking).await.expect("no panic");
            sent.into_iter().for_each(|sent| self.ledger.add(sent));
            self.people.push(talker);
        }
    }

    /// The file as it stands, for reading.
    ///
    /// # Panics
    /// When it cannot be read.
    pub fn file(&self) -> Connection {
        let only_read = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let path = self.ground.data.join("hyacinth.sqlite");
        let connection = Connection::open_with_flags(path, only_read).expect("the file");
        connection.busy_timeout(crate::WITHIN).expect("a timeout");
        connection
    }

    /// Started again and with everyone connected: the log is whole and holds all that was acknowledged,
    /// every view is what the log says, and whatever is asked once more is answered as before.
    ///
    /// # Errors
    /// [`Loss`], what is not so.
    ///
    /// # Panics
    /// When a connection ends.
    pub async fn agrees(&mut self, standing: &mut [Standing]) -> Result<(), Loss> {
        loop {
            self.holds(standing)?;
            let read: Vec<u64> = standing.iter().map(Standing::revision).collect();
            let people = self.people.iter_mut();
            let converging = people.map(|talker| talker.converges(&standing[talker.room]));
            let converged: Result<(), Loss> = join_all(converging).await.into_iter().collect();
            // Time alone may have added something meanwhile.
            self.holds(standing)?;
            if standing.iter().map(Standing::revision).eq(read) {
                converged?;
                break;
            }
        }
        let again = self.ledger.to_ask_again();
        let people = self.people.iter_mut().enumerate();
        let asking = people.map(|(place, talker)| {
            let again: Vec<(CommandId, Command)> =
                again.iter().filter(|sent| sent.who == place).map(Sent::to_repeat).collect();
            talker.repeats(again)
        });
        let answers = within("answers", join_all(asking)).await;
        let mark = (self.ground.mark)();
        for (id, answer) in answers.into_iter().flatten() {
            self.ledger.answered_again(id, answer, mark)?;
        }
        self.holds(standing)
    }

    /// The log is whole and holds all that was acknowledged.
    ///
    /// # Errors
    /// [`Loss`], what is not so.
    pub fn holds(&self, standing: &mut [Standing]) -> Result<(), Loss> {
        let file = self.file();
        for standing in standing.iter_mut() {
            standing.reads_on(&file)?;
        }
        self.ledger.stands_in(standing, u64::MAX)
    }

    /// What stands before anything is read, by room.
    pub fn standing(&self) -> Vec<Standing> {
        self.rooms.iter().copied().map(Standing::of).collect()
    }

    /// Checks what no test remembers, and ends.
    ///
    /// # Panics
    /// When the program said something private, or panicked.
    pub async fn finish(mut self) {
        if self.program.is_some() {
            self.kill().await;
        }
        self.ledger.typed(&mut self.private);
        checks::nothing_private(&self.logs, &self.private);
        assert!(!self.logs.contains("panicked"), "the program panicked:\n{}", self.logs);
    }
}
