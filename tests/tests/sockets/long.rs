//! More at once than a connection may cost.

use hyacinth::client::{Answered, ClientError};
use hyacinth_protocol::{Changed, ClientFrame, CloseCode, Command, CommandId, Kind};
use hyacinth_tests::{Table, Wire, run_ahead, say, within};
use uuid::Uuid;

const THREE: &[&str] = &["Hugo", "Ada", "Ben"];

/// How many long welcomes the server sends at a time.
const LONG_AT_A_TIME: usize = 16;

/// A round with so much in it that its changes are not sent at once any more. Everybody was closed by
/// then, with word to come back.
async fn with_much_said() -> Table {
    let mut table = Table::of(THREE).await;
    table.does("Hugo", Command::Open {}).await;
    table.does("Ada", Command::AcceptFloor {}).await;
    // Four bytes each: the longest passages there are.
    let passage = "🪻".repeat(1_990);
    let ada = table.person("Ada");
    let mut said = 0;
    let (id, command, ended) = loop {
        let id = CommandId(Uuid::now_v7());
        let command = say(Kind::Update, &format!("{said} {passage}"));
        match within("an answer", ada.asks(id, command.clone())).await {
            Ok(Answered::Accepted(_)) => said += 1,
            Ok(other) => panic!("the update is taken, not {other:?}"),
            Err(ended) => break (id, command, ended),
        }
    };
    assert!((30..40).contains(&said), "{said} passages go out at once");
    let come_back = CloseCode::Stalled.number();
    assert!(matches!(ended, ClientError::Closed(Some(code)) if code == come_back), "{ended:?}");
    for name in ["Hugo", "Ben"] {
        let person = table.person(name);
        let ended = within("word to come back", async {
            loop {
                if let Err(ended) = person.next().await {
                    return ended;
                }
            }
        });
        let ended = ended.await;
        assert!(matches!(ended, ClientError::Closed(Some(code)) if code == come_back), "{ended:?}");
    }
    THREE.iter().for_each(|name| table.person(name).drop_off());
    table.connect("Ada").await;
    let answer = within("an answer", table.person("Ada").asks(id, command)).await;
    assert!(matches!(answer, Ok(Answered::Accepted(_))), "it was done: {answer:?}");
    let all = table.view("Ada").said.as_ref().map_or(0, Vec::len);
    assert_eq!(all, said + 1, "the welcome holds what was too long to be sent as a change");
    table
}

#[tokio::test]
async fn who_would_be_sent_too_much_at_once_comes_back_to_a_long_welcome() {
    let mut table = with_much_said().await;
    for name in ["Hugo", "Ben"] {
        table.connect(name).await;
    }
    // Small changes go on as ever.
    let revision = table.does("Hugo", Command::Pause {}).await;
    for name in THREE {
        let person = table.person(name);
        within("the pause", async {
            while person.revision() < revision {
                person.next().await.expect("an open connection");
            }
        })
        .await;
    }
    table.finish().await;
}

#[tokio::test]
async fn long_welcomes_that_nobody_reads_keep_nobody_out() {
    let mut table = with_much_said().await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let mut deaf = Vec::new();
    for _ in 0..LONG_AT_A_TIME {
        let mut tab = Wire::open_narrow(&door).await;
        tab.say(r#"{"type":"hello","version":1}"#).await;
        deaf.push(tab);
    }
    let ben = table.person("Ben").member;
    let is_here = |view: &Changed| {
        let roster = view.roster.as_ref().expect("a whole view");
        roster.iter().any(|seat| seat.member == ben && seat.present)
    };
    table.sees("Ada", "that Ben is there", is_here).await;
    run_ahead(16).await;
    table.connect("Hugo").await;
    table.connect("Ben").await;
    drop(deaf);
    table.finish().await;
}

#[tokio::test]
async fn who_takes_slowly_what_they_are_sent_is_heard_meanwhile() {
    let mut table = with_much_said().await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let mut tab = Wire::open_narrow(&door).await;
    tab.say(r#"{"type":"hello","version":1}"#).await;
    let round = table.view("Ada").round.clone().flatten().map(|round| round.index);
    let ready = ClientFrame::Command {
        id: CommandId(Uuid::now_v7()),
        command: Command::Ready { leaving: round.expect("a round"), ready: true },
    };
    tab.say(&serde_json::to_string(&ready).expect("frames are plain data")).await;
    let ben = table.person("Ben").seat();
    let is_ready =
        |view: &Changed| view.round.iter().flatten().any(|round| round.ready.contains(&ben));
    table.sees("Ada", "that Ben is ready, whose welcome is on its way still", is_ready).await;
    drop(tab);
    table.finish().await;
}
