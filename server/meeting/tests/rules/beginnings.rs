//! Where histories begin: any round of any format, and awkward moments.

use crate::harness::*;
use hyacinth_meeting::Setup;
use hyacinth_protocol::{ActionId, Command, Format, OfferKind, Seat};

/// Meetings under way: format, sitting, whether nobody facilitates, how many rounds are over.
const UNDER_WAY: [(&str, u8, bool, usize); 26] = [
    ("seven-rounds", 1, true, 0),
    ("seven-rounds", 1, true, 1),
    ("seven-rounds", 1, true, 4),
    ("seven-rounds", 1, true, 5),
    ("seven-rounds", 1, true, 6),
    ("equal-airtime", 1, false, 0),
    ("equal-airtime", 1, false, 1),
    ("equal-airtime", 1, false, 2),
    ("equal-airtime", 1, false, 6),
    ("equal-airtime", 1, true, 2),
    ("equal-airtime", 1, true, 18),
    ("shared-issue", 1, false, 1),
    ("shared-issue", 1, false, 2),
    ("shared-issue", 1, false, 5),
    ("shared-issue", 1, true, 6),
    ("three-stages", 1, false, 1),
    ("three-stages", 1, false, 2),
    ("three-stages", 1, false, 5),
    ("three-stages", 1, true, 6),
    ("three-stages", 1, true, 7),
    ("learning-cycle", 1, false, 1),
    ("learning-cycle", 1, false, 2),
    ("learning-cycle", 1, true, 2),
    ("learning-cycle", 1, true, 4),
    ("learning-cycle", 2, false, 1),
    ("learning-cycle", 2, true, 2),
];

/// Where a history begins: gathering, any round of any format, or an awkward moment.
pub(crate) fn beginning(n: u8) -> Given {
    let n = usize::from(n) % (19 + UNDER_WAY.len());
    match n {
        0 => Given::gathered(&[HUGO, ADA, BEN]),
        1 => {
            let mut given = Given::live();
            given.does(HUGO, Command::Revoke {});
            given
        }
        2 => Given::bidding(),
        3 => Given::revealed(setup(), &[ADA, BEN, CHLOE]),
        4 => Given::in_round("Presenting"),
        5 => Given::in_round("Clarifying questions"),
        6 => Given::in_round("Open questions"),
        7 => Given::in_round("Presenter in charge"),
        8 => {
            let mut given = Given::in_round("Open questions");
            given.does(BEN, offer(OfferKind::Advice, "Advice"));
            given.does(CHLOE, offer(OfferKind::Experience, "An experience"));
            given.moves_on().does(ADA, Command::Invite { kinds: OfferKind::ALL.to_vec() });
            given.does(ADA, Command::DraftAction { wording: wording("An action") });
            given
        }
        9 => {
            let mut given = Given::in_round("Presenter in charge");
            given.does(ADA, Command::DraftAction { wording: wording("An action") });
            given.moves_on().does(HUGO, Command::ReadBack { action: ActionId(0) });
            given
        }
        10 => suspended("seven-rounds", 4),
        11 => resumed("equal-airtime", 5),
        12 => resumed("three-stages", 7),
        13 => {
            let mut given = under_way("equal-airtime", 1, false, 2);
            given.leaves(ADA);
            given
        }
        14 => {
            let mut given = Given::in_round("Open questions");
            given.leaves(ADA).waits(91);
            given
        }
        15 => {
            let mut given = under_way("shared-issue", 1, false, 4);
            given.does(BEN, ask("What was tried?")).does(HUGO, Command::TimeOut {});
            given
        }
        16 => Given::revealed(setup(), &[]),
        17 => {
            let mut given = Given::in_round("Open questions");
            given.does(BEN, ask("What do you want?")).does(ADA, Command::Answered {});
            given
        }
        18 => {
            let mut given = Given::bidding();
            for seat in ALL {
                given.leaves(seat);
            }
            given
        }
        _ => {
            let (key, sitting, alone, rounds) = UNDER_WAY[n - 19];
            under_way(key, sitting, alone, rounds)
        }
    }
}

/// As [`setup()`], in another format; Ada and Ben come back with an action each.
pub(crate) fn setup_in(format: Format, sitting: u8, alone: bool) -> Setup {
    let mut setup = Setup { format, sitting, self_facilitated: alone, ..setup() };
    let mut second = setup.carried[0].clone();
    second.action = "00000000-0000-7000-8000-0000000000c2".parse().expect("an id");
    second.member = member(1);
    setup.carried.push(second);
    setup
}

/// All six are here and so many rounds are over; Ada presents where one does.
fn under_way(key: &str, sitting: u8, alone: bool, rounds: usize) -> Given {
    let setup = setup_in(crate::formats::format(key), sitting, alone);
    let mut given = Given::live_with(setup);
    for _ in 0..rounds {
        if given.shared().bids.is_some() {
            chooses(&mut given);
        }
        let leaving = given.round().index;
        for seat in ALL {
            if given.round().index != leaving {
                break;
            }
            if alone {
                given.does(seat, Command::Ready { leaving, ready: true });
            } else {
                given.does(HUGO, Command::Next { leaving, insist: true });
            }
        }
    }
    given
}

/// Ada alone bids, and all agree.
fn chooses(given: &mut Given) {
    let all: Vec<Seat> = given.bids().awaited;
    let steers = given.round().timekeeper.unwrap_or(HUGO);
    for seat in &all {
        given.does(*seat, if *seat == ADA { bid("A dilemma") } else { Command::NoBid {} });
    }
    let bid = given.bids().bids[0].bid;
    given.does(steers, Command::Propose { bid });
    for seat in all {
        given.does(seat, agree());
    }
}

fn suspended(key: &str, rounds: usize) -> Given {
    let mut given = under_way(key, 1, false, rounds);
    given.does(HUGO, Command::Suspend {});
    given
}

fn resumed(key: &str, rounds: usize) -> Given {
    let mut given = suspended(key, rounds);
    for seat in ALL {
        given.leaves(seat);
    }
    given.waits(86_400);
    for seat in [HUGO, ADA, BEN, DEV] {
        given.arrives(seat);
    }
    given.does(HUGO, Command::Resume {});
    given
}
