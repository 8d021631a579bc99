//! What a seat may do now: the same guards that decide commands [A1, U].

use crate::{
    Meeting, actions, agenda, bid, choice, flag, floor, issue, offer, pair, pause, queue, roster,
    said,
};
use hyacinth_protocol::{Act, Refusal, Seat, Stage};

/// The acts that a seat may do now, in the order of [`Act::ALL`]. For each of them some command is
/// accepted; every command of an act that is not among them is refused. Flagging alone may be
/// among them and meet a refusal for every seat: on whom a flag stands is not told [G2].
pub fn may(meeting: &Meeting, seat: Seat) -> Vec<Act> {
    let fine = |act: &Act| {
        standing(meeting, seat, Some(*act)).and_then(|()| allowed(meeting, seat, *act)).is_ok()
    };
    Act::ALL.iter().copied().filter(fine).collect()
}

/// What every command needs: a seat that is here, a meeting at the right stage, and no pause that
/// is not the sender's to break.
pub(crate) fn standing(meeting: &Meeting, by: Seat, act: Option<Act>) -> Result<(), Refusal> {
    let opens = matches!(act, Some(Act::Open | Act::Consent));
    match meeting.stage {
        Stage::Closed => return Err(Refusal::Closed {}),
        Stage::Live if opens => return Err(Refusal::AlreadyOpen {}),
        Stage::Gathering if !opens && act != Some(Act::Close) => {
            return Err(Refusal::NotOpenYet {});
        }
        Stage::Gathering | Stage::Live => {}
    }
    roster::need_present(meeting, by)?;
    pause::allows(meeting, by, act)
}

/// What this act needs besides.
fn allowed(m: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    match act {
        Act::Open => agenda::may_open(m, by),
        Act::Consent => agenda::may_consent(m, by),
        Act::Next => agenda::may_next(m, by),
        Act::Extend => agenda::may_extend(m, by),
        Act::Close => agenda::may_close(m, by),
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
    }
}
