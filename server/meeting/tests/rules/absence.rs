//! The presenter drops out of their issue: held, awaited, and then somebody chooses [D2].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::yielded;
use hyacinth_protocol::{
    Act, AwayChoice, BidId, ChosenHow, Command, FloorView, Kind, Millis, OfferKind, PauseReason,
    Refusal, RoundIndex,
};

fn choose(choice: AwayChoice) -> Command {
    Command::AnswerAway { choice }
}

/// Ada was away for ninety seconds in this round.
fn overdue(name: &str) -> Given {
    let mut given = Given::in_round(name);
    given.leaves(ADA).waits(90);
    given
}

/// Ada presents, Ben and Chloe had bid too, and Chloe's had more agreement; Ada is away.
fn with_other_bids() -> Given {
    let mut given = Given::revealed(setup(), &[ADA, BEN, CHLOE]);
    for seat in MEMBERS {
        for (bid, agreement) in [(0, 5), (1, 2), (2, 4)] {
            given.does(seat, Command::Gauge { bid: BidId(bid), agreement, reason: None });
        }
    }
    given.does(HUGO, Command::Propose { bid: BidId(0) });
    for seat in MEMBERS {
        given.does(seat, agree());
    }
    given.moves_on().moves_on();
    given.does(DEV, offer(OfferKind::Advice, "To Ada")).leaves(ADA).waits(90);
    given
}

fn paused(given: &Given) -> Option<PauseReason> {
    given.round().paused.map(|pause| pause.reason)
}

#[test]
fn d2_the_floor_is_held_and_every_clock_waits() {
    let mut given = Given::in_round("Presenting");
    given.does(ADA, Command::AcceptFloor {}).waits(60).leaves(ADA);
    let pause = given.round().paused.expect("paused");
    assert_eq!(pause.reason, PauseReason::PresenterAway);
    assert_eq!(pause.until, Some(given.at + Millis::seconds(90)));
    given.waits(89).refused(HUGO, choose(AwayChoice::Wait), Refusal::NotAway {});
    given.refused(HUGO, Command::Continue {}, Refusal::Paused {}).arrives(ADA).waits(5);
    assert_eq!(paused(&given), None);
    match given.floor() {
        FloorView::Held { by: ADA, clock, .. } => assert_eq!(clock.used, Millis::seconds(60)),
        other => panic!("Ada lost the floor: {other:?}"),
    }
    assert_eq!(given.round().clock.used, Millis::seconds(60));
}

#[test]
fn d2_after_ninety_seconds_the_facilitator_chooses_and_nothing_happens_by_itself() {
    let mut given = overdue("Presenting");
    assert_eq!(given.round().paused.expect("paused").until, None);
    let choices = [AwayChoice::Wait, AwayChoice::SilentNotes, AwayChoice::EndIssue];
    assert_eq!(given.you(HUGO).away_choices, choices);
    assert!(given.you(BEN).away_choices.is_empty());
    let only = Refusal::FacilitatorOnly { act: Act::AnswerAway };
    given.refused(BEN, choose(AwayChoice::Wait), only).waits(3600);
    assert_eq!(
        (given.round_name(), paused(&given)),
        ("Presenting".into(), Some(PauseReason::PresenterAway))
    );
    given.arrives(ADA).offers_floor_to(ADA);
    assert!(given.you(HUGO).away_choices.is_empty() && paused(&given).is_none());
}

#[test]
fn d2_waiting_goes_on_for_another_ninety_seconds() {
    let mut given = overdue("Presenting");
    given.does(HUGO, choose(AwayChoice::Wait));
    assert_eq!(given.round().paused.expect("paused").until, Some(given.at + Millis::seconds(90)));
    given.waits(89).refused(HUGO, choose(AwayChoice::EndIssue), Refusal::NotAway {});
    given.waits(1).does(HUGO, choose(AwayChoice::EndIssue));
}

