//! A shared issue: agreed by all, owned by one, advice last and only if wanted [T4, O6].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::yielded;
use hyacinth_protocol::{
    Act, BidId, Choosing, Command, Kind, OfferKind, Outcome, Refusal, SupportKind, Yield,
};

/// Ada's issue is agreed; the round in which she says what support she wants.
fn agreed() -> Given {
    let mut given = Given::opened(setup_of("shared-issue"), &ALL, HUGO);
    given.goes_round(30);
    given.reviews(BEN, Outcome::Changed).completes().does(ADA, bid("Nobody asks any more"));
    for seat in [BEN, CHLOE, DEV, EWA] {
        given.does(seat, Command::NoBid {});
    }
    given.does(HUGO, Command::Propose { bid: BidId(0) });
    for seat in MEMBERS {
        given.does(seat, agree());
    }
    given.completes();
    given
}

fn wants(wanted: &[SupportKind]) -> Command {
    Command::StateSupport { wanted: wanted.to_vec(), note: None }
}

#[test]
fn t4_a_shared_issue_runs_to_the_end() {
    let mut given = agreed();
    assert_eq!(given.missing(), [(Yield::SupportStated, vec![ADA])]);
    given.does(ADA, wants(&[SupportKind::Questions, SupportKind::Feedback]));
    given.goes_round(40);
    given.completes();
    given.does(ADA, Command::AcceptFloor {}).waits(310).does(ADA, Command::Done {});
    given.does(DEV, offer(OfferKind::Opinion, "You sound tired of it"));
    given.does(DEV, offer(OfferKind::Advice, "Stop doing it")).completes();
    given.does(CHLOE, ask("What is your own part in it?")).waits(50);
    given.does(ADA, Command::Answered {}).does(CHLOE, Command::Done {});
    given.does(ADA, say(Kind::Insight, "I never waited for an answer")).completes();
    assert_eq!(given.round_name(), "Feedback and advice");
    let kinds = given.shared().issue.expect("an issue").gate_default;
    given.does(ADA, Command::Invite { kinds }).does(ADA, Command::OpenAllOffers {});
    assert_eq!(given.shared().offers.opened.len(), 1, "what she did not want stays closed");
    given.completes().does(ADA, draft("Wait ten seconds"));
    assert_eq!(given.missing(), [(Yield::ActionsConfirmed, vec![ADA])]);
    given.confirms_all(HUGO).completes();
    given
        .does(EWA, say(Kind::Reflection, "We did not rush"))
        .does(HUGO, Command::Close { insist: false });
    let summary = given.shared().summary.expect("closed");
    assert_eq!((summary.offers_deleted, summary.presented), (1, vec![ADA]));
    let back = yielded(&given.meeting).expect("closed");
    assert_eq!(back.presented.len(), 1);
    assert_eq!(back.presented[0].title, Some(line("Nobody asks any more")));
    assert!(back.actions.len() == 1 && back.actions[0].confirmed && back.cycle.is_none());
    assert_eq!((back.reviews[0].outcome, back.attended.len()), (Outcome::Changed, 6));
}

#[test]
fn o6_the_support_wanted_says_what_the_gate_is_opened_for_by_default() {
    let mut given = agreed();
    let default = |given: &Given| given.shared().issue.expect("an issue").gate_default;
    assert!(default(&given).is_empty(), "nothing was said yet");
    given.does(ADA, wants(&[SupportKind::Listening, SupportKind::Questions]));
    assert!(default(&given).is_empty(), "listening and questions need no gate");
    given.does(ADA, wants(&[SupportKind::Challenge]));
    assert_eq!(default(&given), [OfferKind::Opinion]);
    given.does(ADA, wants(&[SupportKind::Ideas]));
    assert!(default(&given).contains(&OfferKind::Suggestion));
    assert!(!default(&given).contains(&OfferKind::Opinion));
    given.moves_to("Feedback and advice", ADA).does(DEV, offer(OfferKind::Advice, "Do it"));
    assert!(given.shared().offers.invited.is_empty(), "a default opens nothing by itself");
    given.does(ADA, Command::Invite { kinds: vec![OfferKind::Opinion] });
    assert_eq!(given.shared().offers.invited, [OfferKind::Opinion], "and binds nobody");
}

#[test]
fn a1_in_the_first_round_of_an_issue_nothing_is_offered_yet() {
    let mut given = agreed();
    let early = offer(OfferKind::Advice, "Stop doing it");
    given.refused(DEV, early, Refusal::NotAdmitted { kind: Kind::Offer });
    let open = Command::Invite { kinds: vec![OfferKind::Advice] };
    given.refused(ADA, open, Refusal::NotInThisRound { act: Act::Invite });
}

#[test]
fn b6_with_no_bid_no_round_of_an_issue_is_held() {
    let mut given = Given::opened(setup_of("shared-issue"), &ALL, HUGO);
    given.moves_on();
    for seat in MEMBERS {
        given.does(seat, Command::NoBid {});
    }
    assert_eq!(given.bids().choosing, Choosing::NoBids {});
    given.moves_on();
    assert_eq!(given.round_name(), "Looking back");
}
