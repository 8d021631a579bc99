//! More than any page sends.

use crate::raw::{Raw, upgrade};
use hyacinth::net::Limits;
use hyacinth_protocol::{CloseCode, Failure, ServerFrame};
use hyacinth_tests::{Table, Wire};
use uuid::Uuid;

const THREE: &[&str] = &["Hugo", "Ada", "Ben"];
const HELLO: &str = r#"{"type":"hello","version":1}"#;

/// The start of an empty frame as a client sends it, masked with zeros.
const fn empty(first: u8) -> [u8; 6] {
    [first, 0x80, 0, 0, 0, 0]
}

/// A close frame with this code and its name, as the server sends it.
fn close(code: CloseCode) -> Vec<u8> {
    let name = format!("{code:?}");
    let length = u8::try_from(name.len() + 2).expect("a short name");
    [&[0x88, length][..], &code.number().to_be_bytes(), name.as_bytes()].concat()
}

#[tokio::test]
async fn a_flood_of_frames_that_say_nothing_is_closed() {
    let mut table = Table::bearing(THREE, Limits::default()).await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let lines = format!("Origin: {}\r\nCookie: {}\r\n", door.origin, door.cookie);
    let request = upgrade(&format!("/api/meetings/{meeting}/live"), lines.as_bytes());
    let (ping, pong, begun, more) = (empty(0x89), empty(0x8a), empty(0x01), empty(0x00));
    for (what, first, each) in [
        ("pings", ping, ping),
        ("pongs", pong, pong),
        ("empty fragments of a message that never ends", begun, more),
    ] {
        let mut raw = Raw::open(door.address).await;
        raw.say(&request).await;
        assert_eq!(raw.status().await, Some(101));
        raw.say(first).await;
        raw.say(each.repeat(2_000)).await;
        let rest = raw.rest().await;
        assert!(rest.ends_with(&close(CloseCode::Flood)), "{what}: {rest:x?}");
    }
    table.finish().await;
}

#[tokio::test]
async fn a_member_who_sends_faster_than_a_person_is_told_to_wait_in_every_tab() {
    let mut table = Table::bearing(THREE, Limits::default()).await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let mut tabs = Vec::new();
    for _ in 0..2 {
        let mut tab = Wire::open(&door).await.expect("a tab");
        tab.say(HELLO).await;
        tabs.push(tab);
    }
    let rows = table.rows().await.len();
    let command = || {
        let id = Uuid::now_v7();
        format!(r#"{{"type":"command","id":"{id}","command":{{"type":"pause"}}}}"#)
    };
    // What he may send at once, from one tab.
    let mut told = None;
    while told.is_none() {
        tabs[0].say(command()).await;
        told = too_fast(&mut tabs[0]).await;
    }
    assert!(told.is_some_and(|wait_ms| (1..=1_000).contains(&wait_ms)), "{told:?}");
    // The other one is his as well.
    let mut told = None;
    for _ in 0..5 {
        tabs[1].say(command()).await;
        told = told.or(too_fast(&mut tabs[1]).await);
    }
    assert!(told.is_some());
    // Nobody else waits.
    let ada = table.person("Ada").says(command()).await;
    assert!(matches!(ada, ServerFrame::Refused { .. }), "{ada:?}");
    // Who goes on all the same is closed.
    for _ in 0..300 {
        tabs[0].send(command().into()).await;
    }
    assert_eq!(tabs[0].closed().await, CloseCode::Flood.number());
    assert_eq!(table.rows().await.len(), rows, "nothing was done");
    drop(tabs);
    table.finish().await;
}

/// The answer to a command: how long to wait, or none where it was taken.
async fn too_fast(tab: &mut Wire) -> Option<u32> {
    loop {
        match serde_json::from_str(&tab.text().await).expect("a frame") {
            ServerFrame::Failed { failure: Failure::TooFast { wait_ms }, .. } => {
                return Some(wait_ms);
            }
            ServerFrame::Refused { .. } => return None,
            _ => {}
        }
    }
}
