//! A slip is flagged kindly: private first [G].

use crate::harness::*;
use hyacinth_meeting::yielded;
use hyacinth_protocol::{
    Act, Command, FlagAnswer, FlagId, FloorView, Kind, Refusal, Slip, SlipCount,
};

fn flag(seat: hyacinth_protocol::Seat) -> Command {
    Command::Flag { seat, slip: Slip::Telling }
}

fn answer(answer: FlagAnswer) -> Command {
    Command::AnswerFlag { flag: FlagId(0), answer }
}

const SHOW: Command = Command::ShowFlag { flag: FlagId(0) };
const DROP: Command = Command::DropFlag { flag: FlagId(0) };

/// Ben asks aloud and tells; Chloe flags him.
fn flagged() -> Given {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, Command::Ask { text: None }).does(CHLOE, flag(BEN));
    given
}

fn suspended(given: &Given) -> bool {
    match given.floor() {
        FloorView::Pair { suspended, .. } | FloorView::Held { suspended, .. } => suspended,
        other => panic!("nobody has the floor: {other:?}"),
    }
}

#[test]
fn g1_anyone_flags_themselves_included_one_at_a_time() {
    let mut given = flagged();
    given.refused(CHLOE, flag(BEN), Refusal::AlreadyFlagged {});
    // Nobody else is told that a flag stands: theirs is one of its own [G2].
    given.does(DEV, flag(BEN)).does(DEV, flag(DEV)).does(ADA, flag(HUGO));
    given.leaves(EWA).refused(DEV, flag(EWA), Refusal::SeatAbsent { seat: EWA });
    given.leaves(BEN).does(HUGO, DROP).does(CHLOE, flag(BEN));
}

#[test]
fn g2_the_flagged_one_the_raiser_and_the_facilitator_see_it_first() {
    let given = flagged();
    assert!(given.shared().flags.is_empty());
    let sees = |seat| given.you(seat).flags.len();
    assert_eq!((sees(BEN), sees(CHLOE), sees(HUGO)), (1, 1, 1));
    assert_eq!((sees(ADA), sees(DEV), sees(EWA)), (0, 0, 0));
    assert!(given.you(CHLOE).flags[0].raised_by_you && !given.you(BEN).flags[0].raised_by_you);
    assert!(!suspended(&given));
}

#[test]
fn g2_reword_and_park_settle_it_stand_by_leaves_it_to_the_facilitator() {
    for kind in [FlagAnswer::Reword, FlagAnswer::Park] {
        let mut given = flagged();
        given.refused(DEV, answer(kind), Refusal::NoSuchFlag {});
        given.does(BEN, answer(kind));
        assert!(given.you(HUGO).flags.is_empty());
    }
    let mut given = flagged();
    given.does(BEN, answer(FlagAnswer::StandBy));
    given.refused(BEN, answer(FlagAnswer::StandBy), Refusal::NothingToDo {});
    assert_eq!(given.you(HUGO).flags[0].answer, Some(FlagAnswer::StandBy));
    given.does(HUGO, SHOW);
    assert_eq!(given.shared().flags.len(), 1);
}

#[test]
fn g3_after_fifteen_seconds_the_facilitator_may_show_it() {
    let mut given = flagged();
    assert_eq!(given.you(BEN).flags[0].answer_until.0, given.at.0 + 15_000);
    given.waits(14).refused(HUGO, SHOW, Refusal::AwaitingAnswer {});
    given.waits(1);
    assert!(given.you(HUGO).flags[0].overdue);
    given.refused(CHLOE, SHOW, Refusal::FacilitatorOnly { act: Act::ShowFlag });
    given.does(HUGO, SHOW).refused(HUGO, SHOW, Refusal::NothingToDo {});
}

#[test]
fn g3_the_facilitator_drops_it_at_any_time() {
    let mut given = flagged();
    given.refused(CHLOE, DROP, Refusal::FacilitatorOnly { act: Act::DropFlag });
    given.does(HUGO, DROP).refused(HUGO, DROP, Refusal::NoSuchFlag {});
}

#[test]
fn g3_a_pause_stops_the_fifteen_seconds() {
    let mut given = flagged();
    given.waits(10).does(EWA, Command::Pause {}).waits(60).does(HUGO, Command::Continue {});
    given.waits(4).refused(HUGO, SHOW, Refusal::AwaitingAnswer {});
    given.waits(1).does(HUGO, SHOW);
}

#[test]
fn g4_while_it_is_shown_the_floor_is_suspended() {
    let mut given = flagged();
    given.waits(15).does(HUGO, SHOW);
    assert!(suspended(&given));
    given.refused(BEN, Command::Asked {}, Refusal::FloorSuspended {});
    let before = given.shared().airtime;
    given.waits(30).does(BEN, answer(FlagAnswer::Reword));
    let after = given.shared().airtime;
    assert_eq!(after.floor, before.floor, "no floor seconds while suspended");
    assert_eq!(after.idle.0, before.idle.0 + 30_000);
    assert!(!suspended(&given));
    given.does(BEN, Command::Asked {});
}

#[test]
fn g4_a_suspended_seat_neither_takes_the_floor_nor_writes_but_may_speak_of_process() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).does(BEN, flag(ADA)).waits(15).does(HUGO, SHOW);
    let say = |kind| Command::Say { kind, text: words("Still") };
    given.refused(ADA, say(Kind::Update), Refusal::FloorSuspended {});
    given.does(ADA, say(Kind::ProcessRemark));
    given.does(HUGO, DROP).does(ADA, say(Kind::Update));
}

#[test]
fn g6_totals_to_the_set_own_ones_to_oneself_never_in_what_is_written_back() {
    let mut given = flagged();
    given.does(BEN, answer(FlagAnswer::Park)).does(DEV, flag(BEN)).does(DEV, flag(EWA));
    assert!(given.you(BEN).flag_totals.is_empty(), "not before the close");
    given.does(HUGO, Command::Close { insist: true });
    let telling = |count| vec![SlipCount { slip: Slip::Telling, count }];
    assert_eq!(given.shared().summary.expect("closed").flags, telling(3));
    assert_eq!(given.you(BEN).flag_totals, telling(2));
    assert!(given.you(DEV).flag_totals.is_empty() && given.you(BEN).flags.is_empty());
    let back = format!("{:?}", yielded(&given.meeting).expect("closed"));
    assert!(!back.to_lowercase().contains("flag") && !back.contains("Telling"));
}
