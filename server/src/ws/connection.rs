//! One connection's loop: frames in, views out.

use super::{
    HELLO_WITHIN, MALFORMED_MOST, PING_EVERY, Paces, SILENT_FOR, Socket, TOO_FAST_MOST,
    ending::{End, part},
    seated::Seated,
    sockets::Open,
};
use crate::{
    app::drained,
    clock::Clock,
    room::{Answer, Ask, Handle},
};
use futures_util::{SinkExt as _, StreamExt as _};
use hyacinth_meeting::Participant;
use hyacinth_protocol::{
    ClientFrame, CloseCode, Command, CommandId, Failure, MeetingId, MemberId, ServerFrame, VERSION,
};
use tokio::{
    sync::{oneshot, watch},
    time::{Instant, timeout},
};
use tokio_tungstenite::tungstenite::{Error, Message};

/// Who joins which meeting.
pub struct Joining {
    /// The meeting.
    pub meeting: MeetingId,
    /// Who: already checked to be a member who accepted the charter.
    pub participant: Participant,
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
pub async fn serve(mut socket: Socket, joining: Joining, mut open: Open) {
    let end = match greet(&mut socket, joining).await {
        Ok(mut connection) => {
            let end = connection.run(&mut socket, &mut open).await;
            tracing::debug!(meeting = %connection.meeting, seat = connection.seated.seat.0, ?end, "connection ended");
            end
        }
        Err(end) => end,
    };
    if let End::Close(code) = end {
        part(socket, code).await;
    }
}

struct Connection {
    meeting: MeetingId,
    seated: Seated,
    room: Handle,
    clock: Clock,
    member: MemberId,
    paces: Paces,
    draining: watch::Receiver<bool>,
    /// The revision whose sections the peer has.
    known: u64,
    malformed: u32,
    /// Commands in a row that came too fast.
    too_fast: u32,
    heard_at: Instant,
}

async fn greet(socket: &mut Socket, joining: Joining) -> Result<Connection, End> {
    let Joining { meeting, participant, mut room, clock, paces, mut draining } = joining;
    let member = participant.member;
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
    let seated = Seated::take(&room, participant).await.map_err(End::Close)?;
    let published = room.published.borrow_and_update().clone();
    if published.is_removed(seated.seat) {
        return Err(End::Close(CloseCode::Removed));
    }
    // A revision this log does not have was never shown by it: then the whole state goes out.
    let known = resume.map(|resume| resume.revision).filter(|known| *known <= published.revision);
    let view = published.changed(seated.seat, known).unwrap_or_else(|| "{}".into());
    let welcome = format!(
        r#"{{"type":"welcome","meeting":"{meeting}","you":{},"serverTime":{},"revision":{},"view":{view}}}"#,
        seated.seat.0,
        clock.now().0,
        published.revision,
    );
    send(socket, Message::text(welcome)).await?;
    room.presence.mark_changed();
    let known = published.revision;
    Ok(Connection {
        meeting,
        seated,
        room,
        clock,
        member,
        paces,
        draining,
        known,
        malformed: 0,
        too_fast: 0,
        heard_at: Instant::now(),
    })
}

/// The first text frame.
async fn hello(socket: &mut Socket) -> Result<ClientFrame, End> {
    loop {
        match socket.next().await {
            Some(Ok(Message::Text(text))) => {
                return serde_json::from_str(&text).map_err(|_| End::Close(CloseCode::NoHello));
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => {}
            Some(Ok(Message::Binary(_))) => return Err(End::Close(CloseCode::NoHello)),
            Some(Err(error)) => return Err(error.into()),
            None | Some(Ok(Message::Close(_))) => return Err(End::Gone),
        }
    }
}

/// One command is in flight per connection: the peer's next frame is read when it is answered.
struct InFlight {
    id: CommandId,
    answer: oneshot::Receiver<Answer>,
}

/// What the loop woke up for.
enum Woken {
    Message(Option<Result<Message, Error>>),
    Answer(Option<Answer>),
    /// False where the room ended.
    Views(bool),
    /// False where the room ended.
    Presence(bool),
    Ping,
    SignedOut(CloseCode),
    Drained,
}

impl Connection {
    async fn run(&mut self, socket: &mut Socket, open: &mut Open) -> End {
        let mut in_flight: Option<InFlight> = None;
        let mut ping = tokio::time::interval_at(Instant::now() + PING_EVERY, PING_EVERY);
        ping.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        loop {
            let woken = tokio::select! {
                message = socket.next(), if in_flight.is_none() => Woken::Message(message),
                answer = answered(&mut in_flight) => Woken::Answer(answer),
                changed = self.room.published.changed() => Woken::Views(changed.is_ok()),
                changed = self.room.presence.changed() => Woken::Presence(changed.is_ok()),
                _ = ping.tick() => Woken::Ping,
                code = open.ended() => Woken::SignedOut(code),
                () = drained(&mut self.draining) => Woken::Drained,
            };
            let step = match woken {
                Woken::Message(Some(Ok(message))) => {
                    self.heard_at = Instant::now();
                    self.take(socket, message).await.map(|asked| in_flight = asked)
                }
                Woken::Message(Some(Err(error))) => Err(error.into()),
                Woken::Message(None) => Err(End::Gone),
                Woken::Answer(answer) => {
                    let id = in_flight.take().map(|asked| asked.id);
                    self.tell(socket, id, answer).await
                }
                Woken::Views(true) => self.show(socket).await,
                Woken::Presence(true) => {
                    let frame = self.room.presence.borrow_and_update().clone();
                    send(socket, Message::text(&*frame)).await
                }
                Woken::Views(false) | Woken::Presence(false) => Err(End::Close(CloseCode::Fault)),
                Woken::Ping => self.nudge(socket).await,
                Woken::SignedOut(code) => Err(End::Close(code)),
                Woken::Drained => Err(End::Close(CloseCode::Restart)),
            };
            if let Err(end) = step {
                return end;
            }
        }
    }

    /// Takes one message; gives the command that is now in flight, if it was one.
    async fn take(
        &mut self,
        socket: &mut Socket,
        message: Message,
    ) -> Result<Option<InFlight>, End> {
        let text = match message {
            Message::Text(text) => text,
            Message::Ping(_) | Message::Pong(_) | Message::Frame(_) => return Ok(None),
            Message::Close(_) => return Err(End::Gone),
            Message::Binary(_) => {
                self.malformed(socket, None, "frames are text".into()).await?;
                return Ok(None);
            }
        };
        match serde_json::from_str(&text) {
            Ok(ClientFrame::Command { id, command }) => self.command(socket, id, command).await,
            Ok(ClientFrame::Signal { signal }) => {
                self.ask(Ask::Signal(self.seated.seat, signal)).await?;
                Ok(None)
            }
            Ok(ClientFrame::Ping { nonce }) => {
                let pong = ServerFrame::Pong { nonce, server_time: self.clock.now() };
                send(socket, frame(&pong)).await?;
                Ok(None)
            }
            Ok(ClientFrame::Hello { .. }) => {
                self.malformed(socket, None, "hello comes once, first".into()).await?;
                Ok(None)
            }
            Err(error) => {
                // The error names fields and places, never the words of a value.
                self.malformed(socket, id_of(&text), place_of(&error)).await?;
                Ok(None)
            }
        }
    }

    /// Hands a command on, where its member sends no faster than a person does.
    async fn command(
        &mut self,
        socket: &mut Socket,
        id: CommandId,
        command: Command,
    ) -> Result<Option<InFlight>, End> {
        if let Err(wait) = self.paces.take(self.member) {
            self.too_fast += 1;
            if self.too_fast > TOO_FAST_MOST {
                return Err(End::Close(CloseCode::Flood));
            }
            // Rounded up: whoever waits as long as told is not too early.
            let wait_ms = u32::try_from(wait.as_millis() + 1).unwrap_or(u32::MAX);
            let failure = Failure::TooFast { wait_ms };
            send(socket, frame(&ServerFrame::Failed { id: Some(id), failure })).await?;
            return Ok(None);
        }
        self.too_fast = 0;
        let (reply, answer) = oneshot::channel();
        self.ask(Ask::Command { by: self.seated.seat, id, command, reply }).await?;
        Ok(Some(InFlight { id, answer }))
    }

    async fn ask(&self, ask: Ask) -> Result<(), End> {
        self.room.asks.send(ask).await.map_err(|_| End::Close(CloseCode::Fault))
    }

    async fn tell(
        &mut self,
        socket: &mut Socket,
        id: Option<CommandId>,
        answer: Option<Answer>,
    ) -> Result<(), End> {
        let (Some(id), Some(answer)) = (id, answer) else {
            // The room ended with the question open: the peer asks again with the same id.
            return Err(End::Close(CloseCode::Fault));
        };
        let answer = match answer {
            Answer::Accepted(revision) => ServerFrame::Accepted { id, revision },
            Answer::Refused(refusal) => ServerFrame::Refused { id, refusal },
            Answer::Failed(failure) => ServerFrame::Failed { id: Some(id), failure },
        };
        send(socket, frame(&answer)).await
    }

    /// Sends what changed since the revision the peer has; whole sections, so none is missed.
    async fn show(&mut self, socket: &mut Socket) -> Result<(), End> {
        let published = self.room.published.borrow_and_update().clone();
        if published.is_removed(self.seated.seat) {
            return Err(End::Close(CloseCode::Removed));
        }
        let view = published.view(self.seated.seat, self.known, self.clock.now());
        self.known = published.revision;
        match view {
            Some(view) => send(socket, Message::text(view)).await,
            None => Ok(()),
        }
    }

    async fn nudge(&self, socket: &mut Socket) -> Result<(), End> {
        if self.heard_at.elapsed() > SILENT_FOR {
            return Err(End::Close(CloseCode::Stalled));
        }
        send(socket, Message::Ping(Vec::new().into())).await
    }

    async fn malformed(
        &mut self,
        socket: &mut Socket,
        id: Option<CommandId>,
        detail: String,
    ) -> Result<(), End> {
        self.malformed += 1;
        if self.malformed > MALFORMED_MOST {
            return Err(End::Close(CloseCode::Flood));
        }
        send(socket, frame(&ServerFrame::Failed { id, failure: Failure::Malformed { detail } }))
            .await
    }
}

async fn answered(in_flight: &mut Option<InFlight>) -> Option<Answer> {
    match in_flight {
        Some(asked) => (&mut asked.answer).await.ok(),
        None => std::future::pending().await,
    }
}

async fn send(socket: &mut Socket, message: Message) -> Result<(), End> {
    Ok(socket.send(message).await?)
}

fn frame(frame: &ServerFrame) -> Message {
    Message::text(serde_json::to_string(frame).expect("frames are plain data"))
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
