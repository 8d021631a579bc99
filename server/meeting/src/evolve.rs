//! Every event, and what it makes of the meeting. Never fails, never decides.

use crate::bid::{Gauge, Idea};
use crate::floor::Floor;
use crate::meeting::Ground;
use crate::pause::Pause;
use crate::{
    Event, Meeting, Setup, actions, agenda, airtime, bid, choice, draw, flag, floor, issue, offer,
    pair, queue, roster, said, turns,
};
use hyacinth_protocol::{PairMoment, Seat, Stage, Timestamp};

/// Takes an event in. Total: an event that does not fit the meeting changes nothing.
pub fn evolve(meeting: &mut Meeting, event: &Event, at: Timestamp) {
    let at = at.max(meeting.now);
    apply(meeting, event, at);
    run_clocks(meeting, at);
    meeting.now = at;
}

fn apply(m: &mut Meeting, event: &Event, at: Timestamp) {
    use Event as E;
    match event {
        E::Called { setup } => called(m, setup, at),
        E::Joined { participant } => {
            let seat = Seat(u16::try_from(m.seats()).unwrap_or(u16::MAX));
            m.roster.append(participant.clone());
            turns::joined(m, seat);
        }
        E::Arrived { seat } => roster::set_present(m, *seat, true),
        E::Left { seat } => roster::set_present(m, *seat, false),
        E::Consented { seat } => m.roster.consents.push(*seat),
        E::Opened { .. } => opened(m, at),
        E::RoundBegan { round, by } => {
            agenda::begin(m, *round, *by);
            m.airtime.begin_round(*round, at);
        }
        E::Extended { minutes } => agenda::extended(m, *minutes),
        E::Paused { .. } => m.pause = Some(Pause { since: at, gap: None }),
        E::Restarted { since } => restarted(m, *since, at),
        E::Continued { .. } => m.pause = None,
        E::Closed { deleted, .. } => {
            offer::closed(m, deleted);
            closed(m, at);
        }

        E::FloorOffered { to } => turns::offered(m, *to),
        E::FloorTaken { seat } => floor::taken(m, *seat),
        E::FloorPassed { seat } => floor::passed(m, *seat),
        E::FloorLapsed {} => m.floor = Floor::Idle,
        E::TurnEnded { seat } => floor::turn_ended(m, *seat),
        E::FloorRevoked { .. } => floor::revoked(m),
        E::PairBegan { asker, text } => pair::began(m, *asker, text.clone(), at),
        E::QuestionAsked {} => pair::moved(m, PairMoment::Answering, at),
        E::QuestionAnswered {} => pair::moved(m, PairMoment::Answered, at),
        E::FollowedUp { text } => pair::followed_up(m, text.clone(), at),
        E::PairEnded {} => floor::pair_ended(m),

        E::Queued { seat, text } => queue::queued(m, *seat, text.clone(), at),
        E::QuestionReworded { seat, text } => queue::reworded(m, *seat, text.clone()),
        E::QueueLeft { seat } => queue::left(m, *seat),
        E::QueueMoved { seat, place } => queue::moved(m, *seat, *place),
        E::QueueOrdered { order } => m.queue.order = *order,
        E::TurnAsked { seat } => turns::asked(m, *seat),

        E::Said { seat, kind, text } => said::said(m, *seat, *kind, text, at),

        E::BidMade { bid, seat, title, why, minutes } => {
            let idea = Idea { title: title.clone(), why: why.clone(), minutes: *minutes };
            bid::answered(m, *bid, *seat, Some(idea));
        }
        E::NoBidMade { bid, seat } => bid::answered(m, *bid, *seat, None),
        E::BidWithdrawn { bid } => bid::withdrawn(m, *bid),
        E::BidsRevealed {} => choice::revealed(m),
        E::Gauged { bid, seat, agreement, reason } => {
            let (bid, seat, agreement) = (*bid, *seat, *agreement);
            bid::gauged(m, Gauge { bid, seat, agreement, reason: reason.clone() });
        }
        E::Proposed { bid, by } => choice::proposed(m, *bid, *by),
        E::ProposalAnswered { seat, agree, reason } => {
            choice::proposal_answered(m, *seat, *agree, reason.clone());
        }
        E::TalkBegan { tied } => choice::talk_began(m, tied),
        E::TalkEnded {} => m.choice.talk = None,
        E::PresenterChosen { bid, how } => {
            issue::chosen(m, *bid, how);
            choice::chosen(m, *bid, how);
        }

        E::SupportStated { wanted, note } => issue::supported(m, wanted, note.clone()),
        E::MinimumReached {} => agenda::minimum_reached(m),

        E::OfferMade { offer, seat, kind, text, opened } => {
            offer::made(m, *offer, *seat, *kind, text.clone(), *opened);
        }
        E::OfferReworded { offer, text } => offer::reworded(m, *offer, text.clone()),
        E::OfferWithdrawn { offer } => offer::withdrawn(m, *offer),
        E::GateOpened { kinds } => m.offers.invited.clone_from(kinds),
        E::GateClosed {} => m.offers.invited.clear(),
        E::OffersOpened { offers } => offer::opened(m, offers),

        E::FlagRaised { flag, seat, slip, by } => flag::raised(m, *flag, *seat, *slip, *by),
        E::FlagAnswered { flag, answer } => flag::answered(m, *flag, *answer),
        E::FlagOverdue { flag } => flag::overdue(m, *flag),
        E::FlagShown { flag } => flag::shown(m, *flag),
        E::FlagDropped { flag } => flag::dropped(m, *flag),

        E::ActionDrafted { action, seat, wording } => {
            actions::drafted(m, *action, *seat, wording.clone());
        }
        E::ActionReworded { action, wording } => actions::reworded(m, *action, wording),
        E::ActionDropped { action } => actions::dropped(m, *action),
        E::ActionReadBack { action } => actions::was_read_back(m, *action),
        E::ActionConfirmed { action } => actions::confirmed(m, *action),
        E::ActionReviewed { action, outcome, happened, learned } => {
            actions::reviewed(m, *action, *outcome, happened.clone(), learned.clone());
        }
    }
}

