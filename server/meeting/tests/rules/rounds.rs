//! Opening, moving on, pausing, closing [R].

use crate::harness::*;
use hyacinth_meeting::{Meeting, may};
use hyacinth_protocol::{Act, Command, Refusal, RoundIndex, Stage, Yield};

#[test]
fn r1_names_who_is_missing_and_insisting_moves_on() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).does(ADA, Command::Done {});
    let missing = given.round().missing;
    assert_eq!(missing[0].what, Yield::EveryoneHeard);
    assert_eq!(missing[0].seats, [HUGO, BEN, CHLOE, DEV, EWA]);
    given.refused(HUGO, next(0, false), Refusal::NotYielded { missing });
    given.does(HUGO, next(0, true));
    assert_eq!(given.round().name.as_str(), "Bidding");
}

#[test]
fn r1_moves_on_without_insisting_once_everything_is_there() {
    let mut given = Given::live();
    let action = given.shared().actions.carried[0].action;
    let outcome = hyacinth_protocol::Outcome::Done;
    let review = Command::ReviewAction { action, outcome, happened: None, learned: None };
    given.does(BEN, review);
    for seat in [ADA, BEN, CHLOE, DEV, EWA, HUGO] {
        given.does(seat, Command::Pass {});
    }
    given.does(HUGO, next(0, false));
}

#[test]
fn r1_only_the_facilitator_moves_on() {
    let refusal = Refusal::FacilitatorOnly { act: Act::Next };
    Given::live().refused(ADA, next(0, true), refusal);
}

#[test]
fn r1_rounds_that_need_a_presenter_are_passed_over_when_there_is_none() {
    let mut given = Given::bidding();
    given.does(HUGO, next(1, true));
    assert_eq!(given.round().name.as_str(), "Final plenary");
    given.refused(HUGO, next(6, true), Refusal::NotInThisRound { act: Act::Next });
}

#[test]
fn r2_opens_at_the_quorum() {
    let mut given = Given::gathered(&[HUGO, ADA, BEN, CHLOE]);
    given.does(HUGO, Command::Open {});
    assert_eq!(given.shared().meeting.stage, Stage::Live);
    assert_eq!(given.round().index, RoundIndex(0));
    given.refused(HUGO, Command::Open {}, Refusal::AlreadyOpen {});
}

#[test]
fn r2_below_the_quorum_all_present_consent() {
    let mut given = Given::gathered(&[HUGO, ADA, BEN]);
    let below = || Refusal::BelowQuorum { present: 3, quorum: 4 };
    given.refused(HUGO, Command::Open {}, below());
    given.does(ADA, Command::Consent {}).refused(ADA, Command::Consent {}, Refusal::NothingToDo {});
    given.refused(HUGO, Command::Open {}, below());
    given.does(BEN, Command::Consent {}).does(HUGO, Command::Open {});
}

#[test]
fn r2_nobody_opens_alone_or_in_the_facilitators_place() {
    let below = Refusal::BelowQuorum { present: 1, quorum: 4 };
    Given::gathered(&[HUGO]).refused(HUGO, Command::Open {}, below);
    let refusal = Refusal::FacilitatorOnly { act: Act::Open };
    Given::gathered(&MEMBERS).refused(ADA, Command::Open {}, refusal);
}

#[test]
fn r2_before_the_opening_and_after_the_close_nothing_else_goes() {
    let mut given = Given::gathered(&ALL);
    given.refused(ADA, Command::Pause {}, Refusal::NotOpenYet {});
    given.refused(HUGO, Command::Close { insist: false }, Refusal::NotYielded { missing: vec![] });
    given.does(HUGO, Command::Close { insist: true });
    given.refused(HUGO, Command::Open {}, Refusal::Closed {});
    assert!(ALL.iter().all(|seat| may(&given.meeting, *seat).is_empty()));
}

#[test]
fn r4_anyone_pauses_and_only_presenter_and_facilitator_act() {
    let mut given = Given::in_round("Open questions");
    given.does(EWA, Command::Pause {}).refused(EWA, Command::Pause {}, Refusal::Paused {});
    given.refused(BEN, ask("What now?"), Refusal::Paused {});
    let remark = |text| Command::Say { kind: hyacinth_protocol::Kind::ProcessRemark, text };
    given.refused(BEN, remark(words("Too fast")), Refusal::Paused {});
    given.does(ADA, remark(words("I need a moment")));
    given.does(HUGO, remark(words("Take your time")));
    given.refused(BEN, Command::Continue {}, Refusal::Paused {});
    given.does(ADA, Command::Continue {}).refused(ADA, Command::Continue {}, Refusal::NotPaused {});
    given.does(BEN, ask("What now?"));
}

#[test]
fn r4_all_clocks_stand_still() {
    let mut given = Given::bidding();
    given.waits(60).does(EWA, Command::Pause {});
    assert_eq!(given.bids().reveal_at, None);
    let clock = given.round().clock;
    assert_eq!((clock.used.0, clock.running_since), (60_000, None));
    assert_eq!(hyacinth_meeting::deadline(&given.meeting), None);
    given.waits(600).does(HUGO, Command::Continue {});
    assert_eq!(given.bids().reveal_at, Some(given.at + hyacinth_protocol::Millis::minutes(4)));
}

#[test]
fn r4_anyone_continues_when_neither_presenter_nor_facilitator_is_here() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, Command::Pause {}).leaves(HUGO);
    given.refused(BEN, Command::Continue {}, Refusal::Paused {});
    given.leaves(ADA).does(BEN, Command::Continue {});
}

#[test]
fn r4_the_facilitator_may_change_topic_or_close_in_a_pause() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, Command::Pause {}).moves_on();
    assert!(given.round().paused.is_some());
    assert_eq!(given.round().clock.running_since, None);
    given.does(HUGO, Command::Close { insist: true });
}

#[test]
fn r4_who_paused_is_kept_nowhere() {
    let pause = |seat| {
        let mut given = Given::live();
        given.does(seat, Command::Pause {});
        given.meeting.clone()
    };
    let same: (Meeting, Meeting) = (pause(BEN), pause(EWA));
    assert!(same.0 == same.1);
}
