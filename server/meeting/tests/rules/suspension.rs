//! Put away for another day, and taken up again with everything in it [R3].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::yielded;
use hyacinth_protocol::{
    Act, BidId, Command, FloorView, Kind, Millis, OfferKind, PauseReason, Refusal, Seat, Stage,
};

/// Three days pass.
const DAYS: u64 = 3 * 24 * 3600;

impl Given {
    /// Everybody goes home; these come another day, and this one takes it up again.
    fn another_day(&mut self, here: &[Seat], by: Seat) -> &mut Self {
        for seat in ALL {
            self.leaves(seat);
        }
        self.waits(DAYS);
        for seat in here {
            self.arrives(*seat);
        }
        self.does(by, Command::Resume {})
    }
}

#[test]
fn r3_suspended_resumed_with_others_present_presenter_absent() {
    let mut given = Given::in_round("Presenter in charge");
    given.does(BEN, offer(OfferKind::Advice, "Rest")).does(CHLOE, Command::AskFloor {});
    given
        .does(ADA, draft("Wait ten seconds"))
        .does(ADA, Command::Invite { kinds: vec![OfferKind::Opinion] });
    given.waits(120).does(HUGO, Command::Extend { minutes: 2, confirm: true });
    let agenda = given.shared().meeting.agenda;
    let airtime = given.shared().airtime;
    given.does(HUGO, Command::Suspend {});
    let shared = given.shared();
    assert_eq!((shared.meeting.stage, shared.round), (Stage::Suspended, None));
    assert_eq!(shared.meeting.agenda, agenda);
    given.another_day(&[HUGO, BEN, DEV, EWA], HUGO);
    let round = given.round();
    assert_eq!(
        (round.name.as_str(), round.clock.used),
        ("Presenter in charge", Millis::seconds(120))
    );
    assert_eq!((round.clock.planned, given.queued()), (minutes(17), vec![CHLOE]));
    assert_eq!(round.paused.expect("paused").reason, PauseReason::PresenterAway);
    given.waits(30).arrives(ADA);
    assert_eq!(given.you(ADA).held.len(), 1, "what was offered is held still");
    assert!(given.shared().offers.invited.is_empty(), "and the gate is hers to open again");
    assert_eq!(given.shared().actions.drafted.len(), 1);
    assert_eq!(given.shared().airtime.floor, airtime.floor);
    assert!(given.shared().airtime.paused <= Millis::seconds(30), "the days are nobody's time");
    given.does(ADA, Command::Invite { kinds: vec![OfferKind::Advice] });
    given.does(ADA, Command::OpenAllOffers {}).completes().confirms_all(HUGO);
    given.does(EWA, say(Kind::Reflection, "Good that we waited"));
    given.does(HUGO, Command::Close { insist: false });
    let back = yielded(&given.meeting).expect("closed");
    assert!(back.actions[0].confirmed && back.attended.len() == 6);
    let rounds: Millis = given.shared().summary.expect("closed").rounds.into_iter().sum();
    assert!(rounds < Millis::minutes(10), "neither are they a round's: {rounds:?}");
}

#[test]
fn r3_bids_stay_hidden_and_their_time_stands_still() {
    let mut given = Given::bidding();
    given.does(ADA, bid("A dilemma")).does(BEN, Command::NoBid {}).waits(100);
    given.does(HUGO, Command::Suspend {}).waits(DAYS);
    assert!(given.shared().bids.is_none_or(|bids| bids.bids.is_empty()));
    given.another_day(&ALL, HUGO);
    assert_eq!(given.bids().answered, [ADA, BEN]);
    assert_eq!(given.bids().reveal_at, Some(given.at + Millis::seconds(200)));
    assert_eq!(given.you(ADA).bid.expect("a bid").title, Some(line("A dilemma")));
    given.waits(200);
    assert_eq!(given.bids().bids.len(), 1);
}

#[test]
fn r3_gauges_and_a_proposal_stand() {
    let mut given = Given::revealed(setup(), &[ADA, BEN]);
    given.does(CHLOE, Command::Gauge { bid: BidId(1), agreement: 4, reason: None });
    given.does(HUGO, Command::Propose { bid: BidId(0) }).does(DEV, agree());
    given.does(HUGO, Command::Suspend {}).another_day(&[HUGO, ADA, BEN, DEV], HUGO);
    assert_eq!(given.you(CHLOE).gauges.len(), 1);
    given.does(ADA, agree()).does(BEN, agree());
    assert_eq!(given.meeting.presenter(), Some(ADA), "of those who are here now");
}

