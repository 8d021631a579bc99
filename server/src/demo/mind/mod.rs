//! What a simulated member does next, from nothing but its own view: as any client would.

mod asked;
mod choosing;
mod floor;
mod helping;
mod leading;
mod presenting;
mod theme;

use super::script::PARTS;
use hyacinth_protocol::{Changed, Command, Kind, Line, Timestamp, Words, You};

/// What a member remembers beside what it sees.
#[derive(Default)]
pub(super) struct Mind {
    round: Option<u16>,
    /// Contributions made in this round.
    spoken: usize,
    /// Questions heard in this round.
    heard: usize,
    /// Moments in which there was nothing to do.
    idle: usize,
    /// The moment of a pair that was answered last: each question gets one answer.
    answered: Option<Timestamp>,
}

impl Mind {
    /// The next thing to do, or nothing yet.
    pub(super) fn next(&mut self, view: &Changed) -> Option<Command> {
        let you = view.you.as_ref()?;
        let round = view.round.as_ref()?.as_ref().map(|round| round.index.0);
        if round != self.round {
            *self = Self { round, ..Self::default() };
        }
        let name = view.roster.as_ref()?.get(usize::from(you.seat.0))?.name.as_str();
        let part = PARTS.iter().find(|part| part.name == name).unwrap_or(&PARTS[0]);
        let next = asked::answer(self, view, you)
            .or_else(|| floor::next(self, view, you, part))
            .or_else(|| presenting::reviews(view, you, part))
            .or_else(|| choosing::next(view, you, part))
            .or_else(|| theme::next(self, view, you, part))
            .or_else(|| presenting::own_actions(self, view, you))
            .or_else(|| {
                if you.presenter {
                    presenting::next(self, view, you, part)
                } else {
                    helping::next(self, view, you, part)
                }
            })
            .or_else(|| leading::next(self, view, you));
        self.idle = if next.is_some() { 0 } else { self.idle + 1 };
        next
    }

    fn pick<'a>(&self, list: &'a [&'a str], you: &You) -> &'a str {
        list[(usize::from(you.seat.0) + self.spoken) % list.len()]
    }
}

fn words(text: &str) -> Words {
    Words::new(text).expect("the script's words are in bounds")
}

fn line(text: &str) -> Line {
    Line::new(text).expect("the script's lines are in bounds")
}

fn say(mind: &mut Mind, you: &You, kind: Kind, text: &str) -> Option<Command> {
    if !you.admitted.contains(&kind) {
        return None;
    }
    mind.spoken += 1;
    Some(Command::Say { kind, text: words(text) })
}
