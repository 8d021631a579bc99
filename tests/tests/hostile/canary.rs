//! Promise 3 and 6: every free text of every command, until when it is whose; and nothing that anyone
//! typed in any log at its finest, in any number, in any error that another one is told.

use crate::{
    fields,
    walk::{FOUR, Walk},
};
use hyacinth_protocol::{
    ActionId, BidId, CarriedId, Command, Kind, OfferId, OfferKind, Outcome, SupportKind, Wording,
};
use hyacinth_tests::{Wire, say, within};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};
use uuid::Uuid;

fn wording(walk: &mut Walk) -> Wording {
    Wording {
        what: walk.words(),
        measure: Some(walk.line()),
        means: Some(walk.line()),
        why: Some(walk.line()),
        due: None,
        involves_pupils: false,
        ethics_ticked: false,
    }
}

fn bid(walk: &mut Walk) -> Command {
    Command::Bid { title: walk.line(), why: Some(walk.line()), minutes: 8 }
}

/// Drafts, bids, gauges: private until all have answered.
async fn chooses(walk: &mut Walk) -> BidId {
    let draft = bid(walk);
    let draft = walk.does("Ben", draft).await;
    walk.does("Hugo", Command::Open {}).await;
    walk.keeps("Ben", &draft).await;
    walk.moves_on().await;
    let mine = bid(walk);
    let mine = walk.does("Ben", mine).await;
    walk.keeps("Ben", &mine).await;
    let other = bid(walk);
    walk.does("Ada", other).await;
    walk.does("Chloe", Command::NoBid {}).await;
    walk.tells("Ben", &mine).await;
    walk.keeps("Ben", &draft).await;

    let bids = walk.process.people[0].view().bids.clone().flatten().expect("bids").bids;
    let ada = walk.process.people[1].seat();
    let hers = bids.iter().find(|bid| bid.seat == ada).expect("Ada's bid").bid;
    let reason = Some(walk.line());
    let reason = walk.does("Ben", Command::Gauge { bid: hers, agreement: 4, reason }).await;
    walk.keeps("Ben", &reason).await;
    for who in ["Ada", "Chloe"] {
        walk.does(who, Command::Gauge { bid: hers, agreement: 5, reason: None }).await;
    }
    walk.tells("Ben", &reason).await;
    hers
}

/// Questions wait unread; support is for all.
async fn asks(walk: &mut Walk, chosen: BidId) {
    walk.does("Hugo", Command::Propose { bid: chosen }).await;
    let reason = Some(walk.line());
    walk.does("Chloe", Command::AnswerProposal { agree: true, reason }).await;
    for who in ["Ben", "Ada"] {
        walk.does(who, Command::AnswerProposal { agree: true, reason: None }).await;
    }
    walk.moves_on().await;
    let note = Some(walk.line());
    let wanted = vec![SupportKind::Questions];
    let note = walk.does("Ada", Command::StateSupport { wanted, note }).await;
    walk.tells("Ada", &note).await;
    walk.moves_on().await;
    let text = Some(walk.words());
    let asked = walk.does("Chloe", Command::Ask { text }).await;
    walk.tells("Chloe", &asked).await;
    let text = Some(walk.words());
    let first = walk.does("Ben", Command::Ask { text }).await;
    walk.keeps("Ben", &first).await;
    let text = Some(walk.words());
    let second = walk.does("Ben", Command::RewordQuestion { text }).await;
    walk.keeps("Ben", &second).await;
    walk.does("Ada", Command::Answered {}).await;
    let text = Some(walk.words());
    let follow_up = walk.does("Chloe", Command::FollowUp { text }).await;
    walk.tells("Chloe", &follow_up).await;
    walk.does("Ada", Command::Answered {}).await;
    walk.does("Ben", Command::AcceptFloor {}).await;
    walk.tells("Ben", &second).await;
    walk.keeps("Ben", &first).await;
    walk.moves_on().await;
}

