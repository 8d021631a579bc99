//! What is tried on a copy of the meeting, which then goes on as if nothing had been.

use crate::harness::*;
use crate::model::promises::seats;
use crate::properties::accepted;
use crate::steps::remaining;
use hyacinth_meeting::{Event, Meeting, Observation, evolve, observe, project_own, project_shared};
use hyacinth_protocol::{Act, Command, FloorView, Millis, Seat, Shared, Stage, You};

/// A1: what a view allows and what a command meets are the same.
pub(super) fn may_agrees(given: &Given) {
    let mut now = given.meeting.clone();
    let due = observe(&now, &Observation::ClockReached, given.at);
    due.iter().for_each(|event| evolve(&mut now, event, given.at));
    let given = Given { meeting: now, at: given.at, log: Vec::new() };
    for seat in seats(&given.meeting) {
        let may = hyacinth_meeting::may(&given.meeting, seat);
        for act in Act::ALL {
            let (says, does) = (may.contains(act), accepted(&given, seat, *act));
            // What is not told, and what time alone takes away.
            let fine = matches!(act, Act::Flag | Act::Move | Act::UndoNext | Act::Extend);
            assert!(
                says == does || (says && fine),
                "{act:?} by {seat:?}: may {says}, decide {does}"
            );
        }
    }
    std::mem::forget(given);
}

/// D1: who drops out and comes back at once has all they had.
pub(super) fn keeps_over_a_drop(given: &Given, seat: Seat) {
    if !given.meeting.is_present(seat) {
        return;
    }
    let mut before = given.meeting.clone();
    let see = |meeting: &mut Meeting, observation: Observation| {
        let events = observe(meeting, &observation, given.at);
        events.iter().for_each(|event| evolve(meeting, event, given.at));
    };
    // What is due by now is due, whoever drops out.
    see(&mut before, Observation::ClockReached);
    // An empty room stands still, and nobody's absence holds up those who all want the same.
    let others: Vec<Seat> =
        seats(&before).filter(|s| *s != seat && before.is_present(*s)).collect();
    let shared = project_shared(&before);
    let agree =
        |seat: &Seat| project_own(&before, *seat).motion.is_some_and(|m| m.agreed.contains(seat));
    let ready = |seat: &Seat| shared.round.as_ref().is_some_and(|round| round.ready.contains(seat));
    if others.iter().all(agree) || others.iter().all(ready) {
        return;
    }
    let mut meeting = before.clone();
    see(&mut meeting, Observation::Left { seat });
    see(&mut meeting, Observation::Arrived { seat });
    let (then, now) = (project_shared(&before), project_shared(&meeting));
    let (you, back) = (project_own(&before, seat), project_own(&meeting, seat));
    assert!(then.meeting.lead_away.is_some() || you.role == back.role, "D1: role");
    // Where the lead is vacant, it goes round among those who are here.
    let vacant = then.meeting.lead_away.is_some();
    assert!(vacant || then.meeting.lead == now.meeting.lead, "D1: lead");
    assert_eq!((&you.bid, &you.gauges), (&back.bid, &back.gauges), "D1: bid");
    assert_eq!((&you.offers, &you.place), (&back.offers, &back.place), "D1: offers, queue");
    assert_eq!(you.encouraged, back.encouraged, "D1: asked");
    // What all who were left agreed to is decided; what still stands, stands as it was.
    let asked = |you: &You| you.motion.as_ref().map(|view| view.motion);
    assert!(asked(&you) != asked(&back) || you.motion == back.motion, "D1: asked");
    assert!(you.own_minutes.is_none() || you.own_minutes == back.own_minutes, "D1: minutes");
    assert_eq!(then.queue, now.queue, "D1: queue");
    assert_eq!(then.actions, now.actions, "D1: actions");
    assert_eq!(then.bids.map(|b| b.choosing), now.bids.map(|b| b.choosing), "D1: choice");
    match (&then.floor, &now.floor) {
        (FloorView::Held { by, clock, .. }, FloorView::Held { by: b, clock: c, .. }) => {
            assert_eq!(by, b);
            assert_eq!(remaining(clock.clone(), given.at), remaining(c.clone(), given.at));
        }
        (FloorView::Pair { asker, moment, .. }, FloorView::Pair { asker: b, moment: c, .. }) => {
            assert_eq!((asker, moment), (b, c));
        }
        (FloorView::Held { .. } | FloorView::Pair { .. }, other) => panic!("D1: floor {other:?}"),
        _ => {}
    }
    if let (Some(then), Some(now)) = (then.round, now.round) {
        let left = |clock| remaining(clock, given.at);
        assert_eq!((then.index, left(then.clock)), (now.index, left(now.clock)), "D1: clocks");
        assert_eq!(then.paused.map(|p| p.reason), now.paused.map(|p| p.reason), "D1: pause");
        assert_eq!((then.ready, then.missing), (now.ready, now.missing), "D1: ready");
    }
}

