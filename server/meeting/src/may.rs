//! What a seat may do now: the same guards that decide commands [A1, U].

use crate::{
    Meeting, absence, actions, bid, choice, cycle, flag, floor, guard, hints, issue, lead, minutes,
    motion, offer, pair, pause, queue, roster, round, said, suspend, undo,
};
use hyacinth_protocol::{Act, Refusal, Seat, Stage};

/// The acts that a seat may do now, in the order of [`Act::ALL`]. For each of them some command is
/// accepted; every command of an act that is not among them is refused. Flagging alone may be
/// among them and meet a refusal for every seat: on whom a flag stands is not told [G2]. So may asking
/// all for something, by one whom they are asked about [D7]. Time runs out between two events: the
/// ten seconds of an undo [R1], and the minutes that an extension could take [C4].
pub fn may(meeting: &Meeting, seat: Seat) -> Vec<Act> {
    // What holds for every act is asked once: this is asked for every seat after every event.
    if here(meeting, seat).is_err() {
        return Vec::new();
    }
    let fine = |act: &Act| {
        at_stage(meeting, Some(*act)).is_ok()
            && pause::allows(meeting, seat, Some(*act)).is_ok()
            && allowed(meeting, seat, *act).is_ok()
    };
    Act::ALL.iter().copied().filter(fine).collect()
}

/// What every command needs: a seat that is here, a meeting at the right stage, and no pause that
/// is not the sender's to break.
pub(crate) fn standing(meeting: &Meeting, by: Seat, act: Option<Act>) -> Result<(), Refusal> {
    at_stage(meeting, act)?;
    here(meeting, by)?;
    pause::allows(meeting, by, act)
}

fn here(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::that(!meeting.is_removed(by), Refusal::Removed {})?;
    roster::need_present(meeting, by)
}

fn at_stage(meeting: &Meeting, act: Option<Act>) -> Result<(), Refusal> {
    let opens = matches!(act, Some(Act::Open | Act::Consent));
    match meeting.stage {
        Stage::Closed => Err(Refusal::Closed {}),
        Stage::Live if opens => Err(Refusal::AlreadyOpen {}),
        Stage::Live if act == Some(Act::Resume) => Err(Refusal::NotSuspended {}),
        Stage::Gathering if !opens && !before_opening(act) => Err(Refusal::NotOpenYet {}),
        Stage::Suspended if !while_suspended(act) => Err(Refusal::Suspended {}),
        Stage::Gathering | Stage::Live | Stage::Suspended => Ok(()),
    }
}

/// Before the opening one calls off, writes a bid for oneself, and agrees who leads.
const fn before_opening(act: Option<Act>) -> bool {
    matches!(act, Some(Act::Close | Act::Bid | Act::WithdrawBid | Act::OfferLead | Act::AnswerLead))
}

/// What is put away is taken up again, or closed for good.
const fn while_suspended(act: Option<Act>) -> bool {
    matches!(
        act,
        Some(
            Act::Resume
                | Act::Consent
                | Act::Close
                | Act::OfferLead
                | Act::AnswerLead
                | Act::Move
                | Act::AnswerMotion
        )
    )
}

/// What this act needs besides.
fn allowed(m: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    match act {
        Act::Open => round::may_open(m, by),
        Act::Consent => round::may_consent(m, by),
        Act::Next => round::may_next(m, by),
        Act::Extend => minutes::may_extend(m, by),
        Act::Close => round::may_close(m, by),
        Act::Pause => pause::may_pause(m),
        Act::Continue => pause::may_continue(m, by),
        Act::AcceptFloor => floor::may_accept(m, by),
        Act::Pass => floor::may_pass(m, by),
        Act::Done => floor::may_done(m, by),
        Act::AskFloor => queue::may_ask_floor(m, by),
        Act::Ask => queue::may_ask(m, by),
        Act::LeaveQueue => queue::may_leave(m, by),
        Act::Asked => pair::may_asked(m, by),
        Act::Answered => pair::may_answered(m, by),
        Act::FollowUp => pair::may_follow_up(m, by),
        Act::Grant => floor::may_grant(m, by),
        Act::Revoke => floor::may_revoke(m, by),
        Act::Reorder => queue::may_reorder(m, by),
        Act::Say => said::may_say(m, by),
        Act::Bid => bid::may_bid(m, by),
        Act::WithdrawBid => bid::may_withdraw(m, by),
        Act::RevealBids => bid::may_reveal(m, by),
        Act::Gauge => bid::may_gauge(m, by),
        Act::Propose => choice::may_propose(m, by),
        Act::AnswerProposal => choice::may_answer(m, by),
        Act::SettleTie => choice::may_settle(m, by),
        Act::StateSupport => issue::may_state_support(m, by),
        Act::Offer => offer::may_offer(m, by),
        Act::Invite => offer::may_invite(m, by),
        Act::MuteAdvice => offer::may_mute(m, by),
        Act::OpenOffer => offer::may_open(m, by),
        Act::Flag => flag::may_flag(m),
        Act::ShowFlag => flag::may_show(m, by),
        Act::DropFlag => flag::may_drop(m, by),
        Act::DraftAction => actions::may_draft(m, by),
        Act::ReadBack => actions::may_read_back(m, by),
        Act::ConfirmAction => actions::may_confirm(m, by),
        Act::ReviewAction => actions::may_review(m, by),
        // Anyone may say so; whoever did may take it back.
        Act::Ready => Ok(()),
        Act::UndoNext => undo::may_undo(m, by, m.now),
        Act::Suspend => suspend::may_suspend(m, by),
        Act::Resume => suspend::may_resume(m, by),
        Act::TimeOut => pause::may_time_out(m, by),
        Act::SkipThinking => pair::may_skip(m, by),
        Act::Move => motion::may_move(m, by),
        Act::AnswerMotion => motion::may_answer(m, by),
        Act::OfferLead => lead::may_offer(m, by),
        Act::AnswerLead => lead::may_answer(m, by),
        Act::AnswerAway => absence::may_answer(m, by),
        Act::Encourage => hints::may_encourage(m, by),
        Act::AnswerEncouragement => hints::may_answer(m, by),
        Act::GiftMinutes => minutes::may_gift(m, by),
        Act::NoIssue => issue::may_have_none(m, by),
        Act::NameIssue => issue::may_name(m, by),
        Act::StateTheme => cycle::may_state(m, by),
        Act::ShareResource => cycle::may_share(m, by),
        Act::SwitchFormat => choice::may_switch(m, by),
    }
}
