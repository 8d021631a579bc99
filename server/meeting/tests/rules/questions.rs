//! Asker and presenter [F1, F3, F4, F5, F8].

use crate::harness::*;
use hyacinth_protocol::{Act, Command, FloorView, PairMoment, QueueOrder, Refusal, Seat, Words};

fn pair(given: &Given) -> (Seat, PairMoment, Option<Words>, bool) {
    match given.floor() {
        FloorView::Pair { asker, presenter, moment, question, follow_up, .. } => {
            assert_eq!(presenter, ADA);
            (asker, moment, question, follow_up)
        }
        other => panic!("no pair: {other:?}"),
    }
}

fn questions() -> Given {
    Given::in_round("Open questions")
}

#[test]
fn f1_a_pair_is_exactly_asker_and_presenter() {
    let mut given = questions();
    given.does(BEN, ask("What would be easier?"));
    let question = Some(words("What would be easier?"));
    assert_eq!(pair(&given), (BEN, PairMoment::Answering, question, false));
    given.refused(CHLOE, Command::Answered {}, Refusal::FloorNotYours {});
    given.refused(BEN, Command::Answered {}, Refusal::FloorNotYours {});
    given.refused(CHLOE, Command::Done {}, Refusal::FloorNotYours {});
    given.does(ADA, Command::Done {});
    assert_eq!(given.floor(), FloorView::Idle {});
}

#[test]
fn f3_asked_aloud_the_asker_says_when_it_was_asked() {
    let mut given = questions();
    given.does(BEN, Command::Ask { text: None });
    assert_eq!(pair(&given), (BEN, PairMoment::Asking, None, false));
    given.refused(ADA, Command::Answered {}, Refusal::FloorNotYours {});
    given.does(BEN, Command::Asked {});
    assert_eq!(pair(&given).1, PairMoment::Answering);
}

#[test]
fn f3_who_waits_is_offered_the_floor_and_their_text_is_asked() {
    let mut given = questions();
    given.does(BEN, ask("First?")).does(CHLOE, ask("Second?")).does(DEV, ask("Third?"));
    assert_eq!(given.queued(), [CHLOE, DEV]);
    let place = given.you(DEV).place.expect("a place");
    assert_eq!((place.ahead, place.text), (1, Some(words("Third?"))));
    let reworded = Command::RewordQuestion { text: Some(words("Second, better?")) };
    given.does(CHLOE, reworded).does(BEN, Command::Done {}).offers_floor_to(CHLOE);
    given.does(CHLOE, Command::AcceptFloor {});
    assert_eq!(pair(&given).2, Some(words("Second, better?")));
    given.does(ADA, Command::Done {}).offers_floor_to(DEV).does(DEV, Command::Pass {});
    assert_eq!(given.floor(), FloorView::Idle {});
    assert!(given.queued().is_empty());
}

#[test]
fn f4_one_question_at_a_time() {
    let mut given = questions();
    given.does(BEN, ask("First?")).refused(BEN, ask("And?"), Refusal::AlreadyQueued {});
    given.does(CHLOE, ask("Second?")).refused(CHLOE, ask("And?"), Refusal::AlreadyQueued {});
    given.does(BEN, Command::Done {}).does(BEN, ask("Once more?"));
    assert_eq!(given.queued(), [CHLOE, BEN]);
}

#[test]
fn f4_leaving_the_queue_frees_the_offer() {
    let mut given = questions();
    given.does(BEN, ask("A?")).does(CHLOE, ask("B?")).does(DEV, ask("C?"));
    given.does(ADA, Command::Done {}).offers_floor_to(CHLOE);
    given.does(CHLOE, Command::LeaveQueue {}).offers_floor_to(DEV);
}

#[test]
fn f4_nobody_jumps_the_queue_in_a_pause() {
    let mut given = questions();
    given.does(BEN, ask("A?")).does(CHLOE, ask("B?")).does(EWA, Command::Pause {});
    given.does(ADA, Command::Done {}).does(HUGO, ask("C?"));
    assert_eq!((given.floor(), given.queued()), (FloorView::Idle {}, vec![CHLOE, HUGO]));
    given.does(HUGO, Command::Continue {}).offers_floor_to(CHLOE);
}

