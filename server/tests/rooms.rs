//! Rooms and connections when something goes wrong around them, in a real server in this process.

use hyacinth::{
    client::{Answered, Browser, Client, ClientError},
    clock::Clock,
    identity::first_link,
    server::{Server, Start},
};
use hyacinth_protocol::{
    CloseCode, Command, CommandId, MeetingId, Motion, RoundIndex, Seat, SetId, Stage, TieRule,
    Timestamp, api,
};
use serde::de::IgnoredAny;
use std::{net::SocketAddr, path::Path, time::Duration};
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

async fn start(data: &Path) -> Server {
    Server::start(Start {
        data,
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        clock: Clock::manual(Timestamp(1_800_000_000_000)),
        public_url: None,
        demo: None,
        limits: hyacinth::net::Limits::default(),
        mail: None,
        tls: None,
    })
    .await
    .expect("it starts")
}

/// A set of two, its meeting called.
async fn house() -> House {
    let folder = tempfile::tempdir().expect("a folder");
    let server = start(folder.path()).await;
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
        most_meetings: 6,
        values: Vec::new(),
        sponsor_sees: Default::default(),
    };
    let new = api::NewSet {
        name: name("Tuesday set"),
        purpose: "To think".parse().expect("a line"),
        format: "seven-rounds".into(),
        charter,
    };
    let set = ada.post::<api::SetPage>("/api/sets", &new).await.expect("a set").id;
    let ben = welcome(&server, &mut ada, set, "Ben").await;
    let meeting = ada
        .post::<api::Called>(&format!("/api/sets/{set}/meetings"), &())
        .await
        .expect("a meeting")
        .id;
    House { server, folder, set, meeting, ada, ben }
}

/// Someone is invited, let in, and accepts the charter.
async fn welcome(server: &Server, ada: &mut Browser, set: SetId, who: &str) -> Browser {
    let name = || who.parse().expect("a name");
    let invite =
        api::NewInvitation { name: name(), role: hyacinth_protocol::Role::Member, address: None };
    let link: api::InvitationLink =
        ada.post(&format!("/api/sets/{set}/invitations"), &invite).await.expect("a link");
    let secret = link.link.split_once('#').expect("a secret").1.to_owned();
    let mut browser = Browser::new(server.address, server.app.site.origin.as_str());
    let claim = api::Claim { secret, name: name() };
    let claimed: api::Claimed =
        browser.post("/api/invitations/claim", &claim).await.expect("a place");
    let admit = format!("/api/sets/{set}/members/{}/admit", claimed.member);
    let _: IgnoredAny = ada.post(&admit, &()).await.expect("they are in");
    let accept = api::AcceptCharter { version: 1 };
    let path = format!("/api/sets/{set}/charter/accept");
    let _: IgnoredAny = browser.post(&path, &accept).await.expect("they accept");
    browser
}