/// Each clock runs exactly while it should; called after every event.
fn run_clocks(m: &mut Meeting, at: Timestamp) {
    let on = m.is_running();
    let alone = floor::speaker(m).is_some_and(|seat| m.is_presenter(seat));
    floor::run_clock(m, at);
    if let Some(round) = &mut m.round {
        round.clock.run(on, at);
        if let Some(minimum) = &mut round.minimum {
            minimum.run(on && alone, at);
        }
    }
    let choice = &mut m.choice;
    choice.reveal.iter_mut().chain(&mut choice.talk).for_each(|clock| clock.run(on, at));
    m.flags.standing.iter_mut().for_each(|flag| flag.awaits.run(on, at));
    airtime::settle(m, at);
}

fn called(m: &mut Meeting, setup: &Setup, at: Timestamp) {
    *m = Meeting {
        now: at,
        called_at: at,
        ground: Ground {
            meeting: setup.meeting,
            set_name: setup.set_name.clone(),
            format: setup.format.clone(),
            charter: setup.charter.clone(),
            seed: draw::Seed::new(setup.draw_seed.clone()),
        },
        ..Meeting::default()
    };
    setup.roster.iter().for_each(|participant| m.roster.append(participant.clone()));
    m.actions.carried = setup.carried.iter().map(|carried| (carried.clone(), None)).collect();
}

fn opened(m: &mut Meeting, at: Timestamp) {
    m.stage = Stage::Live;
    m.opened_at = Some(at);
    for seat in &mut m.roster.seats {
        seat.attended |= seat.present;
    }
}

/// The server was away since `since`: clocks stopped then, and everyone has to come back.
fn restarted(m: &mut Meeting, since: Timestamp, at: Timestamp) {
    if m.is_running() {
        // Never before what the log knows already: time that was used stays used [C5].
        let since = since.max(m.now).min(at);
        m.pause = Some(Pause { since, gap: Some(at.since(since)) });
        run_clocks(m, since);
    }
    for seat in &mut m.roster.seats {
        seat.present = false;
    }
}

fn closed(m: &mut Meeting, at: Timestamp) {
    agenda::clear(m);
    m.airtime.end_round(at);
    m.stage = Stage::Closed;
    m.closed_at = Some(at);
    m.round = None;
    m.pause = None;
    m.choice.enter(None);
    m.flags.standing.clear();
}
