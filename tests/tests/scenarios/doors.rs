//! Who is let in, all of it before the upgrade.

use hyacinth::client::Browser;
use hyacinth_protocol::{CloseCode, MeetingId, api};
use hyacinth_tests::{Table, Wire, line};
use uuid::Uuid;

const THREE: &[&str] = &["Hugo", "Ada", "Ben"];

async fn status(door: &hyacinth::client::Door) -> Option<u16> {
    Wire::open(door).await.err()
}

#[tokio::test]
async fn a_foreign_origin_is_refused_before_the_upgrade() {
    let mut table = Table::of(THREE).await;
    let meeting = table.meeting;
    let own = table.person("Ada").browser.door(meeting);
    assert_eq!(status(&own).await, None, "her own page");
    let port = own.address.port();
    for origin in [
        "https://evil.example".to_owned(),
        "null".to_owned(),
        String::new(),
        format!("https://localhost:{port}"),
        format!("http://localhost:{}", port ^ 1),
        format!("http://localhost:{port}.evil.example"),
        format!("http://localhost.evil.example:{port}"),
    ] {
        let door = hyacinth::client::Door { origin: origin.clone(), ..own.clone() };
        assert_eq!(status(&door).await, Some(403), "{origin}");
    }
    table.finish().await;
}

#[tokio::test]
async fn only_signed_in_members_who_accepted_the_charter_come_in() {
    let mut table = Table::of(THREE).await;
    let meeting = table.meeting;
    let own = table.person("Ada").browser.door(meeting);
    for cookie in ["", "hyacinth=0123", &format!("hyacinth={}", "0".repeat(64))] {
        let door = hyacinth::client::Door { cookie: cookie.to_owned(), ..own.clone() };
        assert_eq!(status(&door).await, Some(401), "{cookie}");
    }
    let nowhere = hyacinth::client::Door { meeting: MeetingId(Uuid::now_v7()), ..own.clone() };
    assert_eq!(status(&nowhere).await, Some(404));

    let zoe = table.stranger("Zoe").await;
    assert_eq!(status(&zoe.door(meeting)).await, Some(404), "as if there were no such meeting");

    let draft = api::CharterDraft {
        quorum: 2,
        tie_rule: hyacinth_protocol::TieRule::Draw,
        ground_rules: Vec::new(),
        confidentiality: line("Nothing leaves this room."),
        names_on_held_offers: true,
        most_meetings: 6,
        values: Vec::new(),
        sponsor_sees: Default::default(),
    };
    let path = format!("/api/sets/{}/charter", table.set);
    let hugo: &mut Browser = &mut table.person("Hugo").browser;
    let _: api::CharterView = hugo.put(&path, &draft).await.expect("a new charter");
    assert_eq!(status(&own).await, Some(409), "she accepts the new charter first [E2]");
    table.finish().await;
}

#[tokio::test]
async fn signing_out_ends_the_other_tabs_and_nobody_elses() {
    let mut table = Table::of(THREE).await;
    let meeting = table.meeting;
    let hello = r#"{"type":"hello","version":1}"#;
    let mut tab = Wire::open(&table.person("Ada").browser.door(meeting)).await.expect("a tab");
    tab.say(hello).await;
    assert!(tab.text().await.contains("welcome"));
    let mut bens = Wire::open(&table.person("Ben").browser.door(meeting)).await.expect("a tab");
    bens.say(hello).await;
    assert!(bens.text().await.contains("welcome"));

    let mut other = table.person("Ada").browser.clone();
    table.person("Ada").leave();
    let _: () = other.post("/api/sign-out", &()).await.expect("signed out");
    assert_eq!(tab.closed().await, CloseCode::NotAMember.number());
    bens.say(r#"{"type":"ping","nonce":7}"#).await;
    while !bens.text().await.contains("pong") {}
    drop((tab, bens));
    table.finish().await;
}
