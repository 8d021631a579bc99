//! Bids written before the meeting, and a meeting in which nobody bids [B1, B6].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::{Setup, yielded};
use hyacinth_protocol::{Act, Choosing, Command, Refusal};

fn switch(key: &str) -> Command {
    Command::SwitchFormat { format: key.to_owned() }
}

/// Ada and Ben wrote drafts; the bidding has begun.
fn drafted() -> Given {
    let mut given = Given::gathered(&ALL);
    given.does(ADA, bid("A draft")).does(BEN, bid("Another draft"));
    given.does(HUGO, Command::Open {}).moves_on();
    given
}

#[test]
fn b1_a_bid_written_before_the_meeting_is_private() {
    let mut given = Given::gathered(&ALL);
    let (shared, own) = (given.shared(), given.you(BEN));
    given.does(ADA, bid("A draft")).does(ADA, bid("A better draft"));
    assert_eq!((given.shared(), given.you(BEN)), (shared, own));
    let draft = given.you(ADA).bid.expect("her own");
    assert_eq!((draft.title, draft.draft), (Some(line("A better draft")), true));
    given.does(ADA, Command::WithdrawBid {}).refused(
        ADA,
        Command::WithdrawBid {},
        Refusal::NoSuchBid {},
    );
    assert_eq!(given.you(ADA).bid, None);
    given.refused(ADA, Command::NoBid {}, Refusal::NotOpenYet {});
    given.refused(HUGO, bid("Mine"), Refusal::NotOpenYet {});
    let mut given = Given::called(setup_of("equal-airtime"));
    given.arrives(ADA).refused(ADA, bid("None here"), Refusal::NotOpenYet {});
}

#[test]
fn b1_a_draft_is_no_bid_until_it_is_offered() {
    let mut given = drafted();
    assert_eq!((given.bids().answered, given.bids().awaited), (vec![], MEMBERS.to_vec()));
    given.does(ADA, bid("A draft"));
    assert!(!given.you(ADA).bid.expect("offered").draft && given.you(BEN).bid.expect("kept").draft);
    for seat in [CHLOE, DEV, EWA] {
        given.does(seat, Command::NoBid {});
    }
    assert_eq!(given.bids().choosing, Choosing::Drafting {}, "Ben has not answered");
    given.waits(300);
    let titles: Vec<_> = given.bids().bids.into_iter().map(|bid| bid.title).collect();
    assert_eq!(titles, [line("A draft")], "and what he wrote is never revealed");
    given.refused(BEN, bid("Late"), Refusal::AlreadyRevealed {});
    given.does(HUGO, Command::Close { insist: true });
    assert_eq!(yielded(&given.meeting).expect("closed").unchosen, [member(1)]);
}

#[test]
fn b1_no_bid_today_in_place_of_a_draft() {
    let mut given = drafted();
    given.does(ADA, Command::NoBid {}).does(BEN, Command::WithdrawBid {});
    assert_eq!(given.bids().answered, [ADA]);
    for seat in [BEN, CHLOE, DEV, EWA] {
        given.does(seat, Command::NoBid {});
    }
    assert_eq!(given.bids().choosing, Choosing::NoBids {});
}

#[test]
fn b1_a_draft_outlasts_a_drop_and_a_day() {
    let mut given = Given::gathered(&ALL);
    given.does(ADA, bid("A draft")).leaves(ADA).waits(100).arrives(ADA);
    given.does(HUGO, Command::Open {}).does(HUGO, Command::Suspend {}).waits(3600);
    given.does(HUGO, Command::Resume {}).moves_on();
    assert!(given.you(ADA).bid.expect("a draft").draft && given.bids().answered.is_empty());
}

#[test]
fn b6_without_bids_the_set_goes_on_with_equal_airtime() {
    let mut given = Given::revealed(setup(), &[]);
    let (agreed, done) = (given.agreed_seconds(), given.shared().meeting.agenda[..2].to_vec());
    given.refused(
        ADA,
        switch("equal-airtime"),
        Refusal::FacilitatorOnly { act: Act::SwitchFormat },
    );
    for key in ["seven-rounds", "shared-issue", "our-own"] {
        given.refused(HUGO, switch(key), Refusal::NoSuchFormat {});
    }
    given.does(HUGO, switch("equal-airtime"));
    assert_eq!((given.round_name(), given.meeting.presenter()), ("Account".into(), Some(ADA)));
    let meeting = given.shared().meeting;
    assert_eq!(
        (meeting.format_name.as_str(), meeting.agenda.len()),
        ("Equal airtime", 2 + 5 * 3 + 1)
    );
    assert!(meeting.agenda[..2].iter().zip(&done).all(|(now, then)| now.name == then.name));
    assert!(given.shared().bids.is_none());
    assert_eq!(given.agreed_seconds(), agreed, "the agreed end stays");
    for seat in MEMBERS {
        given.moves_to("Next step", seat).does(seat, draft("One thing"));
    }
    given.moves_on().goes_round(10);
    given.confirms_all(HUGO).does(HUGO, Command::Close { insist: false });
    let back = yielded(&given.meeting).expect("closed");
    assert_eq!((back.presented.len(), back.actions.len()), (5, 5));
    assert!(back.unchosen.is_empty());
}

#[test]
fn b6_or_with_a_theme_or_with_those_who_come_back() {
    let mut given = Given::revealed(setup(), &[]);
    given.does(HUGO, switch("learning-cycle"));
    assert_eq!((given.round_name(), given.meeting.presenter()), ("Theme".into(), None));
    assert_eq!(given.shared().cycle.expect("a cycle").sitting, 1);
    let mut given = Given::revealed(setup(), &[]);
    given.does(HUGO, switch("three-stages"));
    assert_eq!((given.round_name(), given.meeting.presenter()), ("Outcomes".into(), Some(BEN)));
}

#[test]
fn b6_only_where_nobody_bid() {
    let elsewhere = || Refusal::NotInThisRound { act: Act::SwitchFormat };
    let mut given = Given::revealed(setup(), &[ADA]);
    given.refused(HUGO, switch("equal-airtime"), elsewhere());
    given.does(ADA, Command::WithdrawBid {}).does(HUGO, switch("equal-airtime"));
    Given::bidding().refused(HUGO, switch("equal-airtime"), elsewhere());
    Given::live().refused(HUGO, switch("equal-airtime"), elsewhere());
}

#[test]
fn b6_the_switch_is_taken_back_by_nobody_but_late_comers_have_their_turn() {
    let setup = Setup { carried: Vec::new(), ..setup() };
    let mut given = Given::revealed(setup, &[]);
    given.leaves(EWA).does(HUGO, switch("equal-airtime"));
    given.refused(HUGO, Command::UndoNext {}, Refusal::TooLate {});
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, DEV]);
    given.arrives(EWA);
    assert_eq!(given.issues_to_come(), MEMBERS);
}

#[test]
fn b6_without_a_facilitator_the_time_keeper_switches() {
    let mut given = Given::opened(together(setup()), &ALL, ADA);
    given.are_ready(&[HUGO, ADA, BEN, CHLOE, DEV]);
    for seat in ALL {
        given.does(seat, Command::NoBid {});
    }
    let keeper = given.round().timekeeper.expect("a time-keeper");
    let only = Refusal::TimekeeperOnly { act: Act::SwitchFormat };
    given.refused(EWA, switch("equal-airtime"), only).does(keeper, switch("equal-airtime"));
    assert_eq!(given.issues_to_come(), ALL);
}
