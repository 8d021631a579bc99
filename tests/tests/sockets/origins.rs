//! Whose pages may open a live connection: the origin must be one of this server's, byte for byte.

use crate::raw::{Raw, upgrade};
use hyacinth_protocol::MeetingId;
use hyacinth_tests::Table;
use uuid::Uuid;

/// What a page elsewhere could have as its origin, or a program could write in its place. `{port}` is
/// the server's.
const FOREIGN: &[&str] = &[
    // Another scheme.
    "https://localhost:{port}",
    "ws://localhost:{port}",
    "wss://localhost:{port}",
    "file://localhost:{port}",
    "ftp://localhost:{port}",
    "chrome-extension://localhost:{port}",
    "//localhost:{port}",
    "localhost:{port}",
    "://localhost:{port}",
    "http:/localhost:{port}",
    "http:localhost:{port}",
    "http://http://localhost:{port}",
    // Another port.
    "http://localhost",
    "http://localhost:",
    "http://localhost:80",
    "http://localhost:0{port}",
    "http://localhost:{port}0",
    "http://localhost:{port}1",
    "http://localhost:+{port}",
    "http://localhost:{port}:80",
    // Another host, that looks like it.
    "http://evil.example",
    "http://evil.example:{port}",
    "http://localhost.evil.example:{port}",
    "http://evil.localhost:{port}",
    "http://evil-localhost:{port}",
    "http://localhostevil:{port}",
    "http://localhost.:{port}",
    "http://.localhost:{port}",
    "http://localhost%2e:{port}",
    "http://localhost:{port}.evil.example",
    "http://localhost:{port}@evil.example",
    "http://evil.example@localhost:{port}",
    "http://evil.example:{port}@localhost:{port}",
    "http://evil.example#@localhost:{port}",
    "http://evil.example?http://localhost:{port}",
    "http://evil.example/http://localhost:{port}",
    "http://evil.example\\@localhost:{port}",
    "http://l\u{43e}calhost:{port}",
    "http://\u{ff4c}ocalhost:{port}",
    "http://xn--lcalhost-tdf:{port}",
    // Addresses that lead here all the same.
    "http://127.0.0.2:{port}",
    "http://127.1:{port}",
    "http://0.0.0.0:{port}",
    "http://2130706433:{port}",
    "http://0x7f.0.0.1:{port}",
    "http://0177.0.0.1:{port}",
    "http://[::]:{port}",
    "http://[0:0:0:0:0:0:0:1]:{port}",
    "http://[::ffff:127.0.0.1]:{port}",
    "http://[::1%25lo]:{port}",
    "http://::1:{port}",
    // Written otherwise than a browser does.
    "HTTP://localhost:{port}",
    "Http://localhost:{port}",
    "http://LOCALHOST:{port}",
    "http://Localhost:{port}",
    "http://localhost:{port}/",
    "http://localhost:{port}/room",
    "http://localhost:{port}?",
    "http://localhost:{port}#",
    "http://localhost:{port} http://evil.example",
    "http://evil.example http://localhost:{port}",
    "http://localhost:{port},http://evil.example",
    "http://localhost:{port}, http://localhost:{port}",
    "http://localhost:{port}\tx",
    "\"http://localhost:{port}\"",
    // None.
    "null",
    "Null",
    "undefined",
    "about:blank",
    "data:",
    "*",
    "",
];

/// What a browser on this machine sends.
const OWN: &[&str] = &["http://localhost:{port}", "http://127.0.0.1:{port}", "http://[::1]:{port}"];

