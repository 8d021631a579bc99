//! Issues offered for presenting, revealed together, and how far each one agrees [B1, B2].

use crate::{Event, Meeting, guard};
use hyacinth_protocol::{
    Act, BidId, BidView, Kind, Line, OwnBid, OwnGauge, Refusal, RoundRule, Seat, Stage,
};

/// One person's answer: an idea, or "no bid today".
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    pub(crate) bid: BidId,
    pub(crate) seat: Seat,
    pub(crate) idea: Option<Idea>,
    pub(crate) withdrawn: bool,
    /// Written before the opening and not offered yet: private, and not an answer [B1].
    pub(crate) draft: bool,
}

/// What a bid says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Idea {
    pub(crate) title: Line,
    pub(crate) why: Option<Line>,
    pub(crate) minutes: u8,
}

/// How far someone agrees that a bid is presented.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Gauge {
    pub(crate) bid: BidId,
    pub(crate) seat: Seat,
    pub(crate) agreement: u8,
    pub(crate) reason: Option<Line>,
}

impl Entry {
    /// True while it may be chosen.
    pub(crate) fn is_live(&self) -> bool {
        self.idea.is_some() && !self.withdrawn && !self.draft
    }
}

pub(crate) fn idea(meeting: &Meeting, bid: BidId) -> Option<(Seat, &Idea)> {
    let entry = meeting.choice.entries.iter().find(|entry| entry.bid == bid)?;
    entry.idea.as_ref().map(|idea| (entry.seat, idea))
}

pub(crate) fn live(meeting: &Meeting) -> impl Iterator<Item = &Entry> {
    meeting.choice.entries.iter().filter(|entry| entry.is_live())
}

fn entry_of(meeting: &Meeting, seat: Seat) -> Option<&Entry> {
    meeting.choice.entries.iter().find(|entry| entry.seat == seat)
}

/// What a seat answered in the round; a draft is no answer.
fn answer_of(meeting: &Meeting, seat: Seat) -> Option<&Entry> {
    entry_of(meeting, seat).filter(|entry| !entry.draft)
}

/// Everyone who is here and chooses has answered.
pub(crate) fn all_in(meeting: &Meeting) -> bool {
    let choosers = meeting.choosers();
    !choosers.is_empty() && choosers.iter().all(|seat| answer_of(meeting, *seat).is_some())
}

/// How far all who gauged this bid agree with it, added up.
pub(crate) fn agreement(meeting: &Meeting, bid: BidId) -> u32 {
    let of = meeting.choice.gauges.iter().filter(|gauge| gauge.bid == bid);
    of.map(|gauge| u32::from(gauge.agreement)).sum()
}

/// Everyone who is here and chooses has gauged this bid.
pub(crate) fn all_gauged(meeting: &Meeting, bid: BidId) -> bool {
    let choosers = meeting.choosers();
    !choosers.is_empty() && choosers.iter().all(|seat| gauge_of(meeting, bid, *seat).is_some())
}

fn gauge_of(meeting: &Meeting, bid: BidId, seat: Seat) -> Option<&Gauge> {
    meeting.choice.gauges.iter().find(|g| g.bid == bid && g.seat == seat)
}

// — decide —

/// A choosing round in which nobody is chosen yet.
pub(crate) fn choosing(meeting: &Meeting, act: Act) -> Result<(), Refusal> {
    guard::that(guard::rule(meeting)?.chooses(), Refusal::NotInThisRound { act })?;
    guard::that(!meeting.issues.any(), Refusal::AlreadyChosen {})
}

/// Before the opening, in a format in which bids will be made.
fn may_draft(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    let bids = meeting.ground.format.rounds.iter().any(RoundRule::chooses);
    guard::that(bids && !meeting.is_facilitator(by), Refusal::NotOpenYet {})
}

pub(crate) fn may_bid(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    if meeting.stage == Stage::Gathering {
        return may_draft(meeting, by);
    }
    choosing(meeting, Act::Bid)?;
    guard::admitted(meeting, by, Kind::Bid)?;
    guard::that(!meeting.choice.revealed, Refusal::AlreadyRevealed {})
}