#[test]
fn d2_silent_notes_the_clock_goes_on_and_the_others_write() {
    let mut given = overdue("Open questions");
    let used = given.round().clock.used;
    given.does(HUGO, choose(AwayChoice::SilentNotes)).waits(30);
    assert!(given.round().silent_notes && paused(&given).is_none());
    given.does(BEN, ask("What would help?")).does(DEV, offer(OfferKind::Advice, "Rest"));
    assert_eq!((given.floor(), given.queued()), (FloorView::Idle {}, vec![BEN]));
    given.waits(30).arrives(ADA).offers_floor_to(BEN);
    assert!(!given.round().silent_notes && given.you(ADA).held.len() == 1);
    given.waits(0).does(HUGO, Command::Pause {});
    assert_eq!(given.round().clock.used, used + Millis::seconds(60));
}

#[test]
fn d2_silent_notes_last_for_their_round() {
    let mut given = overdue("Clarifying questions");
    given.does(HUGO, choose(AwayChoice::SilentNotes)).moves_on();
    assert_eq!(paused(&given), Some(PauseReason::PresenterAway));
    given.waits(90).does(HUGO, choose(AwayChoice::SilentNotes)).arrives(ADA).leaves(ADA);
    assert_eq!(paused(&given), Some(PauseReason::PresenterAway), "a new absence waits again");
}

#[test]
fn d2_meanwhile_the_others_keep_their_thoughts() {
    let mut given = Given::in_round("Open questions");
    given.leaves(ADA).does(BEN, ask("What would help?"));
    given.does(DEV, offer(OfferKind::Experience, "It was like that"));
    given.refused(BEN, say(Kind::Reflection, "Where is she?"), Refusal::Paused {});
    assert_eq!((given.floor(), given.queued()), (FloorView::Idle {}, vec![BEN]));
    given.arrives(ADA).offers_floor_to(BEN);
}

#[test]
fn d2_the_next_bidder_presents_from_the_first_round_of_an_issue_on() {
    let mut given = with_other_bids();
    assert!(given.you(HUGO).away_choices.contains(&AwayChoice::NextPresenter));
    given.does(HUGO, choose(AwayChoice::NextPresenter));
    let issue = given.shared().issue.expect("an issue");
    assert_eq!((issue.presenter, issue.chosen), (CHLOE, ChosenHow::NextInLine {}));
    assert_eq!((given.round_name(), paused(&given)), ("Presenting".into(), None));
    given.offers_floor_to(CHLOE).arrives(ADA);
    assert!(given.you(CHLOE).held.is_empty(), "what was offered to Ada is not Chloe's");
    let names: Vec<String> =
        given.shared().meeting.agenda.iter().map(|i| i.name.as_str().to_owned()).collect();
    assert_eq!(names[2..5], ["Presenting", "Clarifying questions", "Presenting"]);
    assert_eq!(names.last().map(String::as_str), Some("Final plenary"));
    given.refused(HUGO, Command::UndoNext {}, Refusal::TooLate {});
    given.moves_to("Final plenary", CHLOE).does(HUGO, Command::Close { insist: true });
    assert_eq!(given.shared().summary.expect("closed").presented, [ADA, CHLOE]);
    assert_eq!(given.shared().summary.expect("closed").offers_deleted, 1);
}

#[test]
fn d2_the_next_bidder_is_one_who_is_here() {
    let mut given = with_other_bids();
    given.leaves(CHLOE).does(HUGO, choose(AwayChoice::NextPresenter));
    assert_eq!(given.meeting.presenter(), Some(BEN));
    given.arrives(CHLOE).leaves(BEN).waits(90).does(HUGO, choose(AwayChoice::NextPresenter));
    assert_eq!(given.meeting.presenter(), Some(CHLOE));
    given.leaves(CHLOE).waits(90);
    assert!(!given.you(HUGO).away_choices.contains(&AwayChoice::NextPresenter), "all have begun");
}

#[test]
fn d2_ending_the_issue_goes_on_behind_it() {
    let mut given = overdue("Presenting");
    given.does(HUGO, choose(AwayChoice::EndIssue));
    assert_eq!((given.round_name(), paused(&given)), ("Final plenary".into(), None));
    given.waits(60).does(BEN, say(Kind::Reflection, "We miss her"));
    given.does(HUGO, Command::Close { insist: false });
    let presented = yielded(&given.meeting).expect("closed").presented;
    assert_eq!(presented[0].member, member(1));
}

