//! Moments in which nobody, or only one, is left; and who comes when something is over already.

use crate::harness::*;
use crate::scenes::*;
use hyacinth_protocol::{
    Act, BidId, Choosing, Command, FloorView, Motion, PauseReason, Planned, Refusal, RoundIndex,
    Slip, Stage,
};

fn all_leave(given: &mut Given) {
    for seat in ALL {
        given.leaves(seat);
    }
}

#[test]
fn d1_an_empty_room_stands_still_until_someone_goes_on() {
    let mut given = Given::bidding();
    all_leave(&mut given);
    given.waits(14 * 3600).arrives(EWA);
    let round = given.round();
    let paused = round.paused.expect("everything stands");
    assert_eq!((paused.reason, paused.until), (PauseReason::Empty, None));
    assert!(matches!(given.bids().choosing, Choosing::Drafting {}), "nothing fell due");
    assert_eq!(round.clock.used, hyacinth_protocol::Millis::ZERO);
    given.does(EWA, Command::Continue {});
    assert!(given.round().paused.is_none());
}

#[test]
fn d1_a_flicker_of_the_last_line_needs_no_press() {
    let mut given = Given::bidding();
    all_leave(&mut given);
    given.waits(4).arrives(EWA);
    assert!(given.round().paused.is_none());
}

#[test]
fn d1_a_presenter_who_was_awaited_by_nobody_is_awaited_anew() {
    let mut given = Given::in_round("Open questions");
    all_leave(&mut given);
    given.waits(600).arrives(HUGO).arrives(BEN);
    given.does(HUGO, Command::Continue {});
    assert_eq!(given.round().paused.expect("for Ada").reason, PauseReason::PresenterAway);
    given.arrives(ADA);
    assert!(given.round().paused.is_none());
}

#[test]
fn t5_who_is_left_alone_puts_the_meeting_away() {
    let mut given = Given::opened(together(setup()), &ALL, HUGO);
    let two = Refusal::SelfFacilitated { act: Act::Suspend };
    given.refused(ADA, Command::Suspend {}, two);
    for seat in [HUGO, ADA, CHLOE, DEV, EWA] {
        given.leaves(seat);
    }
    let alone = Refusal::SelfFacilitated { act: Act::Close };
    given.refused(BEN, Command::Close { insist: true }, alone);
    given.does(BEN, Command::Suspend {});
    assert_eq!(given.shared().meeting.stage, Stage::Suspended);
}

#[test]
fn t5_what_was_put_away_is_closed_by_two_or_by_the_sets_facilitator() {
    let put_away = || {
        let mut given = Given::opened(together(setup()), &ALL, HUGO);
        for seat in [ADA, CHLOE, DEV, EWA, HUGO] {
            given.leaves(seat);
        }
        given.does(BEN, Command::Suspend {});
        given
    };
    let mut given = put_away();
    let early = Command::Move { motion: Motion::CloseEarly {} };
    given.arrives(ADA).does(BEN, early).does(ADA, Command::AnswerMotion { agree: true });
    assert_eq!(given.shared().meeting.stage, Stage::Closed);
    let mut given = put_away();
    given.leaves(BEN).arrives(HUGO).does(HUGO, Command::Close { insist: true });
    assert_eq!(given.shared().meeting.stage, Stage::Closed);
}

#[test]
fn t5_when_the_others_go_and_all_who_are_left_are_ready_it_moves_on() {
    let mut given = Given::opened(together(setup()), &ALL, HUGO);
    let ready = || Command::Ready { leaving: RoundIndex(0), ready: true };
    given.does(ADA, ready()).does(BEN, ready());
    given.leaves(HUGO).leaves(CHLOE).leaves(DEV);
    assert_eq!(given.round().index, RoundIndex(0), "Ewa is not ready");
    given.leaves(EWA);
    assert_eq!(given.round().index, RoundIndex(1));
}

#[test]
fn t5_ready_was_only_shown_to_the_facilitator_until_nobody_led() {
    let mut given = Given::live();
    let ready = || Command::Ready { leaving: RoundIndex(0), ready: true };
    for seat in MEMBERS {
        given.does(seat, ready());
    }
    given.leaves(HUGO).waits(45);
    for seat in [BEN, ADA, CHLOE, DEV, EWA] {
        given.does(seat, Command::AnswerLead { accept: false });
    }
    assert!(given.shared().meeting.self_facilitated);
    assert_eq!((given.round().index, given.round().ready), (RoundIndex(0), vec![]));
}

#[test]
fn s3_who_comes_late_with_actions_takes_stock_all_the_same() {
    // Ben alone has an open action, and is not here at the opening.
    let mut given = Given::opened(setup_of("three-stages"), &[HUGO, ADA, CHLOE, DEV], HUGO);
    assert!(given.shared().meeting.agenda.iter().all(|item| !item.returning));
    given.waits(60).arrives(BEN);
    let agenda = given.shared().meeting.agenda;
    let back: Vec<_> = agenda.iter().filter(|item| item.returning).collect();
    assert_eq!((back.len(), back[0].presenter), (3, Some(BEN)));
    given.moves_on();
    assert_eq!((given.round_name(), given.meeting.presenter()), ("Outcomes".into(), Some(BEN)));
}

