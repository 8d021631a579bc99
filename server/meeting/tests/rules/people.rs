//! Coming, dropping out, coming late, coming back [D].

use crate::harness::*;
use hyacinth_meeting::{Observation, yielded};
use hyacinth_protocol::{
    Command, FloorView, Kind, Millis, PauseReason, Refusal, RoundIndex, Seat, Yield,
};

#[test]
fn d1_a_dropped_holder_keeps_the_floor_and_every_second() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).waits(20).leaves(ADA).waits(60);
    match given.floor() {
        FloorView::Held { by, clock, .. } => {
            assert_eq!((by, clock.used, clock.running_since), (ADA, Millis::seconds(20), None));
        }
        other => panic!("Ada lost the floor: {other:?}"),
    }
    given.arrives(ADA).waits(5).does(ADA, Command::Done {});
    assert_eq!(given.shared().airtime.floor[1], Millis::seconds(25));
    assert_eq!(given.shared().airtime.idle, Millis::seconds(60));
}

#[test]
fn d1_arriving_and_leaving_twice_is_once() {
    let mut given = Given::live();
    assert!(given.observes(Observation::Arrived { seat: ADA }).is_empty());
    given.leaves(ADA);
    assert!(given.observes(Observation::Left { seat: ADA }).is_empty());
    assert!(given.observes(Observation::Arrived { seat: Seat(99) }).is_empty());
    given.refused(ADA, Command::Pause {}, Refusal::SeatAbsent { seat: ADA });
}

#[test]
fn d1_bid_queue_place_and_offers_stay() {
    let mut given = Given::bidding();
    given.does(ADA, bid("A dilemma")).leaves(ADA).arrives(ADA);
    assert!(given.you(ADA).bid.is_some());
    let mut given = Given::in_round("Presenter in charge");
    given.does(BEN, Command::AskFloor {}).leaves(BEN);
    assert_eq!(given.queued(), [BEN]);
}

#[test]
fn d5_a_second_next_from_an_old_screen_is_refused() {
    let mut given = Given::live();
    given.does(HUGO, next(0, true));
    let refusal = Refusal::AlreadyMoved { by: Some(HUGO), now: RoundIndex(1) };
    given.refused(HUGO, next(0, true), refusal);
}

#[test]
fn d6_a_late_joiner_is_appended_and_hears_nothing_again() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {});
    given.does(ADA, Command::Say { kind: Kind::Update, text: words("I am well") });
    given.does(ADA, Command::Done {}).moves_on();
    let joined = Observation::Joined { participant: participant(6, "Femi") };
    assert_eq!(given.observes(joined.clone()).len(), 1);
    assert!(given.observes(joined).is_empty(), "the same person has one seat");
    let femi = given.meeting.seat_of(member(6)).expect("a seat");
    assert_eq!(femi, Seat(6));
    assert!(given.shared().said.is_empty());
    given.arrives(femi);
    assert_eq!(given.bids().awaited.last(), Some(&femi));
    given.does(HUGO, Command::Close { insist: true });
    assert!(yielded(&given.meeting).expect("closed").attended.contains(&member(6)));
}

#[test]
fn d6_in_turn_the_late_joiner_comes_before_the_facilitator_only() {
    let mut given = Given::live();
    given.observes(Observation::Joined { participant: participant(6, "Femi") });
    given.arrives(Seat(6));
    for seat in [ADA, BEN, CHLOE, DEV, EWA, Seat(6), HUGO] {
        given.offers_floor_to(seat).does(seat, Command::Pass {});
    }
    assert!(given.missing().iter().all(|(what, _)| *what != Yield::EveryoneHeard));
}

#[test]
fn d8_after_a_restart_everything_stands_and_the_gap_is_shown() {
    let mut given = Given::live();
    given.does(ADA, Command::AcceptFloor {}).waits(30);
    let since = given.at;
    given.waits_unobserved(45);
    given.observes(Observation::Restarted { since });
    let paused = given.round().paused.expect("paused");
    assert_eq!(paused.reason, PauseReason::Restarted);
    assert_eq!((paused.since, paused.gap), (since, Some(Millis::seconds(45))));
    assert_eq!(given.round().clock.used, Millis::seconds(30));
    assert!(given.shared().roster.iter().all(|seat| !seat.present));
    assert!(given.observes(Observation::Restarted { since }).is_empty(), "told once");

    given.arrives(ADA).arrives(HUGO).does(HUGO, Command::Continue {}).waits(10);
    given.does(ADA, Command::Done {});
    let airtime = given.shared().airtime;
    assert_eq!((airtime.floor[1], airtime.paused), (Millis::seconds(40), Millis::seconds(45)));
}

#[test]
fn d8_the_log_knows_better_than_the_clock_when_the_server_stopped() {
    let mut given = Given::live();
    let early = given.at;
    given.waits(30).does(ADA, Command::AcceptFloor {});
    let last = given.at;
    given.waits_unobserved(10);
    given.observes(Observation::Restarted { since: early });
    let paused = given.round().paused.expect("paused");
    assert_eq!((paused.since, paused.gap), (last, Some(Millis::seconds(10))));

    let mut given = Given::live();
    let later = given.at + Millis::seconds(99);
    given.observes(Observation::Restarted { since: later });
    assert_eq!(given.round().paused.expect("paused").gap, Some(Millis::ZERO));
}

#[test]
fn d8_a_pause_someone_asked_for_stays_theirs() {
    let mut given = Given::live();
    given.does(ADA, Command::Pause {});
    let since = given.at;
    given.waits_unobserved(45);
    given.observes(Observation::Restarted { since });
    assert_eq!(given.round().paused.expect("paused").reason, PauseReason::Asked);
}

#[test]
fn d8_nothing_falls_due_while_the_server_is_away() {
    let mut given = Given::bidding();
    given.does(ADA, bid("A dilemma")).waits(290);
    let since = given.at;
    given.waits_unobserved(3600);
    given.observes(Observation::Restarted { since });
    given.arrives(HUGO).arrives(ADA).does(HUGO, Command::Continue {});
    assert_eq!(given.bids().reveal_at, Some(given.at + Millis::seconds(10)));
}
