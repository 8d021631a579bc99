//! Who presents [B].

use crate::harness::*;
use hyacinth_meeting::{Setup, yielded};
use hyacinth_protocol::{Act, BidId, Choosing, ChosenHow, Command, Kind, Refusal, Seat, TieRule};

fn gauge(bid: u16, agreement: u8) -> Command {
    Command::Gauge { bid: BidId(bid), agreement, reason: None }
}

fn propose(bid: u16) -> Command {
    Command::Propose { bid: BidId(bid) }
}

/// Everyone gauges every bid the same.
fn all_gauge(given: &mut Given, bids: &[u16], agreement: u8) {
    for seat in MEMBERS {
        for bid in bids {
            given.does(seat, gauge(*bid, agreement));
        }
    }
}

/// Three bids, by Ada, Ben and Chloe, all liked the same.
fn tie(setup: Setup) -> Given {
    let mut given = Given::revealed(setup, &[ADA, BEN, CHLOE]);
    all_gauge(&mut given, &[0, 1, 2], 4);
    given
}

fn chosen(given: &Given) -> (Seat, ChosenHow) {
    let issue = given.shared().issue.expect("an issue");
    (issue.presenter, issue.chosen)
}

#[test]
fn b1_bids_are_hidden_until_all_are_in() {
    let mut given = Given::bidding();
    given.does(ADA, bid("A dilemma")).does(BEN, Command::NoBid {});
    let view = given.bids();
    assert_eq!(view.choosing, Choosing::Drafting {});
    assert_eq!((view.answered, view.awaited), (vec![ADA, BEN], vec![CHLOE, DEV, EWA]));
    assert!(view.bids.is_empty());
    assert_eq!(given.you(ADA).bid.expect("own").title, Some(line("A dilemma")));
    given.does(ADA, bid("A better dilemma"));
    for seat in [CHLOE, DEV, EWA] {
        given.does(seat, Command::NoBid {});
    }
    let view = given.bids();
    assert_eq!(view.choosing, Choosing::Gauging {});
    assert_eq!(view.bids.len(), 1);
    assert_eq!(view.bids[0].title, line("A better dilemma"));
    given.refused(BEN, bid("Late"), Refusal::AlreadyRevealed {});
}

#[test]
fn b1_time_up_reveals_and_a_late_room_does_not_help_a_late_bid() {
    let mut given = Given::bidding();
    given.does(ADA, bid("A dilemma")).waits(299);
    assert_eq!(given.bids().choosing, Choosing::Drafting {});
    given.waits(1);
    assert_eq!(given.bids().choosing, Choosing::Gauging {});

    let mut given = Given::bidding();
    given.does(ADA, bid("A dilemma")).waits_unobserved(301);
    given.refused(BEN, bid("Late"), Refusal::AlreadyRevealed {});
}

#[test]
fn b1_the_facilitator_reveals_and_nobody_else() {
    let mut given = Given::bidding();
    let refusal = Refusal::FacilitatorOnly { act: Act::RevealBids };
    given.does(ADA, bid("A dilemma")).refused(ADA, Command::RevealBids {}, refusal);
    given.does(HUGO, Command::RevealBids {});
    given.refused(HUGO, Command::RevealBids {}, Refusal::AlreadyRevealed {});
}

#[test]
fn b1_a_drop_reveals_nothing() {
    let mut given = Given::bidding();
    for seat in [ADA, BEN, CHLOE, DEV] {
        given.does(seat, bid("A dilemma"));
    }
    given.leaves(EWA);
    assert_eq!(given.bids().choosing, Choosing::Drafting {});
    assert!(given.bids().awaited.is_empty());
}

#[test]
fn b1_the_facilitator_does_not_bid_and_minutes_have_bounds() {
    let mut given = Given::bidding();
    given.refused(HUGO, bid("Mine"), Refusal::NotAdmitted { kind: Kind::Bid });
    let long = Command::Bid { title: line("Long"), why: None, minutes: 61 };
    given.refused(ADA, long, Refusal::OutOfBounds { least: 1, most: 60 });
    Given::live().refused(ADA, bid("Early"), Refusal::NotInThisRound { act: Act::Bid });
}

