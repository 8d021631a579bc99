//! Clocks and airtime [C].

use crate::harness::*;
use hyacinth_protocol::{Act, Command, FloorView, Millis, Refusal, Timestamp, Yield};

#[test]
fn c1_a_clock_set_back_gives_no_time_back() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).waits(30).leaves(EWA);
    given.at = Timestamp(given.at.0 - 20_000);
    given.does(ADA, Command::Done {});
    assert_eq!(given.shared().airtime.floor[1], Millis::seconds(30));
    given.waits(25).does(HUGO, Command::Pause {});
    assert_eq!(given.shared().airtime.idle, Millis::seconds(5));
}

#[test]
fn c2_stopping_before_the_minimum_brings_prompts_and_the_floor_again() {
    let mut given = Given::in_round("Presenting");
    given.offers_floor_to(ADA).does(ADA, Command::AcceptFloor {});
    assert!(given.you(ADA).prompts.is_empty());
    given.waits(120).does(ADA, Command::Done {}).offers_floor_to(ADA);
    assert_eq!(given.you(ADA).prompts[0], line("How did it start?"));
    assert!(given.you(HUGO).prompts.is_empty(), "the prompts are the presenter's alone");
    assert!(given.missing().contains(&(Yield::MinimumTime, vec![ADA])));
    given.does(ADA, Command::AcceptFloor {}).waits(180);
    assert!(given.you(ADA).prompts.is_empty());
    assert!(given.missing().iter().all(|(what, _)| *what != Yield::MinimumTime));
    given.does(ADA, Command::Done {});
    assert_eq!(given.floor(), FloorView::Idle {});
    given.does(ADA, Command::AskFloor {}).offers_floor_to(ADA);
}

#[test]
fn c2_the_presenter_may_leave_it_at_that() {
    let mut given = Given::in_round("Presenting");
    given
        .does(ADA, Command::AcceptFloor {})
        .does(ADA, Command::Done {})
        .does(ADA, Command::Pass {});
    assert_eq!(given.floor(), FloorView::Idle {});
    assert!(given.missing().contains(&(Yield::MinimumTime, vec![ADA])));
}

#[test]
fn c3_nobody_is_cut_off_by_a_clock() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).waits(3600);
    assert!(matches!(given.floor(), FloorView::Held { by: ADA, .. }));
    assert_eq!(given.round().name.as_str(), "Check-in");
}

#[test]
fn c5_only_an_extension_adds_time() {
    let mut given = Given::live();
    assert_eq!(given.round().clock.planned, Millis::minutes(9));
    let extend = |minutes| Command::Extend { minutes, confirm: true };
    given.refused(ADA, extend(5), Refusal::FacilitatorOnly { act: Act::Extend });
    given.refused(HUGO, extend(31), Refusal::OutOfBounds { least: 1, most: 30 });
    given.refused(HUGO, extend(0), Refusal::OutOfBounds { least: 1, most: 30 });
    given.does(HUGO, extend(5)).leaves(BEN).arrives(BEN);
    assert_eq!(given.round().clock.planned, Millis::minutes(14));
    let mut given = Given::in_round("Presenter in charge");
    given.does(ADA, extend(1));
    for _ in 0..200 {
        given.tries(HUGO, &extend(1)).ok();
    }
    given.refused(HUGO, extend(1), Refusal::NoTimeLeft { most: 0 });
}

#[test]
fn c6_each_moment_belongs_to_one() {
    let mut given = Given::in_round("Open questions");
    let before = given.shared().airtime;
    given.does(BEN, Command::Ask { text: None }).waits(10).does(BEN, Command::Asked {});
    given.waits(20).does(ADA, Command::Answered {}).waits(5).does(ADA, Command::Done {});
    given.waits(7).does(EWA, Command::Pause {}).waits(11).does(HUGO, Command::Continue {});
    let after = given.shared().airtime;
    let floor = |seat: usize| after.floor[seat].less(before.floor[seat]).0 / 1000;
    assert_eq!((floor(2), floor(1)), (10, 20));
    assert_eq!(after.idle.less(before.idle), Millis::seconds(12));
    assert_eq!(after.paused.less(before.paused), Millis::seconds(11));
}

#[test]
fn c6_the_sum_is_the_length_of_the_rounds() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).waits(30).does(EWA, Command::Pause {}).waits(9);
    given.does(HUGO, Command::Continue {}).waits(4).leaves(ADA).waits(3).moves_on().waits(60);
    given.does(HUGO, Command::Close { insist: true });
    let (airtime, summary) = (given.shared().airtime, given.shared().summary.expect("closed"));
    let sum: Millis = airtime.floor.into_iter().chain([airtime.idle, airtime.paused]).sum();
    assert_eq!(sum, summary.rounds.iter().copied().sum());
    assert_eq!(summary.rounds[..2], [Millis::seconds(46), Millis::seconds(60)]);
}
