//! What a journal asks: a few questions after each kind of round and after each meeting, plain and kind.

use hyacinth_protocol::{
    FloorKind, Format, Gate, Kind, Line,
    api::{JournalPrompt, JournalQuestion},
};

/// The question that a prompt puts.
///
/// # Panics
/// Never: each is a line.
pub fn question(prompt: JournalPrompt) -> JournalQuestion {
    let words = match prompt {
        JournalPrompt::Bidding => "What made me bid today, or not?",
        JournalPrompt::Presenting => "What did I leave out when I told it?",
        JournalPrompt::BeingAsked => "Which question is still with me?",
        JournalPrompt::Asking => "Which of my questions opened something?",
        JournalPrompt::ListeningIn => "What did I hear when I only listened?",
        JournalPrompt::ThinkingAloud => "What did I take for granted when we thought aloud?",
        JournalPrompt::InCharge => "Which thought of the others fits me, and why?",
        JournalPrompt::HoldingBack => "What did I hold back, and what happened instead?",
        JournalPrompt::Learned => "What did I learn about how I ask?",
        JournalPrompt::Trying => "What will I try before we meet again?",
        JournalPrompt::AtWork => "What happened when I tried it at work?",
    };
    let words = words.parse::<Line>().expect("each question is a line");
    JournalQuestion { prompt, words }
}

/// What a meeting in this format asks someone who `presented` in it, or heard `others` present.
pub fn after(format: &Format, presented: bool, others: bool) -> Vec<JournalQuestion> {
    let held = |floor| format.rounds.iter().any(|round| round.floor == floor);
    let bids = || format.rounds.iter().any(|round| admits(round, Kind::Bid));
    let gated = || format.rounds.iter().any(|round| round.gate != Gate::Closed);
    let fits = |prompt: &JournalPrompt| match prompt {
        JournalPrompt::Learned | JournalPrompt::Trying | JournalPrompt::AtWork => true,
        JournalPrompt::Bidding => bids(),
        JournalPrompt::Presenting => presented && held(FloorKind::PresenterAlone),
        JournalPrompt::BeingAsked => presented && held(FloorKind::QuestionAndAnswer),
        JournalPrompt::Asking => others && held(FloorKind::QuestionAndAnswer),
        JournalPrompt::ListeningIn => presented && held(FloorKind::ListeningIn),
        JournalPrompt::ThinkingAloud => others && held(FloorKind::ListeningIn),
        JournalPrompt::InCharge => presented && held(FloorKind::PresenterCalls),
        JournalPrompt::HoldingBack => others && gated(),
    };
    JournalPrompt::ALL.into_iter().filter(fits).map(question).collect()
}

fn admits(round: &hyacinth_protocol::RoundRule, kind: Kind) -> bool {
    round.admits.iter().any(|admission| admission.kind == kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyacinth_meeting::shipped;

    #[test]
    fn e9_each_prompt_is_asked_after_some_meeting_and_all_are_questions() {
        for prompt in JournalPrompt::ALL {
            let asked = |format: &Format| {
                after(format, true, true).iter().any(|question| question.prompt == prompt)
            };
            assert!(shipped().iter().any(asked), "{prompt:?} is never asked");
            let words = question(prompt).words;
            assert!(words.as_str().ends_with('?') && words.as_str().len() < 60);
        }
    }

    #[test]
    fn e9_presenters_and_those_who_asked_are_asked_what_they_did() {
        let seven = shipped().iter().find(|format| format.key == "seven-rounds").expect("shipped");
        let prompts = |presented, others| -> Vec<JournalPrompt> {
            after(seven, presented, others).iter().map(|question| question.prompt).collect()
        };
        let (presenter, asker) = (prompts(true, false), prompts(false, true));
        assert!(presenter.contains(&JournalPrompt::Presenting));
        assert!(!asker.contains(&JournalPrompt::Presenting));
        assert!(asker.contains(&JournalPrompt::HoldingBack));
        assert!(!presenter.contains(&JournalPrompt::HoldingBack));
        assert_eq!((presenter[0], asker[0]), (JournalPrompt::Learned, JournalPrompt::Learned));
    }
}
