//! Who is slow on purpose: in the head, in the body, between requests, in reading.

use crate::raw::Raw;
use hyacinth::server::Server;
use hyacinth_protocol::{Command, Kind};
use hyacinth_tests::{Table, Wire, run_ahead, say, within};

const THREE: &[&str] = &["Hugo", "Ada", "Ben"];

/// Waits until the server has so many connections.
async fn connected(server: &Server, wanted: u32) {
    let counting = async {
        while server.app.gate.connected() != wanted {
            tokio::task::yield_now().await;
        }
    };
    within("the server has counted its connections", counting).await;
}

#[tokio::test]
async fn whoever_drips_a_request_is_cut_after_ten_seconds() {
    let mut table = Table::of(THREE).await;
    let before = table.server.app.gate.connected();
    for said in [
        // Nothing at all, part of a head, and quiet after an answer.
        "",
        "GET /health HTTP/1.1\r\nHost: localhost\r\nX-Long: aaaa",
        "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ] {
        let mut raw = Raw::open(table.server.address).await;
        raw.say(said).await;
        if said.ends_with("\r\n\r\n") {
            assert_eq!(raw.status().await, Some(204), "{said:?}");
        }
        connected(&table.server, before + 1).await;
        run_ahead(11).await;
        raw.rest().await;
        connected(&table.server, before).await;
    }
    let mut raw = Raw::open(table.server.address).await;
    let (origin, host) = (table.server.app.site.origin.as_str(), "localhost");
    raw.say(format!(
        "POST /api/first HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\n\
         Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{{\"secret\""
    ))
    .await;
    connected(&table.server, before + 1).await;
    run_ahead(11).await;
    assert_eq!(raw.status().await, Some(408), "part of a body");
    for name in THREE {
        table.person(name).drop_off();
        table.connect(name).await;
    }
    table.finish().await;
}

#[tokio::test]
async fn a_head_without_end_is_refused() {
    let table = Table::of(THREE).await;
    for lines in [
        format!("X-Long: {}\r\n", "a".repeat(17 * 1024)),
        (0..65).map(|n| format!("X-{n}: a\r\n")).collect(),
    ] {
        let mut raw = Raw::open(table.server.address).await;
        raw.say(format!("GET /health HTTP/1.1\r\nHost: localhost\r\n{lines}\r\n")).await;
        assert_eq!(raw.status().await, Some(431));
    }
    table.finish().await;
}

#[tokio::test]
async fn who_asks_and_never_reads_is_cut() {
    let table = Table::of(THREE).await;
    let before = table.server.app.gate.connected();
    let mut raw = Raw::open(table.server.address).await;
    // Sent on until the server takes no more: its answers have nowhere to go.
    let request = b"GET /api/formats HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(100);
    let asking = tokio::spawn(async move {
        loop {
            raw.say(&request).await;
            if raw.0.peer_addr().is_err() || raw.0.take_error().is_ok_and(|error| error.is_some()) {
                return;
            }
        }
    });
    connected(&table.server, before + 1).await;
    let cut = async {
        while table.server.app.gate.connected() > before {
            run_ahead(16).await;
        }
    };
    within("it is cut", cut).await;
    asking.abort();
    let mut table = table;
    for name in THREE {
        table.person(name).drop_off();
        table.connect(name).await;
    }
    table.finish().await;
}

#[tokio::test]
async fn twenty_who_do_not_read_delay_nobody_and_are_cut() {
    let mut table = Table::of(THREE).await;
    table.does("Hugo", Command::Open {}).await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let before = table.server.app.gate.connected();
    let mut stalled = Vec::new();
    for _ in 0..20 {
        let mut tab = Wire::open_narrow(&door).await;
        tab.say(r#"{"type":"hello","version":1}"#).await;
        stalled.push(tab);
    }
    connected(&table.server, before + 20).await;
    // Each update is a view of a growing round: more than any socket's buffers hold.
    let passage = "x".repeat(1_990);
    table.does("Ada", Command::AcceptFloor {}).await;
    for n in 0..150 {
        let revision = table.does("Ada", say(Kind::Update, &format!("{n} {passage}"))).await;
        let hugo = table.person("Hugo");
        within("Hugo is up to date", async {
            while hugo.revision() < revision {
                hugo.next().await.expect("an open connection");
            }
        })
        .await;
    }
    let cut = async {
        while table.server.app.gate.connected() > before {
            run_ahead(16).await;
            for name in ["Hugo", "Ada", "Ben"] {
                table.person(name).drop_off();
                table.connect(name).await;
            }
        }
    };
    within("they are cut", cut).await;
    drop(stalled);
    table.finish().await;
}
