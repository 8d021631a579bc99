//! One connection's loop: frames in. Views go out by the room, through the connection's [`Outlet`]; this
//! task writes only what a socket did not take at once.

use super::{
    CLOSE_WITHIN, HELLO_WITHIN, MALFORMED_MOST, PING_EVERY, Paces, SILENT_FOR, TOO_FAST_MOST,
    ending::{End, heard, part},
    seated::Seated,
    socket::{self, Socket},
    sockets::Open,
};
use crate::{
    app::drained,
    clock::Clock,
    net::{Framed, Line},
    room::{Alike, Ask, CHANGES_MOST, Handle, Outlet},
    store::records::members::Member,
};
use futures_util::{SinkExt as _, StreamExt as _};
use hyacinth_protocol::{
    ClientFrame, CloseCode, Command, CommandId, Failure, MeetingId, MemberId, Resume, ServerFrame,
    VERSION,
};
use std::{future::poll_fn, sync::Arc, task::Poll};
use tokio::{
    sync::{OwnedSemaphorePermit, watch},
    time::{Instant, timeout},
};
use tokio_tungstenite::tungstenite::{Error, Message};

/// Who joins which meeting.
pub struct Joining {
    /// The meeting.
    pub meeting: MeetingId,
    /// Who: already checked to be a member who accepted the charter.
    pub member: Member,
    /// The meeting's room.
    pub room: Handle,
    /// The server's clock.
    pub clock: Clock,
    /// How fast each member sends commands.
    pub paces: Paces,
    /// Turns true when the server drains.
    pub draining: watch::Receiver<bool>,
}

/// Serves one connection until either side ends it.
pub async fn serve(frames: Framed<Line>, joining: Joining, mut open: Open) {
    let traffic = open.traffic().clone();
    traffic.opened.add(1);
    let outlet = Outlet::new(frames.stream().direct(), traffic.clone());
    let mut socket = socket::open(frames, outlet.clone()).await;
    // Coming and going need room for a moment only, and each connection would keep it for good.
    let end = match Box::pin(greet(&mut socket, &outlet, joining, &mut open)).await {
        Ok(mut connection) => {
            let end = connection.run(&mut socket, &mut open).await;
            tracing::debug!(meeting = %connection.meeting, seat = connection.seated.seat.0, ?end, "connection ended");
            end
        }
        Err(end) => end,
    };
    traffic.ended(end.code());
    Box::pin(part(end, socket, &outlet)).await;
}

struct Connection {
    meeting: MeetingId,
    seated: Seated,
    room: Handle,
    outlet: Arc<Outlet>,
    clock: Clock,
    member: MemberId,
    paces: Paces,
    draining: watch::Receiver<bool>,
    malformed: u32,
    /// Commands in a row that came too fast.
    too_fast: u32,
    heard_at: Instant,
    /// Leave for a long greeting, until that is written.
    leave: Option<OwnedSemaphorePermit>,
}

async fn greet(
    socket: &mut Socket,
    outlet: &Arc<Outlet>,
    joining: Joining,
    open: &mut Open,
) -> Result<Connection, End> {
    let Joining { meeting, member, room, clock, paces, mut draining } = joining;
    let id = member.id;
    paces.let_go();
    let hello = tokio::select! {
        hello = timeout(HELLO_WITHIN, hello(socket)) => {
            hello.map_err(|_| End::Close(CloseCode::NoHello))??
        }
        () = drained(&mut draining) => return Err(End::Close(CloseCode::Restart)),
    };
    let resume = match hello {
        ClientFrame::Hello { version: VERSION, resume } => resume,
        ClientFrame::Hello { .. } => return Err(End::Close(CloseCode::Version)),
        _ => return Err(End::Close(CloseCode::NoHello)),
    };
    let traffic = outlet.traffic();
    if resume.is_some() { &traffic.resumed } else { &traffic.welcomed }.add(1);
    let seated = Seated::take(&room, member, outlet.clone()).await.map_err(End::Close)?;
    let mut connection = Connection {
        meeting,
        seated,
        room,
        outlet: outlet.clone(),
        clock,
        member: id,
        paces,
        draining,
        malformed: 0,
        too_fast: 0,
        heard_at: Instant::now(),
        leave: None,
    };
    connection.welcome(resume, socket, open).await?;
    // Who is there, and what changed since the greeting was made.
    connection.show();
    Ok(connection)
}