/// Offers are their authors' until they are opened, and for ever where they are not.
async fn offers(walk: &mut Walk) {
    let (kind, text) = (OfferKind::Advice, walk.words());
    let first = walk.does("Ben", Command::Offer { kind, text }).await;
    let text = walk.words();
    let second = walk.does("Ben", Command::RewordOffer { offer: OfferId(0), text }).await;
    let (kind, text) = (OfferKind::Opinion, walk.words());
    let never = walk.does("Chloe", Command::Offer { kind, text }).await;
    walk.moves_on().await;
    walk.does("Ada", Command::Invite { kinds: vec![OfferKind::Advice] }).await;
    for texts in [&first, &second] {
        walk.keeps("Ben", texts).await;
    }
    walk.does("Ada", Command::OpenOffer { offer: OfferId(0) }).await;
    walk.tells("Ben", &second).await;
    walk.keeps("Ben", &first).await;
    walk.keeps("Chloe", &never).await;
    let draft = wording(walk);
    let drafted = walk.does("Ada", Command::DraftAction { wording: draft }).await;
    walk.tells("Ada", &drafted).await;
    let better = wording(walk);
    let action = ActionId(0);
    let reworded = walk.does("Ada", Command::RewordAction { action, wording: better }).await;
    walk.tells("Ada", &reworded).await;
    walk.moves_on().await;
    walk.does("Hugo", Command::ReadBack { action }).await;
    walk.does("Ada", Command::ConfirmAction { action }).await;
    let text = walk.text();
    let said = walk.does("Ben", say(Kind::Reflection, &text)).await;
    walk.tells("Ben", &said).await;
    walk.does("Hugo", Command::Close { insist: true }).await;
    walk.keeps("Chloe", &never).await;
}

/// What the next meeting begins with, and what is refused in it: nobody else hears of that.
async fn meets_again(walk: &mut Walk) {
    walk.process.next_meeting().await;
    walk.does("Hugo", Command::Open {}).await;
    let carried = walk.process.people[0].view().actions.clone().expect("actions").carried;
    let action = carried.first().expect("Ada's action").action;
    let (happened, learned) = (Some(walk.words()), Some(walk.words()));
    let outcome = Outcome::Done;
    let told = walk.does("Ada", Command::ReviewAction { action, outcome, happened, learned }).await;
    walk.tells("Ada", &told).await;
    let nobodys = CarriedId(Uuid::nil());
    let happened = Some(walk.words());
    let review = Command::ReviewAction { action: nobodys, outcome, happened, learned: None };
    walk.is_refused("Ben", review).await;
    let theme = walk.line();
    walk.is_refused("Ben", Command::StateTheme { theme }).await;
    let title = walk.line();
    walk.is_refused("Ben", Command::NameIssue { title }).await;
    let (title, link, questions) = (walk.line(), Some(walk.line()), vec![walk.line()]);
    walk.is_refused("Ben", Command::ShareResource { title, link, questions }).await;
    let format = walk.text();
    walk.is_refused("Ben", Command::SwitchFormat { format }).await;
}

