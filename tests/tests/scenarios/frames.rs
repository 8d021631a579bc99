//! What is no frame of this protocol is answered, and changes nothing.

use crate::steps::{opens, round};
use hyacinth::client::{Answered, ClientError};
use hyacinth_protocol::{
    CloseCode, Command, CommandId, FRAME_BYTES, Failure, Kind, ServerFrame, Words,
};
use hyacinth_tests::{Table, Wire, say, within};
use tokio_tungstenite::tungstenite::{
    Bytes, Message,
    protocol::{
        CloseFrame,
        frame::{
            Frame,
            coding::{Data, OpCode},
        },
    },
};
use uuid::Uuid;

const THREE: &[&str] = &["Hugo", "Ada", "Ben"];

/// The newest passages of a round that a view holds.
const SHOWN: usize = 40;
const HELLO: &str = r#"{"type":"hello","version":1}"#;

async fn wire(table: &mut Table, who: &str) -> Wire {
    let meeting = table.meeting;
    Wire::open(&table.person(who).browser.door(meeting)).await.expect("a member")
}

#[tokio::test]
async fn malformed_frames_are_answered_and_change_nothing() {
    let mut table = Table::of(THREE).await;
    opens(&mut table).await;
    let rows = table.rows().await.len();
    let id = CommandId(Uuid::now_v7());
    let command = |inner: &str| format!(r#"{{"type":"command","id":"{id}","command":{inner}}}"#);
    let long = "x".repeat(2_001);
    let of_a_command = [
        command(r#"{"type":"dance"}"#),
        command(r#"{"type":"open","now":true}"#),
        command(r#"{"type":"extend"}"#),
        command(r#"{"type":"extend","minutes":300}"#),
        command(r#"{"type":"extend","minutes":-1}"#),
        command(r#"{"type":"grant","seat":"first"}"#),
        command(r#"{"type":"say","kind":"update","text":"   "}"#),
        command(&format!(r#"{{"type":"say","kind":"update","text":"{long}"}}"#)),
        command(r#"{"type":"bid","title":"two\nlines","minutes":5}"#),
        format!(r#"{{"type":"command","id":"{id}","command":{{"type":"pause"}},"extra":1}}"#),
    ];
    for text in of_a_command {
        let ServerFrame::Failed { id: of, failure } = table.person("Ada").says(text.clone()).await
        else {
            panic!("not answered as malformed: {text}")
        };
        assert!(matches!(failure, Failure::Malformed { .. }), "{text}");
        assert_eq!(of, Some(id), "its sender learns which command it was: {text}");
    }
    let of_nothing = [
        "{",
        "[]",
        "null",
        "\u{0}",
        r#"{"type":"command"}"#,
        r#"{"type":"command","id":"one","command":{"type":"pause"}}"#,
        r#"{"type":"signal","signal":{"type":"writing"}}"#,
        HELLO,
    ];
    for text in of_nothing {
        let answer = table.person("Ada").says(text.to_owned()).await;
        let malformed = Failure::Malformed { detail: String::new() };
        let ServerFrame::Failed { id: None, failure } = answer else {
            panic!("{text}: {answer:?}")
        };
        assert_eq!(std::mem::discriminant(&failure), std::mem::discriminant(&malformed), "{text}");
    }
    assert_eq!(table.rows().await.len(), rows);
    let pong = table.person("Ada").says(r#"{"type":"ping","nonce":7}"#.to_owned()).await;
    let now = table.clock.now();
    assert_eq!(pong, ServerFrame::Pong { nonce: 7, server_time: now }, "she is still here [C1]");
    table.finish().await;
}

#[tokio::test]
async fn who_goes_on_and_on_is_closed() {
    let mut table = Table::of(THREE).await;
    let mut wire = wire(&mut table, "Ben").await;
    wire.say(HELLO).await;
    wire.text().await;
    for _ in 0..21 {
        wire.send(Message::binary(Bytes::from_static(b"\x00\x01"))).await;
    }
    assert_eq!(wire.closed().await, CloseCode::Flood.number());
    table.finish().await;
}

#[tokio::test]
async fn a_frame_over_64_kib_closes_its_connection() {
    let mut table = Table::of(THREE).await;
    for (after_hello, bytes) in [(true, FRAME_BYTES + 1), (true, 1 << 20), (false, 1 << 20)] {
        let mut wire = wire(&mut table, "Ben").await;
        if after_hello {
            wire.say(HELLO).await;
            wire.text().await;
            // At the limit it is read: white space around a frame is no harm.
            let ping = r#"{"type":"ping","nonce":1}"#;
            wire.say(format!("{ping}{}", " ".repeat(FRAME_BYTES - ping.len()))).await;
            while !wire.text().await.contains("pong") {}
        }
        wire.send(Message::text(" ".repeat(bytes))).await;
        assert_eq!(wire.closed().await, CloseCode::TooBig.number());
    }
    table.finish().await;
}

#[tokio::test]
async fn a_goodbye_is_answered_and_what_is_no_frame_is_told_so() {
    let mut table = Table::of(THREE).await;
    let mut reserved = Frame::ping(Bytes::new());
    reserved.header_mut().rsv1 = true;
    let no_text = Frame::message(&b"\xc3("[..], OpCode::Data(Data::Text), true);
    let leaving = CloseFrame { code: 1001.into(), reason: "".into() };
    for (last, code) in [
        (Message::Close(Some(leaving)), 1001),
        (Message::Frame(reserved), CloseCode::NoFrames.number()),
        (Message::Frame(no_text), CloseCode::NoText.number()),
    ] {
        for after_hello in [true, false] {
            let mut wire = wire(&mut table, "Ben").await;
            if after_hello {
                wire.say(HELLO).await;
                wire.text().await;
            }
            wire.send(last.clone()).await;
            assert_eq!(wire.closed().await, code, "{last:?}");
        }
    }
    table.finish().await;
}

#[tokio::test]
async fn the_first_frame_is_a_hello_of_this_version() {
    let mut table = Table::of(THREE).await;
    let seats = table.view("Hugo").roster.as_ref().map(Vec::len);
    for (first, code) in [
        (r#"{"type":"ping","nonce":1}"#, CloseCode::NoHello),
        ("hello", CloseCode::NoHello),
        (r#"{"type":"hello","version":1,"as":"Hugo"}"#, CloseCode::NoHello),
        (r#"{"type":"hello","version":2}"#, CloseCode::Version),
    ] {
        let mut wire = wire(&mut table, "Ben").await;
        wire.say(first).await;
        assert_eq!(wire.closed().await, code.number(), "{first}");
    }
    assert_eq!(table.view("Hugo").roster.as_ref().map(Vec::len), seats);
    assert_eq!(round(table.view("Hugo")), None);
    table.finish().await;
}

#[tokio::test]
async fn a2_as_much_as_may_be_typed_reaches_everyone() {
    let mut table = Table::of(THREE).await;
    opens(&mut table).await;
    table.does("Ada", Command::AcceptFloor {}).await;
    // Four bytes a character, at the bound of a passage.
    let passage = say(Kind::Update, &"\u{1f33c}".repeat(Words::MOST));
    for _ in 0..SHOWN + 5 {
        let id = CommandId(Uuid::now_v7());
        let asking = table.person("Ada").asks(id, passage.clone());
        match within("an answer", asking).await {
            Ok(answered) => assert!(matches!(answered, Answered::Accepted(_)), "{answered:?}"),
            // More than is sent at once: whoever comes back is shown all of it.
            Err(ended) => {
                let come_back = CloseCode::Stalled.number();
                assert!(matches!(ended, ClientError::Closed(Some(code)) if code == come_back));
                THREE.iter().for_each(|name| table.person(name).drop_off());
                table.connect("Ada").await;
                assert!(matches!(
                    table.asks_as("Ada", id, passage.clone()).await,
                    Answered::Accepted(_)
                ));
            }
        }
    }
    for name in THREE {
        table.person(name).drop_off();
        table.connect(name).await;
        let said = table.view(name).said.as_ref().map(Vec::len);
        assert_eq!(said, Some(SHOWN), "{name} is shown everything");
    }
    table.finish().await;
}
