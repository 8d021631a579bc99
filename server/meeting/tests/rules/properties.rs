//! What holds in every history.

use crate::beginnings::beginning;
use crate::harness::*;
use crate::steps::{Step, commands, config, remaining, steps};
use hyacinth_meeting::{Event, Meeting, deadline, decide, evolve, may, observe, project_shared};
use hyacinth_protocol::{Act, Command, FloorKind, FloorView, Millis, Refusal, Seat, Shared, Stage};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

/// A history, with `check` after every step of it: the view before, and the meeting after.
fn history(begin: u8, steps: &[Step], mut check: impl FnMut(&Shared, &[Event], &Given)) -> Given {
    let mut given = beginning(begin);
    for step in steps {
        step.passes(&mut given);
        let (before, rows) = (given.shared(), given.log.len());
        step.happens(&mut given);
        let events = given.log[rows..].iter().flat_map(|(_, events)| events).cloned();
        let events: Vec<Event> = events.collect();
        check(&before, &events, &given);
    }
    given
}

/// Whether any command of this act is accepted from this seat.
pub(crate) fn accepted(given: &Given, seat: Seat, act: Act) -> bool {
    let mut tried = commands(given, act).into_iter().filter(has_act);
    tried.any(|command| decide(&given.meeting, seat, &command, given.at).is_ok())
}

/// How long the meeting was live so far: from its opening on, without what it rested [R3].
pub(crate) fn live_time(given: &Given) -> Millis {
    let (mut live, mut since) = (Millis::ZERO, None);
    for (at, event) in
        given.log.iter().flat_map(|(at, events)| events.iter().map(move |e| (*at, e)))
    {
        match event {
            Event::Opened { .. } | Event::Resumed { .. } => since = Some(at),
            Event::Suspended { .. } | Event::Closed { .. } => {
                live += since.take().map_or(Millis::ZERO, |since| at.since(since));
            }
            _ => {}
        }
    }
    live + since.map_or(Millis::ZERO, |since| given.at.since(since))
}

/// False for commands that only touch what is the sender's own: they belong to no act.
fn has_act(command: &Command) -> bool {
    !matches!(
        command,
        Command::RewordOffer { .. }
            | Command::WithdrawOffer { .. }
            | Command::AnswerFlag { .. }
            | Command::RewordAction { .. }
            | Command::DropAction { .. }
    )
}

/// The histories are worth something only if they get everywhere.
#[test]
fn histories_meet_every_event() {
    use proptest::strategy::{Strategy, ValueTree};
    let fixed = ProptestConfig { rng_seed: RngSeed::Fixed(2007), ..config() };
    let mut runner = TestRunner::new(fixed);
    let mut met = std::collections::BTreeSet::new();
    for begin in 0..=u8::MAX {
        let steps = steps(200).new_tree(&mut runner).expect("steps").current();
        let given = history(begin, &steps, |_, _, _| {});
        for (_, events) in &given.log {
            let row: serde_json::Value =
                serde_json::from_str(&hyacinth_meeting::stored::write(events)).expect("JSON");
            let types = row.as_array().into_iter().flatten().filter_map(|e| e["type"].as_str());
            met.extend(types.map(str::to_owned));
        }
    }
    let source = concat!(
        include_str!("../../src/event/meeting.rs"),
        include_str!("../../src/event/talk.rs"),
        include_str!("../../src/event/issue.rs")
    );
    let named =
        source.lines().filter_map(|line| line.strip_prefix("            ")?.split_once(" {"));
    let named = named.map(|(name, _)| name).filter(|name| name.starts_with(char::is_uppercase));
    let lower = |name: &str| name[..1].to_lowercase() + &name[1..];
    let missed: Vec<String> = named.map(lower).filter(|name| !met.contains(name)).collect();
    assert!(missed.is_empty(), "never met: {missed:?}");
    assert!(met.len() > 50, "{met:?}");
}

