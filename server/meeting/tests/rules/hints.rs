//! Quiet help with who speaks: private, and never a number [G5, G7].

use crate::harness::*;
use hyacinth_protocol::{Act, Command, FlagId, QueueOrder, Refusal, Seat, Slip};

fn raise(seat: Seat) -> Command {
    Command::Flag { seat, slip: Slip::Telling }
}

fn encourage(seat: Seat) -> Command {
    Command::Encourage { seat }
}

fn answer(accept: bool) -> Command {
    Command::AnswerEncouragement { accept }
}

#[test]
fn g5_two_standing_flags_suggest_a_time_out_and_force_none() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, raise(CHLOE));
    assert!(!given.you(HUGO).suggest_time_out);
    given.does(BEN, raise(DEV));
    assert!(given.you(HUGO).suggest_time_out && given.round().paused.is_none());
    assert!(ALL[1..].iter().all(|seat| !given.you(*seat).suggest_time_out));
    given.waits(3600);
    assert!(given.round().paused.is_none());
    given.does(HUGO, Command::DropFlag { flag: FlagId(0) });
    assert!(!given.you(HUGO).suggest_time_out);
}

#[test]
fn g5_without_a_facilitator_the_time_keeper_hears_it_when_two_count() {
    let mut given = crate::together::in_round("Open questions");
    let keeper = given.round().timekeeper.expect("a time-keeper");
    given.does(BEN, raise(CHLOE)).does(BEN, raise(EWA));
    assert!(!given.you(keeper).suggest_time_out, "nobody seconded");
    given.does(HUGO, raise(CHLOE)).does(HUGO, raise(EWA));
    assert!(given.you(keeper).suggest_time_out && !given.you(ADA).suggest_time_out);
}

#[test]
fn g7_a_long_turn_is_hinted_to_speaker_and_facilitator_alone() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).waits(179);
    let before = given.shared();
    assert!(given.you(ADA).dominating.is_empty());
    given.waits(1);
    assert_eq!((given.you(ADA).dominating, given.you(HUGO).dominating), (vec![ADA], vec![ADA]));
    assert!([BEN, CHLOE, DEV, EWA].iter().all(|seat| given.you(*seat).dominating.is_empty()));
    assert_eq!(given.shared(), before, "nothing shows to all");
    given.does(ADA, Command::Done {});
    assert!(given.you(ADA).dominating.is_empty() && given.you(HUGO).dominating.is_empty());
}

#[test]
fn g7_the_presenters_time_is_theirs_and_an_askers_is_not() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, Command::Ask { text: None }).waits(249);
    assert!(given.you(BEN).dominating.is_empty());
    given.waits(1);
    assert_eq!(given.you(BEN).dominating, [BEN]);
    given.does(BEN, Command::Asked {}).waits(1200);
    assert!(given.you(ADA).dominating.is_empty());
}

#[test]
fn g7_turns_of_a_round_add_up_and_pauses_do_not() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, Command::Ask { text: None }).waits(200).does(EWA, Command::Pause {}).waits(200);
    given.does(ADA, Command::Continue {});
    assert!(given.you(BEN).dominating.is_empty());
    given.does(BEN, Command::Done {}).does(BEN, Command::Ask { text: None }).waits(50);
    assert_eq!(given.you(HUGO).dominating, [BEN]);
}

#[test]
fn g7_the_quiet_are_asked_privately_and_move_to_the_head_of_the_queue() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, Command::Ask { text: None }).does(CHLOE, ask("Why?")).does(DEV, ask("When?"));
    let others = |given: &Given| [ADA, BEN, CHLOE, DEV].map(|seat| given.you(seat));
    let (shared, own) = (given.shared(), others(&given));
    given.does(HUGO, encourage(EWA));
    assert_eq!((given.shared(), others(&given)), (shared, own));
    assert!(given.you(EWA).encouraged && given.you(HUGO).encouraging == [EWA]);
    given.does(EWA, answer(true));
    assert_eq!(given.queued(), [EWA, CHLOE, DEV]);
    assert!(!given.you(EWA).encouraged && given.you(HUGO).encouraging.is_empty());
    given.does(BEN, Command::Done {}).offers_floor_to(EWA);
}

#[test]
fn g7_no_thank_you_is_nobodys_business() {
    let mut given = Given::in_round("Open questions");
    let shared = given.shared();
    given.does(HUGO, encourage(EWA)).does(EWA, answer(false));
    assert_eq!(given.shared(), shared);
    given.refused(EWA, answer(true), Refusal::NothingAsked {});
    given.does(HUGO, encourage(EWA)).moves_on();
    assert!(!given.you(EWA).encouraged, "with its round it is over");
}

#[test]
fn g7_least_heard_first_the_order_all_can_see_stays() {
    let mut given = Given::in_round("Open questions");
    given.does(HUGO, Command::OrderQueue { order: QueueOrder::LeastHeard });
    given.does(BEN, Command::Ask { text: None }).does(CHLOE, ask("Why?"));
    given.does(HUGO, encourage(EWA)).does(EWA, answer(true));
    let queue = given.shared().queue;
    assert_eq!((queue.order, queue.places.len()), (QueueOrder::LeastHeard, 2));
}

#[test]
fn g7_only_the_quiet_and_only_by_the_one_who_steers() {
    let mut given = Given::in_round("Open questions");
    given.refused(BEN, encourage(EWA), Refusal::FacilitatorOnly { act: Act::Encourage });
    given
        .does(BEN, ask("Why?"))
        .does(ADA, Command::Done {})
        .does(CHLOE, Command::Ask { text: None });
    for seat in [ADA, BEN, CHLOE, HUGO] {
        given.refused(HUGO, encourage(seat), Refusal::NothingToDo {});
    }
    given.does(HUGO, encourage(EWA)).refused(HUGO, encourage(EWA), Refusal::NothingToDo {});
    Given::live().refused(HUGO, encourage(EWA), Refusal::NotInThisRound { act: Act::Encourage });
}
