//! What only some may see: every text is written once, and searched for in every view.

use super::Seen;
use crate::harness::*;
use hyacinth_meeting::Event;
use hyacinth_protocol::{
    BidId, Choosing, ChosenHow, Command, Line, OfferId, Seat, Shared, Stage, Words,
};

/// What a text belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Of {
    Offer(OfferId),
    Question(Seat),
    Bid(BidId),
    Reason(BidId, Seat),
    /// Replaced, withdrawn or only drafted: it is never shown to anybody else.
    Nothing,
}

#[derive(Debug)]
struct Secret {
    text: String,
    by: Seat,
    of: Of,
    out: bool,
}

/// The texts of a meeting that are not everybody's, or were not at first.
#[derive(Default)]
pub(crate) struct Secrets(Vec<Secret>, Vec<(OfferId, Seat)>);

impl Secrets {
    fn add(&mut self, text: Option<&str>, by: Seat, of: Of) {
        if let Some(text) = text.filter(|text| text.starts_with("canary")) {
            // The same words again are the same secret.
            self.0.retain(|secret| secret.text != text || secret.by != by);
            self.0.push(Secret { text: text.to_owned(), by, of, out: false });
        }
    }

    /// What was this is out, for all.
    fn opens(&mut self, fits: impl Fn(Of) -> bool) {
        self.0.iter_mut().filter(|secret| fits(secret.of)).for_each(|secret| secret.out = true);
    }

    /// What was this, and is not out, stays its author's for ever.
    fn buries(&mut self, fits: impl Fn(Of) -> bool) {
        let hidden = self.0.iter_mut().filter(|secret| fits(secret.of) && !secret.out);
        hidden.for_each(|secret| secret.of = Of::Nothing);
    }

    /// Takes in what happened.
    pub(crate) fn hear(&mut self, before: &Shared, events: &[Event]) {
        let gathering = before.meeting.stage == Stage::Gathering;
        let words = |text: &Option<Words>| text.as_ref().map(|text| text.as_str().to_owned());
        let line = |text: &Option<Line>| text.as_ref().map(|text| text.as_str().to_owned());
        for event in events {
            match event {
                Event::OfferMade { offer, seat, text, opened: false, .. } => {
                    self.1.push((*offer, *seat));
                    self.add(words(text).as_deref(), *seat, Of::Offer(*offer));
                }
                Event::OfferReworded { offer, text } => {
                    let of = Of::Offer(*offer);
                    let by = self.1.iter().find(|(id, _)| id == offer).map(|(_, by)| *by);
                    self.buries(|o| o == of);
                    self.add(words(text).as_deref(), by.expect("an author"), of);
                }
                Event::OfferWithdrawn { offer } => self.buries(|o| o == Of::Offer(*offer)),
                Event::OffersOpened { offers } => {
                    self.opens(|of| matches!(of, Of::Offer(offer) if offers.contains(&offer)));
                }
                Event::Queued { seat, text } | Event::QuestionReworded { seat, text } => {
                    self.buries(|of| of == Of::Question(*seat));
                    self.add(words(text).as_deref(), *seat, Of::Question(*seat));
                }
                Event::PairBegan { asker, .. } => self.opens(|of| of == Of::Question(*asker)),
                Event::BidMade { bid, seat, title, why, .. } => {
                    self.buries(|of| of == Of::Bid(*bid));
                    let of = if gathering { Of::Nothing } else { Of::Bid(*bid) };
                    self.add(Some(title.as_str()), *seat, of);
                    self.add(line(why).as_deref(), *seat, of);
                }
                Event::NoBidMade { bid, .. } => self.buries(|of| of == Of::Bid(*bid)),
                Event::BidWithdrawn { bid } => self.buries(|of| of == Of::Bid(*bid)),
                Event::BidsRevealed {} => self.opens(|of| matches!(of, Of::Bid(_))),
                Event::Gauged { bid, seat, reason, .. } => {
                    self.buries(|of| of == Of::Reason(*bid, *seat));
                    self.add(line(reason).as_deref(), *seat, Of::Reason(*bid, *seat));
                }
                _ => {}
            }
        }
    }

