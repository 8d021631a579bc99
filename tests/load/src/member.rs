//! One connection of the crowd: the lightest client that a server cannot tell from a browser.

use crate::{
    frame::{self, Inbox},
    room::{Tally, Watched},
};
use hyacinth_protocol::VERSION;
use std::{
    cell::{Cell, RefCell},
    io,
    net::{Ipv4Addr, SocketAddr},
    rc::Rc,
    time::Instant,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpSocket, TcpStream},
};

/// Bytes read at a time; one buffer serves all.
const READ: usize = 32 * 1024;

/// The smallest receive buffer that the system gives: a member who does not read is soon full.
const NARROW: u32 = 2 * 1024;

/// Whom to connect as, and where.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    /// Where the server listens.
    pub(crate) address: SocketAddr,
    /// As the server's own pages say it.
    pub(crate) origin: String,
    /// Where the connection comes from: a server counts connections by address.
    pub(crate) from: Ipv4Addr,
    /// Which meeting.
    pub(crate) meeting: String,
    /// The sign-in.
    pub(crate) token: String,
    /// The revision that an earlier connection had.
    pub(crate) resume: Option<u64>,
    /// Takes in as little as the system allows.
    pub(crate) narrow: bool,
}

/// A connected member.
pub(crate) struct Member {
    stream: TcpStream,
    inbox: RefCell<Inbox>,
    room: Rc<Watched>,
    seat: usize,
    tally: Rc<RefCell<Tally>>,
    welcomed: Cell<bool>,
    /// Answers so far.
    pub(crate) answers: Cell<u64>,
}

impl Member {
    /// Connects and says hello; the welcome is not awaited.
    ///
    /// # Errors
    /// When the server does not upgrade.
    pub(crate) async fn connect(
        way: &Way,
        room: Rc<Watched>,
        seat: usize,
        tally: Rc<RefCell<Tally>>,
    ) -> io::Result<Rc<Self>> {
        let socket = TcpSocket::new_v4()?;
        socket.bind(SocketAddr::from((way.from, 0)))?;
        if way.narrow {
            socket.set_recv_buffer_size(NARROW)?;
        }
        let mut stream = socket.connect(way.address).await?;
        stream.set_nodelay(true)?;
        let request = format!(
            "GET /api/meetings/{}/live HTTP/1.1\r\nhost: {}\r\nconnection: Upgrade\r\n\
             upgrade: websocket\r\nsec-websocket-version: 13\r\n\
             sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\norigin: {}\r\ncookie: hyacinth={}\r\n\r\n",
            way.meeting,
            way.origin.trim_start_matches("http://"),
            way.origin,
            way.token
        );
        stream.write_all(request.as_bytes()).await?;
        let mut head = Vec::with_capacity(256);
        let end = loop {
            if let Some(at) = head.windows(4).position(|end| end == b"\r\n\r\n") {
                break at + 4;
            }
            if stream.read_buf(&mut head).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        };
        if !head.starts_with(b"HTTP/1.1 101") {
            let status = String::from_utf8_lossy(&head[..end.min(40)]).into_owned();
            return Err(io::Error::other(status));
        }
        let resume = match way.resume {
            Some(revision) => format!(r#","resume":{{"revision":{revision}}}"#),
            None => String::new(),
        };
        let hello = format!(r#"{{"type":"hello","version":{VERSION}{resume}}}"#);
        stream.write_all(&frame::from_client(frame::TEXT, hello.as_bytes())).await?;
        let member = Rc::new(Self {
            stream,
            inbox: RefCell::default(),
            room,
            seat,
            tally,
            welcomed: Cell::new(false),
            answers: Cell::new(0),
        });
        member.hear(&mut head[end..]);
        Ok(member)
    }

    /// Reads until the connection ends, or until `enough`.
    pub(crate) async fn listen(&self, enough: impl Fn(&Self) -> bool) -> io::Result<()> {
        while !enough(self) {
            self.stream.readable().await?;
            let mut buffer = [0; READ];
            match self.stream.try_read(&mut buffer) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(count) => self.hear(&mut buffer[..count]),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Takes one byte off the connection: someone whose line hardly moves.
    pub(crate) fn sip(&self) -> io::Result<usize> {
        self.stream.try_read(&mut [0])
    }

    /// True once the welcome came.
    pub(crate) fn is_welcome(&self) -> bool {
        self.welcomed.get()
    }

    /// Sends a frame of text at once.
    ///
    /// # Errors
    /// When it cannot go out whole.
    pub(crate) fn say(&self, payload: &str) -> io::Result<()> {
        self.send(frame::TEXT, payload.as_bytes())
    }

    fn send(&self, opcode: u8, payload: &[u8]) -> io::Result<()> {
        let frame = frame::from_client(opcode, payload);
        match self.stream.try_write(&frame)? {
            written if written == frame.len() => Ok(()),
            _ => Err(io::ErrorKind::WriteZero.into()),
        }
    }

    fn hear(&self, bytes: &mut [u8]) {
        let now = Instant::now();
        self.inbox.borrow_mut().take(bytes, |opcode, payload| match opcode {
            frame::TEXT => self.take(payload, now),
            // A pong that does not go out is found at the next read.
            frame::PING => drop(self.send(frame::PONG, payload)),
            _ => {}
        });
    }

    /// Only what is at the beginning of a frame is looked at: the generator shares the machine.
    fn take(&self, payload: &[u8], now: Instant) {
        let begin = &payload[..payload.len().min(200)];
        let mut tally = self.tally.borrow_mut();
        let tally = &mut *tally;
        let length = payload.len() as u64;
        let is = |name: &[u8]| begin.get(9..).is_some_and(|rest| rest.starts_with(name));
        if is(b"view\"") {
            tally.views += 1;
            tally.view_bytes += length;
            if let Some(revision) = number(begin, b"\"revision\":") {
                self.room.shown(self.seat, revision, now, tally);
            }
        } else if is(b"accepted\"") {
            tally.accepted += 1;
            tally.accepted_bytes += length;
            self.answers.set(self.answers.get() + 1);
            if let (Some(id), Some(revision)) = (id(begin), number(begin, b"\"revision\":")) {
                self.room.accepted(id, revision, tally);
            }
        } else if is(b"welcome\"") {
            tally.welcomes += 1;
            tally.welcome_bytes += length;
            self.welcomed.set(true);
            if let Some(revision) = number(begin, b"\"revision\":") {
                self.room.shown(self.seat, revision, now, tally);
            }
        } else if is(b"refused\"") || is(b"failed\"") {
            self.answers.set(self.answers.get() + 1);
            tally.refused += 1;
            tally.refusal.get_or_insert_with(|| String::from_utf8_lossy(begin).into_owned());
            if let Some(id) = id(begin) {
                self.room.refused(id);
            }
        }
    }
}

/// The number behind `name`.
fn number(text: &[u8], name: &[u8]) -> Option<u64> {
    let at = text.windows(name.len()).position(|part| part == name)? + name.len();
    let digits = text[at..].iter().take_while(|byte| byte.is_ascii_digit());
    Some(digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

/// The number that the generator made an id of: its last twelve digits.
fn id(text: &[u8]) -> Option<u64> {
    let name = br#""id":""#;
    let at = text.windows(name.len()).position(|part| part == name)? + name.len();
    let digits = std::str::from_utf8(text.get(at + 24..at + 36)?).ok()?;
    u64::from_str_radix(digits, 16).ok()
}
