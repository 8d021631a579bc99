//! What helpers would give, held back until the presenter invites it [O1–O5].

use crate::{Event, Meeting, guard};
use hyacinth_protocol::{
    Act, Gate, HeldOffer, IssueId, Kind, OfferId, OfferKind, OffersView, OpenedOffer, OwnOffer,
    Refusal, Seat, Words,
};

/// The most offers one author has in a meeting.
const MOST_OWN: usize = 20;
/// The most offers a meeting holds.
const MOST: usize = 100;

/// The gate, and the offers before and behind it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Offers {
    /// The kinds invited now; empty while advice is muted.
    pub(crate) invited: Vec<OfferKind>,
    all: Vec<Offer>,
    made: u16,
    /// How many were deleted unopened at the close [O5].
    pub(crate) deleted: u16,
}

/// One offer.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    id: OfferId,
    seat: Seat,
    /// To whose issue it was offered.
    issue: Option<IssueId>,
    kind: OfferKind,
    /// None only in a log whose unopened offers were blanked, before its close deletes them.
    text: Option<Words>,
    opened: bool,
}

/// The issue the round is about: offers to another one are not its presenter's.
fn is_current(meeting: &Meeting, offer: &Offer) -> bool {
    offer.issue == meeting.current_issue().map(|issue| issue.id)
}

/// The offers that nobody opened, oldest first.
pub(crate) fn unopened(meeting: &Meeting) -> Vec<OfferId> {
    meeting.offers.all.iter().filter(|offer| !offer.opened).map(|offer| offer.id).collect()
}

// — decide —

pub(crate) fn may_offer(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    guard::not_presenter(meeting, by, Act::Offer)?;
    guard::admitted(meeting, by, Kind::Offer)?;
    let offers = &meeting.offers;
    let own = offers.all.iter().filter(|offer| offer.seat == by).count();
    let room = own < MOST_OWN && offers.all.len() < MOST && offers.made < u16::MAX;
    guard::that(room, Refusal::Full {})
}

pub(crate) fn offer(
    meeting: &Meeting,
    by: Seat,
    kind: OfferKind,
    text: &Words,
) -> Result<Vec<Event>, Refusal> {
    may_offer(meeting, by)?;
    let (offer, text) = (OfferId(meeting.offers.made), Some(text.clone()));
    let opened = meeting.offers.invited.contains(&kind);
    Ok(vec![Event::OfferMade { offer, seat: by, kind, text, opened }])
}

/// One of the sender's own offers that is still held.
fn own_held(meeting: &Meeting, by: Seat, id: OfferId) -> Result<&Offer, Refusal> {
    let mine = |offer: &&Offer| offer.id == id && offer.seat == by;
    let offer = meeting.offers.all.iter().find(mine).ok_or(Refusal::NoSuchOffer {})?;
    if offer.opened { Err(Refusal::OfferOpened {}) } else { Ok(offer) }
}

pub(crate) fn reword(
    meeting: &Meeting,
    by: Seat,
    offer: OfferId,
    text: &Words,
) -> Result<Vec<Event>, Refusal> {
    let same = own_held(meeting, by, offer)?.text.as_ref() == Some(text);
    guard::that(!same, Refusal::NothingToDo {})?;
    Ok(vec![Event::OfferReworded { offer, text: Some(text.clone()) }])
}

pub(crate) fn withdraw(meeting: &Meeting, by: Seat, offer: OfferId) -> Result<Vec<Event>, Refusal> {
    own_held(meeting, by, offer)?;
    Ok(vec![Event::OfferWithdrawn { offer }])
}

/// The presenter alone opens the gate, where the round lets them [O3].
fn in_charge(meeting: &Meeting, by: Seat, act: Act) -> Result<(), Refusal> {
    guard::presenter(meeting, by, act)?;
    let invitable = guard::rule(meeting)?.gate == Gate::Invitable;
    guard::that(invitable, Refusal::NotInThisRound { act })
}

pub(crate) fn may_invite(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    in_charge(meeting, by, Act::Invite)
}

pub(crate) fn invite(
    meeting: &Meeting,
    by: Seat,
    kinds: &[OfferKind],
) -> Result<Vec<Event>, Refusal> {
    may_invite(meeting, by)?;
    guard::that(!kinds.is_empty(), Refusal::ChooseOne {})?;
    let each = OfferKind::ALL.iter().copied().filter(|kind| kinds.contains(kind));
    let kinds: Vec<OfferKind> = each.collect();
    guard::that(kinds != meeting.offers.invited, Refusal::NothingToDo {})?;
    Ok(vec![Event::GateOpened { kinds }])
}

pub(crate) fn may_mute(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    if !meeting.is_presenter(by) {
        guard::facilitator(meeting, by, Act::MuteAdvice)?;
    }
    guard::that(!meeting.offers.invited.is_empty(), Refusal::NothingToDo {})
}

pub(crate) fn mute(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_mute(meeting, by)?;
    Ok(vec![Event::GateClosed {}])
}

/// The held offers that the gate would let through now.
fn openable(meeting: &Meeting) -> Vec<OfferId> {
    let offers = &meeting.offers;
    let fits = |offer: &&Offer| {
        !offer.opened && offers.invited.contains(&offer.kind) && is_current(meeting, offer)
    };
    offers.all.iter().filter(fits).map(|offer| offer.id).collect()
}

