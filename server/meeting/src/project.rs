//! What each one may see. All secrecy lives here and in the nouns' views: nothing else makes any.

use crate::{
    Meeting, absence, actions, agenda, airtime, bid, choice, cycle, flag, floor, hints, issue,
    lead, may, minutes, motion, offer, queue, roster, round, said,
};
use hyacinth_protocol::{Line, MeetingView, Seat, Shared, Stage, SummaryView, You};

/// The sections that are the same, byte for byte, for everybody.
pub fn project_shared(meeting: &Meeting) -> Shared {
    Shared {
        meeting: meeting_view(meeting),
        round: round::view(meeting),
        floor: floor::view(meeting),
        queue: queue::view(meeting),
        roster: roster::view(meeting),
        bids: choice::view(meeting),
        issue: issue::view(meeting),
        offers: offer::view(meeting),
        flags: flag::view(meeting),
        actions: actions::view(meeting),
        cycle: cycle::view(meeting),
        said: said::view(meeting),
        airtime: airtime::view(meeting),
        summary: summary(meeting),
    }
}

/// What only this seat may see.
pub fn project_own(meeting: &Meeting, seat: Seat) -> You {
    let closed = meeting.stage == Stage::Closed;
    let speaks = may::standing(meeting, seat, Some(hyacinth_protocol::Act::Say)).is_ok();
    You {
        seat,
        role: roster::role_of(meeting, seat),
        presenter: meeting.is_presenter(seat),
        may: may::may(meeting, seat),
        admitted: if speaks { said::admitted(meeting, seat) } else { Vec::new() },
        bid: bid::own(meeting, seat),
        gauges: bid::own_gauges(meeting, seat),
        answered_proposal: choice::own_answer(meeting, seat),
        place: queue::own(meeting, seat),
        offers: offer::own(meeting, seat),
        held: offer::held(meeting, seat),
        flags: flag::own(meeting, seat),
        prompts: prompts(meeting, seat),
        flag_totals: if closed { flag::totals(meeting, Some(seat)) } else { Vec::new() },
        motion: motion::own(meeting, seat),
        lead_offered: lead::own(meeting, seat),
        encouraged: meeting.hints.encouraged.contains(&seat),
        encouraging: hints::encouraging(meeting, seat),
        dominating: hints::dominating(meeting, seat),
        suggest_time_out: hints::suggest_time_out(meeting, seat),
        away_choices: absence::choices(meeting, seat),
        own_minutes: minutes::own(meeting, seat),
    }
}

fn meeting_view(meeting: &Meeting) -> MeetingView {
    let ground = &meeting.ground;
    MeetingView {
        set_name: ground.set_name.clone(),
        format_name: ground.format.name.clone(),
        stage: meeting.stage,
        called_at: meeting.called_at,
        opened_at: meeting.opened_at,
        closed_at: meeting.closed_at,
        presents: ground.format.presents,
        self_facilitated: meeting.is_self_facilitated(),
        lead: meeting.lead(),
        lead_away: lead::away_view(meeting),
        ends_at: meeting.agenda.ends_at,
        at: meeting.round.as_ref().map(|round| round.index),
        agenda: agenda::items(meeting),
        quorum: ground.charter.quorum,
        consents: meeting.roster.consents.clone(),
        ground_rules: ground.charter.ground_rules.clone(),
        confidentiality: ground.charter.confidentiality.clone(),
        tie_rule: ground.charter.tie_rule,
        draw_commitment: ground.seed.commitment(),
    }
}

/// The presenter who stopped before the minimum sees what could still be told [C2].
fn prompts(meeting: &Meeting, seat: Seat) -> Vec<Line> {
    let short = meeting.round.as_ref().is_some_and(|r| r.stopped_short && r.minimum.is_some());
    let minimum = meeting.rule().and_then(|rule| rule.minimum.as_ref());
    let mine = minimum.filter(|_| short && meeting.is_presenter(seat));
    mine.map(|minimum| minimum.prompts.clone()).unwrap_or_default()
}

fn summary(meeting: &Meeting) -> Option<SummaryView> {
    let attended = |seat: &Seat| meeting.roster.get(*seat).is_some_and(|s| s.attended);
    meeting.closed_at.map(|closed_at| SummaryView {
        opened_at: meeting.opened_at,
        closed_at,
        attended: meeting.roster.all().filter(attended).collect(),
        rounds: airtime::lengths(meeting),
        flags: flag::totals(meeting, None),
        offers_deleted: meeting.offers.deleted,
        unchosen: unchosen(meeting),
        presented: meeting.issues.presented().map(|issue| issue.presenter).collect(),
    })
}

pub(crate) fn unchosen(meeting: &Meeting) -> Vec<Seat> {
    let mut seats: Vec<Seat> = meeting.choice.unchosen().collect();
    seats.sort();
    seats
}
