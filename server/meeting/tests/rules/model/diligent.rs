//! People who want to get on: whatever stands in the way, they answer it, and no meeting is without
//! a way to its close.

use super::Model;
use crate::harness::*;
use hyacinth_meeting::Observation;
use hyacinth_protocol::{Act, AwayChoice, Command, PauseReason, Seat, Stage};

/// More rounds than any agenda has, with what may stand in the way of each.
const MOST_STEPS: usize = 800;

fn here(model: &Model) -> Vec<Seat> {
    let shared = model.given.shared();
    shared.roster.iter().filter(|seat| seat.present).map(|seat| seat.seat).collect()
}

fn may(model: &Model, seat: Seat, act: Act) -> bool {
    model.given.you(seat).may.contains(&act)
}

/// The first one here who may.
fn who_may(model: &Model, act: Act) -> Option<Seat> {
    here(model).into_iter().find(|seat| may(model, *seat, act))
}

fn ask_first(model: &mut Model, act: Act, command: &Command) -> bool {
    let seat = who_may(model, act);
    seat.is_some_and(|seat| {
        assert!(model.asks(seat, command), "{seat:?} may {act:?}, and {command:?} was refused");
        true
    })
}

/// Those who came open the meeting, if they can.
pub(super) fn opens(model: &mut Model) {
    for seat in [HUGO, ADA, BEN] {
        model.observes(Observation::Arrived { seat });
    }
    gathers(model, &Command::Open {}, Act::Open);
}

fn gathers(model: &mut Model, command: &Command, act: Act) -> bool {
    if ask_first(model, act, command) {
        return true;
    }
    for seat in here(model) {
        if may(model, seat, Act::Consent) {
            model.asks(seat, &Command::Consent {});
        }
    }
    ask_first(model, act, command)
}

/// At least two are here, or come back.
fn comes_together(model: &mut Model) {
    for seat in [BEN, DEV, CHLOE, ADA, EWA, HUGO] {
        if here(model).len() >= 2 {
            return;
        }
        model.observes(Observation::Arrived { seat });
    }
}

/// Whoever is here brings the meeting to its close: round by round, to the last.
pub(super) fn brings_to_the_close(model: &mut Model) {
    model.waits(0);
    comes_together(model);
    for _ in 0..MOST_STEPS {
        if model.given.meeting.stage() == Stage::Closed {
            return;
        }
        get_on(model);
    }
    let shared = model.given.shared();
    panic!("no way to the close: {:?}\n{:?}", shared.meeting, shared.round);
}

fn get_on(model: &mut Model) {
    let asked = here(model).into_iter().find(|seat| model.given.you(*seat).lead_offered.is_some());
    if let Some(seat) = asked {
        assert!(model.asks(seat, &Command::AnswerLead { accept: true }), "the lead was offered");
        return;
    }
    let moved = match model.given.meeting.stage() {
        Stage::Gathering => gathers(model, &Command::Open {}, Act::Open),
        Stage::Suspended => gathers(model, &Command::Resume {}, Act::Resume),
        Stage::Live => ends_pause(model) || moves_on(model),
        Stage::Closed => true,
    };
    if !moved {
        model.waits(10);
    }
}

fn ends_pause(model: &mut Model) -> bool {
    let round = model.given.shared().round;
    let Some(pause) = round.and_then(|round| round.paused) else { return false };
    if pause.reason != PauseReason::PresenterAway {
        return ask_first(model, Act::Continue, &Command::Continue {});
    }
    let Some(seat) = who_may(model, Act::AnswerAway) else { return false };
    let choices = model.given.you(seat).away_choices;
    let good = [AwayChoice::EndIssue, AwayChoice::NextPresenter, AwayChoice::SilentNotes];
    let choice = good.into_iter().find(|choice| choices.contains(choice)).expect("a choice");
    assert!(model.asks(seat, &Command::AnswerAway { choice }), "{choice:?} was offered");
    true
}

fn moves_on(model: &mut Model) -> bool {
    let leaving = model.given.round().index;
    if let Some(lead) = model.given.meeting.lead() {
        if may(model, lead, Act::Next) {
            return model.asks(lead, &Command::Next { leaving, insist: true });
        }
        return may(model, lead, Act::Close) && model.asks(lead, &Command::Close { insist: true });
    }
    if model.given.round().paused.is_some() {
        return false;
    }
    let mut said = false;
    for seat in here(model) {
        let round = model.given.shared().round;
        if round.is_none_or(|round| round.index != leaving || round.paused.is_some()) {
            return true;
        }
        let ready = model.given.round().ready.contains(&seat);
        let say = |ready| Command::Ready { leaving, ready };
        if ready {
            said |= model.asks(seat, &say(false));
        }
        if model.given.shared().round.is_some_and(|round| round.index == leaving) {
            said |= model.asks(seat, &say(true));
        }
    }
    said
}