/// R3: put away now and taken up tomorrow, everything is still there.
pub(super) fn keeps_over_a_night(given: &Given) {
    if given.meeting.stage() != Stage::Live {
        return;
    }
    let mut meeting = given.meeting.clone();
    let due = observe(&meeting, &Observation::ClockReached, given.at);
    due.iter().for_each(|event| evolve(&mut meeting, event, given.at));
    let before = meeting.clone();
    let here: Vec<Seat> = seats(&meeting).filter(|seat| meeting.is_present(*seat)).collect();
    let by = meeting.lead().unwrap_or(HUGO);
    evolve(&mut meeting, &Event::Suspended { by }, given.at);
    for seat in &here {
        let events = observe(&meeting, &Observation::Left { seat: *seat }, given.at);
        events.iter().for_each(|event| evolve(&mut meeting, event, given.at));
    }
    let morning = given.at + Millis::minutes(24 * 60);
    let lead = before.lead();
    let first = here.iter().filter(|seat| lead == Some(**seat));
    let others = here.iter().filter(|seat| lead != Some(**seat));
    for seat in first.chain(others) {
        let events = observe(&meeting, &Observation::Arrived { seat: *seat }, morning);
        events.iter().for_each(|event| evolve(&mut meeting, event, morning));
    }
    for seat in &here {
        evolve(&mut meeting, &Event::Consented { seat: *seat }, morning);
    }
    let by = meeting.lead().or(here.first().copied());
    let Some(by) = by.filter(|by| meeting.is_present(*by) && here.len() >= 2) else { return };
    let events = hyacinth_meeting::decide(&meeting, by, &Command::Resume {}, morning);
    let events = events.expect("all who were here are back");
    events.iter().for_each(|event| evolve(&mut meeting, event, morning));
    let (then, now) = (project_shared(&before), project_shared(&meeting));
    let choice =
        |shared: &Shared| shared.bids.clone().map(|b| (b.choosing, b.bids, b.tied, b.answered));
    assert_eq!(choice(&then), choice(&now), "R3: bids");
    assert_eq!(then.issue, now.issue, "R3: issue");
    // The gate is closed in the morning: the presenter opens it again.
    assert_eq!(then.offers.opened, now.offers.opened, "R3: offers");
    assert_eq!(then.actions, now.actions, "R3: actions");
    assert_eq!((then.cycle, then.said), (now.cycle, now.said), "R3: theme, said");
    let (was, is) = (then.round.expect("live"), now.round.expect("live"));
    assert_eq!(
        (was.index, remaining(was.clock, given.at)),
        (is.index, remaining(is.clock, morning)),
        "R3: minutes"
    );
    let mut agenda = now.meeting.agenda.iter();
    for item in &then.meeting.agenda {
        assert!(agenda.any(|other| other == item), "R3: {item:?} is lost");
    }
    for seat in here {
        let (you, back) = (project_own(&before, seat), project_own(&meeting, seat));
        assert_eq!((you.bid, you.gauges), (back.bid, back.gauges), "R3: own bid");
        assert_eq!((you.offers, you.held), (back.offers, back.held), "R3: own offers");
        assert_eq!(you.flags.len(), back.flags.len(), "R3: flags");
    }
}
