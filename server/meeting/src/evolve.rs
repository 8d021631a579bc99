//! Every event, and what it makes of the meeting. Never fails, never decides.

use crate::agenda::Agenda;
use crate::bid::{Gauge, Idea};
use crate::cycle::Cycle;
use crate::floor::Floor;
use crate::lead::Lead;
use crate::meeting::Ground;
use crate::pause::Pause;
use crate::{
    Event, Meeting, Setup, absence, actions, agenda, airtime, bid, choice, draw, flag, floor,
    hints, issue, lead, minutes, motion, offer, pair, queue, ready, roster, round, said, suspend,
    turns, undo,
};
use hyacinth_protocol::{PairMoment, PauseReason, Seat, Stage, Timestamp};
use std::sync::Arc;

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
        E::Arrived { seat } => {
            roster::set_present(m, *seat, true);
            absence::arrived(m, *seat);
        }
        E::Left { seat } => roster::set_present(m, *seat, false),
        E::Consented { seat } => m.roster.consents.push(*seat),
        E::Opened { .. } => opened(m, at),
        E::RoundBegan { round, by } => {
            round::begin(m, *round, *by, at);
            issue::begun(m);
            m.airtime.begin_round(*round, at);
        }
        E::IssuePlanned { issue, presenter, returning } => {
            issue::planned(m, *issue, *presenter, *returning);
        }
        E::AgendaPlanned { from, steps, ends_at } => agenda::planned(m, *from, steps, *ends_at),
        E::IssueDropped { issue } => {
            issue::dropped(m, *issue);
            m.undo = None;
        }
        E::IssueNamed { issue, title } => issue::named(m, *issue, title),
        E::FormatSwitched { format } => choice::switched(m, format),
        E::Extended { minutes, taken } => minutes::extended(m, *minutes, taken),
        E::MinutesGifted { taken, round, minutes, .. } => {
            minutes::moved(m, taken, *round, *minutes);
            m.undo = None;
        }
        E::EndMoved { minutes } => minutes::end_moved(m, *minutes),
        E::ReadyChanged { seat, ready } => ready::changed(m, *seat, *ready),
        E::RoundUndone { by } => undo::undone(m, *by, at),
        E::Paused { reason, .. } => m.pause = Some(Pause::new(*reason, at)),
        E::Emptied {} => m.pause = Some(Pause::new(PauseReason::Empty, at)),
        E::PresenterLost {} => absence::lost(m, at),
        E::PresenterBack {} => absence::back(m),
        E::AwayOverdue {} => absence::is_overdue(m),
        E::AwayAnswered { choice, .. } => absence::answered(m, *choice, at),
        E::Suspended { .. } => suspend::put_away(m, at),
        E::Resumed { .. } => suspend::taken_up(m, at),
        E::MotionMade { motion, by } => motion::made(m, *motion, *by),
        E::MotionAnswered { seat, agree, about } => {
            motion::answered(m, *seat, *agree, *about);
        }
        E::MotionEnded { about } => motion::ended(m, *about),
        E::SeatRemoved { seat } => roster::removed(m, *seat),
        E::LeadOffered { to, by, back } => lead::offered(m, *to, *by, *back),
        E::LeadDeclined { seat } => lead::declined(m, *seat),
        E::LeadTaken { seat } => lead::taken(m, *seat),
        E::LeadGone {} => lead::gone(m),
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
        E::QuestionAnswered {} => pair::answered_now(m, at),
        E::ThoughtOver {} => pair::moved(m, PairMoment::Answered, at),
        E::FollowedUp { text } => pair::followed_up(m, text.clone(), at),
        E::PairEnded {} => floor::pair_ended(m),

        E::Queued { seat, text } => queue::queued(m, *seat, text.clone(), at),
        E::QuestionReworded { seat, text } => queue::reworded(m, *seat, text.clone()),
        E::QueueLeft { seat } => queue::left(m, *seat),
        E::QueueMoved { seat, place } => queue::moved(m, *seat, *place),
        E::QueueOrdered { order } => m.queue.order = *order,
        E::TurnAsked { seat } => turns::asked(m, *seat),

        E::Encouraged { seat, .. } => hints::encouraged(m, *seat),
        E::EncouragementAnswered { seat, .. } => hints::answered(m, *seat),
        E::DominanceNoticed { seat } => hints::noticed(m, *seat),

        E::ThemeStated { theme, .. } => m.cycle.theme = Some(theme.clone()),
        E::ResourceShared { resource, .. } => m.cycle.resource = Some(resource.clone()),
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
        E::MinimumReached {} => round::minimum_reached(m),

        E::OfferMade { offer, seat, kind, text, opened } => {
            offer::made(m, *offer, *seat, *kind, text.clone(), *opened);
        }
        E::OfferReworded { offer, text } => offer::reworded(m, *offer, text.clone()),
        E::OfferWithdrawn { offer } => offer::withdrawn(m, *offer),
        E::GateOpened { kinds } => m.offers.invited.clone_from(kinds),
        E::GateClosed {} => m.offers.invited.clear(),
        E::OffersOpened { offers } => offer::opened(m, offers),

        E::FlagRaised { flag, seat, slip, by } => {
            flag::raised(m, *flag, *seat, *slip, *by, at);
        }
        E::FlagSeconded { flag, by } => flag::seconded(m, *flag, *by),
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
    m.flags.standing.iter_mut().for_each(|flag| flag.run(on, at));
    let live = m.stage == Stage::Live;
    if let Some(pause) = &mut m.pause {
        pause.away.iter_mut().for_each(|clock| clock.run(live, at));
    }
    airtime::settle(m, at);
    lead::settle(m, at);
    hints::settle(m, at);
}

fn called(m: &mut Meeting, setup: &Setup, at: Timestamp) {
    *m = Meeting {
        now: at,
        called_at: at,
        ground: Arc::new(Ground {
            meeting: setup.meeting,
            set_name: setup.set_name.clone(),
            format: setup.format.clone(),
            charter: setup.charter.clone(),
            self_facilitated: setup.self_facilitated,
            sitting: setup.sitting,
            seed: draw::Seed::new(setup.draw_seed.clone()),
        }),
        ..Meeting::default()
    };
    setup.roster.iter().for_each(|participant| m.roster.append(participant.clone()));
    m.agenda = Agenda::of(&setup.format, setup.sitting);
    m.lead = Lead::at_first(m, setup.self_facilitated);
    let (theme, resource) = (setup.cycle.theme.clone(), setup.cycle.resource.clone());
    m.cycle = Cycle { theme, resource, ..Cycle::default() };
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
    // Waiting for a presenter is over too: everyone has to come back now.
    if m.is_running() || m.pause_reason() == Some(PauseReason::PresenterAway) {
        // Never before what the log knows already: time that was used stays used [C5].
        let since = since.max(m.now).min(at);
        let gap = Some(at.since(since));
        m.pause = Some(Pause { gap, ..Pause::new(PauseReason::Restarted, since) });
        run_clocks(m, since);
    }
    for seat in &mut m.roster.seats {
        seat.present = false;
    }
}

fn closed(m: &mut Meeting, at: Timestamp) {
    round::clear(m);
    m.motion = None;
    m.removals.clear();
    m.undo = None;
    m.airtime.end_round(at);
    m.stage = Stage::Closed;
    m.closed_at = Some(at);
    m.round = None;
    m.pause = None;
    m.choice.enter(None);
    m.flags.standing.clear();
}
