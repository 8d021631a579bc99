//! Who leads: by offer and acceptance only, and when the one who did drops out [D3, D4, D5].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_protocol::{Act, Command, LeadOffered, Refusal, Role, RoundIndex, Seat, Stage};

fn answer(accept: bool) -> Command {
    Command::AnswerLead { accept }
}

fn asked(given: &Given) -> Option<Seat> {
    given.shared().meeting.lead_away.expect("the lead is away").asked
}

fn role(given: &Given, seat: Seat) -> Role {
    given.shared().roster[usize::from(seat.0)].role
}

/// Hugo dropped out of the check-in, and Ben is asked.
fn deputy_asked() -> Given {
    let mut given = Given::live();
    given.leaves(HUGO).waits(45);
    given
}

#[test]
fn d3_deputy_is_asked_after_45_s_then_others_all_decline_makes_it_self_facilitated() {
    let mut given = Given::live();
    given.waits(30).leaves(HUGO);
    assert_eq!(given.shared().meeting.lead_away.expect("away").since, given.at);
    given.waits(44);
    assert_eq!(asked(&given), None);
    given.waits(1);
    assert_eq!(asked(&given), Some(BEN));
    let until = given.at + hyacinth_protocol::Millis::seconds(30);
    assert_eq!(given.you(BEN).lead_offered, Some(LeadOffered::Vacant { until }));
    assert_eq!(given.you(ADA).lead_offered, None);
    let only = Refusal::FacilitatorOnly { act: Act::Next };
    given.refused(BEN, next(0, true), only).refused(ADA, answer(true), Refusal::LeadNotOffered {});
    given.does(BEN, answer(false));
    assert_eq!(asked(&given), Some(ADA));
    given.waits(29);
    assert_eq!(asked(&given), Some(ADA));
    given.waits(1);
    assert_eq!(asked(&given), Some(CHLOE), "no answer in 30 s is a no");
    given.does(CHLOE, answer(false)).does(DEV, answer(false));
    assert_eq!(given.meeting.lead(), Some(HUGO), "nobody gained a right so far");
    given.does(EWA, answer(false));
    let meeting = given.shared().meeting;
    assert!(meeting.self_facilitated && meeting.lead.is_none() && meeting.lead_away.is_none());
    assert_eq!(given.round().timekeeper, Some(ADA));
    given.are_ready(&[ADA, BEN, CHLOE, DEV]);
    assert!(given.is_at(1));
}

#[test]
fn d3_the_deputy_accepts_and_it_is_offered_back_on_return() {
    let mut given = deputy_asked();
    given.does(BEN, answer(true));
    assert_eq!((role(&given, BEN), role(&given, HUGO)), (Role::Facilitator, Role::Member));
    given.does(BEN, next(0, true)).waits(60).arrives(HUGO);
    assert_eq!(given.you(HUGO).lead_offered, Some(LeadOffered::Back {}));
    given.refused(HUGO, next(1, true), Refusal::FacilitatorOnly { act: Act::Next });
    given.waits(600).does(HUGO, answer(true));
    assert_eq!((role(&given, BEN), role(&given, HUGO)), (Role::Deputy, Role::Facilitator));
    given.refused(BEN, next(1, true), Refusal::FacilitatorOnly { act: Act::Next });
}

#[test]
fn d3_offered_back_and_declined_it_stays_where_it_is() {
    let mut given = deputy_asked();
    given.does(BEN, answer(true)).arrives(HUGO).does(HUGO, answer(false));
    assert_eq!((given.meeting.lead(), given.you(HUGO).lead_offered), (Some(BEN), None));
    given.leaves(HUGO).arrives(HUGO);
    assert_eq!(given.you(HUGO).lead_offered, None, "a no is not asked for at each reconnect");
}

#[test]
fn d3_back_before_someone_accepted_it_is_still_theirs() {
    let mut given = deputy_asked();
    given.waits(10).arrives(HUGO);
    assert_eq!((given.shared().meeting.lead_away, given.you(BEN).lead_offered), (None, None));
    given.refused(BEN, answer(true), Refusal::LeadNotOffered {}).does(HUGO, next(0, true));
    given.leaves(HUGO).waits(44);
    assert_eq!(asked(&given), None, "the next absence begins anew");
}

#[test]
fn d3_after_all_declined_it_is_offered_back_too() {
    let mut given = Given::live();
    for seat in [CHLOE, DEV, EWA] {
        given.leaves(seat);
    }
    given.leaves(HUGO).waits(45).does(BEN, answer(false)).does(ADA, answer(false));
    given.waits(20).arrives(HUGO);
    assert!(given.shared().meeting.self_facilitated, "until it is accepted");
    given.does(HUGO, answer(true));
    assert_eq!((given.meeting.lead(), given.round().timekeeper), (Some(HUGO), None));
}

#[test]
fn d3_who_is_asked_and_drops_has_their_time_to_come_back_in() {
    let mut given = deputy_asked();
    given.leaves(BEN).waits(29);
    assert_eq!(asked(&given), Some(BEN));
    given.arrives(BEN).waits(0).leaves(BEN).waits(1);
    assert_eq!(asked(&given), Some(ADA));
    given.arrives(BEN);
    assert_eq!(asked(&given), Some(ADA), "one is asked at a time");
    for seat in [CHLOE, DEV, EWA] {
        given.leaves(seat);
    }
    given.leaves(ADA).arrives(ADA).waits(5).does(ADA, answer(true));
}

