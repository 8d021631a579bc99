//! Mail survives a kill: what was not handed over goes out after the next start, once.

use hyacinth::client::Browser;
use hyacinth_protocol::{
    Role,
    api::{InvitationLink, MailState, NewInvitation, SetPage},
};
use hyacinth_tests::{Founding, Program, found, line, within};
use serde::de::IgnoredAny;
use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::Notify,
};

/// A mail server that puts everybody off, until it takes what comes.
#[derive(Default)]
struct Desk {
    takes: AtomicBool,
    took: Mutex<Vec<String>>,
    heard: Notify,
}

impl Desk {
    async fn open(self: &Arc<Self>) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let url = format!("smtp://{}", listener.local_addr().expect("bound"));
        let desk = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let desk = desk.clone();
                tokio::spawn(async move { desk.converse(stream).await });
            }
        });
        url
    }

    async fn converse(&self, stream: TcpStream) -> Option<()> {
        let (read, mut write) = stream.into_split();
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 desk.example\r\n").await.ok()?;
        loop {
            let line = lines.next_line().await.ok()??;
            let answer = match line.get(..4).unwrap_or_default() {
                "RCPT" if !self.takes.load(SeqCst) => {
                    self.heard.notify_one();
                    "450 Not now"
                }
                "DATA" => {
                    write.write_all(b"354 Go on\r\n").await.ok()?;
                    let mut mail = String::new();
                    loop {
                        let line = lines.next_line().await.ok()??;
                        if line == "." {
                            break;
                        }
                        mail += line.trim_end_matches('=');
                    }
                    self.took.lock().expect("no panic").push(mail);
                    self.heard.notify_one();
                    "250 Taken"
                }
                _ => "250 Fine",
            };
            write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
        }
    }
}

const NOON: i64 = 1_800_000_000_000;

async fn start(data: &std::path::Path, url: &str, minutes: i64) -> Program {
    let clock = format!("--manual-clock={}", NOON + minutes * 60_000);
    let from = "Hyacinth <sets@example.org>";
    let flags = ["--smtp", url, "--mail-from", from, &clock];
    Program::start_with(data, "127.0.0.1:0", &flags).await
}

fn browser(program: &Program) -> Browser {
    let port = program.origin.rsplit_once(':').expect("a port").1.parse().expect("a port");
    Browser::new(SocketAddr::from(([127, 0, 0, 1], port)), &program.origin)
}

#[tokio::test]
async fn e4_mail_that_waits_survives_a_kill_and_goes_out_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = Arc::<Desk>::default();
    let url = desk.open().await;
    let program = start(folder.path(), &url, 0).await;
    let founding = Founding::on(&program);
    let mut found = found(&founding, &["Ada"]).await;
    let ada = &mut found.people[0].2;
    let set = format!("/api/sets/{}", found.set);
    let invite = NewInvitation {
        name: founding.name("Ben"),
        role: Role::Member,
        address: Some(line("ben@school.example")),
    };
    let made: InvitationLink =
        ada.post(&format!("{set}/invitations"), &invite).await.expect("a link");
    within("the desk is asked", desk.heard.notified()).await;
    let mut logs = program.kill().await;

    desk.takes.store(true, SeqCst);
    let program = start(folder.path(), &url, 5).await;
    within("the mail is taken", desk.heard.notified()).await;
    let mut again = browser(&program);
    again.cookie = ada.cookie.clone();
    let state = within("it is noted", async {
        loop {
            let page: SetPage = again.get(&set).await.expect("a page");
            match page.invitations[0].mail {
                Some(MailState::Waiting) => tokio::task::yield_now().await,
                state => return state,
            }
        }
    })
    .await;
    assert_eq!(state, Some(MailState::Sent));
    logs += &program.kill().await;

    // What was sent is not sent again.
    let program = start(folder.path(), &url, 600).await;
    let mut again = browser(&program);
    let _: IgnoredAny = again.get("/api/me").await.expect("it answers");
    program.terminate().await;
    logs += &program.exits_well().await;
    let took = desk.took.lock().expect("no panic").clone();
    assert_eq!(took.len(), 1, "{took:?}");
    assert!(took[0].contains(&made.link), "{took:?}");
    for word in ["ben@school", &founding.mark, made.link.split_once('#').expect("a secret").1] {
        assert!(!logs.contains(word), "{word} is in the logs");
    }
}
