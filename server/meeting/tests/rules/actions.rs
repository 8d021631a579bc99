//! What the presenter will do [S].

use crate::harness::*;
use hyacinth_meeting::{Carried, yielded};
use hyacinth_protocol::{
    Act, ActionId, CarriedId, Command, Kind, ObservationView, Outcome, Refusal, ReviewView,
    Wording, Words, Yield,
};

fn draft(what: &str) -> Command {
    Command::DraftAction { wording: wording(what) }
}

const READ: Command = Command::ReadBack { action: ActionId(0) };
const CONFIRM: Command = Command::ConfirmAction { action: ActionId(0) };

fn reword(what: &str) -> Command {
    Command::RewordAction { action: ActionId(0), wording: wording(what) }
}

#[test]
fn s1_at_most_three_by_the_presenter() {
    let mut given = Given::in_round("Presenter in charge");
    given.refused(BEN, draft("Mine"), Refusal::PresenterOnly { act: Act::DraftAction });
    given.does(ADA, draft("One")).does(ADA, draft("Two")).does(ADA, draft("Three"));
    given.refused(ADA, draft("Four"), Refusal::EnoughActions {});
    given.does(ADA, Command::DropAction { action: ActionId(1) }).does(ADA, draft("Four"));
    let ids: Vec<u16> = given.shared().actions.drafted.iter().map(|a| a.action.0).collect();
    assert_eq!(ids, [0, 2, 3], "ids are never used twice");
}

#[test]
fn s1_read_back_then_confirmed_and_rewording_starts_over() {
    let mut given = Given::in_round("Presenter in charge");
    given.does(ADA, draft("Talk to Grace")).refused(ADA, CONFIRM, Refusal::NotReadBack {});
    given.refused(ADA, READ, Refusal::FacilitatorOnly { act: Act::ReadBack });
    given.does(HUGO, READ).refused(HUGO, READ, Refusal::NothingToDo {});
    given.refused(HUGO, CONFIRM, Refusal::PresenterOnly { act: Act::ConfirmAction });
    given.moves_on();
    assert_eq!(given.missing()[0], (Yield::ActionsConfirmed, vec![ADA]));
    given.does(ADA, reword("Talk to Grace on Monday")).refused(
        ADA,
        CONFIRM,
        Refusal::NotReadBack {},
    );
    given.does(HUGO, READ).does(ADA, CONFIRM).refused(ADA, CONFIRM, Refusal::AlreadyConfirmed {});
    let remove = Command::DropAction { action: ActionId(0) };
    given.refused(ADA, remove, Refusal::AlreadyConfirmed {});
    given.refused(ADA, draft("Too late"), Refusal::NotAdmitted { kind: Kind::Action });
    given.does(HUGO, Command::Close { insist: true });
    let action = yielded(&given.meeting).expect("closed").actions.remove(0);
    assert_eq!((action.member, action.confirmed), (member(1), true));
    assert_eq!(action.wording.what, words("Talk to Grace on Monday"));
}

#[test]
fn s1_a_draft_nobody_confirmed_is_written_back_as_a_draft() {
    let mut given = Given::in_round("Presenter in charge");
    given.does(ADA, draft("Maybe")).does(HUGO, Command::Close { insist: true });
    assert!(!yielded(&given.meeting).expect("closed").actions[0].confirmed);
}

#[test]
fn s2_where_pupils_are_involved_the_checklist_is_ticked_first() {
    let mut given = Given::in_round("Presenter in charge");
    let mut wording: Wording = wording("Ask the class");
    wording.involves_pupils = true;
    let unticked = Command::DraftAction { wording: wording.clone() };
    given.refused(ADA, unticked, Refusal::EthicsFirst {});
    wording.ethics_ticked = true;
    given.does(ADA, Command::DraftAction { wording: wording.clone() });
    wording.ethics_ticked = false;
    let unticked = Command::RewordAction { action: ActionId(0), wording };
    given.refused(ADA, unticked, Refusal::EthicsFirst {});
}

fn review(action: CarriedId, outcome: Outcome) -> Command {
    let learned = Some(words("They liked being asked"));
    Command::ReviewAction { action, outcome, happened: None, learned }
}

#[test]
fn s3_carried_actions_open_the_meeting_and_their_owner_reviews_them() {
    let mut given = Given::live();
    let action = given.shared().actions.carried[0].action;
    assert_eq!(given.missing()[1], (Yield::ActionsReviewed, vec![BEN]));
    given.refused(ADA, review(action, Outcome::Done), Refusal::NoSuchAction {});
    given.does(BEN, review(action, Outcome::NotYet));
    given.refused(BEN, review(action, Outcome::NotYet), Refusal::NothingToDo {});
    given.does(BEN, review(action, Outcome::Changed));
    assert!(given.missing().iter().all(|(what, _)| *what != Yield::ActionsReviewed));
    given.moves_on();
    let refusal = Refusal::NotInThisRound { act: Act::ReviewAction };
    given.refused(BEN, review(action, Outcome::Done), refusal);
    given.does(HUGO, Command::Close { insist: true });
    let back = yielded(&given.meeting).expect("closed").reviews.remove(0);
    assert_eq!((back.action, back.outcome), (action, Outcome::Changed));
    assert_eq!(back.learned, Some(words("They liked being asked")));
}

#[test]
fn s3_a_meeting_takes_up_the_newest_that_a_view_has_room_for() {
    let reviewed = |text: &Words| ReviewView {
        outcome: Outcome::NotYet,
        happened: Some(text.clone()),
        learned: Some(text.clone()),
    };
    let open = |text: &str| -> Vec<Carried> {
        let text = words(text);
        let of = |n: u16| Carried {
            what: words(&format!("{n}")),
            history: vec![reviewed(&text); usize::from(n % 7)],
            ..setup().carried.remove(0)
        };
        (0..60).map(of).collect()
    };
    let names = |taken: &[Carried]| -> Vec<String> {
        taken.iter().map(|action| action.what.as_str().to_owned()).collect()
    };
    let newest = |from: u16| -> Vec<String> { (from..60).map(|n| n.to_string()).collect() };

    let taken = Carried::taken_up(open("Not yet"));
    assert_eq!(names(&taken), newest(20), "the newest forty, oldest first");
    assert!(taken.iter().all(|action| action.history.len() <= Carried::MOST_REVIEWS));

    // Letters of the most bytes, and letters that JSON writes as two.
    for letter in ["\u{10400}", "\""] {
        let text = letter.repeat(Words::MOST);
        let taken = Carried::taken_up(open(&text));
        let from = 60 - u16::try_from(taken.len()).expect("few");
        assert!(!taken.is_empty() && names(&taken) == newest(from), "the newest without a gap");
        let bytes = serde_json::to_string(&taken).expect("plain data").len();
        let reviews = vec![reviewed(&words(&text)); Carried::MOST];
        let said = serde_json::to_string(&reviews).expect("plain data").len();
        assert!(bytes + said < 5 * 1024 * 1024 / 4, "{bytes} bytes, and {said} said of them");
    }
    assert!(Carried::taken_up(Vec::new()).is_empty());
}

#[test]
fn s4_what_the_owner_noticed_stands_beside_the_carried_action() {
    let mut setup = setup();
    let text = words("Two came, one stayed for the break");
    setup.carried[0].observations = vec![ObservationView { text: text.clone(), at: START }];
    let given = Given::opened(setup, &ALL, HUGO);
    assert_eq!(given.shared().actions.carried[0].observations[0].text, text);
}