    /// Takes in what a view shows: agreement is out where all have gauged [B2].
    pub(crate) fn notice(&mut self, shared: &Shared) {
        let gauged = shared.bids.iter().flat_map(|bids| &bids.bids);
        for bid in gauged.filter(|bid| bid.agreement.is_some()) {
            self.opens(|of| matches!(of, Of::Reason(of, _) if of == bid.bid));
            let here = shared.roster.iter().filter(|seat| seat.present);
            let mut choosers = here.filter(|seat| Some(seat.seat) != shared.meeting.lead);
            assert!(choosers.all(|seat| bid.gauged_by.contains(&seat.seat)), "B2: not all gauged");
        }
    }

    /// What this viewer may not see now.
    pub(crate) fn hidden_from(&self, viewer: Seat) -> Vec<&str> {
        let hidden = self.0.iter().filter(|secret| !secret.out && secret.by != viewer);
        hidden.map(|secret| secret.text.as_str()).collect()
    }

    /// Nobody sees what is not theirs.
    pub(super) fn check(&mut self, seen: &Seen) {
        self.notice(&seen.shared);
        let shared = serde_json::to_string(&seen.shared).expect("JSON");
        let drawn = |how: &ChosenHow| matches!(how, ChosenHow::Draw { .. });
        let chosen = seen.shared.bids.as_ref().map(|bids| &bids.choosing);
        let by_draw = matches!(chosen, Some(Choosing::Chosen { how, .. }) if drawn(how))
            || seen.shared.issue.as_ref().is_some_and(|issue| drawn(&issue.chosen));
        assert!(by_draw || !shared.contains("5eed5eed"), "B4: the seed is out");
        if self.0.iter().all(|secret| secret.out) {
            return;
        }
        for secret in self.0.iter().filter(|secret| !secret.out) {
            assert!(!shared.contains(&secret.text), "all can see {secret:?}");
        }
        for you in &seen.yous {
            let own = serde_json::to_string(you).expect("JSON");
            for secret in self.0.iter().filter(|secret| !secret.out && secret.by != you.seat) {
                assert!(!own.contains(&secret.text), "{:?} can see {secret:?}", you.seat);
            }
        }
    }
}

/// True where an offer with this text was opened, and is not in view any more.
pub(super) fn was_opened(given: &Given, text: &Words) -> bool {
    let events = || given.log.iter().flat_map(|(_, events)| events);
    let mut texts: Vec<(OfferId, Words)> = Vec::new();
    for event in events() {
        match event {
            Event::OfferMade { offer, text: Some(words), .. }
            | Event::OfferReworded { offer, text: Some(words) } => {
                texts.retain(|(id, _)| id != offer);
                texts.push((*offer, words.clone()));
            }
            Event::OffersOpened { offers } => {
                let here = |(id, words): &(OfferId, Words)| offers.contains(id) && words == text;
                if texts.iter().any(here) {
                    return true;
                }
            }
            _ => {}
        }
    }
    false
}

/// The same command with words that nobody wrote before.
pub(crate) fn written_anew(command: Command, n: usize) -> Command {
    use Command as C;
    let text = || words(&format!("canary-{n}-words"));
    let title = || line(&format!("canary-{n}-line"));
    match command {
        C::Offer { kind, .. } => C::Offer { kind, text: text() },
        C::RewordOffer { offer, .. } => C::RewordOffer { offer, text: text() },
        C::Ask { text: Some(_) } => C::Ask { text: Some(text()) },
        C::RewordQuestion { text: Some(_) } => C::RewordQuestion { text: Some(text()) },
        C::FollowUp { text: Some(_) } => C::FollowUp { text: Some(text()) },
        C::Say { kind, .. } => C::Say { kind, text: text() },
        C::Bid { minutes, .. } => {
            let why = Some(line(&format!("canary-{n}-why")));
            C::Bid { title: title(), why, minutes }
        }
        C::Gauge { bid, agreement, .. } => C::Gauge { bid, agreement, reason: Some(title()) },
        C::NameIssue { .. } => C::NameIssue { title: title() },
        C::StateTheme { .. } => C::StateTheme { theme: title() },
        other => other,
    }
}
