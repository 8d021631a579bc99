//! Three stages: who comes back takes stock first, then everyone's challenge [T4, S3].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::{Carried, Setup, yielded};
use hyacinth_protocol::{Act, Command, Kind, OfferKind, Outcome, Refusal, ReviewView, Seat, Yield};

/// Ben comes back with an action that was put off once before.
fn planned_and_done() -> Setup {
    let before = setup_of("three-stages");
    let review = |outcome| ReviewView { outcome, happened: None, learned: None };
    let carried = before
        .carried
        .iter()
        .map(|carried| Carried { history: vec![review(Outcome::NotYet)], ..carried.clone() });
    Setup { carried: carried.collect(), ..before }
}

fn takes_stock(given: &mut Given, owner: Seat) {
    assert_eq!((given.round_name(), given.meeting.presenter()), ("Outcomes".into(), Some(owner)));
    assert!(given.shared().issue.expect("an issue").returning);
    given.goes_round(100);
    assert_eq!(given.missing(), [(Yield::ActionsReviewed, vec![owner])]);
    given.reviews(owner, Outcome::Changed).completes();
    given
        .does(EWA, say(Kind::Reflection, "You asked for help: that is new"))
        .waits(120)
        .completes();
    assert_eq!(given.missing(), [(Yield::InsightTold, vec![owner])]);
    given.does(owner, say(Kind::Insight, "I wait for permission")).completes();
}

fn thinks_it_through(given: &mut Given, presenter: Seat, other: Seat) {
    assert_eq!(
        (given.round_name(), given.meeting.presenter()),
        ("Outline".into(), Some(presenter))
    );
    let title = line("A challenge of mine");
    given.does(presenter, Command::NameIssue { title });
    given.goes_round(200);
    given.completes().does(other, say(Kind::Reflection, "What matters most seems trust"));
    let elsewhere = Refusal::NotAdmitted { kind: Kind::Reflection };
    given.refused(presenter, say(Kind::Reflection, "But no"), elsewhere);
    given.does(other, offer(OfferKind::Suggestion, "Ask them")).waits(200).completes();
    given.does(other, ask("How do you know?")).waits(60).does(presenter, Command::Answered {});
    given.does(presenter, Command::Done {}).completes();
    given.does(presenter, Command::Invite { kinds: vec![OfferKind::Suggestion] });
    given.does(presenter, Command::OpenAllOffers {}).completes();
    assert_eq!(given.shared().offers.opened.len(), 1, "only what is offered to this issue");
    given.goes_round(60);
    given.does(presenter, draft("A first step")).completes();
}

#[test]
fn t4_three_stages_run_to_the_end_with_one_who_comes_back() {
    let mut given = Given::opened(planned_and_done(), &[HUGO, ADA, BEN, EWA], HUGO);
    assert_eq!(given.agreed_seconds(), 4 * 30 + 13 * 60 + 3 * 22 * 60 + 4 * 30 + 5 * 60);
    assert_eq!(given.goes_round(20), [ADA, BEN, EWA, HUGO]);
    given.completes();
    takes_stock(&mut given, BEN);
    let carried = &given.shared().actions.carried[0];
    assert_eq!(carried.history[0].outcome, Outcome::NotYet, "planned beside what was done");
    assert_eq!(carried.review.as_ref().map(|review| review.outcome), Some(Outcome::Changed));
    for (presenter, other) in [(ADA, BEN), (BEN, EWA), (EWA, HUGO)] {
        thinks_it_through(&mut given, presenter, other);
    }
    given.goes_round(20);
    given.confirms_all(HUGO).does(HUGO, Command::Close { insist: false });
    assert_eq!(given.shared().summary.expect("closed").presented, [ADA, BEN, EWA]);
    let back = yielded(&given.meeting).expect("closed");
    assert_eq!((back.presented.len(), back.actions.len(), back.reviews.len()), (3, 3, 1));
    assert_eq!(back.reviews[0].learned, Some(words("Asking is the hard part")));
}

#[test]
fn t4_three_stages_run_to_the_end_where_nobody_comes_back() {
    let setup = Setup { carried: Vec::new(), ..setup_of("three-stages") };
    let mut given = Given::opened(setup, &[HUGO, ADA, EWA, DEV], HUGO);
    given.goes_round(20);
    given.completes();
    for (presenter, other) in [(ADA, DEV), (DEV, EWA), (EWA, ADA)] {
        thinks_it_through(&mut given, presenter, other);
    }
    given.goes_round(20);
    given.confirms_all(HUGO).does(HUGO, Command::Close { insist: false });
    assert!(yielded(&given.meeting).expect("closed").reviews.is_empty());
}

#[test]
fn s3_whoever_comes_back_while_others_take_stock_is_heard_too() {
    let mut given = Given::opened(planned_and_done(), &[HUGO, ADA, CHLOE, EWA], HUGO);
    given.moves_on();
    assert_eq!(given.meeting.presenter(), Some(ADA), "Ben is not here to tell of his");
    given.arrives(BEN);
    assert_eq!(given.issues_to_come(), [ADA, CHLOE, EWA, BEN], "his challenge comes last");

    let mut setup = planned_and_done();
    setup.carried.push(Carried { member: member(1), action: second(), ..setup.carried[0].clone() });
    let mut given = Given::opened(setup, &[HUGO, ADA, CHLOE, EWA], HUGO);
    given.moves_on().does(ADA, Command::AcceptFloor {}).arrives(BEN);
    let agenda = given.shared().meeting.agenda;
    let returning: Vec<_> = agenda.iter().filter(|item| item.returning).collect();
    assert_eq!(returning.len(), 6);
    assert!(returning[3..].iter().all(|item| item.presenter == Some(BEN)));
}

fn second() -> hyacinth_protocol::CarriedId {
    "00000000-0000-7000-8000-0000000000c2".parse().expect("an id")
}

#[test]
fn d2_who_comes_back_and_is_away_at_their_turn_is_passed_over() {
    let mut given = Given::opened(planned_and_done(), &ALL, HUGO);
    given.leaves(BEN).moves_on();
    assert_eq!((given.round_name(), given.meeting.presenter()), ("Outline".into(), Some(ADA)));
    given.does(HUGO, Command::Close { insist: true });
    assert!(yielded(&given.meeting).expect("closed").reviews.is_empty(), "it stays open");
}

#[test]
fn t3_listening_in_the_presenter_listens() {
    let mut given = Given::opened(planned_and_done(), &ALL, HUGO);
    given.moves_to("Listening in", CHLOE);
    given.refused(CHLOE, Command::AskFloor {}, Refusal::NotInThisRound { act: Act::AskFloor });
    given.does(CHLOE, say(Kind::Insight, "They hear what I do not"));
    given.does(DEV, say(Kind::Reflection, "She never named the head"));
}