#[test]
fn c4_putting_away_for_a_moment_moves_no_end() {
    let mut given = Given::live();
    let end = given.shared().meeting.ends_at;
    given.waits(600).does(HUGO, Command::Suspend {}).waits(300);
    given.does(HUGO, Command::Resume {});
    assert_eq!(given.shared().meeting.ends_at, end);
    given.does(HUGO, Command::Suspend {}).waits(24 * 3600).does(HUGO, Command::Resume {});
    assert_ne!(given.shared().meeting.ends_at, end);
}

#[test]
fn c2_a_turn_in_a_round_planned_in_total_is_its_share() {
    let mut setup = setup();
    setup.format.rounds[0].planned = Planned::Minutes(18);
    let mut given = Given::live_with(setup);
    given.does(ADA, Command::AcceptFloor {});
    let FloorView::Held { clock, .. } = given.floor() else { panic!("Ada has the floor") };
    assert_eq!(clock.planned, minutes(3));
}

#[test]
fn s1_nobody_reads_their_own_action_back() {
    let mut given = Given::in_round("Presenter in charge");
    given.does(ADA, draft("Wait ten seconds")).does(HUGO, Command::OfferLead { to: ADA });
    given.does(ADA, Command::AnswerLead { accept: true }).does(ADA, next(5, true));
    let action = hyacinth_protocol::ActionId(0);
    assert!(!given.you(ADA).may.contains(&Act::ReadBack));
    given.does(BEN, Command::ReadBack { action }).does(ADA, Command::ConfirmAction { action });
}

#[test]
fn b1_a_draft_says_nothing_of_others_and_can_be_withdrawn_at_any_time() {
    let mut given = Given::gathered(&ALL);
    given.does(BEN, bid("Mine")).does(CHLOE, bid("Mine too"));
    let alone = {
        let mut given = Given::gathered(&ALL);
        given.does(CHLOE, bid("Mine too"));
        given.you(CHLOE).bid
    };
    assert_eq!(given.you(CHLOE).bid, alone, "its id does not count the others'");
    given.does(HUGO, Command::Open {}).moves_on();
    given.does(ADA, bid("Offered")).does(HUGO, Command::RevealBids {});
    assert_eq!(given.bids().bids.iter().map(|bid| bid.bid).collect::<Vec<_>>(), [BidId(0)]);
    given.does(BEN, Command::WithdrawBid {});
    assert!(given.you(BEN).bid.is_none() && !given.you(BEN).may.contains(&Act::WithdrawBid));
}

#[test]
fn r1_no_issue_today_is_not_taken_back_with_the_move() {
    let mut given = Given::opened(setup_of("equal-airtime"), &[HUGO, ADA, BEN, EWA], HUGO);
    given.moves_on().does(ADA, Command::NoIssue {});
    given.refused(HUGO, Command::UndoNext {}, Refusal::TooLate {});
}

#[test]
fn g2_who_takes_the_lead_is_not_told_what_only_one_had_seen() {
    let mut given = Given::opened(together(setup()), &ALL, BEN);
    given.does(DEV, Command::Flag { seat: EWA, slip: Slip::Story });
    assert!(!given.you(BEN).may.contains(&Act::DropFlag));
    let mut given = Given::live();
    given.does(DEV, Command::Flag { seat: EWA, slip: Slip::Story }).leaves(HUGO).waits(45);
    for seat in [BEN, ADA, CHLOE, DEV, EWA] {
        given.does(seat, Command::AnswerLead { accept: false });
    }
    assert!(given.you(DEV).flags.is_empty(), "nobody deals with it alone");
}

#[test]
fn b6_another_format_begins_behind_its_round_of_arrival() {
    let mut given = Given::revealed(setup(), &[]);
    given.does(HUGO, Command::SwitchFormat { format: "three-stages".into() });
    assert_eq!(given.round_name(), "Outcomes");
}

#[test]
fn d3_two_who_come_early_cannot_call_the_meeting_off() {
    let mut given = Given::gathered(&[ADA, BEN]);
    given.waits(600);
    assert!(given.shared().meeting.self_facilitated);
    let no = Refusal::SelfFacilitated { act: Act::Close };
    given.refused(ADA, Command::Close { insist: true }, no);
    given.arrives(HUGO).does(HUGO, Command::AnswerLead { accept: true });
    given.does(HUGO, Command::Close { insist: true });
}

#[test]
fn d7_nobody_learns_from_a_refusal_that_they_are_to_be_taken_out() {
    let of = |asked: bool| {
        let mut given = Given::opened(together(setup()), &ALL, HUGO);
        if asked {
            given.does(CHLOE, Command::Move { motion: Motion::Remove { seat: DEV } });
        }
        let later = Command::Move { motion: Motion::MoveEnd { minutes: 5 } };
        let answer = given.tries(DEV, &later).is_ok();
        (answer, given.you(DEV))
    };
    assert_eq!(of(true), of(false));
}
