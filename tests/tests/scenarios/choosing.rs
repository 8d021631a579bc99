//! Ties that the charter's other rule ends, over two meetings.

use crate::steps::{bids, in_round, moves_on, revealed};
use hyacinth_protocol::{BidId, Changed, Choosing, ChosenHow, Command, Millis};
use hyacinth_tests::Table;

fn chosen(view: &Changed) -> Option<(BidId, ChosenHow)> {
    match &bids(view)?.choosing {
        Choosing::Chosen { bid, how } => Some((*bid, how.clone())),
        _ => None,
    }
}

/// Everyone gauges the first two bids alike; the talk is had; the facilitator lets the rule decide.
async fn tie_is_settled(table: &mut Table) -> (BidId, ChosenHow) {
    for name in ["Ada", "Ben", "Chloe"] {
        for bid in [BidId(0), BidId(1)] {
            table.does(name, Command::Gauge { bid, agreement: 5, reason: None }).await;
        }
    }
    table.all_see("the tie", |view| bids(view).is_some_and(|b| b.tied.len() == 2)).await;
    table.does("Hugo", Command::SettleTie {}).await;
    table.turn(Millis::minutes(2));
    table.does("Hugo", Command::SettleTie {}).await;
    table.all_see("who presents", |view| chosen(view).is_some()).await;
    chosen(table.view("Chloe")).expect("seen by all")
}

#[tokio::test]
async fn b4_who_presented_last_time_gives_way_in_the_next_tie() {
    let mut table = Table::of(&["Hugo", "Ada", "Ben", "Chloe"]).await;
    revealed(&mut table, &["Ada", "Ben"]).await;
    let (first, how) = tie_is_settled(&mut table).await;
    // Nobody ever presented: that is a tie of the rule too, and a draw ends it.
    assert!(matches!(how, ChosenHow::Draw { .. }));
    moves_on(&mut table, 1, false).await;
    table.does("Hugo", Command::Close { insist: true }).await;
    table.all_see("the close", |view| in_round(view).is_none()).await;

    table.meet_again().await;
    // The one who was not chosen sits first now, and bids second: order plays no part.
    let presented = if first == BidId(0) { "Ada" } else { "Ben" };
    let other = if first == BidId(0) { "Ben" } else { "Ada" };
    revealed(&mut table, &[presented, other]).await;
    let (second, how) = tie_is_settled(&mut table).await;
    assert_eq!((second, how), (BidId(1), ChosenHow::LongestSince {}));
    let order: Vec<BidId> =
        bids(table.view("Chloe")).expect("bids").bids.iter().map(|bid| bid.bid).collect();
    assert_eq!(order, [BidId(1), BidId(0)], "the unchosen one is first on the list [B6]");
    table.finish().await;
}
