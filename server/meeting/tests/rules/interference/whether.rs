//! Not only what, but whether and by whom: a choice, or that there is one at all, changes nothing for
//! those who may not know of it.
//!
//! One thing is left, and known: offers and flags are numbered through the meeting, as rows are. Who
//! makes one sees by its number how many there were before; not whose, of which kind, on whom or in
//! which words.

use crate::harness::*;
use crate::steps::{Deed, Step, config, steps};
use hyacinth_meeting::{Event, project_own, project_shared};
use hyacinth_protocol::{BidId, Command, FlagId, Motion, OfferId, OfferKind, Seat, Slip};
use proptest::prelude::*;

/// What only some know.
#[derive(Clone, Copy, Debug)]
enum Private {
    /// That there is a flag [G2].
    Flag,
    /// That there is a draft of a bid before the meeting opens [B1].
    Draft,
    /// A bid, or "no bid today" [B1].
    NoBid,
    /// How far someone agrees, and whether they say why [B2].
    Gauge,
    /// A question that waits in writing, or to be asked aloud [F3].
    Question,
    /// That someone unheard was asked [G7].
    Encouraged,
    /// That an offer is held [O2].
    Offer,
    /// Who asked for the pause [R4].
    Pause,
    /// That all others are asked to take someone out [D7].
    Removal,
    /// What else all are asked, to the one whose removal is asked beside it [D7].
    Answer,
}

const ALL_PRIVATE: [Private; 10] = [
    Private::Flag,
    Private::Draft,
    Private::NoBid,
    Private::Gauge,
    Private::Question,
    Private::Encouraged,
    Private::Offer,
    Private::Pause,
    Private::Removal,
    Private::Answer,
];

/// A deed, or none.
type Deeds = Option<(Seat, Command)>;

impl Private {
    fn before(self) -> Given {
        match self {
            Self::Flag | Self::Pause | Self::Removal => Given::live(),
            Self::Draft => Given::gathered(&ALL),
            Self::NoBid => Given::bidding(),
            Self::Gauge => Given::revealed(setup(), &[ADA, CHLOE]),
            Self::Question | Self::Encouraged | Self::Offer => {
                let mut given = Given::in_round("Open questions");
                given.does(CHLOE, ask("First?"));
                given
            }
            Self::Answer => {
                let mut given = Given::live();
                given.does(HUGO, Command::Move { motion: Motion::Remove { seat: EWA } });
                given
            }
        }
    }

    /// What happens in one history, and in the other.
    fn deeds(self) -> [Deeds; 2] {
        let flag = Command::Flag { seat: DEV, slip: Slip::Story };
        let gauge = |agreement, reason: Option<&str>| Command::Gauge {
            bid: BidId(0),
            agreement,
            reason: reason.map(line),
        };
        match self {
            Self::Flag => [Some((BEN, flag)), None],
            Self::Draft => [Some((BEN, bid("A draft"))), None],
            Self::NoBid => [Some((BEN, bid("An issue"))), Some((BEN, Command::NoBid {}))],
            Self::Gauge => [Some((BEN, gauge(1, Some("Why not")))), Some((BEN, gauge(5, None)))],
            Self::Question => [Some((BEN, ask("Why?"))), Some((BEN, Command::Ask { text: None }))],
            Self::Encouraged => [Some((HUGO, Command::Encourage { seat: BEN })), None],
            Self::Offer => [Some((BEN, offer(OfferKind::Advice, "Try it"))), None],
            Self::Pause => [Some((BEN, Command::Pause {})), Some((CHLOE, Command::Pause {}))],
            Self::Removal => {
                [Some((HUGO, Command::Move { motion: Motion::Remove { seat: EWA } })), None]
            }
            Self::Answer => [Some((BEN, Command::AnswerMotion { agree: false })), None],
        }
    }

    /// True for those who know.
    fn knows(self, seat: Seat) -> bool {
        match self {
            Self::Flag => [BEN, DEV, HUGO].contains(&seat),
            Self::Encouraged => [HUGO, BEN].contains(&seat),
            Self::Offer => [BEN, ADA].contains(&seat),
            Self::Pause => false,
            Self::Removal | Self::Answer => seat != EWA,
            Self::Draft | Self::NoBid | Self::Gauge | Self::Question => seat == BEN,
        }
    }

