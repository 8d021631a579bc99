//! Equal airtime: everyone's own issue and their own minutes [T4, C4, D2, D6].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::{Observation, yielded};
use hyacinth_protocol::{Act, FloorView, Stage};
use hyacinth_protocol::{ChosenHow, Command, Outcome, PairMoment, Refusal, Seat, Yield};

fn here(seats: &[Seat]) -> Given {
    Given::opened(setup_of("equal-airtime"), seats, HUGO)
}

fn name(title: &str) -> Command {
    Command::NameIssue { title: line(title) }
}

/// Someone's fifteen minutes, with one question and one action.
fn presents(given: &mut Given, presenter: Seat, asker: Seat) {
    assert_eq!(
        (given.meeting.presenter(), given.round_name()),
        (Some(presenter), "Account".into())
    );
    given.does(presenter, name("What I am seeking to improve"));
    assert_eq!(given.goes_round(240), [presenter]);
    given.completes().does(asker, ask("What do you make of that?")).waits(60);
    given.does(presenter, Command::Answered {}).waits(10).does(asker, Command::Done {}).completes();
    given.offers_floor_to(presenter).does(presenter, draft("One small thing")).completes();
}

#[test]
fn t4_equal_airtime_runs_to_the_end() {
    let mut given = here(&ALL);
    assert_eq!(given.agreed_seconds(), (3 + 5 * 15 + 3 + 3) * 60);
    assert_eq!(given.goes_round(20), [ADA, BEN, CHLOE, DEV, EWA, HUGO]);
    assert_eq!(given.missing(), [(Yield::ActionsReviewed, vec![BEN])]);
    given.reviews(BEN, Outcome::Done).completes();
    for (presenter, asker) in [(ADA, BEN), (BEN, HUGO), (CHLOE, ADA), (DEV, EWA), (EWA, DEV)] {
        presents(&mut given, presenter, asker);
    }
    assert_eq!(given.round_name(), "Close");
    assert_eq!(given.goes_round(20), [ADA, BEN, CHLOE, DEV, EWA, HUGO]);
    assert_eq!(given.missing(), [(Yield::ActionsConfirmed, MEMBERS.to_vec())]);
    given.confirms_all(HUGO).does(HUGO, Command::Close { insist: false });
    assert_eq!(given.shared().summary.expect("closed").presented, MEMBERS);
    let back = yielded(&given.meeting).expect("closed");
    let who: Vec<_> = back.presented.iter().map(|one| one.member).collect();
    assert_eq!(who, MEMBERS.map(|seat| member(seat.0)));
    let title = Some(line("What I am seeking to improve"));
    assert!(back.presented.iter().all(|one| one.title == title));
    assert_eq!((back.actions.len(), back.reviews.len(), back.attended.len()), (5, 1, 6));
    assert!(back.actions.iter().all(|action| action.confirmed));
    assert!(back.unchosen.is_empty() && back.cycle.is_none());
}

#[test]
fn t4_equal_airtime_is_as_long_as_those_who_are_here_need() {
    let given = here(&[HUGO, ADA, BEN, CHLOE, DEV]);
    assert_eq!(given.agreed_seconds(), 150 + 4 * 15 * 60 + 150 + 180);
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, DEV]);
    let gathering = Given::called(setup_of("equal-airtime"));
    assert_eq!(gathering.shared().meeting.agenda.len(), 1 + 5 * 3 + 1);
}

#[test]
fn t4_in_turn_each_issue_is_its_presenters() {
    let mut given = here(&ALL);
    given.moves_to("Account", ADA);
    assert_eq!(given.shared().issue.expect("an issue").chosen, ChosenHow::Turn {});
    given.refused(BEN, draft("Not mine"), Refusal::PresenterOnly { act: Act::DraftAction });
    for _ in 0..3 {
        given.does(ADA, name("One")).does(ADA, name("Another"));
    }
    given.does(ADA, Command::AcceptFloor {}).does(ADA, Command::Done {});
    given.moves_to("Next step", ADA).does(ADA, draft("One")).does(ADA, draft("Two"));
    given.does(ADA, draft("Three")).refused(ADA, draft("Four"), Refusal::EnoughActions {});
    given.moves_to("Next step", BEN).does(BEN, draft("Mine"));
    assert_eq!(given.shared().actions.drafted.len(), 4);
}

#[test]
fn d6_a_late_arrival_gets_an_issue_at_the_end() {
    let mut given = here(&[HUGO, ADA, BEN, CHLOE]);
    let agreed = given.agreed_seconds();
    given.moves_to("Account", ADA).does(ADA, Command::AcceptFloor {}).arrives(EWA);
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, EWA]);
    given.observes(Observation::Joined { participant: participant(6, "Femi") });
    given.arrives(Seat(6));
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, EWA, Seat(6)]);
    assert!(matches!(given.floor(), FloorView::Held { by: ADA, .. }), "nobody is interrupted");
    assert_eq!(given.agreed_seconds(), agreed, "only all together move the end");
    given.leaves(EWA).arrives(EWA);
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, EWA, Seat(6)], "once is enough");
    given.moves_to("Next step", Seat(6)).moves_on().arrives(DEV);
    assert_eq!(given.round_name(), "Close");
    assert!(given.issues_to_come().is_empty(), "all have had theirs");
}