#[test]
fn b2_agreement_shows_once_everyone_gauged() {
    let mut given = Given::revealed(setup(), &[ADA]);
    let with_reason =
        Command::Gauge { bid: BidId(0), agreement: 2, reason: Some(line("Too close to me")) };
    given.does(BEN, with_reason);
    for seat in [ADA, CHLOE, DEV] {
        given.does(seat, gauge(0, 5));
    }
    let view = given.bids().bids.remove(0);
    assert_eq!((view.agreement, view.reasons.len()), (None, 0));
    assert_eq!(view.gauged_by, [ADA, BEN, CHLOE, DEV]);
    given.does(EWA, gauge(0, 3));
    let view = given.bids().bids.remove(0);
    assert_eq!(view.agreement, Some(vec![0, 1, 1, 0, 3]));
    assert_eq!(view.reasons, [line("Too close to me")]);
    given.refused(EWA, gauge(0, 6), Refusal::OutOfBounds { least: 1, most: 5 });
    given.refused(HUGO, gauge(0, 3), Refusal::NotAdmitted { kind: Kind::Bid });
    given.refused(EWA, gauge(7, 3), Refusal::NoSuchBid {});
    Given::bidding().refused(EWA, gauge(0, 3), Refusal::NotRevealed {});
}

#[test]
fn b2_an_objection_opens_two_minutes_of_talk() {
    let mut given = Given::revealed(setup(), &[ADA, BEN]);
    given.does(HUGO, propose(0)).does(BEN, object());
    assert_eq!(given.bids().talk_until, Some(given.at + hyacinth_protocol::Millis::minutes(2)));
    given.waits(120);
    assert_eq!(given.bids().talk_until, None);
    assert!(given.shared().issue.is_none());
}

#[test]
fn b3_nobody_objects_and_everyone_here_agreed() {
    let mut given = Given::revealed(setup(), &[ADA, BEN]);
    given.refused(ADA, propose(0), Refusal::FacilitatorOnly { act: Act::Propose });
    given.refused(ADA, agree(), Refusal::NothingProposed {});
    given.does(HUGO, propose(1)).does(ADA, object());
    for seat in [BEN, CHLOE, DEV, EWA] {
        given.does(seat, agree());
    }
    assert!(given.shared().issue.is_none());
    given.does(ADA, agree());
    assert_eq!(chosen(&given), (BEN, ChosenHow::Consensus {}));
    given.refused(HUGO, propose(0), Refusal::AlreadyChosen {});
}

#[test]
fn b3_a_new_proposal_asks_everyone_again() {
    let mut given = Given::revealed(setup(), &[ADA, BEN]);
    given.does(HUGO, propose(0)).does(BEN, object()).does(HUGO, propose(1));
    match given.bids().choosing {
        Choosing::Proposed { bid, agreed, objections, .. } => {
            assert_eq!(bid, BidId(1));
            assert!(agreed.is_empty() && objections.is_empty());
        }
        other => panic!("no proposal: {other:?}"),
    }
    assert_eq!(given.you(BEN).answered_proposal, None);
}

#[test]
fn b3_a_proposal_falls_with_its_bid() {
    let mut given = Given::revealed(setup(), &[ADA, BEN]);
    given.does(HUGO, propose(0)).does(ADA, Command::WithdrawBid {});
    assert_eq!(given.bids().choosing, Choosing::Gauging {});
    given.refused(BEN, agree(), Refusal::NothingProposed {});
    given.refused(HUGO, propose(0), Refusal::NoSuchBid {});
}

#[test]
fn b3_the_objection_of_one_who_left_stands() {
    let mut given = Given::revealed(setup(), &[ADA]);
    given.does(HUGO, propose(0)).does(BEN, object()).leaves(BEN);
    for seat in [ADA, CHLOE, DEV, EWA] {
        given.does(seat, agree());
    }
    assert!(given.shared().issue.is_none());
}

#[test]
fn b4_talk_first_then_longest_since_presenting() {
    let mut setup = setup();
    setup.roster[3].last_presented = Some("2024-02-02".parse().expect("a date"));
    let mut given = tie(setup);
    assert_eq!(given.bids().tied, [BidId(0), BidId(1), BidId(2)]);
    given.does(HUGO, Command::SettleTie {});
    assert!(given.shared().issue.is_none());
    given.refused(HUGO, Command::SettleTie {}, Refusal::TalkFirst {});
    given.waits(120).does(HUGO, Command::SettleTie {});
    assert_eq!(chosen(&given), (CHLOE, ChosenHow::LongestSince {}));
}

#[test]
fn b4_never_presented_is_longest_ago() {
    let mut given = tie(setup());
    given.does(HUGO, Command::SettleTie {}).waits(120).does(HUGO, Command::SettleTie {});
    assert_eq!(chosen(&given).0, CHLOE);
}

