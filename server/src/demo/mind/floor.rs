//! The right to speak, as it comes and goes.

use super::super::script::{FOLLOW_UP, Part, UPDATES};
use super::{Mind, presenting, say, words};
use hyacinth_protocol::{Act, Changed, Command, FloorKind, FloorView, Kind, PairMoment, You};

/// The floor: take what is offered, speak, hand it on.
pub(super) fn next(mind: &mut Mind, view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    match view.floor.as_ref()? {
        FloorView::Offered { to } if *to == you.seat && may(Act::AcceptFloor) => {
            let round = view.round.as_ref()?.as_ref()?;
            let alone = round.floor_kind == FloorKind::PresenterAlone;
            let finished = alone && mind.spoken >= part.account.len();
            Some(if finished && may(Act::Pass) {
                Command::Pass {}
            } else {
                Command::AcceptFloor {}
            })
        }
        FloorView::Held { by, suspended: false, .. } if *by == you.seat => {
            let kind = view.round.as_ref()?.as_ref()?.floor_kind;
            let more = match kind {
                FloorKind::PresenterAlone => presenting::alone(mind, view, you, part),
                FloorKind::InTurn if mind.spoken == 0 => {
                    let text = mind.pick(UPDATES, you);
                    say(mind, you, Kind::Update, text)
                        .or_else(|| say(mind, you, Kind::Reflection, part.reflection))
                        .or_else(|| presenting::draft(view, you, part))
                }
                _ => None,
            };
            more.or_else(|| may(Act::Done).then_some(Command::Done {}))
        }
        FloorView::Pair {
            asker, presenter, moment, follow_up, since, suspended: false, ..
        } => match moment {
            PairMoment::Asking if *asker == you.seat && may(Act::Asked) => Some(Command::Asked {}),
            PairMoment::Answering if *presenter == you.seat => {
                if mind.answered != Some(*since) {
                    mind.answered = Some(*since);
                    let text = part.answers[mind.spoken % part.answers.len()];
                    if let Some(answer) = say(mind, you, Kind::Answer, text) {
                        return Some(answer);
                    }
                }
                may(Act::Answered).then_some(Command::Answered {})
            }
            PairMoment::Thinking if *presenter == you.seat => {
                (mind.idle > 0 && may(Act::SkipThinking)).then_some(Command::SkipThinking {})
            }
            PairMoment::Answered if *asker == you.seat => {
                if !follow_up && may(Act::FollowUp) && you.seat.0 % 3 == 1 {
                    return Some(Command::FollowUp { text: Some(words(FOLLOW_UP)) });
                }
                may(Act::Done).then_some(Command::Done {})
            }
            _ => None,
        },
        _ => None,
    }
}
