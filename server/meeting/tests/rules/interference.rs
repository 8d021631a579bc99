//! A view holds nothing its viewer may not see: two histories that differ only in a private thing
//! give everybody else the same bytes, whatever else happens, until it is meant to be seen.

use crate::harness::*;
use crate::steps::{Deed, Step, config, steps};

mod in_step;
mod whether;

use hyacinth_meeting::{Event, project_own, project_shared};
use hyacinth_protocol::{BidId, Command, FlagId, OfferId, OfferKind, Seat, Slip};
use proptest::prelude::*;

/// A private thing.
#[derive(Clone, Copy, Debug)]
enum Secret {
    /// The text of a held offer [O2].
    Offer,
    /// The text of a question that waits [F3].
    Question,
    /// An unrevealed bid [B1].
    Bid,
    /// The reason given with a gauge, before everyone gauged [B2].
    Reason,
    /// A flag before it is shown [G2].
    Flag,
}

const SECRETS: [Secret; 5] =
    [Secret::Offer, Secret::Question, Secret::Bid, Secret::Reason, Secret::Flag];

impl Secret {
    /// The meeting in which Ben is about to do it.
    fn before(self) -> Given {
        match self {
            Self::Offer => Given::in_round("Open questions"),
            Self::Question => {
                let mut given = Given::in_round("Open questions");
                given.does(CHLOE, ask("First?"));
                given
            }
            Self::Bid => Given::bidding(),
            Self::Reason => Given::revealed(setup(), &[ADA, CHLOE]),
            Self::Flag => Given::live(),
        }
    }

    /// What Ben does, in one of two histories.
    fn command(self, first: bool) -> Command {
        let text = if first { "canary-one" } else { "canary-two, longer" };
        match self {
            Self::Offer => offer(OfferKind::Advice, text),
            Self::Question => ask(text),
            Self::Bid => bid(text),
            Self::Reason => {
                Command::Gauge { bid: BidId(0), agreement: 2, reason: Some(line(text)) }
            }
            Self::Flag => {
                Command::Flag { seat: DEV, slip: if first { Slip::Story } else { Slip::Judging } }
            }
        }
    }

    /// Who may see it at once.
    fn insiders(self) -> &'static [Seat] {
        match self {
            Self::Flag => &[BEN, DEV, HUGO],
            _ => &[BEN],
        }
    }

    /// True for the event that lets everybody see it, or replaces it.
    fn is_out(self, event: &Event) -> bool {
        match (self, event) {
            (Self::Offer, Event::OffersOpened { offers }) => offers.contains(&OfferId(0)),
            (Self::Question, Event::PairBegan { asker, .. }) => *asker == BEN,
            (Self::Bid, Event::BidsRevealed {}) => true,
            (Self::Flag, Event::FlagShown { flag }) => *flag == FlagId(0),
            // Totals by slip are shown to all at the close [G6].
            (Self::Flag, Event::Closed { .. }) => true,
            _ => false,
        }
    }

    fn is_out_in(self, given: &Given) -> bool {
        let complete = |bid: &hyacinth_protocol::BidView| bid.agreement.is_some();
        let revealed = matches!(self, Self::Reason).then(|| given.shared().bids).flatten();
        revealed.is_some_and(|bids| bids.bids.iter().any(complete))
    }
}

/// Both histories take the same step; true while the thing is still private after it.
fn both(secret: Secret, step: Step, one: &mut Given, two: &mut Given) -> bool {
    let rows = one.log.len();
    step.passes(one);
    step.passes(two);
    match step.deed(one) {
        Deed::Asks(seat, command) => {
            let (left, right) = (one.tries(seat, &command), two.tries(seat, &command));
            assert_eq!(left.is_ok(), right.is_ok(), "{command:?} tells them apart");
        }
        Deed::Seen(observation) => {
            one.observes(observation.clone());
            two.observes(observation);
        }
    }
    let mut events = one.log[rows..].iter().flat_map(|(_, events)| events);
    !events.any(|event| secret.is_out(event)) && !secret.is_out_in(one)
}

fn assert_alike(secret: Secret, one: &Given, two: &Given) {
    assert_eq!(project_shared(&one.meeting), project_shared(&two.meeting), "{secret:?}: shared");
    for seat in (0..).map(Seat).take(one.meeting.seats()) {
        if !secret.insiders().contains(&seat) {
            let (left, right) = (project_own(&one.meeting, seat), project_own(&two.meeting, seat));
            assert_eq!(left, right, "{secret:?}: {seat:?} can tell");
        }
    }
    let mut printed = serde_json::to_string(&project_shared(&one.meeting)).expect("JSON");
    let others = (0..).map(Seat).take(one.meeting.seats());
    for seat in others.filter(|seat| !secret.insiders().contains(seat)) {
        printed += &serde_json::to_string(&project_own(&one.meeting, seat)).expect("JSON");
    }
    assert!(!printed.contains("canary"), "{secret:?} leaks");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn o2_f3_b1_b2_g2_what_is_private_changes_nothing_for_others(which in 0..5usize, steps in steps(30)) {
        let secret = SECRETS[which];
        let (mut one, mut two) = (secret.before(), secret.before());
        one.does(BEN, secret.command(true));
        two.does(BEN, secret.command(false));
        assert_alike(secret, &one, &two);
        for step in steps {
            if !both(secret, step, &mut one, &mut two) {
                break;
            }
            assert_alike(secret, &one, &two);
        }
    }
}
