//! Rooms and connections when something goes wrong around them, in a real server in this process.

use hyacinth::{
    client::{Answered, Browser, Client, ClientError},
    clock::Clock,
    identity::first_link,
    server::{Server, Start},
};
use hyacinth_protocol::{
    CloseCode, Command, CommandId, MeetingId, Seat, SetId, Stage, TieRule, Timestamp, api,
};
use serde::de::IgnoredAny;
use std::{net::SocketAddr, time::Duration};
use tempfile::TempDir;
use tokio_tungstenite::tungstenite::{self, client::IntoClientRequest as _};
use uuid::Uuid;

/// Nothing here takes long; a test that waits longer has failed.
const WITHIN: Duration = Duration::from_secs(20);

struct House {
    server: Server,
    folder: TempDir,
    set: SetId,
    meeting: MeetingId,
    ada: Browser,
    ben: Browser,
}

/// A set of two, its meeting called.
async fn house() -> House {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start(Start {
        data: folder.path(),
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        clock: Clock::manual(Timestamp(1_800_000_000_000)),
        public_url: None,
        demo: None,
    })
    .await
    .expect("it starts");
    let origin = server.app.site.origin.as_str().to_owned();
    let secret = |link: &str| link.split_once('#').expect("a secret").1.to_owned();
    let name = |text: &str| text.parse().expect("a name");
    let mut ada = Browser::new(server.address, &origin);
    let link = first_link(&server.app).await.expect("a store").expect("a link");
    let first = api::First { secret: secret(&link), name: name("Ada") };
    let _: IgnoredAny = ada.post("/api/first", &first).await.expect("the link works");
    let charter = api::CharterDraft {
        quorum: 2,
        tie_rule: TieRule::LongestSince,
        ground_rules: Vec::new(),
        confidentiality: "It stays here".parse().expect("a line"),
        names_on_held_offers: false,
    };
    let new = api::NewSet {
        name: name("Tuesday set"),
        purpose: "To think".parse().expect("a line"),
        format: "seven-rounds".into(),
        charter,
    };
    let set = ada.post::<api::SetPage>("/api/sets", &new).await.expect("a set").id;
    let invite = api::NewInvitation { name: name("Ben"), role: hyacinth_protocol::Role::Member };
    let link: api::InvitationLink =
        ada.post(&format!("/api/sets/{set}/invitations"), &invite).await.expect("a link");
    let mut ben = Browser::new(server.address, &origin);
    let claim = api::Claim { secret: secret(&link.link), name: name("Ben") };
    let claimed: api::Claimed = ben.post("/api/invitations/claim", &claim).await.expect("a place");
    let admit = format!("/api/sets/{set}/members/{}/admit", claimed.member);
    let _: IgnoredAny = ada.post(&admit, &()).await.expect("he is in");
    let accept = api::AcceptCharter { version: 1 };
    let path = format!("/api/sets/{set}/charter/accept");
    let _: IgnoredAny = ben.post(&path, &accept).await.expect("he accepts");
    let meeting = ada
        .post::<api::Called>(&format!("/api/sets/{set}/meetings"), &())
        .await
        .expect("a meeting")
        .id;
    House { server, folder, set, meeting, ada, ben }
}

impl House {
    async fn connect(&self, browser: &Browser) -> Client {
        Client::connect(&browser.door(self.meeting)).await.expect("a welcome")
    }

    /// Runs SQL from outside, as a damaged disk would interfere.
    fn meddle(&self, sql: &str) {
        let file = self.folder.path().join("hyacinth.sqlite");
        let connection = rusqlite::Connection::open(file).expect("the file");
        connection.execute_batch(sql).expect("SQL");
    }
}

fn id() -> CommandId {
    CommandId(Uuid::now_v7())
}

/// Reads until the server closes the connection; gives its code.
async fn closed(client: &mut Client) -> Option<u16> {
    loop {
        match client.next().await {
            Ok(_) => {}
            Err(ClientError::Closed(code)) => return code,
            Err(error) => panic!("{error}"),
        }
    }
}

fn present(client: &Client) -> Vec<Seat> {
    let roster = client.view.roster.as_ref().expect("a roster");
    roster.iter().filter(|seat| seat.present).map(|seat| seat.seat).collect()
}

async fn within<T>(what: &str, future: impl Future<Output = T>) -> T {
    tokio::time::timeout(WITHIN, future).await.unwrap_or_else(|_| panic!("{what}: too long"))
}

const BROKEN_LOG: &str = "CREATE TRIGGER broken BEFORE INSERT ON log
     BEGIN SELECT RAISE(ABORT, 'broken'); END";

