//! What others ask of a member: flags, the lead, what all are asked, whether they would like to ask.

use super::Mind;
use hyacinth_protocol::{Act, Changed, Command, FlagAnswer, Motion, You};

pub(super) fn answer(mind: &Mind, view: &Changed, you: &You) -> Option<Command> {
    if mind.idle == 0 {
        return None;
    }
    let may = |act| you.may.contains(&act);
    let mine = you.flags.iter().find(|flag| flag.seat == you.seat && flag.answer.is_none());
    if let Some(flag) = mine {
        return Some(Command::AnswerFlag { flag: flag.flag, answer: FlagAnswer::Reword });
    }
    if let Some(asked) = you.motion.as_ref().filter(|motion| motion.asked_of_you) {
        // Nobody simulated sends a visitor away.
        let agree = !matches!(asked.motion, Motion::Remove { .. });
        return may(Act::AnswerMotion).then_some(Command::AnswerMotion { agree });
    }
    if may(Act::AnswerLead) {
        return Some(Command::AnswerLead { accept: true });
    }
    if may(Act::AnswerEncouragement) {
        return Some(Command::AnswerEncouragement { accept: true });
    }
    if let Some(choice) = you.away_choices.iter().rev().find(|_| mind.idle > 2) {
        return may(Act::AnswerAway).then_some(Command::AnswerAway { choice: *choice });
    }
    let gathers = view.round.as_ref().is_none_or(Option::is_none);
    (gathers && may(Act::Consent) && mind.idle > 30).then_some(Command::Consent {})
}
