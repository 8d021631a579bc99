//! Every command, and the noun that decides it.

use crate::{
    Event, Meeting, absence, actions, bid, choice, course, cycle, evolve, flag, floor, hints,
    issue, lead, may, minutes, motion, offer, pair, pause, queue, ready, round, said, suspend,
    undo,
};
use hyacinth_protocol::{Act, Command, Refusal, ResourceView, ReviewView, Seat, Timestamp};

/// What a command makes happen: one row of the log.
///
/// What time alone has brought about by `at` comes first, so no command profits from a room that
/// is late to observe the clock; what follows by itself (the next offer of the floor, the reveal
/// when the last bid is in) comes last.
///
/// # Errors
/// A [`Refusal`] when a rule says no; nothing changes then.
pub fn decide(
    meeting: &Meeting,
    by: Seat,
    command: &Command,
    at: Timestamp,
) -> Result<Vec<Event>, Refusal> {
    let due = course::due(meeting, at);
    if due.is_empty() {
        let events = answer(meeting, by, command, at)?;
        return Ok(course::run(meeting, events, at));
    }
    let mut ahead = meeting.clone();
    due.iter().for_each(|event| evolve(&mut ahead, event, at));
    let events = answer(&ahead, by, command, at)?;
    Ok(course::run(meeting, [due, events].concat(), at))
}

/// What the command itself makes happen.
fn answer(m: &Meeting, by: Seat, command: &Command, at: Timestamp) -> Result<Vec<Event>, Refusal> {
    use Command as C;
    let at = at.max(m.now);
    may::standing(m, by, act_of(command))?;
    match command {
        C::Open {} => round::open(m, by, at),
        C::Consent {} => round::consent(m, by),
        C::Next { leaving, insist } => round::next(m, by, *leaving, *insist),
        C::Ready { leaving, ready } => ready::say(m, by, *leaving, *ready),
        C::UndoNext {} => undo::undo(m, by, at),
        C::Extend { minutes, confirm } => minutes::extend(m, by, *minutes, *confirm, at),
        C::GiftMinutes { to, minutes } => minutes::gift(m, by, *to, *minutes),
        C::Close { insist } => round::close(m, by, *insist),
        C::TimeOut {} => pause::time_out(m, by),
        C::Suspend {} => suspend::suspend(m, by),
        C::Resume {} => suspend::resume(m, by, at),
        C::Move { motion } => motion::ask(m, by, *motion),
        C::AnswerMotion { agree } => motion::answer(m, by, *agree),
        C::SwitchFormat { format } => choice::switch(m, by, format),

        C::OfferLead { to } => lead::offer(m, by, *to),
        C::AnswerLead { accept } => lead::answer(m, by, *accept),
        C::AnswerAway { choice } => absence::answer(m, by, *choice),
        C::Pause {} => pause::pause(m, by),
        C::Continue {} => pause::resume(m, by),

        C::AcceptFloor {} => floor::accept(m, by),
        C::Pass {} => floor::pass(m, by),
        C::Done {} => floor::done(m, by),
        C::Grant { seat } => floor::grant(m, by, *seat),
        C::Revoke {} => floor::revoke(m, by),
        C::AskFloor {} => queue::ask_floor(m, by),
        C::Ask { text } => queue::ask(m, by, text.as_ref()),
        C::RewordQuestion { text } => queue::reword(m, by, text.as_ref()),
        C::LeaveQueue {} => queue::leave(m, by),
        C::Reorder { seat, place } => queue::reorder(m, by, *seat, *place),
        C::OrderQueue { order } => queue::order(m, by, *order),
        C::Asked {} => pair::asked(m, by),
        C::Answered {} => pair::answered(m, by),
        C::FollowUp { text } => pair::follow_up(m, by, text.as_ref()),
        C::SkipThinking {} => pair::skip(m, by),
        C::Encourage { seat } => hints::encourage(m, by, *seat),
        C::AnswerEncouragement { accept } => hints::answer(m, by, *accept),

        C::StateTheme { theme } => cycle::state(m, by, theme),
        C::ShareResource { title, link, questions } => {
            let (title, link, questions) = (title.clone(), link.clone(), questions.clone());
            cycle::share(m, by, ResourceView { title, link, questions })
        }
        C::NoIssue {} => issue::have_none(m, by),
        C::NameIssue { title } => issue::name(m, by, title),

        C::Say { kind, text } => said::say(m, by, *kind, text),

        C::Bid { title, why, minutes } => bid::bid(m, by, title, why.as_ref(), *minutes),
        C::NoBid {} => bid::no_bid(m, by),
        C::WithdrawBid {} => bid::withdraw(m, by),
        C::RevealBids {} => bid::reveal(m, by),
        C::Gauge { bid, agreement, reason } => bid::gauge(m, by, *bid, *agreement, reason.as_ref()),
        C::Propose { bid } => choice::propose(m, by, *bid),
        C::AnswerProposal { agree, reason } => choice::answer(m, by, *agree, reason.as_ref()),
        C::SettleTie {} => choice::settle(m, by),

        C::StateSupport { wanted, note } => issue::state_support(m, by, wanted, note.as_ref()),
        C::Offer { kind, text } => offer::offer(m, by, *kind, text),
        C::RewordOffer { offer, text } => offer::reword(m, by, *offer, text),
        C::WithdrawOffer { offer } => offer::withdraw(m, by, *offer),
        C::Invite { kinds } => offer::invite(m, by, kinds),
        C::MuteAdvice {} => offer::mute(m, by),
        C::OpenOffer { offer } => offer::open(m, by, *offer),
        C::OpenAllOffers {} => offer::open_all(m, by),

        C::Flag { seat, slip } => flag::raise(m, by, *seat, *slip),
        C::AnswerFlag { flag, answer } => flag::answer(m, by, *flag, *answer),
        C::ShowFlag { flag } => flag::show(m, by, *flag),
        C::DropFlag { flag } => flag::remove(m, by, *flag),

        C::DraftAction { wording } => actions::draft(m, by, wording),
        C::RewordAction { action, wording } => actions::reword(m, by, *action, wording),
        C::DropAction { action } => actions::remove(m, by, *action),
        C::ReadBack { action } => actions::read_back(m, by, *action),
        C::ConfirmAction { action } => actions::confirm(m, by, *action),
        C::ReviewAction { action, outcome, happened, learned } => {
            let (happened, learned) = (happened.clone(), learned.clone());
            actions::review(m, by, *action, ReviewView { outcome: *outcome, happened, learned })
        }
    }
}

