//! Stories that random meetings told: each of them broke a promise once.

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::{Charter, Setup};
use hyacinth_protocol::{Act, Command, FloorView, Motion, Refusal, Slip};

#[test]
fn g2_the_moment_of_a_flag_stands_once_it_is_over() {
    let mut given = Given::live();
    given.does(BEN, Command::Flag { seat: DEV, slip: Slip::Story }).waits(15);
    let until = given.you(BEN).flags[0].answer_until;
    assert_eq!(until, given.at);
    // Whatever happens to others afterwards, Ben's view is the same.
    given.waits(60).does(EWA, Command::Flag { seat: ADA, slip: Slip::Leading });
    assert_eq!(given.you(BEN).flags[0].answer_until, until);
}

#[test]
fn d7_no_button_tells_the_one_a_removal_is_about() {
    let mut given = Given::opened(together(setup()), &ALL, HUGO);
    let before = given.you(EWA);
    given.does(BEN, Command::Move { motion: Motion::Remove { seat: EWA } });
    assert_eq!(given.you(EWA), before);
    let again = Command::Move { motion: Motion::Remove { seat: EWA } };
    given.refused(DEV, again, Refusal::MotionStands {});
    // Nor does a refusal: what else is asked of all is asked beside it.
    given.does(EWA, Command::Move { motion: Motion::CloseEarly {} });
    assert_eq!(given.you(DEV).motion.expect("first").motion, Motion::Remove { seat: EWA });
    given.does(DEV, Command::AnswerMotion { agree: false });
    assert_eq!(given.you(DEV).motion.expect("then").motion, Motion::CloseEarly {});
}

#[test]
fn d7_a_removal_falls_with_the_lead_who_asked_for_it() {
    let mut given = Given::live();
    given.does(HUGO, Command::Move { motion: Motion::Remove { seat: EWA } });
    given.does(HUGO, Command::OfferLead { to: BEN });
    given.does(BEN, Command::AnswerLead { accept: true });
    given.refused(DEV, Command::AnswerMotion { agree: true }, Refusal::NothingAsked {});
    assert!(given.you(DEV).motion.is_none());
}

#[test]
fn d4_the_lead_is_offered_to_one_who_is_not_asked_already() {
    let mut given = Given::opened(
        Setup { charter: Charter { quorum: 2, ..setup().charter }, ..setup() },
        &[HUGO, ADA],
        HUGO,
    );
    assert!(given.you(HUGO).may.contains(&Act::OfferLead));
    given.does(HUGO, Command::OfferLead { to: ADA });
    assert!(!given.you(HUGO).may.contains(&Act::OfferLead));
}

#[test]
fn r1_taking_a_move_back_brings_nobody_back_who_was_taken_out() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).moves_on();
    given.does(HUGO, Command::Move { motion: Motion::Remove { seat: ADA } });
    given.does(BEN, Command::AnswerMotion { agree: true });
    given.does(HUGO, Command::UndoNext {});
    assert_eq!(given.floor(), FloorView::Offered { to: BEN });
}
