//! A learning cycle: two sittings on one theme, and nobody presents [T4, E8, E6].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::{Carried, CycleSoFar, Setup, Yielded, YieldedCycle, yielded};
use hyacinth_protocol::{Act, Command, Kind, Outcome, Refusal, Seat, Yield};

fn theme(text: &str) -> Command {
    Command::StateTheme { theme: line(text) }
}

fn resource(title: &str, questions: usize) -> Command {
    let questions = vec![line("What is its main purpose?"); questions];
    Command::ShareResource { title: line(title), link: None, questions }
}

/// The sitting in which a theme is found, something is read, and everyone plans.
fn first_sitting() -> Yielded {
    let mut given =
        Given::opened(Setup { carried: vec![], ..setup_of("learning-cycle") }, &ALL, HUGO);
    assert_eq!(given.agreed_seconds() / 60, 4 + 10 + 20 + 18 + 12 + 3 + 5);
    assert_eq!(given.meeting.presenter(), None);
    given.goes_round(30);
    given.completes();
    assert_eq!(given.missing(), [(Yield::ThemeStated, vec![])]);
    given.does(DEV, theme("Feedback")).does(CHLOE, theme("Feedback that pupils use")).completes();
    assert_eq!(given.missing(), [(Yield::ResourceShared, vec![])]);
    given.does(EWA, resource("An essay on feedback", 3)).completes();
    given.does(ADA, say(Kind::Insight, "Marks drown comments")).completes();
    for seat in [ADA, BEN, CHLOE, DEV, EWA, HUGO] {
        given.offers_floor_to(seat).does(seat, Command::AcceptFloor {});
        given.does(seat, draft("Comments only, for a week")).does(seat, Command::Done {});
    }
    given.does(ADA, draft("A second")).does(ADA, draft("A third"));
    given.refused(ADA, draft("A fourth"), Refusal::EnoughActions {});
    given.completes();
    assert_eq!(given.missing()[1], (Yield::ActionsConfirmed, ALL.to_vec()));
    given.confirms_all(HUGO).goes_round(20);
    given.does(HUGO, Command::Close { insist: false });
    yielded(&given.meeting).expect("closed")
}

/// What the set hands on to its next meeting.
fn next_setup(before: &Yielded) -> Setup {
    let cycle = before.cycle.clone().expect("a cycle");
    let id = |n: usize| format!("00000000-0000-7000-8000-{n:012x}").parse().expect("an id");
    let carried = before.actions.iter().enumerate().map(|(n, action)| Carried {
        action: id(n),
        member: action.member,
        what: action.wording.what.clone(),
        measure: None,
        due: None,
        history: Vec::new(),
        observations: Vec::new(),
    });
    let so_far = CycleSoFar { theme: cycle.theme, resource: cycle.resource };
    Setup { sitting: 2, cycle: so_far, carried: carried.collect(), ..setup_of("learning-cycle") }
}

fn second_sitting(setup: Setup) -> Yielded {
    let mut given = Given::opened(setup, &ALL, HUGO);
    assert_eq!(given.agreed_seconds() / 60, 15 + 20 + 25 + 3 + 5);
    let cycle = given.shared().cycle.expect("a cycle");
    assert_eq!((cycle.sitting, cycle.sittings), (2, 2));
    assert_eq!(cycle.theme, Some(line("Feedback that pupils use")));
    assert_eq!(cycle.resource.expect("a resource").questions.len(), 3);
    given.goes_round(60);
    assert_eq!(given.missing(), [(Yield::ActionsReviewed, ALL.to_vec())]);
    for seat in ALL {
        given.reviews(seat, Outcome::Done);
    }
    given
        .completes()
        .does(CHLOE, say(Kind::Reflection, "Those who write most read least"))
        .completes();
    assert_eq!(given.missing(), [(Yield::Recommended, vec![])]);
    given.does(BEN, say(Kind::Recommendation, "A week without marks each term"));
    given.does(HUGO, say(Kind::Sharing, "Three books, before and after"));
    given.does(EWA, say(Kind::NextTheme, "What pupils say back")).completes();
    assert_eq!(
        given.shared().cycle.expect("a cycle").outcomes.len(),
        3,
        "they outlast their round"
    );
    given.goes_round(20);
    given.does(HUGO, Command::Close { insist: false });
    yielded(&given.meeting).expect("closed")
}