/// The first text frame.
async fn hello(socket: &mut Socket) -> Result<ClientFrame, End> {
    loop {
        match heard(socket.next().await)? {
            Message::Text(text) => {
                return serde_json::from_str(&text).map_err(|_| End::Close(CloseCode::NoHello));
            }
            Message::Binary(_) => return Err(End::Close(CloseCode::NoHello)),
            _ => {}
        }
    }
}

/// What the loop woke up for.
enum Woken {
    Message(Result<Message, End>),
    /// There is something to write.
    Wanted,
    /// What was being written is written.
    Written,
    Ping,
    SignedOut(CloseCode),
    RoomEnded,
    Drained,
}

/// Whichever is first: what is being written is written, or a message came.
async fn next(socket: &mut Socket) -> Woken {
    poll_fn(|context| {
        let sides = socket.get_mut();
        if sides.is_writing()
            && let Poll::Ready(written) = sides.poll_written(context)
        {
            return Poll::Ready(match written {
                Ok(()) => Woken::Written,
                Err(error) => Woken::Message(Err(Error::Io(error).into())),
            });
        }
        socket.poll_next_unpin(context).map(|message| Woken::Message(heard(message)))
    })
    .await
}

impl Connection {
    /// Greets; a long greeting waits for leave, and keeps it until it is written.
    async fn welcome(
        &mut self,
        resume: Option<Resume>,
        socket: &mut Socket,
        open: &mut Open,
    ) -> Result<(), End> {
        let known = resume.map(|resume| resume.revision);
        if self.send_greeting(known, CHANGES_MOST)? {
            return Ok(());
        }
        let leave = open.leave_for_much();
        self.leave = tokio::select! {
            leave = leave => Some(leave),
            code = open.ended() => return Err(End::Close(code)),
            () = drained(&mut self.draining) => return Err(End::Close(CloseCode::Restart)),
        };
        self.send_greeting(known, usize::MAX)?;
        self.write(socket)
    }

    /// Sends the greeting of this moment to a peer that has what was `known`; false where it would be
    /// longer than `most` bytes.
    fn send_greeting(&self, known: Option<u64>, most: usize) -> Result<bool, End> {
        let published = self.room.shown.borrow().published.clone();
        let seat = self.seated.seat;
        if published.is_removed(seat) {
            return Err(End::Close(CloseCode::Removed));
        }
        let view = published.greeting(seat, known);
        if view.len() > most {
            return Ok(false);
        }
        let welcome = format!(
            r#"{{"type":"welcome","meeting":"{}","you":{},"serverTime":{},"revision":{},"view":{view}}}"#,
            self.meeting,
            seat.0,
            self.clock.now().0,
            published.revision,
        );
        self.outlet.welcome(&welcome, seat, published.revision);
        Ok(true)
    }

