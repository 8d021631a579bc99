//! Commands made of bytes: each kind of them, with parameters that fit the meeting or do not.

use crate::bytes::Bytes;
use hyacinth_meeting::{Meeting, project_shared};
use hyacinth_protocol::{
    ActionId, AwayChoice, BidId, CarriedId, Command, FlagAnswer, FlagId, Kind, Motion, OfferId,
    OfferKind, Outcome, QueueOrder, RoundIndex, Seat, Slip, SupportKind,
};
use uuid::Uuid;

/// How many kinds of commands [`of_kind`] makes.
pub(super) const KINDS: u8 = 58;

/// The command that the next bytes choose.
pub(super) fn command(bytes: &mut Bytes<'_>, meeting: &Meeting) -> Command {
    let kind = bytes.byte() % KINDS;
    of_kind(kind, bytes, meeting)
}

/// One command of each kind, as good as they get without knowing the meeting.
pub(crate) fn commands_at(meeting: &Meeting) -> Vec<Command> {
    (0..KINDS).map(|kind| of_kind(kind, &mut Bytes::new(&[]), meeting)).collect()
}

fn leaving(bytes: &mut Bytes<'_>, meeting: &Meeting) -> RoundIndex {
    let now = project_shared(meeting).round.map_or(RoundIndex(0), |round| round.index);
    if bytes.byte() < 0xe0 { now } else { RoundIndex(bytes.small()) }
}

fn of_kind(kind: u8, b: &mut Bytes<'_>, meeting: &Meeting) -> Command {
    use Command as C;
    match kind {
        0 => C::Open {},
        1 => C::Consent {},
        2 => C::Next { leaving: leaving(b, meeting), insist: !b.flag() },
        3 => C::Ready { leaving: leaving(b, meeting), ready: !b.flag() },
        4 => C::UndoNext {},
        5 => C::Extend { minutes: b.byte(), confirm: !b.flag() },
        6 => C::Close { insist: b.flag() },
        7 => C::Pause {},
        8 => C::Continue {},
        9 => C::TimeOut {},
        10 => C::Suspend {},
        11 => C::Resume {},
        12 => C::Move { motion: motion(b) },
        13 => C::AnswerMotion { agree: !b.flag() },
        14 => C::SwitchFormat { format: b.one_of(&["equal-airtime", "learning-cycle", ""]).into() },
        15 => C::OfferLead { to: Seat(b.small()) },
        16 => C::AnswerLead { accept: !b.flag() },
        17 => C::AnswerAway { choice: b.one_of(AwayChoice::ALL) },
        18 => C::AcceptFloor {},
        19 => C::Pass {},
        20 => C::Done {},
        21 => C::AskFloor {},
        22 => C::Ask { text: b.maybe(Bytes::words) },
        23 => C::RewordQuestion { text: b.maybe(Bytes::words) },
        24 => C::LeaveQueue {},
        25 => C::Asked {},
        26 => C::Answered {},
        27 => C::FollowUp { text: b.maybe(Bytes::words) },
        28 => C::SkipThinking {},
        29 => C::Encourage { seat: Seat(b.small()) },
        30 => C::AnswerEncouragement { accept: !b.flag() },
        31 => C::Grant { seat: Seat(b.small()) },
        32 => C::Revoke {},
        33 => C::Reorder { seat: Seat(b.small()), place: b.small() },
        34 => C::OrderQueue { order: b.one_of(QueueOrder::ALL) },
        35 => C::Say { kind: b.one_of(Kind::ALL), text: b.words() },
        _ => of_later_kind(kind, b),
    }
}

fn of_later_kind(kind: u8, b: &mut Bytes<'_>) -> Command {
    use Command as C;
    match kind {
        36 => C::StateTheme { theme: b.line() },
        37 => {
            let (title, link) = (b.line(), b.maybe(Bytes::line));
            C::ShareResource { title, link, questions: (0..b.small()).map(|_| b.line()).collect() }
        }
        38 => C::GiftMinutes { to: Seat(b.small()), minutes: b.byte() },
        39 => C::NoIssue {},
        40 => C::NameIssue { title: b.line() },
        41 => C::Bid { title: b.line(), why: b.maybe(Bytes::line), minutes: b.byte() },
        42 => C::NoBid {},
        43 => C::WithdrawBid {},
        44 => C::RevealBids {},
        45 => C::Gauge {
            bid: BidId(b.small()),
            agreement: b.byte() % 8,
            reason: b.maybe(Bytes::line),
        },
        46 => C::Propose { bid: BidId(b.small()) },
        47 => C::AnswerProposal { agree: !b.flag(), reason: b.maybe(Bytes::line) },
        48 => C::SettleTie {},
        49 => C::StateSupport { wanted: b.several(SupportKind::ALL), note: b.maybe(Bytes::line) },
        50 => C::Offer { kind: b.one_of(OfferKind::ALL), text: b.words() },
        51 => match b.byte() % 4 {
            0 => C::RewordOffer { offer: OfferId(b.small()), text: b.words() },
            1 => C::WithdrawOffer { offer: OfferId(b.small()) },
            2 => C::OpenOffer { offer: OfferId(b.small()) },
            _ => C::OpenAllOffers {},
        },
        52 => C::Invite { kinds: b.several(OfferKind::ALL) },
        53 => C::MuteAdvice {},
        54 => C::Flag { seat: Seat(b.small()), slip: b.one_of(Slip::ALL) },
        55 => match b.byte() % 3 {
            0 => C::AnswerFlag { flag: FlagId(b.small()), answer: b.one_of(FlagAnswer::ALL) },
            1 => C::ShowFlag { flag: FlagId(b.small()) },
            _ => C::DropFlag { flag: FlagId(b.small()) },
        },
        56 => match b.byte() % 5 {
            0 => C::DraftAction { wording: b.wording() },
            1 => C::RewordAction { action: ActionId(b.small()), wording: b.wording() },
            2 => C::DropAction { action: ActionId(b.small()) },
            3 => C::ReadBack { action: ActionId(b.small()) },
            _ => C::ConfirmAction { action: ActionId(b.small()) },
        },
        _ => C::ReviewAction {
            action: CarriedId(Uuid::from_u128(900 + u128::from(b.small()))),
            outcome: b.one_of(Outcome::ALL),
            happened: b.maybe(Bytes::words),
            learned: b.maybe(Bytes::words),
        },
    }
}

fn motion(b: &mut Bytes<'_>) -> Motion {
    match b.byte() % 4 {
        0 => Motion::Remove { seat: Seat(b.small()) },
        1 => Motion::MoveEnd { minutes: b.byte() },
        2 => Motion::CloseEarly {},
        _ => Motion::Suspend {},
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// A new command that the fuzzers never send would be one they say nothing about.
    #[test]
    fn every_kind_of_command_is_made() {
        let meeting = Meeting::default();
        let mut made = BTreeSet::new();
        for kind in 0..KINDS {
            for which in 0..5 {
                let command = of_kind(kind, &mut Bytes::new(&[which]), &meeting);
                let command = serde_json::to_value(command).expect("commands are plain data");
                made.insert(command["type"].as_str().expect("a type").to_lowercase());
            }
        }
        let source = include_str!("../../../../protocol/src/command.rs");
        let body = source.split_once("pub enum Command {").expect("the commands").1;
        let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
        let names = lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase()));
        let names = names.filter_map(|line| line.split([' ', '{']).next()).map(str::to_lowercase);
        let missing: Vec<String> = names.filter(|name| !made.contains(name)).collect();
        assert!(made.len() > 60 && missing.is_empty(), "{missing:?} are never asked");
    }
}
