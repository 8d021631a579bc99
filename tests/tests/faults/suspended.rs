//! A meeting that was put away outlives the program, and others take it up [R3].

use hyacinth_protocol::{Command, Kind, RoundIndex, Stage};
use hyacinth_tests::{Process, SEVEN, line, say};

#[tokio::test]
async fn r3_put_away_then_killed_and_taken_up_by_those_who_come() {
    let mut process = Process::of(SEVEN).await;
    process.does("Hugo", Command::Open {}).await;
    process.does("Hugo", Command::Next { leaving: RoundIndex(0), insist: true }).await;
    let bid = Command::Bid { title: line("A class that went silent"), why: None, minutes: 8 };
    process.does("Ada", bid).await;
    process.does("Ben", say(Kind::ProcessRemark, "We are very tired tonight")).await;
    process.does("Hugo", Command::Suspend {}).await;
    process.kill().await;
    process.start().await;
    // Another day: Femi and Ewa do not come.
    process.people.retain(|person| !["Ewa", "Femi"].contains(&person.name));
    process.all_connect().await;
    for person in &mut process.people {
        person
            .sees("that it is put away", |view| {
                view.meeting.as_ref().is_some_and(|meeting| meeting.stage == Stage::Suspended)
            })
            .await;
    }
    process.does("Hugo", Command::Resume {}).await;
    for person in &mut process.people {
        person
            .sees("the round it was in", |view| {
                let round = view.round.as_ref().and_then(Option::as_ref);
                round.is_some_and(|round| round.index == RoundIndex(1) && round.paused.is_none())
            })
            .await;
    }
    let ada = process.people.iter().find(|person| person.name == "Ada").expect("she came");
    let bid = ada.view().you.as_ref().and_then(|you| you.bid.as_ref()).expect("her bid is kept");
    assert_eq!(bid.title, Some(line("A class that went silent")));
    for name in ["Ben", "Chloe", "Dev"] {
        process.does(name, Command::NoBid {}).await;
    }
    process
        .people
        .iter_mut()
        .find(|person| person.name == "Ben")
        .expect("he came")
        .sees("the bids of those who are here", |view| {
            let bids = view.bids.as_ref().and_then(Option::as_ref);
            bids.is_some_and(|bids| bids.bids.len() == 1)
        })
        .await;
    process.does("Hugo", Command::Close { insist: true }).await;
    process.finish().await;
}