#[test]
fn b4_someone_may_withdraw_and_the_rest_needs_no_new_talk() {
    let mut given = tie(setup());
    given.does(HUGO, Command::SettleTie {}).waits(60).does(CHLOE, Command::WithdrawBid {});
    assert_eq!(given.bids().tied, [BidId(0), BidId(1)]);
    assert!(given.bids().bids[2].withdrawn);
    given.refused(CHLOE, Command::WithdrawBid {}, Refusal::NoSuchBid {});
    given.waits(60).does(HUGO, Command::SettleTie {});
    assert_eq!(chosen(&given), (BEN, ChosenHow::LongestSince {}));
}

#[test]
fn b4_the_draw_is_promised_before_and_checked_after() {
    use sha2::{Digest, Sha256};
    let hex = |text: &str| {
        Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    };
    let mut setup = setup();
    setup.charter.tie_rule = TieRule::Draw;
    let mut given = tie(setup);
    let promised = given.shared().meeting.draw_commitment;
    given.does(HUGO, Command::SettleTie {}).waits(120).does(HUGO, Command::SettleTie {});
    let (presenter, how) = chosen(&given);
    let ChosenHow::Draw { seed, tied } = how else { panic!("no draw: {how:?}") };
    assert_eq!(hex(&seed), promised);
    let first = u64::from_str_radix(&hex(&format!("draw:{seed}"))[..16], 16).expect("hex");
    let place = usize::try_from(first % tied.len() as u64).expect("small");
    assert_eq!(presenter, [ADA, BEN, CHLOE][usize::from(tied[place].0)]);
}

#[test]
fn b4_still_tied_after_longest_since_a_draw_decides_among_those() {
    let mut setup = setup();
    setup.roster[1].last_presented = None;
    let mut given = tie(setup);
    given.does(HUGO, Command::SettleTie {}).waits(120).does(HUGO, Command::SettleTie {});
    match chosen(&given).1 {
        ChosenHow::Draw { tied, .. } => assert_eq!(tied, [BidId(0), BidId(2)]),
        other => panic!("no draw: {other:?}"),
    }
}

#[test]
fn b4_no_tie_before_everyone_gauged_or_with_one_ahead() {
    let mut given = Given::revealed(setup(), &[ADA, BEN]);
    given.refused(HUGO, Command::SettleTie {}, Refusal::NoTie {});
    all_gauge(&mut given, &[0, 1], 3);
    let only = Refusal::FacilitatorOnly { act: Act::SettleTie };
    given.refused(ADA, Command::SettleTie {}, only);
    given.does(EWA, gauge(0, 4)).refused(HUGO, Command::SettleTie {}, Refusal::NoTie {});
}

#[test]
fn b4_the_rule_is_shown_before_anybody_bids() {
    let meeting = Given::gathered(&[]).shared().meeting;
    assert_eq!(meeting.tie_rule, TieRule::LongestSince);
    assert_eq!(meeting.draw_commitment.len(), 64);
}

#[test]
fn b5_when_each_last_presented_is_shown() {
    let roster = Given::bidding().shared().roster;
    assert_eq!(roster[1].last_presented, Some("2025-05-01".parse().expect("a date")));
    assert_eq!(roster[3].last_presented, None);
}

#[test]
fn b6_no_bid_at_all_leads_on_or_to_the_close() {
    let mut given = Given::revealed(setup(), &[]);
    assert_eq!(given.bids().choosing, Choosing::NoBids {});
    given.refused(HUGO, propose(0), Refusal::NoSuchBid {});
    given.moves_on().does(HUGO, Command::Close { insist: true });
}

#[test]
fn b6_the_unchosen_are_first_next_time() {
    let mut before = setup();
    before.roster[5].unchosen_last = true;
    let mut given = Given::revealed(before, &[ADA, BEN, EWA]);
    let order: Vec<Seat> = given.bids().bids.iter().map(|bid| bid.seat).collect();
    assert_eq!(order, [EWA, ADA, BEN]);
    given.does(BEN, Command::WithdrawBid {}).does(HUGO, propose(0));
    for seat in MEMBERS {
        given.does(seat, agree());
    }
    given.does(HUGO, Command::Close { insist: true });
    assert_eq!(given.shared().summary.expect("closed").unchosen, [EWA]);
    assert_eq!(yielded(&given.meeting).expect("closed").unchosen, [member(5)]);
}