#[test]
fn d2_a_round_that_begins_without_its_presenter_waits_at_once() {
    let mut given = Given::in_round("Bidding");
    given.leaves(ADA);
    assert_eq!(paused(&given), None, "choosing needs no presenter");
    given.moves_on();
    assert_eq!(paused(&given), Some(PauseReason::PresenterAway));
    let mut given = Given::in_round("Final plenary");
    given.leaves(ADA);
    assert_eq!(paused(&given), None, "the end of the meeting is everyone's");
}

#[test]
fn d2_a_pause_somebody_asked_for_comes_first() {
    let mut given = Given::in_round("Presenting");
    given.does(ADA, Command::Pause {}).leaves(ADA).waits(300);
    assert_eq!(paused(&given), Some(PauseReason::Asked));
    given.does(HUGO, Command::Continue {});
    assert_eq!(paused(&given), Some(PauseReason::PresenterAway));
    given.waits(90).arrives(ADA).offers_floor_to(ADA);
}

#[test]
fn d2_in_turn_the_next_one_presents_and_who_comes_back_has_the_rest() {
    let mut given = Given::opened(setup_of("equal-airtime"), &[HUGO, ADA, BEN, CHLOE], HUGO);
    given.moves_to("Questions by invitation", ADA).leaves(ADA).waits(90);
    given.does(HUGO, choose(AwayChoice::NextPresenter));
    assert_eq!((given.round_name(), given.meeting.presenter()), ("Account".into(), Some(BEN)));
    assert_eq!(given.issues_to_come(), [BEN, CHLOE, ADA]);
    given.moves_to("Next step", CHLOE).arrives(ADA).moves_on();
    assert_eq!(
        (given.round_name(), given.meeting.presenter()),
        ("Questions by invitation".into(), Some(ADA))
    );
    given.moves_on().moves_on();
    assert_eq!(given.round_name(), "Close");
}

#[test]
fn d2_in_turn_who_stays_away_is_left_out() {
    let mut given = Given::opened(setup_of("equal-airtime"), &[HUGO, ADA, BEN, CHLOE], HUGO);
    given.moves_to("Account", ADA).leaves(ADA).waits(90);
    given.does(HUGO, choose(AwayChoice::EndIssue));
    assert_eq!(given.issues_to_come(), [BEN, CHLOE]);
    given.leaves(CHLOE).leaves(BEN).waits(90);
    let choices = [AwayChoice::Wait, AwayChoice::SilentNotes, AwayChoice::EndIssue];
    assert_eq!(given.you(HUGO).away_choices, choices, "nobody else is here to present");
    given.does(HUGO, choose(AwayChoice::EndIssue));
    assert_eq!(given.round_name(), "Close");
}

#[test]
fn d2_without_a_facilitator_the_time_keeper_chooses() {
    let mut given = crate::together::in_round("Clarifying questions");
    let keeper = given.round().timekeeper.expect("a time-keeper");
    given.leaves(ADA).waits(90);
    let only = Refusal::TimekeeperOnly { act: Act::AnswerAway };
    let another = if keeper == EWA { DEV } else { EWA };
    given.refused(another, choose(AwayChoice::EndIssue), only);
    given.does(keeper, choose(AwayChoice::EndIssue));
    assert_eq!(given.round_name(), "Final plenary");
}

#[test]
fn d8_after_a_restart_everyone_is_awaited_and_the_presenter_no_longer() {
    let mut given = Given::in_round("Open questions");
    given.leaves(ADA).waits(30);
    let since = given.at;
    given.waits_unobserved(300);
    given.observes(hyacinth_meeting::Observation::Restarted { since });
    assert_eq!(paused(&given), Some(PauseReason::Restarted));
    given.arrives(HUGO).arrives(ADA).does(HUGO, Command::Continue {});
    assert_eq!(paused(&given), None);
}

#[test]
fn d2_moving_on_is_possible_while_everything_waits() {
    let mut given = Given::in_round("Clarifying questions");
    given.leaves(ADA).does(HUGO, next(3, true));
    assert_eq!(given.round().index, RoundIndex(4));
    assert_eq!(paused(&given), Some(PauseReason::PresenterAway));
    given.does(HUGO, Command::UndoNext {}).arrives(ADA);
    assert_eq!((given.round_name(), paused(&given)), ("Clarifying questions".into(), None));
}