#[test]
fn t4_a_learning_cycle_runs_to_the_end_in_two_sittings() {
    let first = first_sitting();
    assert!(first.presented.is_empty() && first.unchosen.is_empty());
    assert_eq!(first.actions.len(), 8);
    assert!(first.actions.iter().all(|action| action.confirmed));
    let cycle = first.cycle.as_ref().expect("a cycle");
    assert_eq!((cycle.sitting, cycle.sittings, cycle.outcomes.len()), (1, 2, 0));
    assert_eq!(cycle.theme, Some(line("Feedback that pupils use")));
    let second = second_sitting(next_setup(&first));
    assert_eq!((second.reviews.len(), second.actions.len()), (8, 0));
    let YieldedCycle { sitting, outcomes, resource, .. } = second.cycle.expect("a cycle");
    assert_eq!((sitting, resource.is_some()), (2, true));
    let kinds: Vec<Kind> = outcomes.iter().map(|said| said.kind).collect();
    assert_eq!(kinds, [Kind::Recommendation, Kind::Sharing, Kind::NextTheme]);
}

#[test]
fn e8_the_theme_is_stated_where_it_is_looked_for_and_may_be_reworded() {
    let mut given = Given::opened(setup_of("learning-cycle"), &ALL, HUGO);
    given.refused(ADA, theme("Early"), Refusal::NotInThisRound { act: Act::StateTheme });
    given.moves_on().does(ADA, theme("Feedback"));
    given.refused(BEN, theme("Feedback"), Refusal::NothingToDo {}).does(BEN, theme("Talk"));
    given.moves_on().refused(BEN, theme("Late"), Refusal::NotInThisRound { act: Act::StateTheme });
    assert_eq!(given.shared().cycle.expect("a cycle").theme, Some(line("Talk")));
}

#[test]
fn e6_a_resource_brings_its_own_guide_questions() {
    let mut given = Given::opened(setup_of("learning-cycle"), &ALL, HUGO);
    given.moves_on().moves_on();
    let most = Refusal::OutOfBounds { least: 0, most: 12 };
    given.refused(ADA, resource("A book", 13), most).does(ADA, resource("A book", 12));
    given.refused(ADA, resource("A book", 12), Refusal::NothingToDo {});
    given.does(DEV, resource("A film", 0));
    let shared = given.shared().cycle.expect("a cycle").resource.expect("a resource");
    assert_eq!((shared.title, shared.questions.len()), (line("A film"), 0));
}

#[test]
fn e8_the_aspect_that_the_last_cycle_left_is_there_to_begin_with() {
    let so_far = CycleSoFar { theme: Some(line("What pupils say back")), resource: None };
    let setup = Setup { cycle: so_far, ..setup_of("learning-cycle") };
    let mut given = Given::opened(setup, &ALL, HUGO);
    given.moves_on();
    assert!(given.missing().is_empty());
    given.does(ADA, theme("What pupils ask back"));
}

#[test]
fn e8_other_formats_have_no_cycle() {
    let given = Given::live();
    assert!(given.shared().cycle.is_none());
}

#[test]
fn t5_a_learning_cycle_without_a_facilitator() {
    let mut given = Given::opened(together(setup_of("learning-cycle")), &ALL, ADA);
    let ready = [HUGO, ADA, BEN, CHLOE, DEV];
    given.are_ready(&ready).does(EWA, theme("Talk")).are_ready(&ready);
    given.does(BEN, resource("A talk", 1)).does(CHLOE, Command::AskFloor {});
    given.offers_floor_to(CHLOE).goes_round(30);
    given.are_ready(&ready).are_ready(&ready);
    given.does(ADA, draft("Try it"));
    let own = Refusal::SelfFacilitated { act: Act::ReadBack };
    let action = given.shared().actions.drafted[0].action;
    given.refused(ADA, Command::ReadBack { action }, own);
    given.confirms_all(EWA).are_ready(&ready);
    given.goes_round(10);
    given.are_ready(&ready);
    let back = yielded(&given.meeting).expect("closed");
    assert!(back.actions[0].confirmed && back.cycle.expect("a cycle").theme == Some(line("Talk")));
    let none: Vec<Seat> = Vec::new();
    assert_eq!(given.shared().summary.expect("closed").presented, none);
}
