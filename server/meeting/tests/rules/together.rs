//! Nobody facilitates: ready votes, a time-keeper who changes, flags that need two [T5, G1].

use crate::harness::*;
use crate::scenes::*;
use hyacinth_meeting::yielded;
use hyacinth_protocol::{
    Act, BidId, Command, FlagAnswer, FlagId, FloorView, Kind, OfferKind, Refusal, RoundIndex, Seat,
    Slip, Stage, SupportKind,
};

fn opened(here: &[Seat]) -> Given {
    Given::opened(together(setup()), here, ADA)
}

const READY: [Seat; 5] = [HUGO, ADA, BEN, CHLOE, DEV];

/// All but one are ready, again and again, with Ada presenting, until this round.
pub(crate) fn in_round(name: &str) -> Given {
    let mut given = opened(&ALL);
    given.are_ready(&READY).does(ADA, bid("A dilemma"));
    for seat in [HUGO, BEN, CHLOE, DEV, EWA] {
        given.does(seat, Command::NoBid {});
    }
    given.does(keeper(&given), Command::Propose { bid: BidId(0) });
    for seat in ALL {
        given.does(seat, agree());
    }
    while given.round_name() != name {
        given.are_ready(&READY);
    }
    given
}

fn keeper(given: &Given) -> Seat {
    given.round().timekeeper.expect("a time-keeper")
}

fn raise(seat: Seat, slip: Slip) -> Command {
    Command::Flag { seat, slip }
}

const FIRST: FlagId = FlagId(0);

#[test]
fn t5_seven_rounds_run_to_the_end_without_a_facilitator() {
    let mut given = opened(&ALL);
    assert_eq!(given.shared().meeting.lead, None);
    assert_eq!(given.goes_round(60), ALL, "everyone speaks, in order of seat");
    given.reviews(BEN, hyacinth_protocol::Outcome::Done).are_ready(&READY);
    given.does(ADA, bid("A dilemma")).does(HUGO, bid("I never bid before"));
    for seat in [BEN, CHLOE, DEV, EWA] {
        given.does(seat, Command::NoBid {});
    }
    given.does(keeper(&given), Command::Propose { bid: BidId(1) });
    for seat in ALL {
        given.does(seat, agree());
    }
    assert_eq!(given.meeting.presenter(), Some(HUGO));
    let others = [ADA, BEN, CHLOE, DEV, EWA];
    given
        .are_ready(&others)
        .does(HUGO, Command::StateSupport { wanted: vec![SupportKind::Ideas], note: None });
    given
        .does(HUGO, Command::AcceptFloor {})
        .waits(310)
        .does(HUGO, Command::Done {})
        .are_ready(&others);
    given
        .does(DEV, Command::Ask { text: None })
        .does(EWA, ask("When?"))
        .does(DEV, Command::Asked {});
    given.does(HUGO, Command::Answered {}).does(DEV, Command::Done {}).offers_floor_to(EWA);
    given.are_ready(&others).does(BEN, offer(OfferKind::Advice, "Let it go")).are_ready(&others);
    given.does(HUGO, Command::Invite { kinds: vec![OfferKind::Advice] });
    given.does(HUGO, Command::OpenAllOffers {}).does(BEN, Command::AskFloor {});
    given.does(HUGO, Command::Grant { seat: BEN }).goes_round(30);
    given.does(HUGO, draft("Let one thing go")).are_ready(&others);
    given.confirms_all(EWA).does(CHLOE, Command::AskFloor {});
    assert_eq!(given.goes_round(20), [CHLOE], "the floor goes round by itself");
    given.does(DEV, say(Kind::Reflection, "We kept time")).are_ready(&others);
    assert_eq!(given.shared().meeting.stage, Stage::Closed);
    let back = yielded(&given.meeting).expect("closed");
    assert_eq!(back.presented[0].member, member(0));
    assert_eq!((back.unchosen, back.actions[0].confirmed), (vec![member(1)], true));
}

#[test]
fn t5_every_format_runs_to_the_end_on_ready_votes_alone() {
    for format in hyacinth_meeting::shipped() {
        for sitting in 1..=format.sittings() {
            let setup = hyacinth_meeting::Setup { sitting, ..together(setup_of(&format.key)) };
            let mut given = Given::opened(setup, &[ADA, BEN, CHLOE, DEV], ADA);
            let rounds = given.shared().meeting.agenda.len();
            for _ in 0..rounds {
                if given.shared().meeting.stage == Stage::Live {
                    given.are_ready(&[BEN, CHLOE, ADA]);
                }
            }
            assert_eq!(given.shared().meeting.stage, Stage::Closed, "{} {sitting}", format.key);
            assert_eq!(yielded(&given.meeting).expect("closed").attended.len(), 4);
        }
    }
}