impl House {
    /// Stops the server and starts another on the same folder.
    async fn restart(self) -> Self {
        let Self { server, folder, set, meeting, ada, ben } = self;
        server.stop().await;
        let server = start(folder.path()).await;
        let [ada, ben] = [ada, ben].map(|before| {
            let origin = server.app.site.origin.as_str();
            let mut browser = Browser::new(server.address, origin);
            browser.cookie = before.cookie;
            browser
        });
        Self { server, folder, set, meeting, ada, ben }
    }

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

/// Asks for something that is accepted.
async fn does(client: &mut Client, command: Command) {
    let answered = client.command(command).await;
    assert!(matches!(answered, Ok(Answered::Accepted(_))), "{answered:?}");
}

fn stage(client: &Client) -> Option<Stage> {
    client.view.meeting.as_ref().map(|meeting| meeting.stage)
}

#[tokio::test]
async fn d7_whoever_is_removed_is_out_of_this_meeting_and_of_nothing_else() {
    within("the test", async {
        let mut house = house().await;
        let chloe = welcome(&house.server, &mut house.ada, house.set, "Chloe").await;
        let mut ada = house.connect(&house.ada).await;
        let mut ben = house.connect(&house.ben).await;
        // Two tabs of hers, both of which go.
        let mut tabs = [house.connect(&chloe).await, house.connect(&chloe).await];
        let seat = tabs[0].seat;
        ada.until(|view| {
            let roster = view.roster.as_ref();
            roster.is_some_and(|roster| roster.iter().filter(|seat| seat.present).count() == 3)
        })
        .await
        .expect("all three come");
        does(&mut ada, Command::Open {}).await;
        let motion = Motion::Remove { seat };
        does(&mut ada, Command::Move { motion }).await;
        does(&mut ben, Command::AnswerMotion { agree: true }).await;
        for tab in &mut tabs {
            assert_eq!(closed(tab).await, Some(CloseCode::Removed.number()));
            let seen = tab.view.roster.as_ref().expect("a roster");
            assert!(seen.iter().all(|seat| !seat.removed), "she is shown nothing of it");
        }
        let again = Client::connect(&chloe.door(house.meeting)).await;
        let Err(ClientError::Closed(code)) = again else { panic!("she is in again") };
        assert_eq!(code, Some(CloseCode::Removed.number()));

        // The others go on, and she is a member of the set still.
        ben.until(|view| {
            let roster = view.roster.as_ref();
            roster.is_some_and(|roster| roster.iter().any(|other| other.removed))
        })
        .await
        .expect("he sees it");
        assert_eq!(present(&ben), [ben.seat, ada.seat]);
        let mut chloe = chloe;
        let page: api::SetPage =
            chloe.get(&format!("/api/sets/{}", house.set)).await.expect("her set");
        assert_eq!(page.you.standing, api::Standing::Accepted);
        does(&mut ada, Command::Close { insist: true }).await;
        let path = format!("/api/sets/{}/meetings", house.set);
        let next: api::Called = house.ada.post(&path, &()).await.expect("the next meeting");
        Client::connect(&chloe.door(next.id)).await.expect("she has a seat in the next");
    })
    .await;
}

#[tokio::test]
async fn r3_a_suspended_meeting_is_taken_up_on_another_day() {
    within("the test", async {
        let mut house = house().await;
        let mut ada = house.connect(&house.ada).await;
        let mut ben = house.connect(&house.ben).await;
        ada.until(|view| view.roster.as_ref().is_some_and(|seats| seats.iter().all(|s| s.present)))
            .await
            .expect("both come");
        does(&mut ada, Command::Open {}).await;
        does(&mut ada, Command::Next { leaving: RoundIndex(0), insist: true }).await;
        let title = "A class that is silent".parse().expect("a line");
        does(&mut ben, Command::Bid { title, why: None, minutes: 20 }).await;
        does(&mut ada, Command::Suspend {}).await;
        ben.until(|view| view.meeting.as_ref().is_some_and(|m| m.stage == Stage::Suspended))
            .await
            .expect("he sees it");
        let page = |page: api::SetPage| page.meetings[0].stage;
        let path = format!("/api/sets/{}", house.set);
        assert_eq!(page(house.ben.get(&path).await.expect("a page")), Stage::Suspended);

        let mut house = house.restart().await;
        assert_eq!(closed(&mut ben).await, Some(CloseCode::Restart.number()));
        assert_eq!(page(house.ben.get(&path).await.expect("a page")), Stage::Suspended);
        let mut ada = house.connect(&house.ada).await;
        assert_eq!((stage(&ada), &ada.view.round), (Some(Stage::Suspended), &Some(None)));
        let alone = ada.command(Command::Resume {}).await;
        assert!(matches!(alone, Ok(Answered::Refused(_))), "{alone:?}");
        let mut ben = house.connect(&house.ben).await;
        does(&mut ada, Command::Resume {}).await;
        ben.until(|view| view.meeting.as_ref().is_some_and(|m| m.stage == Stage::Live))
            .await
            .expect("he sees it");
        let round = ben.view.round.clone().flatten().expect("a round");
        assert_eq!(round.index, RoundIndex(1));
        let bid = ben.view.you.as_ref().and_then(|you| you.bid.as_ref()).expect("his bid");
        assert_eq!(bid.minutes, 20);
        assert_eq!(page(house.ben.get(&path).await.expect("a page")), Stage::Live);
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
