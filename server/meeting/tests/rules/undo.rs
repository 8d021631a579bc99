//! Taking a move back within ten seconds [R1].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_protocol::{
    Act, Command, FloorView, Kind, Millis, OfferKind, PairMoment, Refusal, Yield,
};

#[test]
fn r1_undo_restores_floor_and_queue_and_keeps_what_was_said() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, ask("What would help?")).does(EWA, ask("And then?")).waits(60).moves_on();
    assert_eq!(given.round().undo_until, Some(given.at + Millis::seconds(10)));
    given.does(DEV, say(Kind::ProcessRemark, "Too soon?")).waits(9);
    given.does(HUGO, Command::UndoNext {});
    let round = given.round();
    assert_eq!((round.name.as_str(), round.undo_until), ("Open questions", None));
    assert_eq!(round.clock.used, Millis::seconds(60), "the seconds in between are not the round's");
    let moment = PairMoment::Answering;
    assert!(matches!(given.floor(), FloorView::Pair { asker: BEN, moment: m, .. } if m == moment));
    assert_eq!(given.queued(), [EWA]);
    assert_eq!(given.you(EWA).place.expect("a place").text, Some(words("And then?")));
    let said: Vec<Kind> = given.shared().said.iter().map(|said| said.kind).collect();
    assert_eq!(said, [Kind::OpenQuestion, Kind::ProcessRemark]);
    given.does(ADA, Command::Answered {});
}

#[test]
fn r1_undo_goes_for_ten_seconds_once_and_for_the_one_who_leads() {
    let mut given = Given::live();
    given.refused(HUGO, Command::UndoNext {}, Refusal::TooLate {}).moves_on();
    given.refused(ADA, Command::UndoNext {}, Refusal::FacilitatorOnly { act: Act::UndoNext });
    given.waits(9).does(HUGO, Command::UndoNext {});
    given.refused(HUGO, Command::UndoNext {}, Refusal::TooLate {});
    given.moves_on().waits(10).refused(HUGO, Command::UndoNext {}, Refusal::TooLate {});
}

#[test]
fn r1_undo_brings_back_who_was_heard_and_how_long_bids_are_awaited() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).waits(20).does(HUGO, next(0, true)).waits(5);
    given.does(HUGO, Command::UndoNext {});
    match given.floor() {
        FloorView::Held { by: ADA, clock, .. } => assert_eq!(clock.used, Millis::seconds(20)),
        other => panic!("Ada lost the floor: {other:?}"),
    }
    given.does(ADA, Command::Done {}).moves_on().waits(4).does(HUGO, Command::UndoNext {});
    assert_eq!(given.missing()[0], (Yield::EveryoneHeard, vec![HUGO, BEN, CHLOE, DEV, EWA]));
    let mut given = Given::bidding();
    given.does(ADA, bid("A dilemma")).waits(100).moves_on().waits(5);
    given.does(HUGO, Command::UndoNext {});
    assert_eq!(given.bids().reveal_at, Some(given.at + Millis::seconds(200)));
}

#[test]
fn r1_undo_opens_the_gate_as_it_was() {
    let mut given = Given::in_round("Presenter in charge");
    given.does(ADA, Command::Invite { kinds: vec![OfferKind::Opinion] }).moves_on();
    assert!(given.shared().offers.invited.is_empty());
    given.does(HUGO, Command::UndoNext {});
    assert_eq!(given.shared().offers.invited, [OfferKind::Opinion]);
}

#[test]
fn r1_undo_in_a_self_facilitated_set_is_for_the_one_whose_ready_moved_it() {
    let mut given = Given::opened(together(setup()), &ALL, ADA);
    given.are_ready(&[HUGO, ADA, BEN, CHLOE, DEV]);
    given.refused(ADA, Command::UndoNext {}, Refusal::SelfFacilitated { act: Act::UndoNext });
    given.does(DEV, Command::UndoNext {});
    assert!(given.is_at(0) && given.round().ready == [HUGO, ADA, BEN, CHLOE]);
    given.are_ready(&[EWA]);
    assert!(given.is_at(1));
}

#[test]
fn r1_a_move_taken_back_presented_nothing() {
    let mut given = Given::opened(setup_of("equal-airtime"), &[HUGO, ADA, BEN, CHLOE], HUGO);
    given.moves_on().does(HUGO, Command::UndoNext {}).does(ADA, Command::NoIssue {});
    given.does(HUGO, Command::Close { insist: true });
    assert!(given.shared().summary.expect("closed").presented.is_empty());
}

#[test]
fn r1_undo_forgets_nobody_who_came_meanwhile() {
    let mut given = Given::opened(setup_of("equal-airtime"), &[HUGO, ADA, BEN, CHLOE], HUGO);
    given.moves_on().arrives(EWA).does(HUGO, Command::UndoNext {});
    assert_eq!(given.round_name(), "Opening");
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, EWA]);
}
