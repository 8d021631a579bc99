//! Everybody: eight members for each room, their connections, and what they are asked to do.

use crate::{
    member::{Member, Way},
    prepare::{Door, Doors, SEATS},
    room::{Tally, Watched},
    server::Server,
};
use std::{
    cell::{Cell, RefCell},
    io,
    net::{Ipv4Addr, SocketAddr},
    rc::Rc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};
use tokio::{
    task::{AbortHandle, JoinSet},
    time::timeout,
};

/// Connections that are made at the same time, where nothing is measured.
const AT_ONCE: usize = 64;

/// Connections from one address: less than a server allows one.
const FROM_ONE: usize = 400;

/// Whoever was not answered within this is not waited for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Whoever was turned away tries again after this: sooner than a browser, so that it is the server
/// that is measured.
const AGAIN: Duration = Duration::from_millis(20);

/// Members who do not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deaf {
    /// Never.
    Never,
    /// A byte each second.
    Sips,
}

/// Everybody.
pub(crate) struct Crowd {
    /// What was counted since it was last taken.
    pub(crate) tally: Rc<RefCell<Tally>>,
    places: Vec<Rc<Place>>,
    address: SocketAddr,
    origin: String,
    /// The first digits of all ids: no two runs share one.
    ids: u32,
}

struct Place {
    door: Door,
    number: usize,
    room: Rc<Watched>,
    deaf: Option<(usize, Deaf)>,
    members: RefCell<Vec<Option<Connected>>>,
    /// Who said last that they are ready.
    ready: RefCell<[bool; SEATS]>,
    asked: Cell<usize>,
}

struct Connected {
    member: Rc<Member>,
    listening: AbortHandle,
}

impl Drop for Connected {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Crowd {
    /// Nobody is connected yet. The second member of the first `deaf` rooms will not read.
    pub(crate) fn before(server: &Server, doors: &Doors, deaf: usize) -> Self {
        let place = |(number, door): (usize, &Door)| {
            let kind = if number.is_multiple_of(2) { Deaf::Never } else { Deaf::Sips };
            let deaf = (number < deaf).then_some((1, kind));
            let seats: Vec<usize> = deaf.iter().map(|(seat, _)| *seat).collect();
            Rc::new(Place {
                door: door.clone(),
                number,
                room: Rc::new(Watched::new(SEATS, &seats)),
                deaf,
                members: RefCell::new((0..SEATS).map(|_| None).collect()),
                ready: RefCell::default(),
                asked: Cell::new(0),
            })
        };
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self {
            tally: Rc::default(),
            places: doors.rooms.iter().enumerate().map(place).collect(),
            address: server.address,
            origin: server.origin.clone(),
            ids: since.subsec_nanos() ^ u32::try_from(since.as_secs()).unwrap_or(0),
        }
    }

    /// As many as there are.
    pub(crate) fn len(&self) -> usize {
        self.places.len() * SEATS
    }

    /// The server was started again, elsewhere.
    pub(crate) fn moved(&mut self, server: &Server) {
        self.address = server.address;
        self.origin.clone_from(&server.origin);
    }

    fn way(&self, place: &Place, seat: usize, resumes: bool) -> Way {
        let source = (place.number * SEATS + seat) / FROM_ONE;
        Way {
            address: self.address,
            origin: self.origin.clone(),
            from: Ipv4Addr::new(127, 1, 0, u8::try_from(source % 250 + 1).unwrap_or(1)),
            meeting: place.door.meeting.to_string(),
            token: place.door.tokens[seat].clone(),
            resume: resumes.then(|| place.room.seen(seat)),
            narrow: place.deaf.is_some_and(|(deaf, _)| deaf == seat),
        }
    }

    /// Connects these seats of every room, some at a time.
    ///
    /// # Errors
    /// The first that failed.
    pub(crate) async fn connect(&self, seats: std::ops::Range<usize>) -> io::Result<()> {
        let mut joining = JoinSet::new();
        for place in &self.places {
            for seat in seats.clone() {
                if joining.len() >= AT_ONCE {
                    joining.join_next().await.expect("some are joining").expect("no panic")?;
                }
                let (way, place, tally) =
                    (self.way(place, seat, false), place.clone(), self.tally.clone());
                joining.spawn_local(async move { place.seat(&way, seat, tally).await });
            }
        }
        while let Some(joined) = joining.join_next().await {
            joined.expect("no panic")?;
        }
        Ok(())
    }

    /// Ends every connection, as a network does that fails.
    pub(crate) fn drop_off(&self) {
        for place in &self.places {
            place.members.borrow_mut().iter_mut().for_each(|member| *member = None);
        }
    }

