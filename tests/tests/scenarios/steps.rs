//! Short ways into a round, and short ways to read a view.

use hyacinth_protocol::{
    BidId, BidsView, Changed, Command, FloorView, RoundIndex, RoundView, Seat, SeatView, You,
};
use hyacinth_tests::{Table, line};

pub(crate) const OPEN_QUESTIONS: u16 = 4;

/// The round, where the meeting is in one.
pub(crate) fn in_round(view: &Changed) -> Option<&RoundView> {
    view.round.as_ref()?.as_ref()
}

/// Its index.
pub(crate) fn round(view: &Changed) -> Option<u16> {
    in_round(view).map(|round| round.index.0)
}

pub(crate) fn bids(view: &Changed) -> Option<&BidsView> {
    view.bids.as_ref()?.as_ref()
}

pub(crate) fn floor(view: &Changed) -> &FloorView {
    view.floor.as_ref().expect("a whole view")
}

pub(crate) fn you(view: &Changed) -> &You {
    view.you.as_ref().expect("a whole view")
}

pub(crate) fn seat_of(view: &Changed, seat: Seat) -> &SeatView {
    &view.roster.as_ref().expect("a whole view")[usize::from(seat.0)]
}

pub(crate) fn waiting(view: &Changed) -> Vec<Seat> {
    view.queue.as_ref().expect("a whole view").places.iter().map(|place| place.seat).collect()
}

pub(crate) fn offered_to(seat: Seat) -> impl Fn(&Changed) -> bool {
    move |view| *floor(view) == FloorView::Offered { to: seat }
}

/// The facilitator opens and everyone is in the check-in.
pub(crate) async fn opens(table: &mut Table) {
    table.does("Hugo", Command::Open {}).await;
    table.all_see("the check-in", |view| round(view) == Some(0)).await;
}

/// The facilitator moves on and everyone sees it.
pub(crate) async fn moves_on(table: &mut Table, leaving: u16, insist: bool) {
    table.does("Hugo", Command::Next { leaving: RoundIndex(leaving), insist }).await;
    table.all_see("the next round", |view| round(view) == Some(leaving + 1)).await;
}

/// Members present, but the facilitator.
pub(crate) fn members(table: &Table) -> Vec<&'static str> {
    let here = table.people.iter().filter(|person| person.is_here());
    here.map(|person| person.name).filter(|name| *name != "Hugo").collect()
}

/// From the gathering into the bidding round; these bid, in this order, and all bids are revealed.
pub(crate) async fn revealed(table: &mut Table, bidders: &[&str]) {
    opens(table).await;
    moves_on(table, 0, true).await;
    for name in bidders {
        let title = line("A dilemma of my own");
        table.does(name, Command::Bid { title, why: None, minutes: 10 }).await;
    }
    for name in members(table) {
        if !bidders.contains(&name) {
            table.does(name, Command::NoBid {}).await;
        }
    }
    let all = bidders.len();
    table.all_see("the bids", |view| bids(view).is_some_and(|b| b.bids.len() == all)).await;
}

/// From the gathering into `wanted`, with Ada presenting.
pub(crate) async fn into_round(table: &mut Table, wanted: u16) {
    revealed(table, &["Ada"]).await;
    table.does("Hugo", Command::Propose { bid: BidId(0) }).await;
    for name in members(table) {
        table.does(name, Command::AnswerProposal { agree: true, reason: None }).await;
    }
    table.all_see("the issue", |view| matches!(&view.issue, Some(Some(_)))).await;
    for leaving in 1..wanted {
        moves_on(table, leaving, true).await;
    }
}
