//! What is of the moment in a room: who waits, writes, has a hand up. Told to all, never logged.

use hyacinth_protocol::{Hand, Seat, ServerFrame, Signal, Timestamp, Waiting};
use std::sync::Arc;

#[derive(Default)]
pub(super) struct Presence {
    waiting: Vec<Waiting>,
    writing: Vec<Seat>,
    hands: Vec<Hand>,
}

impl Presence {
    /// Who waits now; true where others did before.
    pub(super) fn lobby(&mut self, waiting: Vec<Waiting>) -> bool {
        let others = self.waiting != waiting;
        self.waiting = waiting;
        others
    }

    pub(super) fn signal(&mut self, seat: Seat, signal: Signal, at: Timestamp) {
        match signal {
            Signal::Writing { on } => {
                self.writing.retain(|other| *other != seat);
                if on {
                    self.writing.push(seat);
                }
            }
            Signal::Hand { up } => {
                let was_up = self.hands.iter().any(|hand| hand.seat == seat);
                if up && !was_up {
                    self.hands.push(Hand { seat, since: at });
                } else if !up {
                    self.hands.retain(|hand| hand.seat != seat);
                }
            }
        }
    }

    /// Whoever left writes no more; a hand stays up, as on a seat kept warm [D1]. One who was taken
    /// out leaves for good [D7].
    pub(super) fn left(&mut self, seat: Seat, for_good: bool) {
        self.writing.retain(|other| *other != seat);
        if for_good {
            self.hands.retain(|hand| hand.seat != seat);
        }
    }

    pub(super) fn frame(&self) -> Arc<str> {
        serde_json::to_string(&ServerFrame::Presence {
            waiting: self.waiting.clone(),
            writing: self.writing.clone(),
            hands: self.hands.clone(),
        })
        .expect("frames are plain data")
        .into()
    }
}