    /// True for the event from which on all may know.
    fn is_out(self, event: &Event, given: &Given) -> bool {
        match (self, event) {
            // Totals are shown at the close [G6, O5].
            (Self::Flag | Self::Offer, Event::Closed { .. })
            | (Self::Flag, Event::FlagShown { .. })
            | (Self::Draft | Self::NoBid, Event::BidsRevealed {})
            | (Self::Offer, Event::OffersOpened { .. })
            | (Self::Removal | Self::Answer, Event::SeatRemoved { .. }) => true,
            (Self::Question, Event::PairBegan { asker, .. }) => *asker == BEN,
            (Self::Gauge, _) => {
                let bids = given.shared().bids;
                bids.is_none_or(|bids| bids.bids.iter().any(|bid| bid.agreement.is_some()))
            }
            _ => false,
        }
    }

    /// Who may not know is shown the same, and hears the same.
    fn assert_same(self, one: &Given, two: &Given) {
        assert_eq!(project_shared(&one.meeting), project_shared(&two.meeting), "{self:?}: shared");
        for seat in (0..).map(Seat).take(one.meeting.seats()) {
            if !self.knows(seat) {
                let own = |given: &Given| without_ids(project_own(&given.meeting, seat));
                assert_eq!(own(one), own(two), "{self:?}: {seat:?} can tell");
            }
        }
    }
}

/// What someone sees, but for the numbers of their own offers and flags.
fn without_ids(mut you: hyacinth_protocol::You) -> hyacinth_protocol::You {
    you.offers.iter_mut().for_each(|offer| offer.offer = OfferId(0));
    you.flags.iter_mut().for_each(|flag| flag.flag = FlagId(0));
    you
}

/// It is about an offer or a flag by its number, which is another one in the other history.
const fn names_a_number(command: &Command) -> bool {
    matches!(
        command,
        Command::RewordOffer { .. }
            | Command::WithdrawOffer { .. }
            | Command::OpenOffer { .. }
            | Command::AnswerFlag { .. }
            | Command::ShowFlag { .. }
            | Command::DropFlag { .. }
    )
}

/// Both take the same step; false where it is told now.
fn both(private: Private, step: Step, one: &mut Given, two: &mut Given) -> bool {
    let rows = (one.log.len(), two.log.len());
    let mut heard = Ok(());
    step.passes(one);
    step.passes(two);
    match step.deed(one) {
        Deed::Asks(seat, command) if !private.knows(seat) && !names_a_number(&command) => {
            let (left, right) = (one.tries(seat, &command), two.tries(seat, &command));
            // What was due by now may have been told first.
            let same = left.as_ref().err() == right.as_ref().err();
            heard = same.then_some(()).ok_or_else(|| format!("{command:?} tells {seat:?}"));
        }
        Deed::Asks(..) => {}
        Deed::Seen(observation) => {
            one.observes(observation.clone());
            two.observes(observation);
        }
    }
    let told = |given: &Given, rows: usize| {
        let mut events = given.log[rows..].iter().flat_map(|(_, events)| events);
        events.any(|event| private.is_out(event, given))
    };
    let out = told(one, rows.0) || told(two, rows.1);
    assert!(out || heard.is_ok(), "{private:?}: {heard:?}");
    !out
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn g2_b1_b2_g7_o2_r4_d7_whether_there_is_something_private_is_private(
        which in 0..ALL_PRIVATE.len(), steps in steps(25),
    ) {
        let private = ALL_PRIVATE[which];
        let (mut one, mut two) = (private.before(), private.before());
        for (given, deed) in [&mut one, &mut two].into_iter().zip(private.deeds()) {
            if let Some((seat, command)) = deed {
                given.does(seat, command);
            }
        }
        private.assert_same(&one, &two);
        for step in steps {
            if !both(private, step, &mut one, &mut two) {
                break;
            }
            private.assert_same(&one, &two);
        }
    }
}
