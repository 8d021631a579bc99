//! A moment to think after an answer [F7].

use crate::harness::*;
use hyacinth_protocol::{Command, FloorView, Millis, PairMoment, Refusal, Timestamp};

fn pair(given: &Given) -> (PairMoment, Option<Timestamp>) {
    match given.floor() {
        FloorView::Pair { moment, thinking_until, .. } => (moment, thinking_until),
        other => panic!("no pair: {other:?}"),
    }
}

fn answered() -> Given {
    let mut given = Given::in_round("Open questions");
    given.does(BEN, ask("What would help?")).waits(30).does(ADA, Command::Answered {});
    given
}

#[test]
fn f7_ten_seconds_of_silence_then_the_asker() {
    let mut given = answered();
    assert_eq!(pair(&given), (PairMoment::Thinking, Some(given.at + Millis::seconds(10))));
    let idle = given.shared().airtime.idle;
    given.refused(BEN, Command::FollowUp { text: None }, Refusal::Thinking {}).waits(10);
    assert_eq!(pair(&given), (PairMoment::Answered, None));
    given.does(BEN, Command::FollowUp { text: None });
    assert_eq!(given.shared().airtime.idle, idle + Millis::seconds(10), "nobody's time");
}

#[test]
fn f7_the_presenter_alone_skips_it() {
    let mut given = answered();
    for seat in [BEN, HUGO, CHLOE] {
        given.refused(seat, Command::SkipThinking {}, Refusal::NothingToDo {});
    }
    given.refused(BEN, Command::Done {}, Refusal::Thinking {});
    given.waits(2).does(ADA, Command::SkipThinking {});
    assert_eq!(pair(&given).0, PairMoment::Answered);
    given.refused(ADA, Command::SkipThinking {}, Refusal::NothingToDo {});
}

#[test]
fn f7_a_pause_stops_it() {
    let mut given = answered();
    given.waits(4).does(EWA, Command::Pause {}).waits(300);
    assert_eq!(pair(&given), (PairMoment::Thinking, None));
    given.does(ADA, Command::Continue {}).waits(5);
    assert_eq!(pair(&given).0, PairMoment::Thinking);
    given.waits(1);
    assert_eq!(pair(&given).0, PairMoment::Answered);
}

#[test]
fn f7_only_where_the_round_wants_it() {
    let mut given = Given::in_round("Clarifying questions");
    given.does(BEN, ask("When?")).does(ADA, Command::Answered {});
    assert_eq!(pair(&given), (PairMoment::Answered, None));
}

#[test]
fn f7_the_next_one_waits_for_it_too() {
    let mut given = answered();
    given.does(CHLOE, ask("And you?"));
    assert_eq!((pair(&given).0, given.queued()), (PairMoment::Thinking, vec![CHLOE]));
    given.waits(10).does(BEN, Command::Done {}).offers_floor_to(CHLOE);
}