proptest! {
    #![proptest_config(config())]

    /// Nothing else does: whoever wants to know where a meeting stands looks at those events alone.
    #[test]
    fn r3_events_that_move_the_stage_are_known(begin: u8, steps in steps(60)) {
        let given = history(begin, &steps, |_, _, _| {});
        let mut meeting = Meeting::default();
        for (at, event) in given.log.iter().flat_map(|(at, row)| row.iter().map(move |e| (*at, e))) {
            let before = meeting.stage();
            evolve(&mut meeting, event, at);
            assert!(event.moves_stage() || meeting.stage() == before, "{event:?}");
        }
    }

    /// One holder, or exactly asker and presenter, and only in a round of that kind.
    #[test]
    fn f1_at_most_one_holder_in_every_history(begin: u8, steps in steps(60)) {
        history(begin, &steps, |_, _, given| {
            let (shared, presenter) = (given.shared(), given.meeting.presenter());
            let kind = shared.round.as_ref().map(|round| round.floor_kind);
            match shared.floor {
                FloorView::Idle {} => {}
                FloorView::Offered { to } => {
                    let paused = shared.round.as_ref().is_some_and(|r| r.paused.is_some());
                    assert!(given.meeting.is_present(to) || paused, "offered to nobody");
                }
                FloorView::Held { by, .. } => {
                    assert!(usize::from(by.0) < given.meeting.seats());
                    assert_ne!(kind, Some(FloorKind::QuestionAndAnswer));
                    let alone = kind == Some(FloorKind::PresenterAlone);
                    assert!(!alone || Some(by) == presenter);
                }
                FloorView::Pair { asker, presenter: half, .. } => {
                    assert_eq!(kind, Some(FloorKind::QuestionAndAnswer));
                    assert!(Some(half) == presenter && asker != half);
                }
            }
        });
    }

    /// One place in the queue each, and never the holder's.
    #[test]
    fn f4_one_place_each_in_every_history(begin: u8, steps in steps(60)) {
        history(begin, &steps, |_, _, given| {
            let mut queued = given.queued();
            let count = queued.len();
            queued.sort();
            queued.dedup();
            assert_eq!(queued.len(), count);
            if let FloorView::Held { by, .. } | FloorView::Pair { asker: by, .. } = given.floor() {
                assert!(!queued.contains(&by));
            }
        });
    }

    /// In the same round, remaining time only grows by an extension.
    #[test]
    fn c5_remaining_time_never_grows_in_any_history(begin: u8, steps in steps(60)) {
        history(begin, &steps, |before, events, given| {
            let (Some(then), Some(now)) = (&before.round, given.shared().round) else { return };
            let moved = |e: &Event| matches!(e, Event::RoundBegan { .. } | Event::RoundUndone { .. });
            let began = events.iter().any(moved);
            let extended: i128 = events.iter().map(|event| match event {
                Event::Extended { minutes, .. } => i128::from(*minutes) * 60_000,
                Event::MinutesGifted { minutes, round, .. } if *round == now.index => {
                    i128::from(*minutes) * 60_000
                }
                _ => 0,
            }).sum();
            // A restart stops the clock as of when the server went away: that much comes back.
            let restarted = events.iter().any(|e| matches!(e, Event::Restarted { .. }));
            if began || restarted { return; }
            let (then, now) = (remaining(then.clock.clone(), given.at), remaining(now.clock, given.at));
            assert!(now <= then + extended, "{then} ms grew to {now} ms");
        });
    }

    /// Floor, idle and paused time make up the time in which the meeting was live.
    #[test]
    fn c6_each_rounds_time_adds_up_in_every_history(begin: u8, steps in steps(60)) {
        let sum = |shared: &Shared| {
            let airtime = shared.airtime.clone();
            airtime.floor.into_iter().chain([airtime.idle, airtime.paused]).sum::<Millis>()
        };
        let mut given = history(begin, &steps, |_, events, given| {
            if let [.., Event::RoundBegan { .. }] = events {
                assert_eq!(sum(&given.shared()), live_time(given), "between two rounds");
            }
        });
        given.arrives(HUGO);
        if given.tries(HUGO, &Command::Close { insist: true }).is_ok() {
            let summary = given.shared().summary.expect("closed");
            assert_eq!(sum(&given.shared()), summary.rounds.iter().copied().sum());
            assert_eq!(sum(&given.shared()), live_time(&given));
        }
    }

    /// Only the presenter opens the gate or an offer; what goes straight through was invited.
    #[test]
    fn o3_only_the_presenter_opens_in_every_history(begin: u8, steps in steps(60)) {
        let mut given = beginning(begin);
        for step in steps {
            step.passes(&mut given);
            let (before, presenter) = (given.shared().offers, given.meeting.presenter());
            let rows = given.log.len();
            let by = match step.deed(&given) {
                crate::steps::Deed::Asks(seat, command) => {
                    given.tries(seat, &command).ok();
                    Some(seat)
                }
                crate::steps::Deed::Seen(observation) => {
                    given.observes(observation);
                    None
                }
            };
            for event in given.log[rows..].iter().flat_map(|(_, events)| events) {
                match event {
                    Event::GateOpened { .. } | Event::OffersOpened { .. } => {
                        assert_eq!(by, presenter);
                    }
                    Event::OfferMade { kind, opened: true, .. } => {
                        assert!(before.invited.contains(kind));
                    }
                    _ => {}
                }
            }
            let kind = given.shared().round.map(|round| round.floor_kind);
            let calls = kind == Some(FloorKind::PresenterCalls);
            let rests = given.meeting.stage() == Stage::Suspended;
            assert!(given.shared().offers.invited.is_empty() || calls || rests);
        }
    }

    /// `may` says what `decide` does: no more, and no less.
    #[test]
    fn a1_may_agrees_with_decide_in_every_history(begin: u8, steps in steps(40)) {
        let given = history(begin, &steps, |_, _, _| {});
        for seat in (0..).map(Seat).take(given.meeting.seats()) {
            // As observed by now: deadlines that nobody observed yet come with the next command.
            let mut now = given.meeting.clone();
            let due = observe(&now, &hyacinth_meeting::Observation::ClockReached, given.at);
            due.iter().for_each(|event| evolve(&mut now, event, given.at));
            let given = Given { meeting: now.clone(), at: given.at, log: Vec::new() };
            let may = may(&given.meeting, seat);
            for act in Act::ALL {
                let (says, does) = (may.contains(act), accepted(&given, seat, *act));
                // Whom a flag or a motion is about is not told [G2, D7]; time takes undo and slack.
                let fine = matches!(act, Act::Flag | Act::Move | Act::UndoNext | Act::Extend);
                let hidden = fine && says;
                assert!(says == does || hidden, "{act:?} by {seat:?}: may {says}, decide {does}");
            }
            std::mem::forget(given);
        }
    }

    /// A refused command changes nothing, because nothing can: the meeting is only lent to it.
    /// An accepted one makes something happen, and a deadline that is reached moves on.
    #[test]
    fn c1_time_alone_acts_once_in_every_history(begin: u8, steps in steps(60)) {
        let mut given = history(begin, &steps, |_, _, _| {});
        for _ in 0..600 {
            let Some(next) = deadline(&given.meeting) else { return Ok(()) };
            let early = hyacinth_protocol::Timestamp(next.0 - 1);
            if early >= given.at {
                let observed = observe(&given.meeting, &hyacinth_meeting::Observation::ClockReached, early);
                prop_assert!(observed.is_empty(), "a timer fired early");
            }
            given.at = given.at.max(next);
            prop_assert!(!given.observes(hyacinth_meeting::Observation::ClockReached).is_empty());
            prop_assert!(deadline(&given.meeting).is_none_or(|later| later > next || later > given.at));
        }
        prop_assert!(false, "deadlines never end");
    }

    /// `evolve` takes any event in any meeting: logs shuffled, cut and mixed.
    #[test]
    fn evolve_is_total(begin: u8, other: u8, left in steps(40), right in steps(40)) {
        let one = history(begin, &left, |_, _, _| {});
        let two = history(other, &right, |_, _, _| {});
        let mut meeting = one.meeting.clone();
        for (at, events) in two.log.iter().chain(one.log.iter().rev()) {
            events.iter().rev().for_each(|event| evolve(&mut meeting, event, *at));
            project_shared(&meeting);
        }
        let mut blank = Meeting::default();
        for (at, events) in two.log.iter().skip(1) {
            events.iter().for_each(|event| evolve(&mut blank, event, *at));
        }
        project_shared(&blank);
    }

    /// A closed meeting stays as it is.
    #[test]
    fn r2_closed_is_closed_in_every_history(begin: u8, steps in steps(60)) {
        let mut given = history(begin, &steps, |before, events, _| {
            assert!(before.meeting.stage != Stage::Closed || events.is_empty());
        });
        if given.meeting.stage() == Stage::Closed {
            given.refused(ADA, Command::Pause {}, Refusal::Closed {});
        }
    }
}
