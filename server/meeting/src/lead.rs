//! Who facilitates: by offer and acceptance only, also when the one who did drops out [D3, D4].

use crate::clock::Clock;
use crate::{Event, Meeting, guard, motion, roster};
use hyacinth_protocol::{
    Act, LeadAwayView, LeadOffered, Millis, Refusal, Role, Seat, Stage, Timestamp,
};

/// How long a live meeting waits for the one who leads before it asks someone [D3].
const LIVE_PATIENCE: Millis = Millis::seconds(45);
/// How long people who gather wait: some come early.
const GATHERING_PATIENCE: Millis = Millis::minutes(3);
/// How long someone has to say whether they will lead.
const ANSWER: Millis = Millis::seconds(30);

/// Who leads, and who is asked to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lead {
    /// Who leads, here or away; none where nobody does [T5].
    pub(crate) seat: Option<Seat>,
    /// To whom it is offered back when they return.
    rightful: Option<Seat>,
    away: Option<Away>,
    offered: Option<Offered>,
    declined: Vec<Seat>,
}

#[derive(Clone, Debug, PartialEq)]
struct Away {
    since: Timestamp,
    clock: Clock,
}

#[derive(Clone, Debug, PartialEq)]
struct Offered {
    to: Seat,
    by: Option<Seat>,
    back: bool,
    /// The time to answer; none where there is all the time in the world.
    clock: Option<Clock>,
}

impl Lead {
    /// At the call: the set's facilitator; nobody in a self-facilitated meeting.
    pub(crate) fn at_first(meeting: &Meeting, self_facilitated: bool) -> Self {
        let leads = |seat: &Seat| roster::standing_role(meeting, *seat) == Role::Facilitator;
        let seat = meeting.roster.all().find(leads).filter(|_| !self_facilitated);
        Self { seat, rightful: seat, ..Self::default() }
    }

    /// Its clocks, and what happens when they are over.
    pub(crate) fn awaited(&self, meeting: &Meeting) -> Option<(&Clock, Event)> {
        let asked = self.offered.as_ref().and_then(|o| Some((o.clock.as_ref()?, o.to)));
        if let Some((clock, seat)) = asked {
            return Some((clock, Event::LeadDeclined { seat }));
        }
        // An offer without an end to it keeps nobody else from being asked.
        Some((&self.away.as_ref()?.clock, ask(meeting)))
    }
}

/// The next one is asked; when all have declined, nobody leads any more [D3].
pub(crate) fn ask(meeting: &Meeting) -> Event {
    let able =
        |seat: &Seat| !meeting.is_facilitator(*seat) && !meeting.lead.declined.contains(seat);
    let deputy = |seat: &Seat| roster::standing_role(meeting, *seat) == Role::Deputy;
    let mut able: Vec<Seat> = meeting.roster.present().filter(able).collect();
    // The deputy first [D3]; the presenter last: they have enough to do.
    able.sort_by_key(|seat| (!deputy(seat), meeting.is_presenter(*seat), *seat));
    match able.first() {
        Some(to) => Event::LeadOffered { to: *to, by: None, back: false },
        None => Event::LeadGone {},
    }
}

/// The one who leads is away, and there is someone to notice.
fn is_missed(meeting: &Meeting) -> bool {
    let least = if meeting.stage == Stage::Live { 1 } else { 2 };
    let away = meeting.lead.seat.is_some_and(|seat| !meeting.is_present(seat));
    away && meeting.stage != Stage::Closed && meeting.roster.here() >= least
}

/// This seat led before, and has not said yet whether it will again.
pub(crate) fn is_offered_back(meeting: &Meeting, seat: Seat) -> bool {
    meeting.lead.offered.as_ref().is_some_and(|offered| offered.back && offered.to == seat)
}

// — decide —

pub(crate) fn may_offer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::facilitator(meeting, by, Act::OfferLead)?;
    let someone = meeting.roster.present().any(|seat| can_be_asked(meeting, by, seat));
    guard::that(someone, Refusal::NothingToDo {})
}

/// Another one, who is not asked already.
fn can_be_asked(meeting: &Meeting, by: Seat, to: Seat) -> bool {
    to != by && meeting.lead.offered.as_ref().is_none_or(|offered| offered.to != to)
}

pub(crate) fn offer(meeting: &Meeting, by: Seat, to: Seat) -> Result<Vec<Event>, Refusal> {
    guard::facilitator(meeting, by, Act::OfferLead)?;
    roster::need_present(meeting, to)?;
    guard::that(can_be_asked(meeting, by, to), Refusal::NothingToDo {})?;
    Ok(vec![Event::LeadOffered { to, by: Some(by), back: false }])
}

