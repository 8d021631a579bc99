//! Choosing who presents: a proposal and everyone's answer, or the charter's tie rule [B3, B4].

use crate::bid::{self, Entry, Gauge};
use crate::clock::Clock;
use crate::{Event, Meeting, agenda, guard, round, shipped};
use hyacinth_protocol::{
    Act, BidId, BidsView, Choosing, ChosenHow, Format, Kind, Line, Millis, Objection, Presents,
    Refusal, Seat, TieRule,
};
use std::sync::Arc;

/// How long the set talks after an objection or about a tie [B2, B4].
const TALK: Millis = Millis::minutes(2);

/// Where the choice stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choice {
    pub(crate) entries: Vec<Entry>,
    pub(crate) revealed: bool,
    /// Until when bids are awaited; none outside a choosing round, and once revealed.
    pub(crate) reveal: Option<Clock>,
    pub(crate) gauges: Vec<Gauge>,
    pub(crate) proposal: Option<Proposal>,
    pub(crate) talk: Option<Clock>,
    /// The tie that was talked about; a tie among fewer of them needs no new talk.
    talked_about: Vec<BidId>,
    chosen: Option<(BidId, ChosenHow)>,
}

/// A bid before the group.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Proposal {
    pub(crate) bid: BidId,
    by: Seat,
    answers: Vec<Answer>,
}

#[derive(Clone, Debug, PartialEq)]
struct Answer {
    seat: Seat,
    agree: bool,
    reason: Option<Line>,
}

impl Choice {
    /// A round begins: the deadline is its own, and a talk ends with its round.
    pub(crate) fn enter(&mut self, reveal: Option<Clock>) {
        self.reveal = reveal.filter(|_| !self.revealed);
        self.talk = None;
    }

    /// Whose bid all have seen, and another was chosen. One that was never revealed was never up for
    /// choice, and nobody is told of it [B1, B6].
    pub(crate) fn unchosen(&self) -> impl Iterator<Item = Seat> {
        let chosen = self.chosen.as_ref().map(|(bid, _)| *bid);
        let unchosen = move |e: &&Entry| self.revealed && e.is_live() && Some(e.bid) != chosen;
        self.entries.iter().filter(unchosen).map(|e| e.seat)
    }
}

// — decide —

pub(crate) fn may_propose(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    bid::choosing(meeting, Act::Propose)?;
    guard::steers(meeting, by, Act::Propose)?;
    guard::that(meeting.choice.revealed, Refusal::NotRevealed {})?;
    guard::that(bid::live(meeting).next().is_some(), Refusal::NoSuchBid {})
}

pub(crate) fn propose(meeting: &Meeting, by: Seat, bid: BidId) -> Result<Vec<Event>, Refusal> {
    may_propose(meeting, by)?;
    guard::that(bid::live(meeting).any(|entry| entry.bid == bid), Refusal::NoSuchBid {})?;
    Ok(vec![Event::Proposed { bid, by }])
}

pub(crate) fn may_answer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    bid::choosing(meeting, Act::AnswerProposal)?;
    guard::admitted(meeting, by, Kind::Bid)?;
    guard::that(meeting.choice.proposal.is_some(), Refusal::NothingProposed {})
}

pub(crate) fn answer(
    meeting: &Meeting,
    by: Seat,
    agree: bool,
    reason: Option<&Line>,
) -> Result<Vec<Event>, Refusal> {
    may_answer(meeting, by)?;
    let new = Answer { seat: by, agree, reason: reason.cloned() };
    let same = meeting.choice.proposal.iter().any(|p| p.answers.contains(&new));
    guard::that(!same, Refusal::NothingToDo {})?;
    Ok(vec![Event::ProposalAnswered { seat: by, agree, reason: new.reason }])
}