#[test]
fn t5_all_but_one_ready_moves_on() {
    let mut given = opened(&ALL);
    assert_eq!(given.round().ready_needed, Some(5));
    given.are_ready(&[HUGO, ADA, BEN, CHLOE]);
    let (leaving, ready) = (RoundIndex(0), true);
    given.refused(ADA, Command::Ready { leaving, ready }, Refusal::NothingToDo {});
    given.does(ADA, Command::Ready { leaving, ready: false }).are_ready(&[DEV]);
    assert_eq!(given.round().ready, [HUGO, BEN, CHLOE, DEV]);
    given.are_ready(&[EWA]);
    assert!(given.is_at(1) && given.round().ready.is_empty());
    let moved = Refusal::AlreadyMoved { by: Some(EWA), now: RoundIndex(1) };
    given.refused(ADA, Command::Ready { leaving, ready }, moved);
}

#[test]
fn t5_of_two_both_and_one_alone_moves_nothing() {
    let mut given = opened(&[ADA, BEN, CHLOE, DEV]);
    given.leaves(CHLOE).leaves(DEV);
    assert_eq!(given.round().ready_needed, Some(2));
    given.are_ready(&[ADA]);
    assert!(given.is_at(0));
    given.are_ready(&[BEN]).leaves(ADA).are_ready(&[BEN]);
    assert!(given.is_at(1) && given.round().ready == [BEN]);
}

#[test]
fn t5_who_is_away_is_not_counted_and_a_drop_moves_nothing_by_itself() {
    let mut given = opened(&ALL);
    given.are_ready(&[ADA, BEN, CHLOE]).leaves(EWA).leaves(DEV);
    assert!(given.is_at(0), "nobody's absence decides");
    assert_eq!(given.round().ready_needed, Some(3));
    given.leaves(CHLOE).are_ready(&[HUGO]);
    assert!(given.is_at(1));
}

#[test]
fn t5_what_a_facilitator_would_do_alone_nobody_does_alone() {
    let mut given = opened(&ALL);
    let together = |act| Refusal::SelfFacilitated { act };
    for (command, act) in [
        (next(0, true), Act::Next),
        (Command::Close { insist: true }, Act::Close),
        (Command::Suspend {}, Act::Suspend),
        (Command::Grant { seat: BEN }, Act::Grant),
        (Command::OfferLead { to: BEN }, Act::OfferLead),
    ] {
        given.refused(ADA, command, together(act));
    }
}

#[test]
fn t5_before_the_opening_anyone_opens_or_calls_it_off() {
    let mut given = Given::called(together(setup()));
    given.arrives(DEV).arrives(EWA).does(DEV, Command::Consent {});
    given.does(EWA, Command::Open {});
    assert_eq!(given.shared().meeting.stage, Stage::Live);
    let mut given = Given::called(together(setup()));
    given.arrives(DEV).does(DEV, Command::Close { insist: true });
}

#[test]
fn t5_each_round_has_another_time_keeper_and_never_the_presenter() {
    let mut given = opened(&ALL);
    assert_eq!(keeper(&given), HUGO);
    let extend = Command::Extend { minutes: 1, confirm: true };
    given.refused(ADA, extend.clone(), Refusal::TimekeeperOnly { act: Act::Extend });
    given.does(HUGO, extend).leaves(HUGO);
    assert_eq!(keeper(&given), ADA, "who is away keeps no time");
    given.arrives(HUGO).are_ready(&READY);
    assert_eq!(keeper(&given), ADA);
    assert_eq!(keeper(&in_round("Presenting")), BEN);
    let mut setup = together(setup_of("equal-airtime"));
    setup.carried.clear();
    let mut given = Given::opened(setup, &ALL, ADA);
    given.are_ready(&READY).are_ready(&READY).are_ready(&READY).are_ready(&READY);
    assert_eq!((given.meeting.presenter(), keeper(&given)), (Some(ADA), DEV));
}

#[test]
fn t5_the_time_keeper_takes_the_floor_from_one_who_is_away_and_from_nobody_else() {
    let mut given = opened(&ALL);
    given.does(HUGO, Command::AcceptFloor {}).does(HUGO, Command::Done {});
    given.does(ADA, Command::AcceptFloor {});
    given.refused(HUGO, Command::Revoke {}, Refusal::SelfFacilitated { act: Act::Revoke });
    given.leaves(ADA).does(HUGO, Command::Revoke {}).offers_floor_to(BEN);
    given.refused(DEV, Command::Revoke {}, Refusal::TimekeeperOnly { act: Act::Revoke });
}