pub(crate) fn may_answer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let to = meeting.lead.offered.as_ref().map(|offered| offered.to);
    guard::that(to == Some(by), Refusal::LeadNotOffered {})
}

pub(crate) fn answer(meeting: &Meeting, by: Seat, accept: bool) -> Result<Vec<Event>, Refusal> {
    may_answer(meeting, by)?;
    Ok(vec![if accept { Event::LeadTaken { seat: by } } else { Event::LeadDeclined { seat: by } }])
}

/// What follows: the next one is asked after a "no"; who comes back is offered the lead again [D3].
pub(crate) fn follows(meeting: &Meeting, last: &Event) -> Option<Event> {
    match last {
        Event::LeadDeclined { .. } => {
            let awaited = |away: &Away| away.clock.is_over(meeting.now);
            let vacant = meeting.lead.away.as_ref().is_some_and(awaited);
            (vacant && meeting.lead.offered.is_none()).then(|| ask(meeting))
        }
        Event::Arrived { seat } if meeting.stage != Stage::Closed => {
            let back = meeting.lead.rightful == Some(*seat) && !meeting.is_facilitator(*seat);
            let free = meeting.lead.offered.is_none();
            (back && free).then_some(Event::LeadOffered { to: *seat, by: None, back: true })
        }
        _ => None,
    }
}

// — evolve —

pub(crate) fn offered(meeting: &mut Meeting, to: Seat, by: Option<Seat>, back: bool) {
    let clock = (by.is_none() && !back).then(|| Clock::new(ANSWER));
    meeting.lead.offered = Some(Offered { to, by, back, clock });
}

pub(crate) fn declined(meeting: &mut Meeting, seat: Seat) {
    let was = meeting.lead.offered.take_if(|offered| offered.to == seat);
    // Who would rather not lead again is not asked at each reconnect.
    if was.is_some_and(|offered| offered.back) {
        meeting.lead.rightful = None;
    }
    meeting.lead.declined.push(seat);
}

pub(crate) fn taken(meeting: &mut Meeting, seat: Seat) {
    let given = meeting.lead.offered.take().is_some_and(|offered| offered.by.is_some());
    let rightful = if given { Some(seat) } else { meeting.lead.rightful };
    meeting.lead = Lead { seat: Some(seat), rightful, ..Lead::default() };
    meeting.flags.lead_moved(false);
    motion::lead_moved(meeting);
}

pub(crate) fn gone(meeting: &mut Meeting) {
    meeting.lead = Lead { rightful: meeting.lead.rightful, ..Lead::default() };
    // Until now "ready" was a sign to the facilitator, and no vote.
    if let Some(round) = &mut meeting.round {
        round.ready.clear();
    }
    meeting.flags.lead_moved(true);
    motion::lead_moved(meeting);
}

/// Someone came or went, or time passed: waiting begins, goes on, or is over.
pub(crate) fn settle(meeting: &mut Meeting, at: Timestamp) {
    let missed = is_missed(meeting);
    let live = meeting.stage == Stage::Live;
    // An offer without an end to it lapses when its seat goes: for the others there are 30 s to come
    // back in [D1]. One of a lead that is missed no more lapses, too.
    let lapsed = meeting.lead.offered.as_ref().is_some_and(|offered| match offered.clock {
        Some(_) => !missed,
        None => !meeting.is_present(offered.to),
    });
    let lead = &mut meeting.lead;
    if lapsed {
        lead.offered = None;
    }
    if !missed {
        lead.away = None;
        return;
    }
    let patience = if live { LIVE_PATIENCE } else { GATHERING_PATIENCE };
    let waiting = lead.away.get_or_insert_with(|| {
        lead.declined.clear();
        Away { since: at, clock: Clock::new(patience) }
    });
    waiting.clock.run(true, at);
    if let Some(clock) = lead.offered.as_mut().and_then(|offered| offered.clock.as_mut()) {
        clock.run(true, at);
    }
}

// — view —

pub(crate) fn away_view(meeting: &Meeting) -> Option<LeadAwayView> {
    let away = meeting.lead.away.as_ref()?;
    let asked = meeting.lead.offered.as_ref().map(|offered| offered.to);
    Some(LeadAwayView { since: away.since, asked })
}

pub(crate) fn own(meeting: &Meeting, seat: Seat) -> Option<LeadOffered> {
    let offered = meeting.lead.offered.as_ref().filter(|offered| offered.to == seat)?;
    Some(match (offered.by, &offered.clock) {
        (Some(seat), _) => LeadOffered::By { seat },
        (None, Some(clock)) => LeadOffered::Vacant { until: clock.would_end_at(meeting.now) },
        (None, None) => LeadOffered::Back {},
    })
}
