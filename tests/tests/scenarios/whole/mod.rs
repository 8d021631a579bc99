//! A whole seven-round meeting, and the first minutes of the next.

mod closing;
mod issue;

use crate::steps::{bids, moves_on, offered_to, round};
use hyacinth_protocol::{
    BidId, Changed, Choosing, ChosenHow, Command, Kind, Millis, Refusal, RoundIndex, Stage,
    TieRule, Yield,
};
use hyacinth_tests::{SEVEN, Table, line, say};
use sha2::{Digest as _, Sha256};

/// The members in the order of their seats; the facilitator sits last.
pub(crate) const MEMBERS: &[&str] = &["Ada", "Ben", "Chloe", "Dev", "Ewa", "Femi"];

#[tokio::test]
async fn t4_seven_rounds_from_the_opening_to_the_next_check_in() {
    let mut table = Table::with(SEVEN, TieRule::Draw).await;
    table.does("Hugo", Command::Open {}).await;
    table.all_see("the opening", |view| round(view) == Some(0)).await;
    check_in(&mut table).await;
    let presenter = bidding(&mut table).await;
    let helpers: Vec<&str> = MEMBERS.iter().copied().filter(|name| *name != presenter).collect();
    let [asker, second, third, flagger, quiet] = helpers[..] else { panic!("five helpers") };
    let mut issue = issue::Issue { presenter, asker, second, third, flagger, quiet };
    issue.presenting(&mut table).await;
    issue.clarifying(&mut table).await;
    issue.open_questions(&mut table).await;
    issue.in_charge(&mut table).await;
    closing::plenary(&mut table, presenter).await;
    closing::next_check_in(&mut table, presenter).await;
    table.finish().await;
}

/// Everyone in turn, Dev passes, the facilitator comes last.
async fn check_in(table: &mut Table) {
    for name in MEMBERS.iter().copied().chain(["Hugo"]) {
        let seat = table.seat(name);
        table.all_see("the floor go on in turn", offered_to(seat)).await;
        if name == "Dev" {
            table.does(name, Command::Pass {}).await;
            continue;
        }
        table.does(name, Command::AcceptFloor {}).await;
        if name == "Ada" {
            table.does(name, say(Kind::Update, "A long week, and glad to be here.")).await;
            let other = table.refused("Ben", say(Kind::Update, "Me too, since you ask.")).await;
            assert_eq!(other, Refusal::FloorNotYours {});
        }
        table.turn(Millis::seconds(50));
        if name == "Femi" {
            let seats = vec![table.seat("Femi"), table.seat("Hugo")];
            let next = Command::Next { leaving: RoundIndex(0), insist: false };
            let Refusal::NotYielded { missing } = table.refused("Hugo", next).await else {
                panic!("someone is not heard yet")
            };
            assert_eq!((missing[0].what, &missing[0].seats), (Yield::EveryoneHeard, &seats));
        }
        table.does(name, Command::Done {}).await;
    }
    moves_on(table, 0, false).await;
}

/// Ada and Ben bid and tie; after the talk a draw decides, as was promised before anybody bid.
async fn bidding(table: &mut Table) -> &'static str {
    let promise = table.view("Chloe").meeting.as_ref().expect("whole").draw_commitment.clone();
    for (name, title) in [("Ada", "A class that went silent"), ("Ben", "Two colleagues at war")] {
        let bid = Command::Bid { title: line(title), why: None, minutes: 10 };
        table.does(name, bid).await;
    }
    table.all_see("two answers", |view| bids(view).is_some_and(|b| b.answered.len() == 2)).await;
    for name in ["Chloe", "Dev", "Ewa", "Femi"] {
        assert!(bids(table.view(name)).is_some_and(|bids| bids.bids.is_empty()), "[B1]");
        table.does(name, Command::NoBid {}).await;
    }
    table.all_see("both bids", |view| bids(view).is_some_and(|b| b.bids.len() == 2)).await;
    for name in MEMBERS {
        for bid in [BidId(0), BidId(1)] {
            table.does(name, Command::Gauge { bid, agreement: 4, reason: None }).await;
        }
    }
    let tied = vec![BidId(0), BidId(1)];
    table.all_see("the tie", |view| bids(view).is_some_and(|b| b.tied == tied)).await;
    table.does("Hugo", Command::SettleTie {}).await;
    assert_eq!(table.refused("Hugo", Command::SettleTie {}).await, Refusal::TalkFirst {});
    table.turn(Millis::minutes(2));
    table
        .sees("Hugo", "the talk end", |view| bids(view).is_some_and(|b| b.talk_until.is_none()))
        .await;
    table.does("Hugo", Command::SettleTie {}).await;
    let chosen = |view: &Changed| match &bids(view)?.choosing {
        Choosing::Chosen { bid, how } => Some((*bid, how.clone())),
        _ => None,
    };
    table.all_see("who presents", |view| chosen(view).is_some()).await;
    let (bid, how) = chosen(table.view("Chloe")).expect("seen by all");
    let ChosenHow::Draw { seed, tied: drawn } = how else { panic!("the charter says draw [B4]") };
    assert_eq!(drawn, tied);
    assert_eq!(hex(&Sha256::digest(seed.as_bytes())), promise, "the promise was kept [B4]");
    let hash = Sha256::digest(format!("draw:{seed}").as_bytes());
    let first = u64::from_be_bytes(hash[..8].try_into().expect("eight bytes"));
    assert_eq!(bid, BidId(u16::try_from(first % 2).expect("0 or 1")), "as documented [B4]");
    assert!(table.view("Ada").meeting.as_ref().is_some_and(|m| m.stage == Stage::Live));
    moves_on(table, 1, false).await;
    if bid == BidId(0) { "Ada" } else { "Ben" }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