#[tokio::test]
async fn only_a_page_of_this_server_opens_a_live_connection() {
    assert!(FOREIGN.len() >= 40);
    let mut table = Table::of(&["Hugo", "Ada", "Ben"]).await;
    let meeting = table.meeting;
    let door = table.person("Ada").browser.door(meeting);
    let path = format!("/api/meetings/{meeting}/live");
    let port = door.address.port().to_string();
    let cookie = format!("Cookie: {}\r\n", door.cookie);
    let asks = async |lines: Vec<u8>| {
        let mut raw = Raw::open(door.address).await;
        raw.say(upgrade(&path, &lines)).await;
        raw.status().await
    };
    let with = |origin: &[u8]| [cookie.as_bytes(), b"Origin: ", origin, b"\r\n"].concat();
    for origin in OWN.iter().map(|origin| origin.replace("{port}", &port)) {
        assert_eq!(asks(with(origin.as_bytes())).await, Some(101), "{origin}");
    }
    for origin in FOREIGN.iter().map(|origin| origin.replace("{port}", &port)) {
        assert_eq!(asks(with(origin.as_bytes())).await, Some(403), "{origin}");
        // Whoever is refused for the page is refused whoever they are.
        let unsigned = format!("Origin: {origin}\r\n").into_bytes();
        assert_eq!(asks(unsigned).await, Some(403), "{origin}, signed out");
    }

    let own = format!("http://localhost:{port}");
    let lines = |all: &[&str]| all.iter().map(|line| format!("{line}\r\n")).collect::<String>();
    for several in [
        vec![format!("Origin: {own}"), "Origin: http://evil.example".to_owned()],
        vec!["Origin: http://evil.example".to_owned(), format!("Origin: {own}")],
        vec![format!("Origin: {own}"), format!("Origin: {own}")],
        vec![format!("Origin: {own}"), "ORIGIN: null".to_owned()],
        // Without an origin: a page elsewhere, or no page.
        vec!["Sec-Fetch-Site: cross-site".to_owned()],
        vec!["Sec-Fetch-Site: same-site".to_owned()],
        vec!["Sec-Fetch-Site: none".to_owned()],
        vec!["Sec-Fetch-Site: Same-Origin".to_owned()],
        vec!["Sec-Fetch-Site: same-origin".to_owned(), "Sec-Fetch-Site: cross-site".to_owned()],
        vec!["Origin: http://evil.example".to_owned(), "Sec-Fetch-Site: same-origin".to_owned()],
        vec![format!("Referer: {own}/"), format!("Host: localhost:{port}")],
        vec![format!("X-Origin: {own}")],
        vec![],
    ] {
        let several: Vec<&str> = several.iter().map(String::as_str).collect();
        let all = [cookie.clone(), lines(&several)].concat();
        let status = asks(all.into_bytes()).await;
        assert!(matches!(status, Some(400 | 403)), "{several:?}: {status:?}");
    }
    for bytes in [&b"http://localhost\xff"[..], b"\xef\xbb\xbfhttp://localhost", b"\x80"] {
        assert_eq!(asks(with(bytes)).await, Some(403), "{bytes:?}");
    }
    // A zero byte is no header at all.
    assert_eq!(asks(with(b"http://localhost\x00")).await, Some(400));
    table.finish().await;
}

/// Who may not come in, told apart by nothing: a meeting that is another set's and one that never was.
#[tokio::test]
async fn a_foreign_meeting_and_one_that_never_was_answer_byte_for_byte_alike() {
    let mut table = Table::of(&["Hugo", "Ada", "Ben"]).await;
    let (meeting, never) = (table.meeting, MeetingId(Uuid::from_u128(7)));
    let door = table.stranger("Zoe").await.door(meeting);
    let own = format!("Origin: {}\r\n", door.origin);
    let hers = format!("{own}Cookie: {}\r\n", door.cookie);
    // Without its date, the one line that may differ.
    let answer = async |meeting: MeetingId, lines: &str| {
        let mut raw = Raw::open(door.address).await;
        let lines = format!("Connection: close\r\n{lines}");
        raw.say(upgrade(&format!("/api/meetings/{meeting}/live"), lines.as_bytes())).await;
        let all = String::from_utf8(raw.rest().await).expect("plain");
        let lines = all.split_inclusive("\r\n").filter(|line| !line.starts_with("date: "));
        lines.collect::<String>()
    };
    for (lines, status, kind) in [(&hers, 404, "not-found"), (&own, 401, "signed-out")] {
        let (foreign, unreal) = (answer(meeting, lines).await, answer(never, lines).await);
        assert!(foreign.starts_with(&format!("HTTP/1.1 {status} ")), "{foreign}");
        assert!(foreign.contains(kind), "{foreign}");
        assert_eq!(foreign, unreal);
    }
    table.finish().await;
}
