//! One order, one effect: races, repeats, and ids of others.

use crate::steps::{moves_on, opens, round};
use hyacinth::client::{Answered, Client};
use hyacinth_protocol::{ClientFrame, Command, CommandId, Failure, Millis, Refusal, RoundIndex};
use hyacinth_tests::{Table, within};
use uuid::Uuid;

const THREE: &[&str] = &["Hugo", "Ada", "Ben"];

#[tokio::test]
async fn d5_of_two_nexts_at_once_the_second_has_already_moved() {
    let mut table = Table::of(THREE).await;
    opens(&mut table).await;
    let meeting = table.meeting;
    let door = table.person("Hugo").browser.door(meeting);
    let hugo = table.seat("Hugo");
    let mut other = Client::connect(&door).await.expect("his phone");
    let command = Command::Next { leaving: RoundIndex(0), insist: true };
    let (one, two) = (CommandId(Uuid::now_v7()), CommandId(Uuid::now_v7()));
    // Both are on their way before either is answered.
    let first = ClientFrame::Command { id: one, command: command.clone() };
    table.person("Hugo").client().send(&first).await.expect("sent");
    let on_phone = other.command_as(two, command);
    let (here, phone) = tokio::join!(table.person("Hugo").answer(one), on_phone);
    let answers = [here.expect("an answer"), phone.expect("an answer")];
    let moved = Answered::Refused(Refusal::AlreadyMoved { by: Some(hugo), now: RoundIndex(1) });
    assert!(answers.contains(&moved), "{answers:?}");
    assert!(answers.iter().any(|answer| matches!(answer, Answered::Accepted(_))), "{answers:?}");
    table.all_see("one round further", |view| round(view) == Some(1)).await;
    table.finish().await;
}

#[tokio::test]
async fn a_repeated_id_has_one_effect_and_the_same_answer() {
    let mut table = Table::of(THREE).await;
    opens(&mut table).await;
    moves_on(&mut table, 0, true).await;
    let id = CommandId(Uuid::now_v7());
    let extend = Command::Extend { minutes: 5, confirm: true };
    let first = table.asks_as("Hugo", id, extend.clone()).await;
    assert!(matches!(first, Answered::Accepted(_)));
    table.turn(Millis::minutes(1));
    table.does("Ada", Command::NoBid {}).await;
    let rows = table.rows().await.len();
    assert_eq!(table.asks_as("Hugo", id, extend.clone()).await, first);
    // Even with other words in it: the id is the command.
    assert_eq!(table.asks_as("Hugo", id, Command::Pause {}).await, first);
    table.person("Hugo").drop_off();
    table.connect("Hugo").await;
    assert_eq!(table.asks_as("Hugo", id, extend).await, first);
    let extended = table.rows().await.iter().filter(|row| row.command == id).count();
    assert_eq!(extended, 1);
    assert!(table.rows().await.len() >= rows);
    table.finish().await;
}

#[tokio::test]
async fn a_repeat_from_two_connections_at_once_is_one_command() {
    let mut table = Table::of(THREE).await;
    opens(&mut table).await;
    let meeting = table.meeting;
    let door = table.person("Ben").browser.door(meeting);
    let mut other = Client::connect(&door).await.expect("his phone");
    let id = CommandId(Uuid::now_v7());
    let pause = ClientFrame::Command { id, command: Command::Pause {} };
    table.person("Ben").client().send(&pause).await.expect("sent");
    let on_phone = other.command_as(id, Command::Pause {});
    let (here, phone) = tokio::join!(table.person("Ben").answer(id), on_phone);
    let here = here.expect("an answer");
    assert!(matches!(here, Answered::Accepted(_)));
    assert_eq!(here, phone.expect("an answer"));
    table.finish().await;
}

#[tokio::test]
async fn an_id_belongs_to_who_used_it() {
    let mut table = Table::of(THREE).await;
    opens(&mut table).await;
    let id = CommandId(Uuid::now_v7());
    assert!(matches!(table.asks_as("Ada", id, Command::Pause {}).await, Answered::Accepted(_)));
    let rows = table.rows().await.len();
    for (who, command) in [("Ben", Command::Pause {}), ("Hugo", Command::Continue {})] {
        let taken = table.asks_as(who, id, command).await;
        assert_eq!(taken, Answered::Failed(Failure::IdTaken {}));
    }
    assert_eq!(table.rows().await.len(), rows);
    // What a rule refused holds no id: nothing happened that could be repeated.
    let id = CommandId(Uuid::now_v7());
    let refused = table.asks_as("Ben", id, Command::Continue {}).await;
    assert!(matches!(refused, Answered::Refused(_)));
    let asking = table.asks_as("Hugo", id, Command::Continue {});
    assert!(matches!(within("an answer", asking).await, Answered::Accepted(_)));
    table.finish().await;
}
