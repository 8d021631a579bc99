//! The right to speak outside of questions [F].

use crate::harness::*;
use hyacinth_protocol::{Act, Command, FloorView, Refusal};

#[test]
fn f1_at_most_one_holds_the_floor() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {});
    given.refused(BEN, Command::AcceptFloor {}, Refusal::FloorNotOffered {});
    given.refused(HUGO, Command::Grant { seat: BEN }, Refusal::FloorTaken { by: ADA });
    given.refused(BEN, Command::Done {}, Refusal::FloorNotYours {});
}

#[test]
fn f2_offered_in_order_accepted_or_passed_without_a_reason() {
    let mut given = Given::live();
    given.offers_floor_to(ADA).does(ADA, Command::AcceptFloor {}).does(ADA, Command::Done {});
    given.offers_floor_to(BEN).does(BEN, Command::Pass {});
    assert!(given.shared().roster[2].heard && given.shared().flags.is_empty());
    for seat in [CHLOE, DEV, EWA] {
        given.offers_floor_to(seat).does(seat, Command::Pass {});
    }
    given.offers_floor_to(HUGO).does(HUGO, Command::AcceptFloor {}).does(HUGO, Command::Done {});
    assert_eq!(given.floor(), FloorView::Idle {});
}

#[test]
fn f2_those_away_are_passed_over_and_come_at_the_end() {
    let mut given = Given::live();
    given.leaves(ADA).offers_floor_to(BEN).does(BEN, Command::Pass {});
    given.arrives(ADA).offers_floor_to(CHLOE);
    for seat in [CHLOE, DEV, EWA] {
        given.does(seat, Command::Pass {});
    }
    given.offers_floor_to(ADA).does(ADA, Command::Pass {}).offers_floor_to(HUGO);
}

#[test]
fn f2_an_offer_to_one_who_left_lapses_when_nobody_else_waits() {
    let mut given = Given::live();
    for seat in [ADA, BEN, CHLOE, DEV, EWA] {
        given.does(seat, Command::Pass {});
    }
    given.leaves(HUGO);
    assert_eq!(given.floor(), FloorView::Idle {});
    given.arrives(HUGO).offers_floor_to(HUGO);
}

#[test]
fn f3_only_whom_the_round_admits_may_ask() {
    let elsewhere = || Refusal::NotInThisRound { act: Act::AskFloor };
    Given::bidding().refused(BEN, Command::AskFloor {}, elsewhere());
    Given::in_round("Presenting").refused(BEN, Command::AskFloor {}, elsewhere());
    Given::in_round("Open questions").refused(BEN, Command::AskFloor {}, elsewhere());
    let refusal = Refusal::NotForPresenter { act: Act::AskFloor };
    Given::in_round("Presenter in charge").refused(ADA, Command::AskFloor {}, refusal);
    let refusal = Refusal::NotForPresenter { act: Act::Ask };
    Given::in_round("Open questions").refused(ADA, ask("Why?"), refusal);
}

#[test]
fn f4_one_place_in_the_queue_each() {
    let mut given = Given::in_round("Presenter in charge");
    given.does(BEN, Command::AskFloor {});
    given.refused(BEN, Command::AskFloor {}, Refusal::AlreadyQueued {});
    given.does(BEN, Command::LeaveQueue {});
    given.refused(BEN, Command::LeaveQueue {}, Refusal::NotQueued {});
    Given::live().refused(BEN, Command::AskFloor {}, Refusal::AlreadyQueued {});
}

#[test]
fn f6_the_facilitator_grants_out_of_order_and_the_order_goes_on() {
    let mut given = Given::live();
    given.does(HUGO, Command::Grant { seat: EWA }).offers_floor_to(EWA);
    given.does(EWA, Command::AcceptFloor {}).does(EWA, Command::Done {}).offers_floor_to(ADA);
    given.refused(ADA, Command::Grant { seat: BEN }, Refusal::FacilitatorOnly { act: Act::Grant });
}

#[test]
fn f6_revoking_an_offer_skips_until_they_ask() {
    let mut given = Given::live();
    given.does(HUGO, Command::Revoke {}).offers_floor_to(BEN);
    assert!(!given.shared().roster[1].heard);
    for seat in [BEN, CHLOE, DEV, EWA, HUGO] {
        given.does(seat, Command::Pass {});
    }
    assert_eq!(given.floor(), FloorView::Idle {});
    given.does(ADA, Command::AskFloor {}).offers_floor_to(ADA);
    given.does(ADA, Command::Pass {});
    given.refused(ADA, Command::AskFloor {}, Refusal::NotInThisRound { act: Act::AskFloor });
}

#[test]
fn f6_revoking_a_turn_ends_it() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).does(HUGO, Command::Revoke {}).offers_floor_to(BEN);
    assert!(given.shared().roster[1].heard);
}

#[test]
fn f6_the_presenter_grants_and_reorders_where_they_call() {
    let mut given = Given::in_round("Presenter in charge");
    for seat in [BEN, CHLOE, DEV] {
        given.does(seat, Command::AskFloor {});
    }
    assert_eq!(given.floor(), FloorView::Idle {});
    let refusal = || Refusal::PresenterOnly { act: Act::Grant };
    given.refused(HUGO, Command::Grant { seat: BEN }, refusal());
    given.does(ADA, Command::Reorder { seat: DEV, place: 0 });
    assert_eq!(given.queued(), [DEV, BEN, CHLOE]);
    given.does(ADA, Command::Grant { seat: DEV }).offers_floor_to(DEV);
    given.does(DEV, Command::AcceptFloor {});
    assert_eq!(given.queued(), [BEN, CHLOE]);
    given.does(HUGO, Command::Revoke {});
    assert_eq!(given.floor(), FloorView::Idle {});
}

#[test]
fn f6_who_gives_the_floor_to_themselves_has_it_at_once() {
    let mut given = Given::in_round("Final plenary");
    given.does(HUGO, Command::Grant { seat: HUGO });
    assert!(matches!(given.floor(), FloorView::Held { by: HUGO, .. }));
}

#[test]
fn f6_nobody_is_granted_the_floor_who_is_not_here() {
    let mut given = Given::in_round("Final plenary");
    given.leaves(DEV);
    given.refused(HUGO, Command::Grant { seat: DEV }, Refusal::SeatAbsent { seat: DEV });
    let nobody = hyacinth_protocol::Seat(99);
    given.refused(HUGO, Command::Grant { seat: nobody }, Refusal::SeatAbsent { seat: nobody });
}
