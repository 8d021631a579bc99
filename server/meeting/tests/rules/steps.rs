//! Random histories: what anyone might do, at any time, in any round.

use crate::harness::*;
use hyacinth_meeting::{Observation, decide, may};
use hyacinth_protocol::{
    Act, ActionId, AwayChoice, BidId, Command, FlagAnswer, FlagId, Kind, Millis, Motion, OfferId,
    OfferKind, Outcome, QueueOrder, RoundIndex, Seat, Slip, SupportKind, Timestamp,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// The same 64 cases on every run, or as many as the variable `PROPTEST_CASES` says;
/// `PROPTEST_RNG_SEED` tries others.
pub(crate) fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    let rng_seed = match config.rng_seed {
        RngSeed::Random => RngSeed::Fixed(2007),
        given @ RngSeed::Fixed(_) => given,
    };
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let cases = if asked { config.cases } else { 64 };
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..config }
}

/// One thing someone does, after a while; made concrete by the meeting it meets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step {
    pub(crate) who: u16,
    pub(crate) what: u16,
    pub(crate) how: u16,
    pub(crate) wait_seconds: u16,
}

pub(crate) fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let wait = prop_oneof![6 => 0u16..20, 1 => 20u16..400];
    let step = (any::<u16>(), any::<u16>(), any::<u16>(), wait)
        .prop_map(|(who, what, how, wait_seconds)| Step { who, what, how, wait_seconds });
    prop::collection::vec(step, 0..most)
}

/// Acts that are nearly always there, or end much: chosen less often than the others.
const COMMON: [Act; 16] = [
    Act::Next,
    Act::Extend,
    Act::Close,
    Act::Pause,
    Act::Say,
    Act::RevealBids,
    Act::StateSupport,
    Act::Flag,
    Act::Ready,
    Act::Suspend,
    Act::TimeOut,
    Act::Move,
    Act::OfferLead,
    Act::GiftMinutes,
    Act::NoIssue,
    Act::NameIssue,
];

/// What a step does.
pub(crate) enum Deed {
    Asks(Seat, Command),
    Seen(Observation),
}

impl Step {
    /// Time passes, observed or not.
    pub(crate) fn passes(self, given: &mut Given) {
        let seconds = u64::from(self.wait_seconds);
        if self.how.is_multiple_of(5) {
            given.waits_unobserved(seconds);
        } else {
            given.waits(seconds);
        }
    }

    /// What it does in this meeting: mostly what the seat may do, so that histories get far.
    pub(crate) fn deed(self, given: &Given) -> Deed {
        let seats = u16::try_from(given.meeting.seats()).expect("few seats");
        let seat = Seat(self.who % (seats + 1));
        match self.what % 32 {
            0 => Deed::Seen(Observation::Left { seat }),
            1..=3 => Deed::Seen(Observation::Arrived { seat }),
            4 if self.how.is_multiple_of(4) => {
                let since = Timestamp(given.at.0 - i64::from(self.how % 60_000));
                Deed::Seen(Observation::Restarted { since })
            }
            5 if seats < 9 => {
                Deed::Seen(Observation::Joined { participant: participant(seats, "Late") })
            }
            6..=11 => {
                let acts = Act::ALL;
                Deed::Asks(seat, self.pick(given, acts[usize::from(self.what / 32) % acts.len()]))
            }
            _ => {
                let act = self.act(&may(&given.meeting, seat)).unwrap_or(Act::Done);
                Deed::Asks(seat, self.pick_accepted(given, seat, act))
            }
        }
    }

    /// One of these acts: what is nearly always there and what ends much, in half of the cases only
    /// where there is nothing else, so that the rest is met.
    pub(crate) fn act(self, may: &[Act]) -> Option<Act> {
        let special: Vec<Act> = may.iter().copied().filter(|act| !COMMON.contains(act)).collect();
        let common = special.is_empty() || self.how.is_multiple_of(4);
        let from = if common { may } else { &special };
        from.get(usize::from(self.what / 32) % from.len().max(1)).copied()
    }

    /// A command of this act that is accepted, where there is one.
    pub(crate) fn pick_accepted(self, given: &Given, seat: Seat, act: Act) -> Command {
        let mut commands = commands(given, act);
        let first = usize::from(self.how) % commands.len();
        commands.rotate_left(first);
        let fits = |c: &Command| decide(&given.meeting, seat, c, given.at).is_ok();
        let place = commands.iter().position(fits).unwrap_or(0);
        commands.swap_remove(place)
    }

    pub(crate) fn pick(self, given: &Given, act: Act) -> Command {
        let mut commands = commands(given, act);
        commands.swap_remove(usize::from(self.how) % commands.len())
    }

