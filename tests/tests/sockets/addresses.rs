//! How much one address may have and ask.

use crate::raw::{Raw, upgrade};
use hyacinth::net::Limits;
use hyacinth_tests::{Table, within};

const THREE: &[&str] = &["Hugo", "Ada", "Ben"];
const ALIVE: &str = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Opens a connection from one of this machine's addresses; gives it where it is served.
async fn served(from: &str, table: &Table) -> Option<Raw> {
    let mut raw = Raw::open_from(from, table.server.address).await;
    raw.say(ALIVE).await;
    raw.status().await.map(|status| {
        assert_eq!(status, 204);
        raw
    })
}

#[tokio::test]
async fn an_address_has_its_share_and_others_theirs() {
    // The people of the table come from 127.0.0.1.
    let trusted_proxies = vec!["127.0.0.1/32".parse().expect("a network")];
    let limits = Limits { connections_per_address: 5, trusted_proxies, ..Limits::default() };
    let table = Table::bearing(THREE, limits).await;
    let mut open = Vec::new();
    for _ in 0..5 {
        open.push(served("127.0.0.2", &table).await.expect("its share"));
    }
    assert!(served("127.0.0.2", &table).await.is_none(), "one too many");
    assert!(served("127.0.0.3", &table).await.is_some(), "another address");
    // Whoever goes makes room.
    open.pop();
    let again = async { while served("127.0.0.2", &table).await.is_none() {} };
    within("there is room again", again).await;
    table.finish().await;
}

#[tokio::test]
async fn behind_a_trusted_proxy_everyone_is_counted_by_the_address_it_tells() {
    let limits = Limits { connections_per_address: 2, ..Limits::default() };
    let mut table = Table::bearing(THREE, limits).await;
    let meeting = table.meeting;
    let door = table.person("Ada").browser.door(meeting);
    let joins = async |forwarded: &str| {
        let mut raw = Raw::open(door.address).await;
        let lines = format!(
            "Origin: {}\r\nCookie: {}\r\nX-Forwarded-For: {forwarded}\r\n",
            door.origin, door.cookie
        );
        raw.say(upgrade(&format!("/api/meetings/{meeting}/live"), lines.as_bytes())).await;
        let head = raw.head().await;
        (raw, head)
    };
    let mut open = Vec::new();
    for forwarded in ["203.0.113.1", "198.51.100.9, 203.0.113.1"] {
        let (raw, head) = joins(forwarded).await;
        assert!(head.starts_with("HTTP/1.1 101"), "{head}");
        open.push(raw);
    }
    // What a client writes into the header itself stands before what the proxy adds.
    let (_, head) = joins("198.51.100.10, 203.0.113.1").await;
    assert!(head.starts_with("HTTP/1.1 429"), "{head}");
    assert!(head.to_ascii_lowercase().contains("\r\nretry-after: "), "{head}");
    let (_other, head) = joins("203.0.113.2").await;
    assert!(head.starts_with("HTTP/1.1 101"), "{head}");
    drop(open);
    table.finish().await;
}

#[tokio::test]
async fn secrets_are_not_tried_without_end() {
    let table = Table::bearing(THREE, Limits::default()).await;
    let origin = table.server.app.site.origin.as_str().to_owned();
    let body = format!(r#"{{"secret":"{}"}}"#, "0".repeat(64));
    let mut raw = Raw::open(table.server.address).await;
    let mut tries = async |from: &str| {
        raw.say(format!(
            "POST /api/invitations/look HTTP/1.1\r\nHost: localhost\r\nOrigin: {origin}\r\n\
             X-Forwarded-For: {from}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        ))
        .await;
        let head = raw.head().await.to_ascii_lowercase();
        let length = head.split("content-length: ").nth(1).and_then(|rest| rest.lines().next());
        let length: usize = length.and_then(|length| length.parse().ok()).expect("a length");
        raw.skip(length).await;
        head
    };
    let refused = async {
        loop {
            let head = tries("203.0.113.1").await;
            if head.starts_with("http/1.1 429") {
                return head;
            }
            assert!(head.starts_with("http/1.1 404"), "{head}");
        }
    };
    let refused = within("it is told to wait", refused).await;
    assert!(refused.contains("\r\nretry-after: "), "{refused}");
    let other = tries("203.0.113.2").await;
    assert!(other.starts_with("http/1.1 404"), "nobody else waits: {other}");
    table.finish().await;
}