#[test]
fn d2_absent_at_ones_turn_comes_after_the_others() {
    let mut given = here(&ALL);
    given.leaves(BEN).leaves(DEV).moves_to("Next step", ADA).moves_on();
    assert_eq!(given.issues_to_come(), [CHLOE, DEV, EWA, BEN]);
    given.arrives(DEV).moves_to("Account", DEV).moves_to("Account", EWA).arrives(BEN);
    given.moves_to("Account", BEN).offers_floor_to(BEN);
}

#[test]
fn d2_when_only_absent_ones_are_left_their_issues_are_dropped() {
    let mut given = here(&ALL);
    given.leaves(BEN).leaves(DEV).moves_to("Next step", EWA);
    given.moves_on();
    assert_eq!(given.round_name(), "Close");
    given.arrives(BEN).does(HUGO, Command::Close { insist: true });
    let presented = given.shared().summary.expect("closed").presented;
    assert_eq!(presented, [ADA, CHLOE, EWA]);
}

#[test]
fn d2_who_comes_back_during_the_last_issue_still_has_theirs() {
    let mut given = here(&ALL);
    given.leaves(BEN).moves_to("Questions by invitation", EWA).arrives(BEN);
    assert_eq!(given.issues_to_come(), [EWA, BEN]);
    given.moves_to("Account", BEN).offers_floor_to(BEN);
}

#[test]
fn c4_no_issue_today_gives_the_minutes_back_to_all() {
    let mut given = here(&ALL);
    given.refused(HUGO, Command::NoIssue {}, Refusal::NoMinutes {});
    let agreed = given.agreed_seconds();
    given.does(DEV, Command::NoIssue {}).refused(DEV, Command::NoIssue {}, Refusal::NoMinutes {});
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, EWA]);
    assert_eq!(given.agreed_seconds(), agreed);
    given.leaves(DEV).arrives(DEV);
    assert_eq!(given.issues_to_come(), [ADA, BEN, CHLOE, EWA], "no means no");
    let plan = given.replan(HUGO, 18);
    assert_eq!((plan.from_slack, plan.from_rounds), (minutes(18), vec![]));
    given.refused(
        HUGO,
        Command::Extend { minutes: 19, confirm: true },
        Refusal::NoTimeLeft { most: 18 },
    );
}

#[test]
fn c4_no_issue_at_ones_turn_moves_on_and_nothing_was_presented() {
    let mut given = here(&ALL);
    given.moves_to("Account", BEN).does(BEN, Command::NoIssue {});
    assert_eq!((given.round_name(), given.meeting.presenter()), ("Account".into(), Some(CHLOE)));
    given.moves_to("Account", EWA).does(EWA, Command::NoIssue {});
    assert_eq!(given.round_name(), "Close");
    given.does(HUGO, Command::Close { insist: true });
    assert_eq!(given.shared().summary.expect("closed").presented, [ADA, CHLOE, DEV]);
}

#[test]
fn f7_in_equal_airtime_a_moment_to_think_follows_an_answer() {
    let mut given = here(&ALL);
    given.moves_to("Questions by invitation", CHLOE).does(ADA, ask("What else?"));
    given.does(CHLOE, Command::Answered {});
    assert!(matches!(given.floor(), FloorView::Pair { moment: PairMoment::Thinking, .. }));
}

#[test]
fn t5_in_turn_without_a_facilitator_everyone_has_an_issue() {
    let setup = together(setup_of("equal-airtime"));
    let mut given = Given::opened(setup, &[HUGO, ADA, BEN, CHLOE], CHLOE);
    assert_eq!(given.issues_to_come(), [HUGO, ADA, BEN, CHLOE]);
    assert_eq!(given.goes_round(20), [HUGO, ADA, BEN, CHLOE]);
    given.are_ready(&[ADA, BEN, CHLOE]);
    for (presenter, others) in
        [(HUGO, [ADA, BEN, CHLOE]), (ADA, [HUGO, BEN, CHLOE]), (BEN, [HUGO, ADA, CHLOE])]
    {
        assert_eq!(given.meeting.presenter(), Some(presenter));
        given.are_ready(&others).are_ready(&others).are_ready(&others);
    }
    given.does(CHLOE, Command::NoIssue {});
    assert_eq!(given.round_name(), "Close");
    given.goes_round(20);
    given.are_ready(&[HUGO, ADA, CHLOE]);
    assert_eq!(given.shared().meeting.stage, Stage::Closed);
    let back = yielded(&given.meeting).expect("closed");
    let who: Vec<_> = back.presented.iter().map(|one| one.member).collect();
    assert_eq!(who, [member(0), member(1), member(2)]);
}