/// What an answer to the proposal brings about: the choice when nobody objects and everyone here
/// agreed, two minutes of talk when someone objects.
pub(crate) fn after_answer(meeting: &Meeting) -> Option<Event> {
    let proposal = meeting.choice.proposal.as_ref().filter(|_| !meeting.issues.any())?;
    let agrees = |seat: &Seat| proposal.answers.iter().any(|a| a.seat == *seat && a.agree);
    if proposal.answers.iter().any(|answer| !answer.agree) {
        let objected_now = proposal.answers.last().is_some_and(|answer| !answer.agree);
        let talk = objected_now && meeting.choice.talk.is_none();
        return talk.then(|| Event::TalkBegan { tied: Vec::new() });
    }
    let consensus = meeting.choosers().iter().all(agrees);
    let how = ChosenHow::Consensus {};
    consensus.then_some(Event::PresenterChosen { bid: proposal.bid, how })
}

/// The live bids that lead with the same agreement, in order of id; none before everyone gauged.
fn tied(meeting: &Meeting) -> Vec<BidId> {
    let live: Vec<BidId> = bid::live(meeting).map(|entry| entry.bid).collect();
    let choosing = meeting.choice.revealed && !meeting.issues.any();
    if !choosing || !live.iter().all(|bid| bid::all_gauged(meeting, *bid)) {
        return Vec::new();
    }
    let sum = |bid: &BidId| bid::agreement(meeting, *bid);
    let top = live.iter().map(sum).max();
    let mut leading: Vec<BidId> = live.into_iter().filter(|bid| Some(sum(bid)) == top).collect();
    leading.sort();
    if leading.len() > 1 { leading } else { Vec::new() }
}

pub(crate) fn may_settle(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    bid::choosing(meeting, Act::SettleTie)?;
    guard::steers(meeting, by, Act::SettleTie)?;
    guard::that(meeting.choice.revealed, Refusal::NotRevealed {})?;
    guard::that(!tied(meeting).is_empty(), Refusal::NoTie {})?;
    guard::that(meeting.choice.talk.is_none(), Refusal::TalkFirst {})
}

/// First two minutes of talk and the chance to withdraw; then the charter's rule decides [B4].
pub(crate) fn settle(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_settle(meeting, by)?;
    let tied = tied(meeting);
    if !tied.iter().all(|bid| meeting.choice.talked_about.contains(bid)) {
        return Ok(vec![Event::TalkBegan { tied }]);
    }
    let last = |bid: &BidId| {
        let (seat, _) = bid::idea(meeting, *bid)?;
        meeting.roster.get(seat)?.participant.last_presented
    };
    let rule = meeting.ground.charter.tie_rule;
    let left: Vec<BidId> = match rule {
        TieRule::Draw => tied,
        TieRule::LongestSince => {
            // Never presented is `None`, which orders before every date.
            let longest = tied.iter().map(last).min().flatten();
            tied.into_iter().filter(|bid| last(bid) == longest).collect()
        }
    };
    let seed = &meeting.ground.seed;
    let (bid, how) = match left.as_slice() {
        [bid] => (*bid, ChosenHow::LongestSince {}),
        more => {
            let how = ChosenHow::Draw { seed: seed.reveal(), tied: more.to_vec() };
            (more[seed.place(more.len())], how)
        }
    };
    Ok(vec![Event::PresenterChosen { bid, how }])
}

/// Nobody bid: the facilitator or the time-keeper may go on with another format [B6].
pub(crate) fn may_switch(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    bid::choosing(meeting, Act::SwitchFormat)?;
    guard::steers(meeting, by, Act::SwitchFormat)?;
    let none = meeting.choice.revealed && bid::live(meeting).next().is_none();
    guard::that(none, Refusal::NotInThisRound { act: Act::SwitchFormat })
}

/// To one of the shipped formats in which nobody has to be chosen.
pub(crate) fn switch(meeting: &Meeting, by: Seat, key: &str) -> Result<Vec<Event>, Refusal> {
    may_switch(meeting, by)?;
    let fits = |format: &&Format| format.key == key && format.presents != Presents::Chosen;
    let format = shipped().iter().find(fits).ok_or(Refusal::NoSuchFormat {})?;
    let mut events = agenda::of_another(meeting, format);
    // Before the agenda that names its rounds.
    events.insert(0, Event::FormatSwitched { format: Box::new(format.clone()) });
    let mut ahead = meeting.clone();
    events.iter().for_each(|event| crate::evolve(&mut ahead, event, meeting.now));
    events.extend(round::move_on(&ahead, by).ok_or(Refusal::NoSuchFormat {})?);
    Ok(events)
}

