//! Choosing who presents.

use super::super::script::Part;
use super::{Mind, line};
use hyacinth_protocol::{Act, BidsView, Changed, Choosing, Command, You};

/// A bid, a gauge of each other one, a word to what is proposed.
pub(super) fn next(view: &Changed, you: &You, part: &Part) -> Option<Command> {
    let bids = view.bids.as_ref()?.as_ref()?;
    let may = |act| you.may.contains(&act);
    match &bids.choosing {
        Choosing::Drafting {} if may(Act::Bid) && you.bid.is_none() => {
            Some(Command::Bid { title: line(part.title), why: Some(line(part.why)), minutes: 8 })
        }
        Choosing::Gauging {} if may(Act::Gauge) => {
            let bid = bids.bids.iter().find(|bid| {
                !bid.withdrawn && you.gauges.iter().all(|gauge| gauge.bid != bid.bid)
            })?;
            // Everyone warms to other bids, in a pattern that gives one leader.
            let agreement =
                5 - u8::try_from((bid.bid.0 + you.seat.0 * u16::from(bid.bid.0 != 0)) % 3).ok()?;
            Some(Command::Gauge { bid: bid.bid, agreement, reason: None })
        }
        Choosing::Proposed { .. }
            if may(Act::AnswerProposal) && you.answered_proposal.is_none() =>
        {
            Some(Command::AnswerProposal { agree: true, reason: None })
        }
        _ => None,
    }
}

/// Leads the choice: reveals, settles a tie, proposes.
pub(super) fn lead(mind: &Mind, bids: &BidsView, you: &You) -> Option<Command> {
    let may = |act| you.may.contains(&act);
    match &bids.choosing {
        Choosing::Drafting {} => {
            (may(Act::RevealBids) && mind.idle > 40).then_some(Command::RevealBids {})
        }
        Choosing::Gauging {} if mind.idle > 2 => {
            if bids.tied.len() > 1 && may(Act::SettleTie) {
                return Some(Command::SettleTie {});
            }
            let sum = |agreement: &[u16]| -> u16 {
                agreement.iter().zip(1..).map(|(count, step)| count * step).sum()
            };
            let leader = bids
                .bids
                .iter()
                .filter(|bid| !bid.withdrawn)
                .filter_map(|bid| bid.agreement.as_ref().map(|agreement| (sum(agreement), bid.bid)))
                .max_by_key(|(sum, bid)| (*sum, std::cmp::Reverse(*bid)))?;
            may(Act::Propose).then_some(Command::Propose { bid: leader.1 })
        }
        _ => None,
    }
}
