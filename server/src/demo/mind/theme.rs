//! A theme together: what it is, something to read, what to recommend.

use super::super::script::{
    NEXT_THEMES, Part, QUESTIONS, RECOMMENDATIONS, RESOURCE, SHARING, THEME,
};
use super::{Mind, line, presenting, say};
use hyacinth_protocol::{Act, Changed, Command, Kind, You};

pub(super) fn next(mind: &mut Mind, view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let cycle = view.cycle.as_ref()?.as_ref()?;
    let may = |act| you.may.contains(&act);
    // The higher the seat, the longer they think first.
    if mind.idle <= 2 + usize::from(you.seat.0) {
        return None;
    }
    if may(Act::StateTheme) && cycle.theme.is_none() {
        return Some(Command::StateTheme { theme: line(THEME) });
    }
    if may(Act::ShareResource) && cycle.resource.is_none() {
        return Some(Command::ShareResource {
            title: line(RESOURCE),
            link: None,
            questions: QUESTIONS.iter().copied().map(line).collect(),
        });
    }
    if mind.spoken == 0 {
        let (kind, list) = match you.seat.0 % 3 {
            0 => (Kind::Recommendation, RECOMMENDATIONS),
            1 => (Kind::Sharing, SHARING),
            _ => (Kind::NextTheme, NEXT_THEMES),
        };
        let text = mind.pick(list, you);
        if let Some(outcome) = say(mind, you, kind, text) {
            return Some(outcome);
        }
    }
    presenting::draft(view, you, part)
}