// — evolve —

/// Its rounds come behind those of the format before, so that those begun keep their place.
pub(crate) fn switched(meeting: &mut Meeting, format: &Format) {
    let now = &mut Arc::make_mut(&mut meeting.ground).format;
    let rounds = format.rounds.iter().cloned();
    now.rounds.extend(rounds);
    (now.key, now.name) = (format.key.clone(), format.name.clone());
    (now.purpose, now.source) = (format.purpose.clone(), format.source.clone());
    now.presents = format.presents;
}

pub(crate) fn revealed(meeting: &mut Meeting) {
    meeting.choice.revealed = true;
    meeting.choice.reveal = None;
}

pub(crate) fn proposed(meeting: &mut Meeting, bid: BidId, by: Seat) {
    meeting.choice.proposal = Some(Proposal { bid, by, answers: Vec::new() });
}

pub(crate) fn proposal_answered(
    meeting: &mut Meeting,
    seat: Seat,
    agree: bool,
    reason: Option<Line>,
) {
    if let Some(proposal) = &mut meeting.choice.proposal {
        proposal.answers.retain(|answer| answer.seat != seat);
        proposal.answers.push(Answer { seat, agree, reason });
    }
}

pub(crate) fn talk_began(meeting: &mut Meeting, tied: &[BidId]) {
    meeting.choice.talk = Some(Clock::new(TALK));
    if !tied.is_empty() {
        meeting.choice.talked_about = tied.to_vec();
    }
}

pub(crate) fn chosen(meeting: &mut Meeting, bid: BidId, how: &ChosenHow) {
    meeting.choice.chosen = Some((bid, how.clone()));
    meeting.choice.talk = None;
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> Option<BidsView> {
    meeting.rule().filter(|rule| rule.chooses())?;
    let choice = &meeting.choice;
    let mut answered: Vec<Seat> =
        choice.entries.iter().filter(|entry| !entry.draft).map(|entry| entry.seat).collect();
    answered.sort();
    let drafting = !choice.revealed && choice.chosen.is_none();
    let awaited =
        meeting.choosers().into_iter().filter(|seat| drafting && !answered.contains(seat));
    Some(BidsView {
        choosing: stands(meeting),
        awaited: awaited.collect(),
        answered,
        reveal_at: choice.reveal.as_ref().and_then(Clock::ends_at),
        bids: bid::view(meeting),
        talk_until: choice.talk.as_ref().and_then(Clock::ends_at),
        tied: tied(meeting),
    })
}

fn stands(meeting: &Meeting) -> Choosing {
    let choice = &meeting.choice;
    if let Some((bid, how)) = &choice.chosen {
        return Choosing::Chosen { bid: *bid, how: how.clone() };
    }
    if !choice.revealed {
        return Choosing::Drafting {};
    }
    if let Some(proposal) = &choice.proposal {
        let mut agreed: Vec<Seat> =
            proposal.answers.iter().filter(|a| a.agree).map(|a| a.seat).collect();
        agreed.sort();
        let objects = |a: &Answer| Objection { seat: a.seat, reason: a.reason.clone() };
        let objections = proposal.answers.iter().filter(|a| !a.agree).map(objects).collect();
        return Choosing::Proposed { bid: proposal.bid, by: proposal.by, agreed, objections };
    }
    if bid::live(meeting).next().is_none() { Choosing::NoBids {} } else { Choosing::Gauging {} }
}

pub(crate) fn own_answer(meeting: &Meeting, seat: Seat) -> Option<bool> {
    let proposal = meeting.choice.proposal.as_ref()?;
    proposal.answers.iter().find(|a| a.seat == seat).map(|a| a.agree)
}
