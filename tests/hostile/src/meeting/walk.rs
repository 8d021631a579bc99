//! From the opening of a meeting to its close, round by round.

use super::Live;
use hyacinth_meeting::{Observation, project_shared};
use hyacinth_protocol::{Command, Millis, RoundIndex, Seat, Stage};

/// More than the rounds of any format that is taken, for four people.
const MOST_MOVES: usize = 400;

/// Everybody is here, and they go on and on: it comes to its close.
pub(crate) fn walks_to_the_close(mut live: Live) {
    let seats = u16::try_from(live.meeting.seats()).expect("few seats");
    let all = || (0..seats).map(Seat);
    for seat in all() {
        live.observes(&Observation::Arrived { seat });
    }
    let opener = all().find(|seat| live.asks(*seat, &Command::Open {}));
    assert!(opener.is_some(), "nobody can open it");
    for _ in 0..MOST_MOVES {
        if live.meeting.stage() == Stage::Closed {
            return live.ends();
        }
        live.waits(Millis::seconds(30));
        moves_on(&mut live, all());
    }
    panic!("no way to the close: {:?}", project_shared(&live.meeting).round);
}

fn moves_on(live: &mut Live, all: impl Iterator<Item = Seat>) {
    let now = |live: &Live| project_shared(&live.meeting).round.map(|round| round.index);
    let leaving = now(live).unwrap_or(RoundIndex(0));
    if let Some(lead) = live.meeting.lead() {
        let moved = live.asks(lead, &Command::Next { leaving, insist: true })
            || live.asks(lead, &Command::Close { insist: true });
        assert!(moved, "whoever leads can neither move on nor close");
        return;
    }
    for seat in all {
        if now(live) == Some(leaving) {
            live.asks(seat, &Command::Ready { leaving, ready: true });
        }
    }
}
