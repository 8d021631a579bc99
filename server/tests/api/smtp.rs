//! E4: mail over a real socket, with a mail server that says no, later, or yes.

use crate::house::House;
use axum::http::StatusCode;
use hyacinth::mail::{Settings, round};
use hyacinth_protocol::Millis;
use serde_json::json;
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
};

/// A mail server (RFC 5321) that answers each recipient as it is told, and keeps what it took.
struct Server {
    url: String,
    answers: Arc<Mutex<&'static str>>,
    took: Arc<Mutex<Vec<String>>>,
}

impl Server {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        let url = format!("smtp://{}", listener.local_addr().expect("bound"));
        let (answers, took) =
            (Arc::new(Mutex::new("250 Fine")), Arc::<Mutex<Vec<String>>>::default());
        let (told, taking) = (answers.clone(), took.clone());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (told, taking) = (told.clone(), taking.clone());
                tokio::spawn(async move { converse(stream, &told, &taking).await });
            }
        });
        Self { url, answers, took }
    }

    fn says(&self, answer: &'static str) {
        *self.answers.lock().expect("no panic") = answer;
    }

    fn took(&self) -> Vec<String> {
        self.took.lock().expect("no panic").clone()
    }
}

async fn converse(
    stream: TcpStream,
    answers: &Mutex<&'static str>,
    took: &Mutex<Vec<String>>,
) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.example ESMTP\r\n").await.ok()?;
    loop {
        let line = lines.next_line().await.ok()??;
        let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" => "250-mail.example\r\n250 8BITMIME",
            "RCPT" => *answers.lock().expect("no panic"),
            "DATA" => {
                write.write_all(b"354 Go on\r\n").await.ok()?;
                let mut mail = String::new();
                loop {
                    let line = lines.next_line().await.ok()??;
                    if line == "." {
                        break;
                    }
                    mail += &line;
                    mail.push('\n');
                }
                took.lock().expect("no panic").push(mail);
                "250 Taken"
            }
            "QUIT" => {
                write.write_all(b"221 Bye\r\n").await.ok()?;
                return None;
            }
            _ => "250 Fine",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
}

#[tokio::test]
async fn e4_not_now_is_tried_again_and_no_is_told() {
    let house = House::new();
    let server = Server::start().await;
    let settings =
        Settings::smtp(&server.url, "Hyacinth <sets@example.org>", None).expect("an address");
    let (mut ada, set) = house.set().await;
    let path = format!("/api/sets/{set}/invitations");
    let invite = |name: &str| json!({ "name": name, "role": "member", "address": format!("{name}@school.example") });

    server.says("451 Come back later");
    ada.post(&path, invite("ben")).await.expect(StatusCode::CREATED);
    let next = round(&house.app, &settings).await.expect("a round");
    assert_eq!(next, house.app.clock.now() + Millis::minutes(1), "the first wait is a minute");
    assert_eq!(ada.page(&set).await["invitations"][0]["mail"], "waiting");
    server.says("250 Fine");
    round(&house.app, &settings).await.expect("a round");
    assert!(server.took().is_empty(), "not before its time");
    house.app.clock.advance(Millis::minutes(1));
    round(&house.app, &settings).await.expect("a round");
    assert_eq!(ada.page(&set).await["invitations"][0]["mail"], "sent");
    let [mail] = server.took().try_into().expect("once");
    assert!(mail.contains("Message-ID: <") && mail.contains("@example.org>"), "{mail}");

    server.says("550 No such person");
    ada.post(&path, invite("chloe")).await.expect(StatusCode::CREATED);
    round(&house.app, &settings).await.expect("a round");
    assert_eq!(ada.page(&set).await["invitations"][1]["mail"], "refused");

    server.says("451 Come back later");
    ada.post(&path, invite("dev")).await.expect(StatusCode::CREATED);
    let mut waits = 0;
    while ada.page(&set).await["invitations"][2]["mail"] == "waiting" {
        let next = round(&house.app, &settings).await.expect("a round");
        house.app.clock.advance(next.since(house.app.clock.now()));
        waits += 1;
        assert!(waits < 200, "it is given up some day");
    }
    assert_eq!(ada.page(&set).await["invitations"][2]["mail"], "gaveUp");
    let counts = house.app.post.counts().expect("mail is on");
    assert_eq!((counts.sent.get(), counts.refused.get(), counts.gave_up.get()), (1, 1, 1));
    assert!(counts.tried.get() > 5);
    assert_eq!(server.took().len(), 1);
}

#[tokio::test]
async fn e4_a_mail_server_that_is_away_loses_nothing() {
    let house = House::new();
    let gone = {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("an address");
        format!("smtp://{}", listener.local_addr().expect("bound"))
    };
    let from = "Hyacinth <sets@example.org>";
    let (mut ada, set) = house.set().await;
    let body = json!({ "name": "Ben", "role": "member", "address": "ben@school.example" });
    ada.post(&format!("/api/sets/{set}/invitations"), body).await.expect(StatusCode::CREATED);
    round(&house.app, &Settings::smtp(&gone, from, None).expect("an address"))
        .await
        .expect("a round");
    assert_eq!(ada.page(&set).await["invitations"][0]["mail"], "waiting");
    let server = Server::start().await;
    house.app.clock.advance(Millis::minutes(1));
    round(&house.app, &Settings::smtp(&server.url, from, None).expect("an address"))
        .await
        .expect("a round");
    assert_eq!(
        (ada.page(&set).await["invitations"][0]["mail"].clone(), server.took().len()),
        (json!("sent"), 1)
    );
}