#[test]
fn r3_nothing_else_goes_meanwhile() {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, Command::Ask { text: None }).does(HUGO, Command::Suspend {});
    assert_eq!(given.floor(), FloorView::Idle {});
    given.refused(BEN, Command::Asked {}, Refusal::Suspended {});
    given.refused(HUGO, next(4, true), Refusal::Suspended {});
    given.refused(HUGO, Command::Open {}, Refusal::Suspended {});
    given.refused(ADA, Command::Resume {}, Refusal::FacilitatorOnly { act: Act::Resume });
    given.does(HUGO, Command::Resume {});
    given.refused(HUGO, Command::Resume {}, Refusal::NotSuspended {});
    given.refused(ADA, Command::Suspend {}, Refusal::FacilitatorOnly { act: Act::Suspend });
}

#[test]
fn r3_resuming_needs_the_quorum_or_everyones_consent() {
    let mut given = Given::in_round("Open questions");
    given.does(HUGO, Command::Suspend {});
    for seat in ALL {
        given.leaves(seat);
    }
    given.waits(DAYS).arrives(HUGO).arrives(ADA).arrives(BEN);
    let below = || Refusal::BelowQuorum { present: 3, quorum: 4 };
    given.refused(HUGO, Command::Resume {}, below()).does(ADA, Command::Consent {});
    given.refused(HUGO, Command::Resume {}, below()).does(BEN, Command::Consent {});
    given.does(HUGO, Command::Resume {});
    given.does(HUGO, Command::Suspend {}).refused(HUGO, Command::Resume {}, below());
}

#[test]
fn r3_the_rounds_left_make_a_new_end() {
    let mut given = Given::in_round("Open questions");
    given.waits(600).does(HUGO, Command::Suspend {}).another_day(&ALL, HUGO);
    let ends = given.shared().meeting.ends_at.expect("an end");
    assert_eq!(ends.since(given.at), minutes(15 + 15 + 10 + 5));
    assert_eq!(given.replan(HUGO, 5).from_slack, minutes(5));
}

#[test]
fn r3_an_interrupted_turn_is_offered_again() {
    let mut given = Given::live();
    given.does(ADA, Command::Pass {}).does(BEN, Command::AcceptFloor {}).waits(20);
    given.does(HUGO, Command::Suspend {}).another_day(&[HUGO, ADA, BEN, CHLOE], HUGO);
    assert_eq!(given.goes_round(10), [BEN, CHLOE, HUGO], "Ada had her turn");
}

#[test]
fn r3_without_the_facilitator_someone_else_is_asked_to_lead_it_on() {
    let mut given = Given::in_round("Presenting");
    given.does(HUGO, Command::Suspend {});
    for seat in ALL {
        given.leaves(seat);
    }
    given.waits(DAYS);
    for seat in [ADA, BEN, CHLOE, DEV] {
        given.arrives(seat);
    }
    given.waits(179);
    assert_eq!(given.you(BEN).lead_offered, None);
    given.waits(1).does(BEN, Command::AnswerLead { accept: true }).does(BEN, Command::Resume {});
    given.offers_floor_to(ADA);
}

#[test]
fn r3_in_turn_those_who_come_now_have_an_issue_too() {
    let mut given = Given::opened(setup_of("equal-airtime"), &[HUGO, ADA, BEN, CHLOE], HUGO);
    given.moves_to("Account", BEN).does(HUGO, Command::Suspend {});
    given.another_day(&[HUGO, BEN, DEV, EWA], HUGO);
    assert_eq!(given.issues_to_come(), [BEN, CHLOE, DEV, EWA]);
    given.moves_to("Next step", BEN).moves_on();
    assert_eq!(given.issues_to_come(), [DEV, EWA, CHLOE]);
}

#[test]
fn r3_pauses_motions_and_hints_of_the_day_are_over() {
    let mut given = Given::in_round("Open questions");
    given.does(HUGO, Command::Encourage { seat: EWA }).does(HUGO, Command::TimeOut {});
    let motion = hyacinth_protocol::Motion::MoveEnd { minutes: 5 };
    given.does(HUGO, Command::Move { motion }).does(HUGO, Command::Suspend {});
    given.another_day(&ALL, HUGO);
    assert!(given.round().paused.is_none() && given.you(ADA).motion.is_none());
    assert!(!given.you(EWA).encouraged);
}

#[test]
fn r3_a_restart_of_the_server_changes_nothing_meanwhile() {
    let mut given = Given::in_round("Clarifying questions");
    given.does(HUGO, Command::Suspend {});
    let since = given.at;
    given.waits_unobserved(DAYS);
    given.observes(hyacinth_meeting::Observation::Restarted { since });
    assert_eq!(given.shared().meeting.stage, Stage::Suspended);
    given.another_day(&ALL, HUGO);
    assert!(given.round().paused.is_none());
}

#[test]
fn r3_who_only_looked_in_while_it_was_put_away_did_not_attend() {
    let mut given = Given::opened(setup(), &[HUGO, ADA, BEN, CHLOE], HUGO);
    given.does(HUGO, Command::Suspend {}).arrives(EWA).leaves(EWA);
    given.does(HUGO, Command::Close { insist: true });
    assert_eq!(given.shared().summary.expect("closed").attended, [HUGO, ADA, BEN, CHLOE]);
}