#[test]
fn d3_the_presenter_is_asked_last() {
    let mut given = Given::in_round("Clarifying questions");
    given.leaves(BEN).leaves(HUGO).waits(45);
    for seat in [CHLOE, DEV, EWA] {
        assert_eq!(asked(&given), Some(seat));
        given.does(seat, answer(false));
    }
    assert_eq!(asked(&given), Some(ADA));
    given.does(ADA, answer(true)).does(ADA, next(3, true));
}

#[test]
fn d3_in_a_pause_the_lead_is_looked_for_as_well() {
    let mut given = Given::in_round("Open questions");
    given.does(EWA, Command::Pause {}).leaves(HUGO).waits(45).does(BEN, answer(true));
    given.does(BEN, Command::Continue {});
}

#[test]
fn d3_those_who_gather_wait_three_minutes() {
    let mut given = Given::gathered(&[ADA, BEN]);
    given.waits(179);
    assert_eq!(asked(&given), None);
    given.waits(1).does(BEN, answer(true)).does(ADA, Command::Consent {});
    given.does(BEN, Command::Open {});
    assert_eq!(given.shared().meeting.stage, Stage::Live);
    let mut given = Given::gathered(&[BEN]);
    given.waits(3600);
    assert_eq!(given.shared().meeting.lead_away, None, "one alone is no meeting");
}

#[test]
fn d3_an_offer_that_nobody_answers_holds_nothing_up() {
    let mut given = Given::live();
    given.does(HUGO, Command::OfferLead { to: EWA }).waits(5).leaves(HUGO).waits(44);
    assert_eq!(given.you(EWA).lead_offered, Some(LeadOffered::By { seat: HUGO }));
    given.waits(1);
    assert_eq!(asked(&given), Some(BEN));

    let mut given = deputy_asked();
    given.does(BEN, answer(true)).arrives(HUGO).waits(10).leaves(BEN).waits(45);
    assert!(matches!(given.you(HUGO).lead_offered, Some(LeadOffered::Vacant { .. })));
    given.does(HUGO, answer(true));
}

#[test]
fn d3_a_no_to_an_earlier_offer_asks_nobody_sooner() {
    let mut given = Given::live();
    given.does(HUGO, Command::OfferLead { to: EWA }).leaves(HUGO).waits(10);
    given.does(EWA, answer(false));
    assert_eq!(asked(&given), None);
    given.waits(35);
    assert_eq!(asked(&given), Some(BEN));
}

#[test]
fn d4_roles_move_only_by_offer_and_acceptance() {
    let mut given = Given::live();
    let to = |to| Command::OfferLead { to };
    given.refused(BEN, to(EWA), Refusal::FacilitatorOnly { act: Act::OfferLead });
    given.refused(HUGO, to(HUGO), Refusal::NothingToDo {});
    given.refused(HUGO, to(Seat(9)), Refusal::SeatAbsent { seat: Seat(9) });
    given.does(HUGO, to(EWA)).refused(HUGO, to(EWA), Refusal::NothingToDo {});
    assert_eq!(given.you(EWA).lead_offered, Some(LeadOffered::By { seat: HUGO }));
    given.waits(300).does(EWA, answer(false)).does(HUGO, to(CHLOE)).does(HUGO, to(EWA));
    given.refused(CHLOE, answer(true), Refusal::LeadNotOffered {});
    assert_eq!(role(&given, HUGO), Role::Facilitator, "until somebody accepts");
    given.does(EWA, answer(true));
    assert_eq!((role(&given, EWA), role(&given, HUGO)), (Role::Facilitator, Role::Member));
    given.leaves(HUGO).arrives(HUGO);
    assert_eq!(given.you(HUGO).lead_offered, None, "what was given is not offered back");
    given.leaves(EWA).waits(50).does(BEN, answer(true)).arrives(EWA);
    assert_eq!(given.you(EWA).lead_offered, Some(LeadOffered::Back {}));
}

#[test]
fn d4_the_lead_is_handed_over_before_the_opening() {
    let mut given = Given::gathered(&ALL);
    given.does(HUGO, Command::OfferLead { to: DEV }).does(DEV, answer(true));
    given.refused(HUGO, Command::Open {}, Refusal::FacilitatorOnly { act: Act::Open });
    given.does(DEV, Command::Open {});
    assert_eq!(given.goes_round(5), [HUGO, ADA, BEN, CHLOE, EWA, DEV], "who leads speaks last");
}

#[test]
fn d4_in_turn_an_issue_is_for_each_but_the_one_who_leads_now() {
    let mut given = Given::opened(setup_of("equal-airtime"), &ALL, HUGO);
    given.does(HUGO, Command::OfferLead { to: BEN }).does(BEN, answer(true));
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, DEV, EWA, HUGO], "Ben keeps his minutes");

    let mut given = Given::opened(setup_of("equal-airtime"), &ALL, HUGO);
    given.leaves(HUGO).waits(45).does(BEN, answer(true)).arrives(HUGO);
    assert_eq!(given.issues_to_come(), MEMBERS, "he may lead again");
    given.does(HUGO, answer(true));
    assert_eq!(given.issues_to_come(), MEMBERS);
    given.leaves(HUGO).waits(45).does(BEN, answer(true)).arrives(HUGO).does(HUGO, answer(false));
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, DEV, EWA, HUGO]);
}

#[test]
fn d5_two_facilitators_racing_for_next() {
    let mut given = Given::live();
    given.does(HUGO, Command::OfferLead { to: BEN }).does(HUGO, next(0, true));
    given.does(BEN, answer(true));
    let moved = Refusal::AlreadyMoved { by: Some(HUGO), now: RoundIndex(1) };
    given.refused(BEN, next(0, true), moved);
    given.refused(HUGO, next(1, true), Refusal::FacilitatorOnly { act: Act::Next });
    given.does(BEN, next(1, true));
}
