//! One's own issue, and one's own actions.

use super::super::script::Part;
use super::{Mind, line, say, words};
use hyacinth_protocol::{
    Act, Changed, Command, Kind, OfferKind, Outcome, SupportKind, Wording, You,
};

/// The presenter's part.
pub(super) fn next(mind: &mut Mind, view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    let issue = view.issue.as_ref()?.as_ref()?;
    let gate = view.offers.as_ref()?;
    if may(Act::StateSupport) && issue.support.is_none() {
        return Some(Command::StateSupport {
            wanted: vec![SupportKind::Questions, SupportKind::Challenge],
            note: Some(line("Ask me what I would rather not be asked")),
        });
    }
    if may(Act::NameIssue) && issue.title.is_none() {
        return Some(Command::NameIssue { title: line(part.title) });
    }
    let invited = [OfferKind::Experience, OfferKind::Suggestion];
    if may(Act::Invite) && gate.invited.is_empty() && gate.opened.is_empty() && mind.idle > 1 {
        return Some(Command::Invite { kinds: invited.to_vec() });
    }
    if may(Act::OpenOffer)
        && gate.opened.len() < 2
        && let Some(held) = you.held.iter().find(|held| gate.invited.contains(&held.kind))
    {
        return Some(Command::OpenOffer { offer: held.offer });
    }
    if may(Act::MuteAdvice) && gate.opened.len() >= 2 && mind.idle > 2 {
        return Some(Command::MuteAdvice {});
    }
    if issue.insights.is_empty() && mind.idle > 1 && you.admitted.contains(&Kind::Insight) {
        return say(mind, you, Kind::Insight, part.insight);
    }
    if mind.idle > 2 {
        return draft(view, you, part);
    }
    None
}

/// What there is to say with the floor alone: the account, an insight, the next step.
pub(super) fn alone(mind: &mut Mind, view: &Changed, you: &You, part: &Part) -> Option<Command> {
    if let Some(text) = part.account.get(mind.spoken).copied()
        && let Some(account) = say(mind, you, Kind::Account, text)
    {
        return Some(account);
    }
    if mind.spoken == 0
        && let Some(said) = say(mind, you, Kind::Update, part.happened)
            .or_else(|| say(mind, you, Kind::Insight, part.insight))
    {
        return Some(said);
    }
    draft(view, you, part)
}

/// One action for an issue.
pub(super) fn draft(view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let issue = view.issue.as_ref()?.as_ref().map(|issue| issue.id);
    let mut drafted = view.actions.as_ref()?.drafted.iter();
    let one = drafted.any(|action| action.seat == you.seat && action.issue == issue);
    (you.may.contains(&Act::DraftAction) && !one).then(|| Command::DraftAction {
        wording: Wording {
            what: words(part.action),
            measure: Some(line(part.measure)),
            means: None,
            why: Some(line(part.why)),
            due: None,
            involves_pupils: false,
            ethics_ticked: false,
        },
    })
}

/// Actions are read back and confirmed, whoever presents by then.
pub(super) fn own_actions(mind: &Mind, view: &Changed, you: &You) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    let drafted = &view.actions.as_ref()?.drafted;
    let mine = drafted.iter().find(|a| a.seat == you.seat && a.read_back && !a.confirmed);
    if let Some(action) = mine.filter(|_| may(Act::ConfirmAction)) {
        return Some(Command::ConfirmAction { action: action.action });
    }
    let unread = drafted.iter().find(|action| action.seat != you.seat && !action.read_back);
    let patient = mind.idle > 1 + usize::from(you.seat.0);
    let action = unread.filter(|_| may(Act::ReadBack) && patient)?;
    Some(Command::ReadBack { action: action.action })
}

/// What became of an action carried from before.
pub(super) fn reviews(view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let mine = view.actions.as_ref()?.carried.iter().find(|carried| {
        carried.seat == Some(you.seat)
            && carried.review.is_none()
            && you.may.contains(&Act::ReviewAction)
    })?;
    Some(Command::ReviewAction {
        action: mine.action,
        outcome: Outcome::Done,
        happened: Some(words(part.happened)),
        learned: Some(words(part.learned)),
    })
}