    async fn run(&mut self, socket: &mut Socket, open: &mut Open) -> End {
        let mut ping = tokio::time::interval_at(Instant::now() + PING_EVERY, PING_EVERY);
        ping.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            let writing = socket.get_ref().is_writing();
            let woken = tokio::select! {
                // What ends it comes first, and a ping before a peer that never stops talking.
                biased;
                code = open.ended() => Woken::SignedOut(code),
                () = drained(&mut self.draining) => Woken::Drained,
                () = self.room.asks.closed() => Woken::RoomEnded,
                _ = ping.tick() => Woken::Ping,
                () = self.outlet.wanted(), if !writing => Woken::Wanted,
                woken = next(socket) => woken,
            };
            let step = match woken {
                Woken::Message(Ok(message)) => {
                    self.heard_at = Instant::now();
                    self.take(message).await
                }
                Woken::Message(Err(end)) => Err(end),
                Woken::Wanted => self.write(socket),
                Woken::Written => {
                    self.leave = None;
                    self.write(socket)
                }
                Woken::Ping => self.nudge(socket).await,
                Woken::SignedOut(code) => Err(End::Close(code)),
                Woken::RoomEnded => Err(End::Close(CloseCode::Fault)),
                Woken::Drained => {
                    // What was read is answered first, where the room can.
                    let _ = timeout(CLOSE_WITHIN, self.outlet.all_answered()).await;
                    Err(End::Close(CloseCode::Restart))
                }
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    /// Begins to write what the socket did not take at once, or what was left out meanwhile.
    fn write(&mut self, socket: &mut Socket) -> Result<(), End> {
        let next = {
            let shown = self.room.shown.borrow();
            self.outlet.next(Some((&shown, self.clock.now())))
        };
        match next.map_err(End::Close)? {
            Some(bytes) => socket.get_mut().write(bytes),
            None => self.leave = None,
        }
        Ok(())
    }

    fn show(&self) {
        self.outlet.show(&self.room.shown.borrow(), self.clock.now(), &mut Alike::default());
    }

    /// Takes one message.
    async fn take(&mut self, message: Message) -> Result<(), End> {
        let text = match message {
            Message::Text(text) => text,
            Message::Binary(_) => return self.malformed(None, "frames are text".into()),
            _ => return Ok(()),
        };
        self.outlet.traffic().received(text.len());
        match serde_json::from_str(&text) {
            Ok(ClientFrame::Command { id, command }) => self.command(id, command).await,
            Ok(ClientFrame::Signal { signal }) => {
                self.ask(Ask::Signal(self.seated.seat, signal)).await
            }
            Ok(ClientFrame::Ping { nonce }) => {
                self.outlet.send(&ServerFrame::Pong { nonce, server_time: self.clock.now() });
                Ok(())
            }
            Ok(ClientFrame::Hello { .. }) => self.malformed(None, "hello comes once, first".into()),
            // The error names fields and places, never the words of a value.
            Err(error) => self.malformed(id_of(&text), place_of(&error)),
        }
    }

    /// Hands a command on, where its member sends no faster than a person does.
    async fn command(&mut self, id: CommandId, command: Command) -> Result<(), End> {
        if let Err(wait) = self.paces.take(self.member) {
            self.too_fast += 1;
            if self.too_fast > TOO_FAST_MOST {
                return Err(End::Close(CloseCode::Flood));
            }
            // Rounded up: whoever waits as long as told is not too early.
            let wait_ms = u32::try_from(wait.as_millis() + 1).unwrap_or(u32::MAX);
            self.failed(Some(id), Failure::TooFast { wait_ms });
            return Ok(());
        }
        self.too_fast = 0;
        let asked_at = std::time::Instant::now();
        let (by, outlet) = (self.seated.seat, self.outlet.clone());
        outlet.ask();
        self.ask(Ask::Command { by, id, command, outlet, asked_at }).await
    }

    async fn ask(&self, ask: Ask) -> Result<(), End> {
        self.room.asks.send(ask).await.map_err(|_| End::Close(CloseCode::Fault))
    }

    async fn nudge(&self, socket: &mut Socket) -> Result<(), End> {
        // Over a slow line what it is sent takes a while, and the ping lies behind: who takes it is there.
        let sides = socket.get_ref();
        let taken_at = sides.taken_at();
        if self.heard_at.max(taken_at).elapsed() > SILENT_FOR {
            return Err(End::Close(CloseCode::Stalled));
        }
        Ok(socket.send(Message::Ping(Vec::new().into())).await?)
    }

    fn malformed(&mut self, id: Option<CommandId>, detail: String) -> Result<(), End> {
        self.malformed += 1;
        if self.malformed > MALFORMED_MOST {
            return Err(End::Close(CloseCode::Flood));
        }
        self.failed(id, Failure::Malformed { detail });
        Ok(())
    }

    fn failed(&self, id: Option<CommandId>, failure: Failure) {
        self.outlet.traffic().failed.add(1);
        self.outlet.send(&ServerFrame::Failed { id, failure });
    }
}

/// The id in a frame that could not be read whole, so that its sender learns which command it was.
fn id_of(text: &str) -> Option<CommandId> {
    #[derive(serde::Deserialize)]
    struct Id {
        id: CommandId,
    }
    serde_json::from_str::<Id>(text).ok().map(|found| found.id)
}

/// What is wrong and where; serde quotes unknown names, which are not words people wrote.
fn place_of(error: &serde_json::Error) -> String {
    let mut detail = error.to_string();
    detail.truncate(detail.floor_char_boundary(300));
    detail
}
