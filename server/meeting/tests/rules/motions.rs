//! What nobody decides alone [C4, D7, T5].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::Observation;
use hyacinth_protocol::{
    Act, AwayChoice, Command, FloorView, Motion, PauseReason, Refusal, Seat, Slip, Stage,
};

const LATER: Motion = Motion::MoveEnd { minutes: 10 };

fn moves(motion: Motion) -> Command {
    Command::Move { motion }
}

fn removes(seat: Seat) -> Command {
    moves(Motion::Remove { seat })
}

fn answers(agree: bool) -> Command {
    Command::AnswerMotion { agree }
}

#[test]
fn c4_the_end_moves_only_when_all_here_agree() {
    let mut given = Given::live();
    given.leaves(EWA).does(HUGO, moves(LATER));
    let asked = given.you(ADA).motion.expect("asked");
    assert_eq!((asked.motion, asked.by, asked.agreed), (LATER, HUGO, vec![HUGO]));
    assert_eq!((asked.needed, asked.asked_of_you), (5, true));
    for seat in [ADA, BEN, CHLOE] {
        given.does(seat, answers(true));
    }
    assert_eq!(given.agreed_seconds(), 96 * 60);
    given.refused(ADA, answers(true), Refusal::NothingToDo {}).does(DEV, answers(true));
    assert_eq!((given.agreed_seconds(), given.you(ADA).motion), (106 * 60, None));
    assert_eq!(given.round().clock.planned, minutes(9), "no round has more by that");
    assert_eq!(given.replan(HUGO, 15).from_slack, minutes(15));
}

#[test]
fn c4_one_no_keeps_the_agreed_end() {
    let mut given = Given::live();
    given.does(HUGO, moves(LATER)).does(ADA, answers(true)).does(EWA, answers(false));
    assert_eq!((given.you(HUGO).motion, given.agreed_seconds()), (None, 96 * 60));
    given.refused(BEN, answers(true), Refusal::NothingAsked {});
    given.does(HUGO, moves(LATER)).refused(HUGO, moves(LATER), Refusal::MotionStands {});
    given.does(HUGO, answers(false));
    assert_eq!(given.you(BEN).motion, None, "taken back by the one who asked");
}

#[test]
fn c4_who_leaves_decides_nothing_and_holds_nobody_up() {
    let mut given = Given::live();
    given.does(HUGO, moves(LATER));
    for seat in [ADA, BEN, CHLOE] {
        given.does(seat, answers(true));
    }
    given.leaves(EWA);
    assert_eq!(given.agreed_seconds(), 96 * 60, "Dev has not answered");
    given.leaves(DEV);
    assert_eq!(given.agreed_seconds(), 106 * 60, "all who are here have agreed");
}

#[test]
fn c4_the_end_moves_by_an_hour_at_most_and_the_facilitator_asks() {
    let mut given = Given::live();
    let bounds = Refusal::OutOfBounds { least: 1, most: 60 };
    given.refused(HUGO, moves(Motion::MoveEnd { minutes: 61 }), bounds);
    given.refused(ADA, moves(LATER), Refusal::FacilitatorOnly { act: Act::Move });
}

#[test]
fn d7_removal_needs_two_and_the_one_concerned_sees_nothing() {
    let mut given = Given::in_round("Open questions");
    given.does(CHLOE, Command::Ask { text: None }).does(DEV, ask("Why?"));
    let (own, all) = (given.you(DEV), given.shared());
    given.does(HUGO, removes(DEV));
    assert!((given.you(DEV), given.shared()) == (own, all));
    assert_eq!(given.you(BEN).motion.expect("asked").needed, 2);
    given.refused(DEV, answers(false), Refusal::NothingAsked {});
    given.does(EWA, answers(false)).does(BEN, answers(true));
    let seat = given.shared().roster.swap_remove(4);
    assert!(seat.removed && !seat.present && given.queued().is_empty());
    assert!(given.observes(Observation::Arrived { seat: DEV }).is_empty());
    given.refused(DEV, ask("Why?"), Refusal::Removed {});
    assert!(hyacinth_meeting::may(&given.meeting, DEV).is_empty());
}

#[test]
fn d7_the_facilitator_alone_removes_nobody() {
    let mut given = Given::live();
    given.does(HUGO, removes(DEV)).waits(600);
    for seat in [ADA, BEN, CHLOE, EWA] {
        given.does(seat, answers(false));
    }
    assert_eq!(given.you(HUGO).motion, None);
    assert!(given.meeting.is_present(DEV));
    given.refused(HUGO, removes(HUGO), Refusal::NothingToDo {});
    given.refused(HUGO, removes(Seat(9)), Refusal::SeatAbsent { seat: Seat(9) });
    given.refused(ADA, removes(DEV), Refusal::FacilitatorOnly { act: Act::Move });
}