/// The act a command belongs to; none for those that only touch what is the sender's own.
pub(crate) const fn act_of(command: &Command) -> Option<Act> {
    use Command as C;
    Some(match command {
        C::Open {} => Act::Open,
        C::Consent {} => Act::Consent,
        C::Next { .. } => Act::Next,
        C::Extend { .. } => Act::Extend,
        C::Close { .. } => Act::Close,
        C::Pause {} => Act::Pause,
        C::Continue {} => Act::Continue,
        C::AcceptFloor {} => Act::AcceptFloor,
        C::Pass {} => Act::Pass,
        C::Done {} => Act::Done,
        C::Grant { .. } => Act::Grant,
        C::Revoke {} => Act::Revoke,
        C::AskFloor {} => Act::AskFloor,
        C::Ask { .. } => Act::Ask,
        C::RewordQuestion { .. } | C::LeaveQueue {} => Act::LeaveQueue,
        C::Reorder { .. } | C::OrderQueue { .. } => Act::Reorder,
        C::Asked {} => Act::Asked,
        C::Answered {} => Act::Answered,
        C::FollowUp { .. } => Act::FollowUp,
        C::Say { .. } => Act::Say,
        C::Bid { .. } | C::NoBid {} => Act::Bid,
        C::WithdrawBid {} => Act::WithdrawBid,
        C::RevealBids {} => Act::RevealBids,
        C::Gauge { .. } => Act::Gauge,
        C::Propose { .. } => Act::Propose,
        C::AnswerProposal { .. } => Act::AnswerProposal,
        C::SettleTie {} => Act::SettleTie,
        C::StateSupport { .. } => Act::StateSupport,
        C::Offer { .. } => Act::Offer,
        C::Invite { .. } => Act::Invite,
        C::MuteAdvice {} => Act::MuteAdvice,
        C::OpenOffer { .. } | C::OpenAllOffers {} => Act::OpenOffer,
        C::Flag { .. } => Act::Flag,
        C::ShowFlag { .. } => Act::ShowFlag,
        C::DropFlag { .. } => Act::DropFlag,
        C::DraftAction { .. } => Act::DraftAction,
        C::ReadBack { .. } => Act::ReadBack,
        C::ConfirmAction { .. } => Act::ConfirmAction,
        C::ReviewAction { .. } => Act::ReviewAction,
        C::Ready { .. } => Act::Ready,
        C::UndoNext {} => Act::UndoNext,
        C::Suspend {} => Act::Suspend,
        C::Resume {} => Act::Resume,
        C::TimeOut {} => Act::TimeOut,
        C::SkipThinking {} => Act::SkipThinking,
        C::Move { .. } => Act::Move,
        C::AnswerMotion { .. } => Act::AnswerMotion,
        C::OfferLead { .. } => Act::OfferLead,
        C::AnswerLead { .. } => Act::AnswerLead,
        C::AnswerAway { .. } => Act::AnswerAway,
        C::Encourage { .. } => Act::Encourage,
        C::AnswerEncouragement { .. } => Act::AnswerEncouragement,
        C::GiftMinutes { .. } => Act::GiftMinutes,
        C::NoIssue {} => Act::NoIssue,
        C::NameIssue { .. } => Act::NameIssue,
        C::StateTheme { .. } => Act::StateTheme,
        C::ShareResource { .. } => Act::ShareResource,
        C::SwitchFormat { .. } => Act::SwitchFormat,
        C::RewordOffer { .. }
        | C::WithdrawOffer { .. }
        | C::AnswerFlag { .. }
        | C::RewordAction { .. }
        | C::DropAction { .. } => return None,
    })
}