/// The id a seat's answer has, or would get: one for each seat. A draft's says nothing of others',
/// and takes none of the numbers that are seen later [B1].
fn id_for(meeting: &Meeting, by: Seat) -> BidId {
    if meeting.stage == Stage::Gathering {
        return BidId(u16::MAX - by.0);
    }
    let answers = meeting.choice.entries.iter().filter(|entry| !entry.draft);
    let next = || BidId(answers.map(|entry| entry.bid.0 + 1).max().unwrap_or(0));
    answer_of(meeting, by).map_or_else(next, |entry| entry.bid)
}

pub(crate) fn bid(
    meeting: &Meeting,
    by: Seat,
    title: &Line,
    why: Option<&Line>,
    minutes: u8,
) -> Result<Vec<Event>, Refusal> {
    may_bid(meeting, by)?;
    guard::that((1..=60).contains(&minutes), Refusal::OutOfBounds { least: 1, most: 60 })?;
    let (title, why) = (title.clone(), why.cloned());
    Ok(vec![Event::BidMade { bid: id_for(meeting, by), seat: by, title, why, minutes }])
}

pub(crate) fn no_bid(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_bid(meeting, by)?;
    guard::that(meeting.stage == Stage::Live, Refusal::NotOpenYet {})?;
    let said = answer_of(meeting, by).is_some_and(|entry| entry.idea.is_none());
    guard::that(!said, Refusal::NothingToDo {})?;
    Ok(vec![Event::NoBidMade { bid: id_for(meeting, by), seat: by }])
}

pub(crate) fn may_withdraw(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    if meeting.stage == Stage::Gathering {
        let draft = entry_of(meeting, by).is_some_and(|entry| entry.idea.is_some());
        return guard::that(draft, Refusal::NoSuchBid {});
    }
    choosing(meeting, Act::WithdrawBid)?;
    let there = |entry: &Entry| entry.is_live() || (entry.draft && entry.idea.is_some());
    guard::that(entry_of(meeting, by).is_some_and(there), Refusal::NoSuchBid {})
}

pub(crate) fn withdraw(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_withdraw(meeting, by)?;
    let entry = entry_of(meeting, by).ok_or(Refusal::NoSuchBid {})?;
    Ok(vec![Event::BidWithdrawn { bid: entry.bid }])
}

pub(crate) fn may_reveal(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    choosing(meeting, Act::RevealBids)?;
    guard::steers(meeting, by, Act::RevealBids)?;
    guard::that(!meeting.choice.revealed, Refusal::AlreadyRevealed {})
}

pub(crate) fn reveal(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_reveal(meeting, by)?;
    Ok(vec![Event::BidsRevealed {}])
}

pub(crate) fn may_gauge(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    choosing(meeting, Act::Gauge)?;
    guard::admitted(meeting, by, Kind::Bid)?;
    guard::that(meeting.choice.revealed, Refusal::NotRevealed {})?;
    guard::that(live(meeting).next().is_some(), Refusal::NoSuchBid {})
}

pub(crate) fn gauge(
    meeting: &Meeting,
    by: Seat,
    bid: BidId,
    agreement: u8,
    reason: Option<&Line>,
) -> Result<Vec<Event>, Refusal> {
    may_gauge(meeting, by)?;
    guard::that(live(meeting).any(|entry| entry.bid == bid), Refusal::NoSuchBid {})?;
    guard::that((1..=5).contains(&agreement), Refusal::OutOfBounds { least: 1, most: 5 })?;
    let new = Gauge { bid, seat: by, agreement, reason: reason.cloned() };
    guard::that(gauge_of(meeting, bid, by) != Some(&new), Refusal::NothingToDo {})?;
    Ok(vec![Event::Gauged { bid, seat: by, agreement, reason: new.reason }])
}

// — evolve —

pub(crate) fn answered(meeting: &mut Meeting, bid: BidId, seat: Seat, idea: Option<Idea>) {
    let draft = meeting.stage == Stage::Gathering;
    let entries = &mut meeting.choice.entries;
    let new = Entry { bid, seat, idea, withdrawn: false, draft };
    match entries.iter_mut().find(|entry| entry.seat == seat) {
        Some(entry) => *entry = new,
        None => entries.push(new),
    }
}

