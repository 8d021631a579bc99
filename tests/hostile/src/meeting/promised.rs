//! What holds in every meeting, whoever asks for what: what a look at it finds.

use hyacinth_meeting::{Event, Meeting, may, project_own, project_shared};
use hyacinth_protocol::{FloorView, OfferId, Seat, Words};

/// A view's most bytes: what one socket may have waiting to be written.
const VIEW_BYTES: usize = 2 * 1024 * 1024;

/// After so many rows everything is looked at, not only what is cheap to look at.
const EVERY_ROWS: usize = 12;

/// Everybody has a view of it, and none is too large to be sent.
pub(crate) fn looked_at(meeting: &Meeting) {
    let shared = serde_json::to_string(&project_shared(meeting)).expect("views are plain data");
    // One seat too many: nobody's view is nobody's fault.
    let seats = u16::try_from(meeting.seats().min(24)).expect("few seats");
    for seat in (0..=seats).map(Seat) {
        let own = serde_json::to_string(&project_own(meeting, seat)).expect("views are plain data");
        assert!(shared.len() + own.len() < VIEW_BYTES, "a view of {} bytes", shared.len());
        let _ = may(meeting, seat);
    }
}

/// Texts of offers that nobody opened yet, and whose they are.
#[derive(Default)]
pub(super) struct Held(Vec<(OfferId, Option<Seat>, Words)>);

impl Held {
    pub(super) fn hears(&mut self, events: &[Event]) {
        for event in events {
            match event {
                Event::OfferMade { offer, seat, text: Some(text), opened: false, .. } => {
                    self.0.push((*offer, Some(*seat), text.clone()));
                }
                Event::OfferReworded { offer, text: Some(text) } => {
                    let author = self.0.iter().find(|(id, ..)| id == offer).and_then(|held| held.1);
                    self.0.retain(|(id, ..)| id != offer);
                    self.0.push((*offer, author, text.clone()));
                }
                Event::OffersOpened { offers } => self.0.retain(|(id, ..)| !offers.contains(id)),
                _ => {}
            }
        }
    }

    /// After `rows` rows, what was promised holds.
    pub(super) fn check(&self, meeting: &Meeting, rows: usize) {
        let shared = project_shared(meeting);
        if let FloorView::Pair { asker, presenter, .. } = &shared.floor {
            assert!(asker != presenter, "F1: a pair of one");
        }
        let places: Vec<Seat> = shared.queue.places.iter().map(|place| place.seat).collect();
        let twice = (1..places.len()).any(|at| places[..at].contains(&places[at]));
        assert!(!twice, "F4: two places in the queue");
        if !rows.is_multiple_of(EVERY_ROWS) {
            return;
        }
        looked_at(meeting);
        if self.0.is_empty() {
            return;
        }
        let all = serde_json::to_string(&shared).expect("views are plain data");
        for seat in (0..).map(Seat).take(meeting.seats()) {
            let own = serde_json::to_string(&project_own(meeting, seat)).expect("plain data");
            for (_, author, text) in self.0.iter().filter(|(_, author, _)| *author != Some(seat)) {
                let written = serde_json::to_string(text).expect("plain data");
                let inside = written.trim_matches('"');
                assert!(!all.contains(inside), "O2: all can see an offer of {author:?}");
                assert!(!own.contains(inside), "O2: {seat:?} can see an offer of {author:?}");
            }
        }
    }
}
