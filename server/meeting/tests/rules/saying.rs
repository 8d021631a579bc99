//! What may be said, by whom, in which round [A].

use crate::harness::*;
use hyacinth_protocol::{Command, Kind, Refusal, Yield};

fn say(kind: Kind, text: &str) -> Command {
    Command::Say { kind, text: words(text) }
}

#[test]
fn a1_each_round_admits_some_kinds_from_some() {
    let refusal = |kind| Refusal::NotAdmitted { kind };
    let mut given = Given::live();
    given.refused(ADA, say(Kind::Update, "Now"), Refusal::FloorNotYours {});
    given.does(ADA, Command::AcceptFloor {}).does(ADA, say(Kind::Update, "Now"));
    given.refused(ADA, say(Kind::Account, "Early"), refusal(Kind::Account));
    let mut given = Given::in_round("Presenting");
    given.does(ADA, say(Kind::Account, "It began in May"));
    given.refused(BEN, say(Kind::Account, "I know"), refusal(Kind::Account));
    given.refused(BEN, say(Kind::OpenQuestion, "By the side door"), refusal(Kind::OpenQuestion));
    let mut given = Given::in_round("Open questions");
    given.does(ADA, say(Kind::Answer, "Because")).does(ADA, say(Kind::Insight, "Oh"));
    assert_eq!(given.shared().issue.expect("an issue").insights, [words("Oh")]);
    given.refused(BEN, say(Kind::Insight, "I see"), refusal(Kind::Insight));
}

#[test]
fn a1_the_screen_is_told_what_is_admitted() {
    let given = Given::in_round("Open questions");
    assert_eq!(given.you(ADA).admitted, [Kind::Answer, Kind::Insight, Kind::ProcessRemark]);
    assert_eq!(given.you(BEN).admitted, [Kind::ProcessRemark]);
    assert_eq!(Given::gathered(&ALL).you(BEN).admitted, []);
}

#[test]
fn a1_a_remark_on_the_process_is_always_in_place() {
    let mut given = Given::in_round("Presenting");
    given.does(BEN, say(Kind::ProcessRemark, "I cannot hear you"));
}

#[test]
fn a2_typing_alone_is_enough_and_so_is_speaking() {
    let reflected = |given: &Given| given.missing().iter().all(|(w, _)| *w != Yield::Reflected);
    let mut given = Given::in_round("Final plenary");
    assert!(!reflected(&given));
    given.does(EWA, say(Kind::Reflection, "We rushed"));
    assert!(reflected(&given));
    let mut given = Given::in_round("Final plenary");
    given.does(EWA, Command::AskFloor {}).does(HUGO, Command::Grant { seat: EWA });
    given.does(EWA, Command::AcceptFloor {}).does(EWA, Command::Done {});
    assert!(reflected(&given));
}

#[test]
fn a2_the_last_forty_of_the_round_stay_on_screen() {
    let mut given = Given::live();
    for n in 0..45 {
        given.does(EWA, say(Kind::ProcessRemark, &format!("Remark {n}")));
    }
    let said = given.shared().said;
    assert_eq!((said.len(), said[0].text.as_str()), (40, "Remark 5"));
    given.moves_on();
    assert!(given.shared().said.is_empty());
}

#[test]
fn a2_a_typed_question_stays_beside_its_answer_once_it_is_asked() {
    let mut given = Given::in_round("Clarifying questions");
    let ask = |text: &str| Command::Ask { text: Some(words(text)) };
    given.does(BEN, ask("How long?")).does(CHLOE, ask("Who else?"));
    let texts = |given: &Given| -> Vec<String> {
        given.shared().said.iter().map(|said| said.text.as_str().to_owned()).collect()
    };
    assert_eq!(texts(&given), ["How long?"]);
    given.does(ADA, Command::Answered {});
    given.does(BEN, Command::FollowUp { text: Some(words("And before?")) });
    assert_eq!(texts(&given), ["How long?", "And before?"]);
    given.does(ADA, Command::Answered {}).does(CHLOE, Command::AcceptFloor {});
    assert_eq!(texts(&given), ["How long?", "And before?", "Who else?"]);
}
