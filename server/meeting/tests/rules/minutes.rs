//! Minutes that move: shown first, from slack, from later rounds, from one's own [C4, C5].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_protocol::{Command, Millis, Refusal, Replan, RoundIndex, Taken};

fn extend(minutes: u8) -> Command {
    Command::Extend { minutes, confirm: true }
}

fn gift(to: hyacinth_protocol::Seat, minutes: u8) -> Command {
    Command::GiftMinutes { to, minutes }
}

fn taken(round: u16, time: u64, left: u64) -> Taken {
    Taken { round: RoundIndex(round), time: minutes(time), left: minutes(left) }
}

#[test]
fn c4_the_re_plan_is_shown_before_anything_changes() {
    let mut given = Given::live();
    assert_eq!(given.agreed_seconds(), (91 + 5) * 60);
    let plan = Replan { minutes: 3, from_slack: minutes(3), from_rounds: vec![] };
    assert_eq!(given.replan(HUGO, 3), plan);
    assert_eq!(given.planned(0), 9);
    given.does(HUGO, extend(3));
    assert_eq!((given.planned(0), given.round().clock.planned), (12, minutes(12)));
    assert_eq!(given.agreed_seconds(), 96 * 60, "only all together move the end");
}

#[test]
fn c4_takes_from_slack_then_later_rounds_never_the_protected_one() {
    let mut given = Given::live();
    let plan = given.replan(HUGO, 8);
    assert_eq!((plan.from_slack, plan.from_rounds), (minutes(5), vec![taken(4, 3, 22)]));
    let plan = given.replan(HUGO, 30);
    let expected = vec![taken(1, 6, 6), taken(4, 12, 13), taken(5, 7, 8)];
    assert_eq!((plan.from_slack, plan.from_rounds), (minutes(5), expected));
    given.does(HUGO, extend(30));
    let planned: Vec<u64> = (0..7).map(|place| given.planned(place)).collect();
    assert_eq!(planned, [39, 6, 10, 10, 13, 8, 10]);
    assert!(given.shared().meeting.agenda[6].protected);
    assert!(given.round().clock.planned == minutes(39) && given.agreed_seconds() == 96 * 60);
}

#[test]
fn c4_each_later_round_keeps_half_of_its_plan_however_often() {
    let mut given = Given::live();
    given.does(HUGO, extend(30)).does(HUGO, extend(6));
    given.refused(HUGO, extend(5), Refusal::NoTimeLeft { most: 4 });
    for _ in 0..4 {
        given.does(HUGO, extend(1));
    }
    given.refused(HUGO, extend(1), Refusal::NoTimeLeft { most: 0 });
    let planned: Vec<u64> = (1..7).map(|place| given.planned(place)).collect();
    assert_eq!(planned, [6, 5, 5, 13, 8, 10], "the presenter keeps the least time, too");
}

#[test]
fn c4_what_is_used_beyond_the_plan_is_slack_no_more() {
    let mut given = Given::live();
    given.waits((9 + 2) * 60);
    assert_eq!(given.replan(HUGO, 3).from_slack, minutes(3));
    given.waits(5 * 60);
    let plan = given.replan(HUGO, 3);
    assert_eq!((plan.from_slack, plan.from_rounds), (Millis::ZERO, vec![taken(4, 3, 22)]));
}

#[test]
fn c4_a_round_that_ends_early_leaves_its_time_to_all() {
    let mut given = Given::live();
    given.waits(60).moves_on();
    assert_eq!(given.replan(HUGO, 13).from_slack, minutes(13));
}

#[test]
fn c4_never_from_another_persons_issue() {
    let mut given = Given::opened(setup_of("equal-airtime"), &ALL, HUGO);
    given.waits(180).moves_to("Account", ADA);
    let plan = given.replan(HUGO, 7);
    assert_eq!(
        (plan.from_slack, plan.from_rounds),
        (minutes(3), vec![taken(2, 3, 4), taken(3, 1, 2)])
    );
    given.refused(HUGO, extend(8), Refusal::NoTimeLeft { most: 7 });
}

#[test]
fn c5_minutes_given_away_are_ones_own() {
    let mut given = Given::opened(setup_of("equal-airtime"), &ALL, HUGO);
    given.moves_to("Account", ADA);
    let sum = |given: &Given| {
        given.shared().meeting.agenda.iter().map(|item| item.planned).sum::<Millis>()
    };
    let (before, agreed) = (sum(&given), given.agreed_seconds());
    assert_eq!(given.you(DEV).own_minutes, Some(minutes(12)));
    given.does(DEV, gift(ADA, 5));
    assert_eq!(given.round().clock.planned, minutes(10));
    assert_eq!(given.you(DEV).own_minutes, Some(minutes(7)));
    assert_eq!((sum(&given), given.agreed_seconds()), (before, agreed));
    given.does(DEV, gift(CHLOE, 7));
    assert_eq!(given.you(DEV).own_minutes, None, "a minute of each round is kept");
    given.refused(DEV, gift(ADA, 1), Refusal::NoMinutes {});
    assert_eq!(sum(&given), before);
    given.moves_to("Questions by invitation", CHLOE);
    assert_eq!(given.round().clock.planned, minutes(14), "added where there is most time");
}

#[test]
fn c5_no_more_is_given_than_there_is_and_to_those_who_can_use_it() {
    let mut given = Given::opened(setup_of("equal-airtime"), &ALL, HUGO);
    given.moves_to("Account", BEN);
    given.refused(HUGO, gift(BEN, 1), Refusal::NoMinutes {});
    given.refused(DEV, gift(DEV, 1), Refusal::NothingToDo {});
    given.refused(DEV, gift(HUGO, 1), Refusal::NoMinutes {});
    given.refused(DEV, gift(ADA, 1), Refusal::NoMinutes {});
    given.refused(DEV, gift(BEN, 13), Refusal::OutOfBounds { least: 1, most: 12 });
    given.refused(DEV, gift(BEN, 31), Refusal::OutOfBounds { least: 1, most: 30 });
    given.refused(ADA, gift(BEN, 1), Refusal::NoMinutes {});
    given.does(BEN, gift(EWA, 1));
    assert_eq!(given.round().clock.planned, minutes(5), "of what is to come");
    Given::live().refused(ADA, gift(BEN, 1), Refusal::NoMinutes {});
}
