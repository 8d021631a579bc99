//! Pauses anyone asks for, and process time-outs [R4, R5].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_protocol::{Act, Command, FloorView, Kind, Millis, PauseReason, Refusal};

fn remark(text: &str) -> Command {
    say(Kind::ProcessRemark, text)
}

#[test]
fn r5_the_turns_clock_is_given_back_and_only_process_remarks_are_said() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).waits(40).does(HUGO, Command::TimeOut {});
    assert_eq!(given.round().paused.expect("paused").reason, PauseReason::Process);
    given.waits(200).does(DEV, remark("We talk over Ada")).does(ADA, remark("I noticed"));
    assert_eq!(given.you(ADA).admitted, [Kind::ProcessRemark]);
    given.refused(ADA, say(Kind::Update, "And then"), Refusal::Paused {});
    given.refused(ADA, Command::Done {}, Refusal::Paused {});
    given.does(HUGO, Command::Continue {}).waits(5);
    match given.floor() {
        FloorView::Held { by: ADA, clock, .. } => assert_eq!(clock.used, Millis::seconds(40)),
        other => panic!("Ada lost the floor: {other:?}"),
    }
    assert_eq!(given.round().clock.used, Millis::seconds(40));
    given.does(ADA, Command::Done {});
    let airtime = given.shared().airtime;
    assert_eq!((airtime.floor[1], airtime.paused), (Millis::seconds(45), Millis::seconds(200)));
}

#[test]
fn r5_the_facilitator_calls_it_and_goes_on_from_it() {
    let mut given = Given::in_round("Open questions");
    given.refused(ADA, Command::TimeOut {}, Refusal::FacilitatorOnly { act: Act::TimeOut });
    given.does(HUGO, Command::TimeOut {}).refused(HUGO, Command::TimeOut {}, Refusal::Paused {});
    let only = Refusal::FacilitatorOnly { act: Act::Continue };
    given.refused(ADA, Command::Continue {}, only);
    given.refused(ADA, draft("Too soon"), Refusal::Paused {});
    given.does(HUGO, Command::Continue {}).does(ADA, draft("Now"));
}

#[test]
fn r4_anyone_pauses_while_the_set_speaks_of_how_it_works() {
    let mut given = Given::in_round("Open questions");
    given.does(HUGO, Command::TimeOut {}).does(EWA, Command::Pause {});
    assert_eq!(given.round().paused.expect("paused").reason, PauseReason::Asked);
    given.refused(BEN, Command::Pause {}, Refusal::Paused {}).does(HUGO, Command::Continue {});
}

#[test]
fn r5_without_a_facilitator_the_time_keeper_does() {
    let mut given = crate::together::in_round("Open questions");
    let keeper = given.round().timekeeper.expect("a time-keeper");
    given.refused(ADA, Command::TimeOut {}, Refusal::TimekeeperOnly { act: Act::TimeOut });
    given.does(keeper, Command::TimeOut {}).does(EWA, remark("Slower"));
    given.refused(ADA, Command::Continue {}, Refusal::TimekeeperOnly { act: Act::Continue });
    given.does(keeper, Command::Continue {});
}

#[test]
fn r5_whoever_leads_next_goes_on_from_it() {
    let mut given = Given::in_round("Open questions");
    given.does(HUGO, Command::TimeOut {}).leaves(HUGO).waits(45);
    given.does(BEN, Command::AnswerLead { accept: true }).does(BEN, Command::Continue {});
}

#[test]
fn r5_the_presenter_who_drops_meanwhile_is_awaited_after_it() {
    let mut given = Given::in_round("Open questions");
    given.does(HUGO, Command::TimeOut {}).leaves(ADA).waits(300).does(HUGO, Command::Continue {});
    assert_eq!(given.round().paused.expect("paused").reason, PauseReason::PresenterAway);
}

#[test]
fn r4_without_a_facilitator_anyone_pauses_and_the_presenter_goes_on() {
    let mut given = crate::together::in_round("Open questions");
    given.does(EWA, Command::Pause {}).refused(BEN, ask("What?"), Refusal::Paused {});
    given.refused(EWA, Command::Continue {}, Refusal::Paused {}).does(ADA, Command::Continue {});
    let mut given = Given::opened(together(setup()), &ALL, ADA);
    given.does(EWA, Command::Pause {}).does(BEN, Command::Continue {});
}

#[test]
fn r4_without_a_facilitator_a_pause_may_end_in_another_round_or_another_day() {
    let mut given = crate::together::in_round("Open questions");
    given.does(EWA, Command::Pause {}).are_ready(&[HUGO, BEN, CHLOE, DEV, EWA]);
    assert_eq!(given.round_name(), "Presenter in charge");
    assert!(given.round().paused.is_some(), "nobody went on yet");
    let motion = hyacinth_protocol::Motion::Suspend {};
    given.does(BEN, Command::Move { motion });
    for seat in [HUGO, CHLOE, DEV, EWA] {
        given.does(seat, Command::AnswerMotion { agree: true });
    }
    assert_eq!(given.shared().meeting.stage, hyacinth_protocol::Stage::Suspended);
}