    /// Does it. The events, or none where it was refused or nothing happened.
    pub(crate) fn happens(self, given: &mut Given) {
        self.passes(given);
        match self.deed(given) {
            Deed::Asks(seat, command) => drop(given.tries(seat, &command)),
            Deed::Seen(observation) => drop(given.observes(observation)),
        }
    }
}

/// Every command worth trying for an act, with each parameter the meeting makes possible.
pub(crate) fn commands(given: &Given, act: Act) -> Vec<Command> {
    use Command as C;
    let shared = given.shared();
    let seats: Vec<Seat> = shared.roster.iter().map(|seat| seat.seat).chain([Seat(99)]).collect();
    let bids: Vec<BidId> = (0..6).map(BidId).collect();
    let own = || seats.iter().map(|seat| given.you(*seat));
    let offers = || own().flat_map(|you| you.offers).map(|o| o.offer).chain([OfferId(999)]);
    let flags = || own().flat_map(|you| you.flags).map(|f| f.flag).chain([FlagId(999)]);
    let drafted = shared.actions.drafted.iter().map(|a| a.action);
    let drafted: Vec<ActionId> = drafted.chain([ActionId(999)]).collect();
    let leaving = shared.round.as_ref().map_or(RoundIndex(0), |round| round.index);
    let texts = || [None, Some(words("One text")), Some(words("Another text"))].into_iter();
    let lines = || [None, Some(line("A reason"))].into_iter();
    match act {
        Act::Open => vec![C::Open {}],
        Act::Consent => vec![C::Consent {}],
        Act::Next => vec![C::Next { leaving, insist: true }, C::Next { leaving, insist: false }],
        Act::Extend => {
            let extend = |(minutes, confirm)| C::Extend { minutes, confirm };
            [(1, true), (1, false), (5, true), (31, true)].map(extend).into()
        }
        Act::Close => vec![C::Close { insist: true }, C::Close { insist: false }],
        Act::Pause => vec![C::Pause {}],
        Act::Continue => vec![C::Continue {}],
        Act::AcceptFloor => vec![C::AcceptFloor {}],
        Act::Pass => vec![C::Pass {}],
        Act::Done => vec![C::Done {}],
        Act::AskFloor => vec![C::AskFloor {}],
        Act::Ask => texts().map(|text| C::Ask { text }).collect(),
        Act::LeaveQueue => {
            let reword = texts().map(|text| C::RewordQuestion { text });
            [C::LeaveQueue {}].into_iter().chain(reword).collect()
        }
        Act::Asked => vec![C::Asked {}],
        Act::Answered => vec![C::Answered {}],
        Act::FollowUp => texts().map(|text| C::FollowUp { text }).collect(),
        Act::Grant => seats.iter().map(|seat| C::Grant { seat: *seat }).collect(),
        Act::Revoke => vec![C::Revoke {}],
        Act::Reorder => {
            let reorder = seats.iter().map(|seat| C::Reorder { seat: *seat, place: seat.0 % 3 });
            let order = QueueOrder::ALL.iter().map(|order| C::OrderQueue { order: *order });
            reorder.chain(order).collect()
        }
        Act::Say => {
            let say = |kind: &Kind| C::Say { kind: *kind, text: words("Said") };
            Kind::ALL.iter().map(say).collect()
        }
        Act::Bid => vec![bid("One issue"), bid("Another issue"), C::NoBid {}],
        Act::WithdrawBid => vec![C::WithdrawBid {}],
        Act::RevealBids => vec![C::RevealBids {}],
        Act::Gauge => {
            let gauge = |bid| {
                let of = move |agreement| (bid, agreement);
                (1..=5).map(of).collect::<Vec<_>>()
            };
            let all = bids.into_iter().flat_map(gauge);
            all.map(|(bid, agreement)| C::Gauge { bid, agreement, reason: None }).collect()
        }
        Act::Propose => bids.into_iter().map(|bid| C::Propose { bid }).collect(),
        Act::AnswerProposal => {
            let answer = |agree| lines().map(move |reason| C::AnswerProposal { agree, reason });
            answer(true).chain(answer(true)).chain(answer(false)).collect()
        }
        Act::SettleTie => vec![C::SettleTie {}],
        Act::StateSupport => {
            vec![C::StateSupport { wanted: vec![SupportKind::Ideas], note: Some(line("Gently")) }]
        }
        Act::Offer => {
            let made = OfferKind::ALL.iter().map(|kind| offer(*kind, "An offer"));
            let reword = |offer| C::RewordOffer { offer, text: words("A better offer") };
            let withdraw = offers().map(|offer| C::WithdrawOffer { offer });
            made.chain(offers().map(reword)).chain(withdraw).collect()
        }
        Act::Invite => {
            let one = OfferKind::ALL.iter().map(|kind| C::Invite { kinds: vec![*kind] });
            one.chain([C::Invite { kinds: OfferKind::ALL.to_vec() }]).collect()
        }
        Act::MuteAdvice => vec![C::MuteAdvice {}],
        Act::OpenOffer => {
            let one = offers().map(|offer| C::OpenOffer { offer });
            one.chain([C::OpenAllOffers {}]).collect()
        }
        Act::Flag => {
            let flag = seats.iter().map(|seat| C::Flag { seat: *seat, slip: Slip::Leading });
            let answer = flags().flat_map(|flag| FlagAnswer::ALL.iter().map(move |a| (flag, *a)));
            flag.chain(answer.map(|(flag, answer)| C::AnswerFlag { flag, answer })).collect()
        }
        Act::ShowFlag => flags().map(|flag| C::ShowFlag { flag }).collect(),
        Act::DropFlag => flags().map(|flag| C::DropFlag { flag }).collect(),
        Act::DraftAction => {
            let reword = |action| C::RewordAction { action, wording: wording("Better") };
            let drop = drafted.iter().map(|action| C::DropAction { action: *action });
            let draft = C::DraftAction { wording: wording("An action") };
            drafted.iter().copied().map(reword).chain(drop).chain([draft]).collect()
        }
        Act::ReadBack => drafted.into_iter().map(|action| C::ReadBack { action }).collect(),
        Act::ConfirmAction => {
            drafted.into_iter().map(|action| C::ConfirmAction { action }).collect()
        }
        Act::ReviewAction => {
            let review = |(action, outcome): (_, &Outcome)| C::ReviewAction {
                action,
                outcome: *outcome,
                happened: None,
                learned: None,
            };
            let carried = shared.actions.carried.iter().map(|carried| carried.action);
            let each = carried.flat_map(|action| Outcome::ALL.iter().map(move |o| (action, o)));
            each.map(review).collect()
        }
        Act::Ready => {
            vec![C::Ready { leaving, ready: true }, C::Ready { leaving, ready: false }]
        }
        Act::UndoNext => vec![C::UndoNext {}],
        Act::Suspend => vec![C::Suspend {}],
        Act::Resume => vec![C::Resume {}],
        Act::TimeOut => vec![C::TimeOut {}],
        Act::SkipThinking => vec![C::SkipThinking {}],
        Act::Move => {
            let remove = seats.iter().map(|seat| Motion::Remove { seat: *seat });
            let rest = [Motion::MoveEnd { minutes: 5 }, Motion::CloseEarly {}, Motion::Suspend {}];
            rest.into_iter().chain(remove).map(|motion| C::Move { motion }).collect()
        }
        Act::AnswerMotion => {
            // Mostly yes, or nothing is ever agreed.
            [true, true, true, false].map(|agree| C::AnswerMotion { agree }).into()
        }
        Act::OfferLead => seats.iter().map(|to| C::OfferLead { to: *to }).collect(),
        Act::AnswerLead => {
            vec![C::AnswerLead { accept: true }, C::AnswerLead { accept: false }]
        }
        Act::AnswerAway => {
            AwayChoice::ALL.iter().map(|choice| C::AnswerAway { choice: *choice }).collect()
        }
        Act::Encourage => seats.iter().map(|seat| C::Encourage { seat: *seat }).collect(),
        Act::AnswerEncouragement => {
            let answer = |accept| C::AnswerEncouragement { accept };
            vec![answer(true), answer(false)]
        }
        Act::GiftMinutes => seats.iter().map(|to| C::GiftMinutes { to: *to, minutes: 1 }).collect(),
        Act::NoIssue => vec![C::NoIssue {}],
        Act::NameIssue => ["One name", "Another"].map(|t| C::NameIssue { title: line(t) }).into(),
        Act::StateTheme => ["One", "Another"].map(|t| C::StateTheme { theme: line(t) }).into(),
        Act::ShareResource => ["An article", "A podcast"]
            .map(|title| C::ShareResource { title: line(title), link: None, questions: vec![] })
            .into(),
        Act::SwitchFormat => {
            let switch = |key: &str| C::SwitchFormat { format: key.to_owned() };
            vec![switch("equal-airtime"), switch("learning-cycle"), switch("none")]
        }
    }
}

/// How much of a clock remains at `at`; negative once it counts up.
pub(crate) fn remaining(clock: hyacinth_protocol::Clock, at: Timestamp) -> i128 {
    let running = clock.running_since.map_or(Millis::ZERO, |since| at.since(since));
    i128::from(clock.planned.0) - i128::from((clock.used + running).0)
}