/// Before the reveal a withdrawn bid was never there; after it, it stays on screen as withdrawn.
pub(crate) fn withdrawn(meeting: &mut Meeting, bid: BidId) {
    let choice = &mut meeting.choice;
    let revealed = choice.revealed;
    if let Some(entry) = choice.entries.iter_mut().find(|entry| entry.bid == bid) {
        entry.withdrawn = revealed && !entry.draft;
        if !entry.withdrawn {
            entry.idea = None;
        }
    }
    choice.proposal.take_if(|proposal| proposal.bid == bid);
}

/// Nobody is proposed who was taken out [D7].
pub(crate) fn removed(meeting: &mut Meeting, seat: Seat) {
    if let Some(bid) = entry_of(meeting, seat).filter(|entry| entry.is_live()).map(|e| e.bid) {
        withdrawn(meeting, bid);
    }
}

pub(crate) fn gauged(meeting: &mut Meeting, gauge: Gauge) {
    let gauges = &mut meeting.choice.gauges;
    gauges.retain(|g| (g.bid, g.seat) != (gauge.bid, gauge.seat));
    gauges.push(gauge);
    gauges.sort_by_key(|g| (g.bid, g.seat));
}

// — view —

/// The revealed bids: those not chosen last time first [B6], else in order of id.
pub(crate) fn view(meeting: &Meeting) -> Vec<BidView> {
    if !meeting.choice.revealed {
        return Vec::new();
    }
    let first = |entry: &&Entry| {
        meeting.roster.get(entry.seat).is_some_and(|s| s.participant.unchosen_last)
    };
    let offered = |entry: &&Entry| !entry.draft;
    let mut entries: Vec<&Entry> = meeting.choice.entries.iter().filter(offered).collect();
    entries.sort_by_key(|entry| (!first(entry), entry.bid));
    entries.into_iter().filter_map(|entry| view_of(meeting, entry)).collect()
}

fn view_of(meeting: &Meeting, entry: &Entry) -> Option<BidView> {
    let idea = entry.idea.as_ref()?;
    let gauges: Vec<&Gauge> = meeting.choice.gauges.iter().filter(|g| g.bid == entry.bid).collect();
    let complete = all_gauged(meeting, entry.bid);
    let count = |n: u8| u16::try_from(gauges.iter().filter(|g| g.agreement == n).count());
    // Sorted by text: their order says nothing about who gave them.
    let mut reasons: Vec<Line> = gauges.iter().filter_map(|g| g.reason.clone()).collect();
    reasons.sort();
    Some(BidView {
        bid: entry.bid,
        seat: entry.seat,
        title: idea.title.clone(),
        why: idea.why.clone(),
        minutes: idea.minutes,
        withdrawn: entry.withdrawn,
        gauged_by: gauges.iter().map(|g| g.seat).collect(),
        agreement: complete.then(|| (1..=5).map(|n| count(n).unwrap_or(u16::MAX)).collect()),
        reasons: if complete { reasons } else { Vec::new() },
    })
}

pub(crate) fn own(meeting: &Meeting, seat: Seat) -> Option<OwnBid> {
    // A draft that was withdrawn is no answer: nothing is left of it.
    let entry = entry_of(meeting, seat).filter(|entry| !entry.draft || entry.idea.is_some())?;
    let idea = entry.idea.as_ref();
    Some(OwnBid {
        bid: entry.bid,
        title: idea.map(|idea| idea.title.clone()),
        why: idea.and_then(|idea| idea.why.clone()),
        minutes: idea.map_or(0, |idea| idea.minutes),
        draft: entry.draft,
    })
}

pub(crate) fn own_gauges(meeting: &Meeting, seat: Seat) -> Vec<OwnGauge> {
    let own = meeting.choice.gauges.iter().filter(|g| g.seat == seat);
    own.map(|g| OwnGauge { bid: g.bid, agreement: g.agreement }).collect()
}