#[tokio::test]
async fn who_does_not_come_back_to_a_rebuilt_room_is_not_shown_as_present() {
    within("the test", async {
        let house = house().await;
        let mut ada = house.connect(&house.ada).await;
        let mut ben = house.connect(&house.ben).await;
        house.meddle(BROKEN_LOG);
        let id = id();
        assert!(matches!(ada.command_as(id, Command::Open {}).await, Err(ClientError::Closed(_))));
        assert_eq!(closed(&mut ben).await, Some(CloseCode::Fault.number()));
        house.meddle("DROP TRIGGER broken");
        let again = house.connect(&house.ada).await;
        assert_eq!(present(&again), [again.seat]);
        // Nothing of the failed command is there, and its id is free.
        let mut again = again;
        assert!(matches!(again.command_as(id, Command::Open {}).await, Ok(Answered::Refused(_))));
        let ben = house.connect(&house.ben).await;
        assert_eq!(present(&ben), [ben.seat, again.seat]);
        assert!(matches!(again.command_as(id, Command::Open {}).await, Ok(Answered::Accepted(_))));
    })
    .await;
}

#[tokio::test]
async fn a_close_that_could_not_be_written_back_is_written_back_when_the_room_is_rebuilt() {
    within("the test", async {
        let mut house = house().await;
        let mut ada = house.connect(&house.ada).await;
        let _ben = house.connect(&house.ben).await;
        ada.until(|view| view.roster.as_ref().is_some_and(|seats| seats.iter().all(|s| s.present)))
            .await
            .expect("both come");
        assert!(matches!(ada.command(Command::Open {}).await, Ok(Answered::Accepted(_))));
        house.meddle(
            "CREATE TRIGGER broken BEFORE UPDATE ON meetings
             BEGIN SELECT RAISE(ABORT, 'broken'); END",
        );
        let id = id();
        let close = Command::Close { insist: true };
        assert!(matches!(ada.command_as(id, close.clone()).await, Err(ClientError::Closed(_))));
        house.meddle("DROP TRIGGER broken");
        let mut again = house.connect(&house.ada).await;
        assert!(matches!(again.command_as(id, close).await, Ok(Answered::Accepted(_))));
        let page: api::SetPage =
            house.ada.get(&format!("/api/sets/{}", house.set)).await.expect("a page");
        assert_eq!(page.meetings[0].stage, Stage::Closed);
        let path = format!("/api/sets/{}/meetings", house.set);
        house.ada.post::<api::Called>(&path, &()).await.expect("the next meeting");
    })
    .await;
}

#[tokio::test]
async fn a_connection_that_said_no_hello_yet_is_told_of_a_restart() {
    within("the test", async {
        let House { server, folder: _folder, meeting, ada, .. } = house().await;
        let mut socket = open(&ada, meeting).await;
        server.stop().await;
        assert_eq!(code(&mut socket).await, Some(CloseCode::Restart.number()));
    })
    .await;
}

#[tokio::test]
async fn whoever_sends_too_much_still_reads_why_the_connection_ends() {
    use futures_util::SinkExt as _;
    within("the test", async {
        let house = house().await;
        let mut socket = open(&house.ada, house.meeting).await;
        socket.send(r#"{"type":"hello","version":1}"#.into()).await.expect("hello");
        // More than one buffer, so that much of it stands unread when the server has had enough.
        socket.send("x".repeat(1 << 20).into()).await.expect("it goes out");
        assert_eq!(code(&mut socket).await, Some(CloseCode::TooBig.number()));
    })
    .await;
}

type Socket = tokio_tungstenite::WebSocketStream<tokio::net::TcpStream>;

/// A socket on which nothing was said yet.
async fn open(browser: &Browser, meeting: MeetingId) -> Socket {
    let door = browser.door(meeting);
    let url = format!("ws://{}/api/meetings/{meeting}/live", door.address);
    let mut request = url.into_client_request().expect("a request");
    let header = |text: &str| text.parse().expect("a header");
    request.headers_mut().insert("Origin", header(&door.origin));
    request.headers_mut().insert("Cookie", header(&door.cookie));
    let stream = tokio::net::TcpStream::connect(door.address).await.expect("it listens");
    tokio_tungstenite::client_async(request, stream).await.expect("an upgrade").0
}

async fn code(socket: &mut Socket) -> Option<u16> {
    use futures_util::StreamExt as _;
    loop {
        match socket.next().await {
            Some(Ok(tungstenite::Message::Close(frame))) => {
                return frame.map(|frame| frame.code.into());
            }
            Some(Ok(_)) => {}
            Some(Err(error)) => panic!("{error}"),
            None => return None,
        }
    }
}