/// Whoever sends nonsense is told where it is wrong, and closed without a word of it.
async fn sends_nonsense(walk: &mut Walk) {
    let door = walk.process.people[3].browser.door(walk.process.meeting());
    let mut wire = Wire::open(&door).await.expect("a member");
    wire.say(r#"{"type":"hello","version":1}"#).await;
    let text = walk.text();
    walk.words.push(text.clone());
    for n in 0..40 {
        let frame = match n % 4 {
            0 => json!({ "type": "command", "id": text, "command": { "type": "open" } }),
            1 => json!({ "type": text }),
            2 => {
                json!({ "type": "command", "id": Uuid::nil(), "command": { "type": "extend", "minutes": text } })
            }
            _ => Value::String(text.clone()),
        };
        wire.send(tokio_tungstenite::tungstenite::Message::text(frame.to_string())).await;
    }
    let (code, reason) = wire.closed_with().await;
    assert_eq!(code, hyacinth_protocol::CloseCode::Flood.number());
    assert!(!reason.contains("canary"), "{reason}");
}

/// Every free text of every body, right and wrong, and in addresses and headers.
async fn sends_bodies(walk: &mut Walk) -> BTreeSet<String> {
    let mut c = || walk.text();
    let charter = json!({
        "quorum": 2, "tieRule": "draw", "groundRules": [c()], "confidentiality": c(),
        "namesOnHeldOffers": false, "values": [c()],
    });
    let set = format!("/api/sets/{}", Uuid::nil());
    let bodies = [
        ("First", "/api/first".to_owned(), json!({ "secret": c(), "name": c() })),
        ("Look", "/api/invitations/look".into(), json!({ "secret": c() })),
        ("Claim", "/api/invitations/claim".into(), json!({ "secret": c(), "name": c() })),
        (
            "NewSet",
            "/api/sets".into(),
            json!({ "name": c(), "purpose": c(), "format": c(), "charter": charter }),
        ),
        ("CharterDraft", format!("{set}/charter"), charter.clone()),
        ("FormatFile", format!("{set}/formats/read"), json!({ "name": c(), "text": c() })),
        ("FormatChoice", format!("{set}/format"), json!({ "key": c() })),
        ("NewMeeting", format!("{set}/meetings"), json!({ "format": c() })),
        (
            "NewInvitation",
            format!("{set}/invitations"),
            json!({ "name": c(), "role": "member", "address": c() }),
        ),
        (
            "NewDate",
            format!("{set}/dates"),
            json!({ "at": 1, "place": c(), "minutes": 60, "note": c() }),
        ),
        ("NewAddress", "/api/me/mail".into(), json!({ "address": c(), "zone": c() })),
        ("MailCode", "/api/me/mail/confirm".into(), json!({ "code": c() })),
        (
            "KeepPage",
            format!("{set}/journal/{}", Uuid::nil()),
            json!({ "version": 0, "text": c(), "meeting": null, "prompt": null }),
        ),
        (
            "NewExtract",
            format!("{set}/extracts"),
            json!({ "page": Uuid::nil(), "text": c(), "named": true, "consent": 1 }),
        ),
        (
            "NewObservation",
            format!("{set}/actions/{}/observations", Uuid::nil()),
            json!({ "text": c() }),
        ),
        ("NewFocus", format!("{set}/focus"), json!({ "focus": c(), "why": c() })),
        (
            "NewResource",
            format!("{set}/library"),
            json!({ "title": c(), "kind": "other", "link": c(), "why": c(), "questions": [c()] }),
        ),
        ("NewNote", format!("{set}/board"), json!({ "side": "share", "what": c(), "more": c() })),
    ];
    let mut sent = BTreeSet::new();
    for (name, path, body) in bodies {
        let mut found = Vec::new();
        fields::canaries(name, &body, &mut found);
        for (place, text) in found {
            sent.insert(place);
            walk.words.push(text);
        }
        let browser = &mut walk.process.people[0].browser;
        let wrong = json!({ "wrong": body });
        let _ = browser.post::<Value>(&path, &body).await;
        let _ = browser.post::<Value>(&path, &wrong).await;
        let query = format!("{path}?q={}", body.to_string().len());
        let _ = browser.post::<Value>(&query, &body).await;
    }
    let text = walk.text();
    walk.words.push(text.clone());
    for head in [
        format!(
            "GET /{text}?secret={text} HTTP/1.1\r\nHost: {text}\r\nCookie: hyacinth={text}\r\n"
        ),
        format!(
            "GET /api/sets/{text} HTTP/1.1\r\nHost: x\r\nOrigin: {text}\r\nReferer: {text}\r\n"
        ),
        format!("{text} / HTTP/1.1\r\nHost: x\r\n"),
    ] {
        answer(walk.process.people[0].browser.door(walk.process.meeting()).address, &head).await;
    }
    sent
}

/// What a bare request is answered.
pub(crate) async fn answer(address: std::net::SocketAddr, head: &str) -> String {
    let asking = async {
        let mut stream = TcpStream::connect(address).await.expect("it listens");
        let request = format!("{head}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.expect("it is sent");
        let mut all = Vec::new();
        stream.read_to_end(&mut all).await.expect("an answer");
        String::from_utf8_lossy(&all).into_owned()
    };
    within("an answer", asking).await
}

#[tokio::test]
async fn every_word_is_for_whom_it_is_and_for_no_log() {
    let mut walk = Walk::begin().await;
    let chosen = chooses(&mut walk).await;
    asks(&mut walk, chosen).await;
    offers(&mut walk).await;
    meets_again(&mut walk).await;
    sends_nonsense(&mut walk).await;
    let sent = sends_bodies(&mut walk).await;

    let missing: Vec<String> = fields::of_commands().difference(&walk.typed).cloned().collect();
    assert!(missing.is_empty(), "no canary was typed into {missing:?}: add it to the walk");
    let missing: Vec<String> = fields::of_bodies().difference(&sent).cloned().collect();
    assert!(missing.is_empty(), "no canary was sent in {missing:?}: add it to the bodies");

    let metrics = walk.process.program().metrics.expect("an address of its own");
    let numbers = answer(metrics, "GET /metrics HTTP/1.1\r\nHost: x\r\n").await;
    assert!(numbers.contains("hyacinth_"), "{numbers}");
    for person in FOUR {
        assert!(!numbers.contains(person), "{person} is in the numbers");
    }
    let health = answer(metrics, "GET /health/ready HTTP/1.1\r\nHost: x\r\n").await;
    assert!(!(numbers + &health).contains("anary"), "a word is in the numbers");
    walk.process.kill().await;
    let logs = walk.process.logs();
    assert!(logs.contains("TRACE"), "it logs at its finest:\n{logs}");
    let told = logs.lines().find(|line| line.contains("canary-") || line.contains("Canary"));
    assert_eq!(told, None, "a log line holds what someone typed");
    assert!(!logs.contains("panicked"), "{logs}");
}