    /// Everybody comes back at once with what they had; who is turned away tries again, as a browser
    /// does. Gives the time until the first was welcome, and until all were.
    ///
    /// # Errors
    /// What the last heard, where not all came back in time.
    pub(crate) async fn rejoin(&self) -> io::Result<(Duration, Duration)> {
        let start = Instant::now();
        let first = Rc::new(Cell::new(None));
        let mut joining = JoinSet::new();
        for place in &self.places {
            for seat in 0..SEATS {
                let (way, place, tally) =
                    (self.way(place, seat, true), place.clone(), self.tally.clone());
                let first = first.clone();
                joining.spawn_local(async move {
                    while let Err(error) = place.clone().seat(&way, seat, tally.clone()).await {
                        if start.elapsed() > PATIENCE {
                            return Err(error);
                        }
                        tokio::time::sleep(AGAIN).await;
                    }
                    if first.get().is_none() {
                        first.set(Some(start.elapsed()));
                    }
                    Ok(())
                });
            }
        }
        while let Some(joined) = joining.join_next().await {
            joined.expect("no panic")?;
        }
        Ok((first.get().unwrap_or_default(), start.elapsed()))
    }

    /// The facilitators open their meetings, or go on with those that are open.
    pub(crate) async fn open(&self) -> io::Result<()> {
        for command in [r#"{"type":"open"}"#, r#"{"type":"continue"}"#] {
            for place in &self.places {
                let members = place.members.borrow();
                let Some(lead) = members[0].as_ref().map(|lead| &lead.member) else { continue };
                lead.answers.set(0);
                let id = uuid::Uuid::now_v7();
                lead.say(&format!(r#"{{"type":"command","id":"{id}","command":{command}}}"#))?;
            }
            let answered = || {
                self.places.iter().all(|place| {
                    let members = place.members.borrow();
                    members[0].as_ref().is_none_or(|lead| lead.member.answers.get() > 0)
                })
            };
            let start = Instant::now();
            while !answered() && start.elapsed() < PATIENCE {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        }
        // What was refused here is a meeting that was open, or did not stand still.
        *self.tally.borrow_mut() = Tally::default();
        Ok(())
    }

    /// Lets somebody say that they are ready, or no longer: the `n`th command of a run, due at `due`.
    pub(crate) fn ask(&self, n: u64, due: Instant) {
        let place = &self.places[usize::try_from(n).unwrap_or(0) % self.places.len()];
        let mut seat = place.next();
        if place.deaf.is_some_and(|(deaf, _)| deaf == seat) {
            seat = place.next();
        }
        let members = place.members.borrow();
        let mut ready = place.ready.borrow_mut();
        let on = !ready[seat];
        let payload = format!(
            r#"{{"type":"command","id":"{:08x}-0000-7000-8000-{n:012x}","command":{{"type":"ready","leaving":0,"ready":{on}}}}}"#,
            self.ids
        );
        let said = members[seat].as_ref().is_some_and(|to| to.member.say(&payload).is_ok());
        let mut tally = self.tally.borrow_mut();
        if said {
            ready[seat] = on;
            tally.sent += 1;
            place.room.sent(n, due);
        } else {
            tally.unsent += 1;
        }
    }

    /// Waits until everybody was shown everything; gives how many commands were left when patience
    /// ended.
    pub(crate) async fn settle(&self, patience: Duration) -> usize {
        let start = Instant::now();
        loop {
            let open: usize = self.places.iter().map(|place| place.room.open()).sum();
            if open == 0 || start.elapsed() > patience {
                return open;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// How many are connected and listen.
    pub(crate) fn connected(&self) -> usize {
        let members = |place: &Rc<Place>| {
            let members = place.members.borrow();
            members.iter().flatten().filter(|member| !member.listening.is_finished()).count()
        };
        self.places.iter().map(members).sum()
    }
}

impl Place {
    fn next(&self) -> usize {
        let asked = self.asked.get();
        self.asked.set(asked + 1);
        asked % SEATS
    }

    /// Connects a seat, waits for its welcome, and then listens in the background.
    async fn seat(
        self: Rc<Self>,
        way: &Way,
        seat: usize,
        tally: Rc<RefCell<Tally>>,
    ) -> io::Result<()> {
        let joining = async {
            let member = Member::connect(way, self.room.clone(), seat, tally).await?;
            member.listen(Member::is_welcome).await?;
            Ok::<_, io::Error>(member)
        };
        let member = timeout(PATIENCE, joining).await??;
        let listening = tokio::task::spawn_local({
            let (member, deaf) = (member.clone(), self.deaf.filter(|(deaf, _)| *deaf == seat));
            async move {
                // How it ends is the server's to say; that it did shows in who is connected.
                let _ = match deaf {
                    None => member.listen(|_| false).await,
                    Some((_, Deaf::Never)) => std::future::pending().await,
                    Some((_, Deaf::Sips)) => sip(&member).await,
                };
            }
        });
        let listening = listening.abort_handle();
        self.members.borrow_mut()[seat] = Some(Connected { member, listening });
        Ok(())
    }
}

async fn sip(member: &Member) -> io::Result<()> {
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        match member.sip() {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
}
