//! A whole seven-round meeting, told from the opening to the close.

use crate::harness::*;
use hyacinth_meeting::yielded;
use hyacinth_protocol::{
    ActionId, BidId, Command, Kind, OfferKind, Outcome, Slip, Stage, SupportKind,
};

fn say(kind: Kind, text: &str) -> Command {
    Command::Say { kind, text: words(text) }
}

/// About eighty minutes of Tuesday's set.
pub(crate) fn tuesday() -> Given {
    let mut given = Given::gathered(&ALL);
    given.waits(60).does(HUGO, Command::Open {});
    check_in(&mut given);
    bidding(&mut given);
    presenting(&mut given);
    clarifying(&mut given);
    open_questions(&mut given);
    in_charge(&mut given);
    plenary(&mut given);
    given
}

fn check_in(given: &mut Given) {
    let action = given.shared().actions.carried[0].action;
    for seat in [ADA, BEN, CHLOE, DEV, EWA, HUGO] {
        given.waits(4).does(seat, Command::AcceptFloor {}).waits(50);
        if seat == BEN {
            let happened = Some(words("One of them came"));
            let learned = Some(words("Asking is the hard part"));
            let outcome = Outcome::Changed;
            given.does(BEN, Command::ReviewAction { action, outcome, happened, learned });
            given.does(BEN, say(Kind::Update, "Half of it worked"));
        }
        given.does(seat, Command::Done {});
    }
    given.does(HUGO, next(0, false));
}

fn bidding(given: &mut Given) {
    given.waits(30).does(ADA, bid("A class that has stopped asking"));
    given.does(BEN, bid("My head of year and I")).does(CHLOE, Command::NoBid {});
    given.does(DEV, Command::NoBid {}).waits(40).does(EWA, Command::NoBid {});
    for seat in MEMBERS {
        given.does(seat, Command::Gauge { bid: BidId(0), agreement: 5, reason: None });
        given.does(seat, Command::Gauge { bid: BidId(1), agreement: 3, reason: None });
    }
    given.does(HUGO, Command::Propose { bid: BidId(0) }).does(BEN, object()).waits(125);
    for seat in MEMBERS {
        given.does(seat, agree());
    }
    given.does(HUGO, next(1, false));
}

fn presenting(given: &mut Given) {
    let wanted = vec![SupportKind::Questions, SupportKind::Challenge];
    given.does(ADA, Command::StateSupport { wanted, note: None });
    given.does(ADA, Command::AcceptFloor {}).waits(200);
    given.does(DEV, offer(OfferKind::Advice, "Give them the first question yourself"));
    given.does(ADA, Command::Done {}).does(ADA, Command::AcceptFloor {}).waits(180);
    given.does(ADA, Command::Done {}).does(HUGO, next(2, false));
}

fn clarifying(given: &mut Given) {
    given.does(CHLOE, ask("How many are in the class?")).does(EWA, Command::Ask { text: None });
    given.waits(20).does(ADA, Command::Answered {}).does(CHLOE, Command::Done {});
    given.does(EWA, Command::AcceptFloor {}).waits(15).does(EWA, Command::Asked {});
    given.waits(30).does(ADA, Command::Answered {}).does(EWA, Command::Done {});
    given.does(HUGO, next(3, false));
}

fn open_questions(given: &mut Given) {
    given.does(BEN, ask("What would their silence say if it spoke?")).waits(90);
    given.does(ADA, say(Kind::Insight, "I answer my own questions"));
    given.does(ADA, Command::Answered {}).does(ADA, Command::SkipThinking {});
    given.does(BEN, Command::FollowUp { text: Some(words("Since when?")) }).waits(60);
    given.does(ADA, Command::Answered {});
    given.does(CHLOE, Command::Ask { text: None }).waits(20);
    given.does(DEV, Command::Flag { seat: CHLOE, slip: Slip::Story }).waits(15);
    given.does(HUGO, Command::ShowFlag { flag: hyacinth_protocol::FlagId(0) }).waits(5);
    let answer = hyacinth_protocol::FlagAnswer::Reword;
    given.does(CHLOE, Command::AnswerFlag { flag: hyacinth_protocol::FlagId(0), answer });
    given.does(CHLOE, Command::Asked {}).leaves(ADA).waits(8).arrives(ADA).waits(40);
    given.does(ADA, Command::Done {});
    given.does(EWA, Command::Pause {}).waits(60).does(ADA, Command::Continue {});
    given.does(EWA, offer(OfferKind::Experience, "My year eights did the same"));
    given.does(HUGO, next(4, false));
}

fn in_charge(given: &mut Given) {
    given.does(ADA, Command::Invite { kinds: vec![OfferKind::Advice, OfferKind::Suggestion] });
    given.does(ADA, Command::OpenAllOffers {}).does(BEN, Command::AskFloor {});
    given.does(BEN, offer(OfferKind::Suggestion, "Wait ten seconds"));
    given.does(ADA, Command::Grant { seat: BEN }).does(BEN, Command::AcceptFloor {}).waits(60);
    given.does(BEN, Command::Done {});
    given.does(ADA, Command::DraftAction { wording: wording("Wait ten seconds, each time") });
    given.does(HUGO, next(5, false));
}

fn plenary(given: &mut Given) {
    let action = ActionId(0);
    given.does(HUGO, Command::ReadBack { action }).does(ADA, Command::ConfirmAction { action });
    given.does(DEV, say(Kind::Reflection, "It was hard not to help")).waits(120);
    given.does(HUGO, Command::Close { insist: false });
}

#[test]
fn t4_seven_rounds_run_to_the_end() {
    let given = tuesday();
    assert_eq!(given.shared().meeting.stage, Stage::Closed);
    let summary = given.shared().summary.expect("closed");
    assert_eq!((summary.attended, summary.unchosen), (ALL.to_vec(), vec![BEN]));
    assert_eq!(summary.offers_deleted, 1);
    let back = yielded(&given.meeting).expect("closed");
    let presented = &back.presented[0];
    assert_eq!(presented.member, member(1));
    assert_eq!(presented.title, Some(line("A class that has stopped asking")));
    assert!(back.actions[0].confirmed);
    assert_eq!((back.reviews.len(), back.attended.len()), (1, 6));
}