#[test]
fn d7_who_is_removed_has_no_floor_and_no_round_any_more() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).does(HUGO, removes(ADA)).does(BEN, answers(true));
    given.offers_floor_to(BEN);
    let mut given = Given::in_round("Presenting");
    given.does(ADA, Command::AcceptFloor {}).does(HUGO, removes(ADA)).does(BEN, answers(true));
    assert_eq!(given.round().paused.expect("paused").reason, PauseReason::PresenterAway);
    let choices = [AwayChoice::SilentNotes, AwayChoice::EndIssue];
    assert_eq!(given.you(HUGO).away_choices, choices, "nobody waits for one who was taken out");
    let mut given = Given::in_round("Presenting");
    given.leaves(ADA).waits(5).does(HUGO, removes(ADA)).does(BEN, answers(true));
    given.does(HUGO, Command::AnswerAway { choice: AwayChoice::EndIssue });
    let mut given = Given::opened(setup_of("equal-airtime"), &[HUGO, ADA, BEN, CHLOE], HUGO);
    given.moves_to("Account", ADA).does(HUGO, removes(BEN)).does(CHLOE, answers(true));
    assert_eq!(given.issues_to_come(), [ADA, CHLOE]);
    given.moves_to("Next step", CHLOE).moves_on();
    assert_eq!(
        (given.round_name(), given.floor()),
        ("Close".into(), FloorView::Offered { to: ADA })
    );
}

#[test]
fn d7_the_bid_of_one_who_is_removed_is_nobodys_choice() {
    let mut given = Given::revealed(setup(), &[ADA, BEN]);
    given.does(HUGO, removes(BEN)).does(ADA, answers(true));
    let bid = hyacinth_protocol::BidId(1);
    given.refused(HUGO, Command::Propose { bid }, Refusal::NoSuchBid {});
    given.does(HUGO, Command::Close { insist: true });
    assert_eq!(given.shared().summary.expect("closed").unchosen, [ADA]);
}

#[test]
fn d7_without_a_facilitator_two_members_remove() {
    let mut given = crate::together::in_round("Open questions");
    given.does(CHLOE, removes(DEV));
    given.refused(DEV, answers(true), Refusal::NothingAsked {}).does(EWA, answers(true));
    assert!(given.shared().roster[4].removed);
    given.does(HUGO, Command::Flag { seat: EWA, slip: Slip::Judging });
}

#[test]
fn d7_without_a_facilitator_the_one_concerned_sees_nothing_either() {
    let mut given = crate::together::in_round("Open questions");
    let (own, all) = (given.you(DEV), given.shared());
    given.does(CHLOE, removes(DEV));
    assert!((given.you(DEV), given.shared()) == (own, all));
}

#[test]
fn t5_closing_early_and_putting_away_take_all_but_one() {
    let mut given = crate::together::in_round("Open questions");
    given.does(CHLOE, moves(Motion::CloseEarly {}));
    assert_eq!(given.you(ADA).motion.expect("asked").needed, 5);
    given.does(HUGO, answers(false)).does(DEV, answers(false));
    assert_eq!(given.you(ADA).motion, None, "two noes are enough");
    given.does(CHLOE, moves(Motion::CloseEarly {})).does(HUGO, answers(false));
    for seat in [ADA, BEN, DEV] {
        given.does(seat, answers(true));
    }
    assert_eq!(given.shared().meeting.stage, Stage::Live);
    given.does(EWA, answers(true));
    assert_eq!(given.shared().meeting.stage, Stage::Closed);

    let mut given = crate::together::in_round("Open questions");
    given.does(CHLOE, moves(Motion::Suspend {}));
    for seat in [ADA, BEN, DEV, EWA] {
        given.does(seat, answers(true));
    }
    assert_eq!(given.shared().meeting.stage, Stage::Suspended);
    given.does(BEN, Command::Resume {});
    assert_eq!(given.round_name(), "Open questions");
}

#[test]
fn t5_where_somebody_facilitates_there_is_a_button_for_it() {
    let mut given = Given::live();
    given.refused(HUGO, moves(Motion::CloseEarly {}), Refusal::NothingToDo {});
    given.refused(HUGO, moves(Motion::Suspend {}), Refusal::NothingToDo {});
}

#[test]
fn t5_one_alone_neither_closes_nor_puts_away() {
    let mut given = Given::opened(together(setup()), &[ADA, BEN, CHLOE, DEV], ADA);
    for seat in [ADA, BEN, CHLOE] {
        given.leaves(seat);
    }
    given.does(DEV, moves(Motion::CloseEarly {}));
    assert_eq!((given.shared().meeting.stage, given.you(DEV).motion), (Stage::Live, None));
}