#[test]
fn t5_only_the_presenter_mutes_and_opens() {
    let mut given = in_round("Presenter in charge");
    let invite = || Command::Invite { kinds: vec![OfferKind::Advice] };
    given.refused(keeper(&given), invite(), Refusal::PresenterOnly { act: Act::Invite });
    given.does(ADA, invite());
    given.refused(BEN, Command::MuteAdvice {}, Refusal::SelfFacilitated { act: Act::MuteAdvice });
    given.does(ADA, Command::MuteAdvice {});
}

#[test]
fn t5_in_a_facilitated_meeting_ready_only_shows_the_facilitator() {
    let mut given = Given::live();
    given.are_ready(&MEMBERS);
    assert!(given.is_at(0) && given.round().ready == MEMBERS);
    assert_eq!((given.round().ready_needed, given.round().timekeeper), (None, None));
}

#[test]
fn g1_two_people_in_a_self_facilitated_set() {
    let mut given = in_round("Open questions");
    given.does(CHLOE, Command::Ask { text: None }).does(DEV, raise(CHLOE, Slip::Telling));
    assert!(given.you(CHLOE).flags.is_empty(), "one alone is no flag");
    assert!(given.you(BEN).flags.is_empty());
    assert!(given.you(DEV).flags[0].awaits_second);
    given.refused(DEV, raise(CHLOE, Slip::Telling), Refusal::NothingToDo {}).waits(60);
    let answer = Command::AnswerFlag { flag: FIRST, answer: FlagAnswer::Reword };
    given.refused(CHLOE, answer, Refusal::NoSuchFlag {});
    given.refused(DEV, Command::ShowFlag { flag: FIRST }, Refusal::NoSuchFlag {});
    given.does(BEN, raise(CHLOE, Slip::Telling));
    let seen = |given: &Given, seat| given.you(seat).flags.len();
    assert_eq!((seen(&given, CHLOE), seen(&given, BEN), seen(&given, EWA)), (1, 1, 0));
    given.refused(BEN, Command::ShowFlag { flag: FIRST }, Refusal::AwaitingAnswer {}).waits(15);
    given.refused(EWA, Command::ShowFlag { flag: FIRST }, Refusal::NoSuchFlag {});
    given.does(BEN, Command::ShowFlag { flag: FIRST });
    assert!(matches!(given.floor(), FloorView::Pair { suspended: true, .. }));
    given.refused(CHLOE, Command::Asked {}, Refusal::FloorSuspended {});
    given.does(DEV, Command::DropFlag { flag: FIRST }).does(CHLOE, Command::Asked {});
}

#[test]
fn g1_another_slip_is_no_second_and_what_one_raised_goes_with_its_round() {
    let mut given = in_round("Clarifying questions");
    given.does(DEV, raise(CHLOE, Slip::Story)).does(BEN, raise(CHLOE, Slip::Judging));
    assert!(given.you(CHLOE).flags.is_empty());
    given.does(EWA, raise(CHLOE, Slip::Story));
    given.refused(EWA, raise(CHLOE, Slip::Judging), Refusal::AlreadyFlagged {});
    given.does(CHLOE, Command::AnswerFlag { flag: FIRST, answer: FlagAnswer::Park });
    given.are_ready(&READY);
    assert!(given.you(BEN).flags.is_empty(), "forgotten with the round");
    given.does(EWA, raise(CHLOE, Slip::Judging));
    assert!(given.you(CHLOE).flags.is_empty(), "and begins anew");
}

#[test]
fn g1_ones_own_slip_needs_no_second() {
    let mut given = in_round("Open questions");
    given.does(CHLOE, raise(CHLOE, Slip::Leading));
    assert!(!given.you(CHLOE).flags[0].awaits_second);
}

#[test]
fn g6_what_nobody_seconded_is_not_counted() {
    let mut given = in_round("Final plenary");
    given.does(DEV, raise(CHLOE, Slip::Telling)).does(EWA, raise(EWA, Slip::Story));
    given.are_ready(&READY);
    let flags = given.shared().summary.expect("closed").flags;
    assert_eq!(flags.len(), 1);
    assert_eq!((flags[0].slip, flags[0].count), (Slip::Story, 1));
    assert!(given.you(CHLOE).flag_totals.is_empty());
}