#[test]
fn f5_as_asked_or_least_heard_first() {
    let mut given = questions();
    given.does(BEN, Command::Ask { text: None }).waits(40).does(BEN, Command::Done {});
    given.does(CHLOE, ask("A?")).does(BEN, ask("B?")).does(DEV, ask("C?"));
    assert_eq!(given.queued(), [BEN, DEV]);
    given.does(HUGO, Command::OrderQueue { order: QueueOrder::LeastHeard });
    assert_eq!(given.queued(), [DEV, BEN]);
    given.does(ADA, Command::Done {}).offers_floor_to(DEV);
    let same = Command::OrderQueue { order: QueueOrder::LeastHeard };
    given.refused(HUGO, same, Refusal::NothingToDo {});
    let reorder = Refusal::FacilitatorOnly { act: Act::Reorder };
    given.refused(BEN, Command::OrderQueue { order: QueueOrder::AsAsked }, reorder);
}

#[test]
fn f5_a_hand_made_order_starts_from_the_one_on_screen() {
    let mut given = questions();
    given.does(BEN, Command::Ask { text: None }).waits(40).does(BEN, Command::Done {});
    given.does(CHLOE, ask("A?")).does(BEN, ask("B?")).does(DEV, ask("C?")).does(EWA, ask("D?"));
    given.does(HUGO, Command::OrderQueue { order: QueueOrder::LeastHeard });
    given.does(HUGO, Command::Reorder { seat: EWA, place: 0 });
    assert_eq!(given.queued(), [EWA, DEV, BEN]);
    assert_eq!(given.shared().queue.order, QueueOrder::AsAsked);
    given.refused(HUGO, Command::Reorder { seat: HUGO, place: 0 }, Refusal::NotQueued {});
}

#[test]
fn f6_the_facilitator_gives_the_pair_out_of_order() {
    let mut given = questions();
    given.does(BEN, ask("A?")).does(CHLOE, ask("B?")).does(DEV, ask("C?"));
    given.does(ADA, Command::Done {}).does(HUGO, Command::Grant { seat: DEV }).offers_floor_to(DEV);
    let refusal = Refusal::NotForPresenter { act: Act::Ask };
    given.refused(HUGO, Command::Grant { seat: ADA }, refusal);
    given.does(HUGO, Command::Grant { seat: HUGO });
    assert_eq!(pair(&given).0, HUGO);
    given.does(HUGO, Command::Revoke {}).offers_floor_to(CHLOE);
}

#[test]
fn f8_one_follow_up_then_the_queue_moves() {
    let mut given = questions();
    given.does(BEN, ask("What would be easier?")).does(CHLOE, ask("Next?"));
    given.does(ADA, Command::Answered {}).does(ADA, Command::SkipThinking {});
    assert_eq!(pair(&given).1, PairMoment::Answered);
    given.does(BEN, Command::FollowUp { text: None });
    assert_eq!(pair(&given), (BEN, PairMoment::Asking, None, true));
    given.does(BEN, Command::Asked {});
    given.refused(BEN, Command::FollowUp { text: None }, Refusal::FollowUpUsed {});
    given.does(ADA, Command::Answered {}).offers_floor_to(CHLOE);
}

#[test]
fn f8_a_typed_follow_up_is_asked_at_once() {
    let mut given = questions();
    given.does(BEN, ask("What would be easier?")).does(ADA, Command::Answered {}).waits(10);
    given.does(BEN, Command::FollowUp { text: Some(words("For whom?")) });
    assert_eq!(pair(&given), (BEN, PairMoment::Answering, Some(words("For whom?")), true));
    given.refused(CHLOE, Command::FollowUp { text: None }, Refusal::FloorNotYours {});
}

#[test]
fn d1_a_queue_head_who_is_away_is_passed_over_and_keeps_the_place() {
    let mut given = questions();
    given.does(BEN, ask("A?")).does(CHLOE, ask("B?")).does(DEV, ask("C?")).leaves(CHLOE);
    given.does(ADA, Command::Done {}).offers_floor_to(DEV);
    given.arrives(CHLOE).does(DEV, Command::AcceptFloor {}).does(ADA, Command::Done {});
    given.offers_floor_to(CHLOE);
}

#[test]
fn d1_no_question_is_put_to_a_presenter_who_is_away() {
    let mut given = questions();
    given.leaves(ADA).does(BEN, ask("A?"));
    assert_eq!((given.floor(), given.queued()), (FloorView::Idle {}, vec![BEN]));
    given.arrives(ADA).offers_floor_to(BEN);
}