pub(crate) fn may_open(meeting: &Meeting, by: Seat) -> Result<(), Refusal> {
    in_charge(meeting, by, Act::OpenOffer)?;
    guard::that(!meeting.offers.invited.is_empty(), Refusal::GateClosed {})?;
    guard::that(!openable(meeting).is_empty(), Refusal::NoSuchOffer {})
}

pub(crate) fn open(meeting: &Meeting, by: Seat, id: OfferId) -> Result<Vec<Event>, Refusal> {
    in_charge(meeting, by, Act::OpenOffer)?;
    let mine = |offer: &&Offer| offer.id == id && is_current(meeting, offer);
    let offer = meeting.offers.all.iter().find(mine).ok_or(Refusal::NoSuchOffer {})?;
    guard::that(!offer.opened, Refusal::OfferOpened {})?;
    guard::that(meeting.offers.invited.contains(&offer.kind), Refusal::GateClosed {})?;
    Ok(vec![Event::OffersOpened { offers: vec![id] }])
}

pub(crate) fn open_all(meeting: &Meeting, by: Seat) -> Result<Vec<Event>, Refusal> {
    may_open(meeting, by)?;
    Ok(vec![Event::OffersOpened { offers: openable(meeting) }])
}

// — evolve —

pub(crate) fn made(
    meeting: &mut Meeting,
    id: OfferId,
    seat: Seat,
    kind: OfferKind,
    text: Option<Words>,
    opened: bool,
) {
    meeting.offers.made = meeting.offers.made.max(id.0.saturating_add(1));
    let issue = meeting.current_issue().map(|issue| issue.id);
    meeting.offers.all.push(Offer { id, seat, issue, kind, text, opened });
}

pub(crate) fn reworded(meeting: &mut Meeting, id: OfferId, text: Option<Words>) {
    if let Some(offer) = meeting.offers.all.iter_mut().find(|offer| offer.id == id) {
        offer.text = text;
    }
}

pub(crate) fn withdrawn(meeting: &mut Meeting, id: OfferId) {
    meeting.offers.all.retain(|offer| offer.id != id);
}

pub(crate) fn opened(meeting: &mut Meeting, ids: &[OfferId]) {
    for offer in meeting.offers.all.iter_mut().filter(|offer| ids.contains(&offer.id)) {
        offer.opened = true;
    }
}

pub(crate) fn closed(meeting: &mut Meeting, deleted: &[OfferId]) {
    meeting.offers.all.retain(|offer| !deleted.contains(&offer.id));
    meeting.offers.deleted = u16::try_from(deleted.len()).unwrap_or(u16::MAX);
}

// — view —

pub(crate) fn view(meeting: &Meeting) -> OffersView {
    let opened = |offer: &Offer| {
        let here = meeting.current_issue().is_none() || is_current(meeting, offer);
        let text = offer.text.clone().filter(|_| offer.opened && here)?;
        Some(OpenedOffer { offer: offer.id, seat: offer.seat, kind: offer.kind, text })
    };
    let offers = &meeting.offers;
    OffersView {
        invited: offers.invited.clone(),
        opened: offers.all.iter().filter_map(opened).collect(),
    }
}

pub(crate) fn own(meeting: &Meeting, seat: Seat) -> Vec<OwnOffer> {
    let own = |offer: &Offer| {
        let text = offer.text.clone().filter(|_| offer.seat == seat)?;
        Some(OwnOffer { offer: offer.id, kind: offer.kind, text, opened: offer.opened })
    };
    meeting.offers.all.iter().filter_map(own).collect()
}

/// What is held for the presenter: never a text, a name only where the charter says so [O2].
pub(crate) fn held(meeting: &Meeting, seat: Seat) -> Vec<HeldOffer> {
    if !meeting.is_presenter(seat) {
        return Vec::new();
    }
    let names = meeting.ground.charter.names_on_held_offers;
    let held =
        meeting.offers.all.iter().filter(|offer| !offer.opened && is_current(meeting, offer));
    held.map(|o| HeldOffer { offer: o.id, kind: o.kind, seat: names.then_some(o.seat) }).collect()
}

// — redact —

/// True where a stored text of this offer is not the one that was opened: it goes when the meeting
/// is over [O5].
fn is_unopened(meeting: &Meeting, id: OfferId, text: &Words) -> bool {
    let same = |offer: &Offer| offer.id == id && offer.opened && offer.text.as_ref() == Some(text);
    !meeting.offers.all.iter().any(same)
}

/// Blanks, in stored events of a closed meeting, the text of offers that were never opened: those
/// deleted at the close, those withdrawn, and wordings that an author replaced [O5]. True where
/// something changed. Replaying the blanked events ends in the same state.
pub fn redact(meeting: &Meeting, events: &mut [Event]) -> bool {
    if meeting.closed_at.is_none() {
        return false;
    }
    let mut changed = false;
    for event in events {
        if let Event::OfferMade { offer, text, .. } | Event::OfferReworded { offer, text } = event
            && text.take_if(|words| is_unopened(meeting, *offer, words)).is_some()
        {
            changed = true;
        }
    }
    changed
}
